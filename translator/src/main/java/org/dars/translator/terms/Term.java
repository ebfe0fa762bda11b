package org.dars.translator.terms;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * One form of a concept in one language.
 *
 * @param language BCP 47 tag, made canonical
 * @param text as it stands in running text, white space folded, never empty
 * @param status whether translations may use it
 * @param partOfSpeech what the word is
 * @param note for people; may be empty
 */
public record Term(
    String language, String text, Status status, PartOfSpeech partOfSpeech, String note) {

  private static final Pattern WHITE = Pattern.compile("\\s+");

  /** Few languages, many terms. */
  private static final Map<String, String> TAGS = new ConcurrentHashMap<>();

  /** Whether translations may use a term. */
  public enum Status {
    PREFERRED,
    ADMITTED,
    FORBIDDEN;

    /** As CSV writes it. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Term {
    language = tag(language);
    text = WHITE.matcher(clean(text)).replaceAll(" ");
    note = clean(note);
    Objects.requireNonNull(status);
    Objects.requireNonNull(partOfSpeech);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a term of language " + language + " is empty");
    }
  }

  /** A preferred term of unknown part of speech. */
  public static Term preferred(String language, String text) {
    return new Term(language, text, Status.PREFERRED, PartOfSpeech.UNKNOWN, "");
  }

  /** A term that no translation may use. */
  public static Term forbidden(String language, String text) {
    return new Term(language, text, Status.FORBIDDEN, PartOfSpeech.UNKNOWN, "");
  }

  boolean forbidden() {
    return status == Status.FORBIDDEN;
  }

  /** Whether a term of this language serves a text of another tag: "pt" serves "pt-BR". */
  boolean serves(String tag) {
    Locale mine = Locale.forLanguageTag(language);
    Locale other = Locale.forLanguageTag(tag);
    boolean scripts =
        mine.getScript().isEmpty()
            || other.getScript().isEmpty()
            || mine.getScript().equals(other.getScript());
    return mine.getLanguage().equals(other.getLanguage()) && scripts;
  }

  /**
   * A language tag in canonical form.
   *
   * @throws IllegalArgumentException when it is no BCP 47 tag
   */
  static String tag(String language) {
    return TAGS.computeIfAbsent(language, Term::canonical);
  }

  private static String canonical(String language) {
    String tag = language.strip().replace('_', '-');
    try {
      String canonical = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
      if (canonical.matches("(?!und\\b)\\p{Alpha}{2,3}(?:-.*)?")) {
        return canonical;
      }
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException(
          "\"" + language + "\" is no language tag; write one like en, kk or pt-BR", e);
    }
    throw new IllegalArgumentException(
        "\"" + language + "\" is no language tag; write one like en, kk or pt-BR");
  }

  /** Text as XML and CSV can both hold it: one kind of line break, no control characters. */
  static String clean(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0xd800)) {
      return text.strip();
    }
    return text.replaceAll("\\r\\n?", "\n")
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}", "")
        .strip();
  }
}
