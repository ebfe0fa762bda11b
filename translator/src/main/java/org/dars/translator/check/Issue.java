package org.dars.translator.check;

/**
 * Something wrong with a translation.
 *
 * @param kind what
 * @param message half a sentence for the person who looks at it
 */
public record Issue(Kind kind, String message) {

  /** What can be wrong. */
  public enum Kind {
    EMPTY(true),
    /** A number of the source is missing, or one was added. */
    NUMBERS(true),
    /** The source asks and the translation does not: most likely it answers. */
    QUESTION(true),
    /** Far too long or short: an answer, a refusal, or another segment's translation. */
    LENGTH(true),
    /** Hardly any letter is of the target language's script. */
    SCRIPT(true),
    /** It holds text of an engine's answer format: a code fence that the source has not. */
    WRAPPING(true),
    /** The same text as the source: a name, or left untranslated. */
    SAME_AS_SOURCE(false);

    private final boolean holds;

    Kind(boolean holds) {
      this.holds = holds;
    }
  }

  /** Whether the segment has to stay in its source language until a person has looked. */
  public boolean holds() {
    return kind.holds;
  }
}
