package org.dars.assistant.tutor;

import java.util.List;

/**
 * How a question reached a course in another language.
 *
 * @param way which of the ways
 * @param from BCP 47 primary tag of the question's language, "und" when unknown; "" for no way
 * @param to BCP 47 primary tag of the language that was searched in; "" for no way
 * @param words what was looked for, when only shared words were; may be empty
 */
public record Crossing(Way way, String from, String to, List<String> words) {

  /** The question is in a language of the course. */
  public static final Crossing NONE = new Crossing(Way.NONE, "", "", List.of());

  public Crossing {
    words = List.copyOf(words);
  }

  /** The ways, best first. */
  public enum Way {
    /** It did not need to. */
    NONE,
    /** The course's counterpart in the question's language was searched. */
    COUNTERPART,
    /** Passages were found by their meaning, by an embedder that serves both languages. */
    MEANING,
    /** The question was translated. */
    TRANSLATION,
    /** Only numbers, names and terms that both languages write alike were looked for. */
    SHARED_WORDS
  }
}
