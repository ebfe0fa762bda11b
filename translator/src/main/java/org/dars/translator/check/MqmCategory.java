package org.dars.translator.check;

import java.util.Locale;

/**
 * The kinds of error of MQM Core, by dimension.
 *
 * @see <a href="https://themqm.org/the-mqm-typology/">The MQM typology</a>
 */
public enum MqmCategory {
  TERMINOLOGY(Dimension.TERMINOLOGY),
  INCONSISTENT_WITH_TERMBASE(Dimension.TERMINOLOGY),
  INCONSISTENT_USE_OF_TERMS(Dimension.TERMINOLOGY),
  WRONG_TERM(Dimension.TERMINOLOGY),
  ACCURACY(Dimension.ACCURACY),
  MISTRANSLATION(Dimension.ACCURACY),
  OVERTRANSLATION(Dimension.ACCURACY),
  UNDERTRANSLATION(Dimension.ACCURACY),
  ADDITION(Dimension.ACCURACY),
  OMISSION(Dimension.ACCURACY),
  DO_NOT_TRANSLATE(Dimension.ACCURACY),
  UNTRANSLATED(Dimension.ACCURACY),
  FLUENCY(Dimension.FLUENCY),
  GRAMMAR(Dimension.FLUENCY),
  PUNCTUATION(Dimension.FLUENCY),
  SPELLING(Dimension.FLUENCY),
  UNINTELLIGIBLE(Dimension.FLUENCY),
  CHARACTER_ENCODING(Dimension.FLUENCY),
  TEXTUAL_CONVENTIONS(Dimension.FLUENCY),
  STYLE(Dimension.STYLE),
  ORGANISATION_STYLE(Dimension.STYLE),
  REGISTER(Dimension.STYLE),
  AWKWARD_STYLE(Dimension.STYLE),
  UNIDIOMATIC_STYLE(Dimension.STYLE),
  INCONSISTENT_STYLE(Dimension.STYLE),
  LOCALE_CONVENTION(Dimension.LOCALE_CONVENTION),
  NUMBER_FORMAT(Dimension.LOCALE_CONVENTION),
  CURRENCY_FORMAT(Dimension.LOCALE_CONVENTION),
  MEASUREMENT_FORMAT(Dimension.LOCALE_CONVENTION),
  TIME_FORMAT(Dimension.LOCALE_CONVENTION),
  DATE_FORMAT(Dimension.LOCALE_CONVENTION),
  ADDRESS_FORMAT(Dimension.LOCALE_CONVENTION),
  AUDIENCE_APPROPRIATENESS(Dimension.AUDIENCE_APPROPRIATENESS),
  CULTURE_SPECIFIC_REFERENCE(Dimension.AUDIENCE_APPROPRIATENESS),
  DESIGN(Dimension.DESIGN),
  LAYOUT(Dimension.DESIGN),
  MARKUP_TAG(Dimension.DESIGN),
  TRUNCATION(Dimension.DESIGN),
  LINK(Dimension.DESIGN),
  OTHER(Dimension.OTHER);

  /** The seven dimensions, and a rest. */
  public enum Dimension {
    TERMINOLOGY,
    ACCURACY,
    /** Linguistic conventions, as newer versions of MQM name it. */
    FLUENCY,
    STYLE,
    LOCALE_CONVENTION,
    AUDIENCE_APPROPRIATENESS,
    DESIGN,
    OTHER
  }

  private final Dimension dimension;

  MqmCategory(Dimension dimension) {
    this.dimension = dimension;
  }

  public Dimension dimension() {
    return dimension;
  }

  /** As files and pages name it: "do-not-translate". */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The category that a check's finding would be marked with. */
  public static MqmCategory of(Issue.Kind kind) {
    return switch (kind) {
      case EMPTY, QUIZ_KEYS -> OMISSION;
      case NUMBERS, UNITS, QUESTION -> MISTRANSLATION;
      case LENGTH, WRAPPING, DOUBLE_TRANSLATION -> ADDITION;
      case SCRIPT, LANGUAGE, SAME_AS_SOURCE, UNTRANSLATED -> MqmCategory.UNTRANSLATED;
      case PLACEHOLDER, LEFTOVER_PLACEHOLDER, MARKUP -> MARKUP_TAG;
      case TERMINOLOGY, FORBIDDEN_TERM -> INCONSISTENT_WITH_TERMBASE;
      case INCONSISTENT -> INCONSISTENT_USE_OF_TERMS;
      case REPEATED_WORD, GRAMMAR -> MqmCategory.GRAMMAR;
      case PUNCTUATION, SPACING, QUOTES, BRACKETS -> MqmCategory.PUNCTUATION;
      case BIDI -> LAYOUT;
      case SUBTITLE_SPEED, SUBTITLE_LINES, SUBTITLE_DURATION -> TRUNCATION;
    };
  }
}
