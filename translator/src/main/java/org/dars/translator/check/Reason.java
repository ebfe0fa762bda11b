package org.dars.translator.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What checks say of a translation, each half a sentence of English. Messages of {@link Issue} and
 * {@link CheckNote} are made of these, but for those of a grammar checker and of a team's own
 * checks; {@link #of} takes one apart, so that a page can say it in its reader's language.
 */
public enum Reason {
  EMPTY("the translation is empty"),
  NUMBER_MISSING("the number {0} is missing"),
  NUMBER_ADDED("the number {0} was added"),
  QUESTION_LOST("the source asks, the translation does not"),
  QUESTION_ADDED("the translation asks, the source does not"),
  UNIT("the unit {0} became {1}"),
  PLACEHOLDER_MISSING("the placeholder {0} is missing"),
  PLACEHOLDER_ADDED("the placeholder {0} was added"),
  LEFTOVER("“{0}” is left of a placeholder"),
  ENDS_OTHERWISE("it ends with “{0}”, the source with “{1}”"),
  ENDS_OPEN("it ends without a mark, the source with “{0}”"),
  ENDS_CLOSED("it ends with “{0}”, the source without a mark"),
  FOREIGN_MARK("a punctuation mark is not one of {0}"),
  OPENING_MARK("“{0}” has no “{1}” before it"),
  SPACE_BEFORE_MARK("there is a space before a mark"),
  TWO_SPACES("there are two spaces in a row"),
  SPACE_AFTER_COMMA("a space is missing after a comma"),
  NO_BREAK_SPACE("a no-break space is missing beside a French mark"),
  BRACKET("the bracket {0} stands alone"),
  QUOTATION_MARK("a quotation mark stands alone"),
  CODE_FENCE("it holds a code fence that the source has not"),
  MARK_MISSING("the mark {0} is missing"),
  MARK_ADDED("the mark {0} was added"),
  DIRECTION_MARK("a direction mark is not closed or closes nothing"),
  DISPLACED_SIGN("the sign of a Latin word or a number would be shown on its other side"),
  TEXT_TWICE("the same text stands there twice"),
  SOURCE_BESIDE("it holds the source beside its translation"),
  WORD_TWICE("“{0}” stands there twice"),
  OUT_OF_PROPORTION("its length is out of proportion ({0} characters became {1})"),
  SCRIPT("it is not written in the script of {0}"),
  LANGUAGE("it reads like {0}, not {1}"),
  SAME_AS_SOURCE("the translation is the same as the source"),
  NOT_TRANSLATED("“{0}” was not translated"),
  SHOWN("it is shown for {0} s, not {1} to {2} s"),
  TOO_FAST("{0} characters in {1} s are more than {2} a second"),
  TOO_MANY_LINES("{0} lines are more than {1}"),
  LONG_LINE("a line of {0} characters is longer than {1}"),
  QUIZ_PARTS("the source has {0} × {1}, the translation {2}"),
  QUIZ_MARKS("the marks of what is right differ from the source's"),
  INCONSISTENT("the same source is “{0}” elsewhere"),
  TERM_STAYS("“{0}” has to stay as it is"),
  TERM("“{0}” should be translated as {1}"),
  FORBIDDEN_TERM("“{0}” is a forbidden term"),
  FORBIDDEN_FOR("“{0}” is a forbidden term; “{1}” is the preferred one");

  @SuppressWarnings("ImmutableEnumChecker") // a phrase never changes
  private final Phrase phrase;

  Reason(String template) {
    phrase = new Phrase(template);
  }

  /** As a message: half a sentence of English. */
  public String with(Object... words) {
    return phrase.with(words);
  }

  /** For keys of messages: "number-missing". */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A reason with its words.
   *
   * @param words what stands in its places, in order
   */
  public record Said(Reason reason, List<String> words) {
    public Said {
      words = List.copyOf(words);
    }
  }

  /** Takes a message apart; empty for one that is none of these. */
  public static Optional<Said> of(String message) {
    for (Reason reason : values()) {
      Optional<List<String>> words = reason.phrase.words(message);
      if (words.isPresent()) {
        return Optional.of(new Said(reason, words.get()));
      }
    }
    return Optional.empty();
  }
}
