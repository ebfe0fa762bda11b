package org.dars.assistant.tutor;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a question reached a course in another language.
 *
 * @param way which of the ways
 * @param from BCP 47 primary tag of the question's language, "und" when unknown; "" for no way
 * @param to BCP 47 primary tag of the language that was searched in; "" for no way
 * @param words what was looked for, when only shared words were; may be empty
 * @param terms what was looked for in the words of a termbase, when only words were; may be empty
 */
public record Crossing(Way way, String from, String to, List<String> words, List<Term> terms) {

  /** The question is in a language of the course. */
  public static final Crossing NONE = new Crossing(Way.NONE, "", "", List.of());

  public Crossing {
    words = List.copyOf(words);
    terms = List.copyOf(terms);
  }

  /** Without terms. */
  public Crossing(Way way, String from, String to, List<String> words) {
    this(way, from, to, words, List.of());
  }

  /** Whether neither a word nor a term could be looked for. */
  public boolean nothing() {
    return words.isEmpty() && terms.isEmpty();
  }

  /** All that was looked for, in the words that it was looked for in, each once. */
  public List<String> sought() {
    return Stream.concat(terms.stream().map(Term::sought), words.stream()).distinct().toList();
  }

  /**
   * A term of the zone's termbases.
   *
   * @param asked as it stands in the question
   * @param sought as the course calls it
   */
  public record Term(String asked, String sought) {}

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
    /**
     * Only numbers, names and terms that both languages write alike were looked for, and terms that
     * a termbase of the zone has in both.
     */
    SHARED_WORDS
  }
}
