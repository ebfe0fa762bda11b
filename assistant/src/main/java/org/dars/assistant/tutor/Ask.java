package org.dars.assistant.tutor;

import java.util.List;

/**
 * A question put to the tutor.
 *
 * @param zone the learner's zone, never taken from the client
 * @param course the course it is about
 * @param question as typed, at most {@value #MAX_CHARACTERS} characters are looked at
 * @param earlier the conversation so far, oldest first
 * @param page id of the document that the learner is reading, which is looked at first; "" for none
 * @param language BCP 47 primary tag of the language that the learner reads, "" when unknown
 * @param mode how to help
 * @param library whether to look in the other courses of the zone instead
 * @param seal what is kept back from the learner
 */
public record Ask(
    String zone,
    String course,
    String question,
    List<Turn> earlier,
    String page,
    String language,
    Mode mode,
    boolean library,
    Seal seal) {

  static final int MAX_CHARACTERS = 2_000;

  public Ask {
    earlier = List.copyOf(earlier);
    question = question.strip();
    if (question.isEmpty()) {
      throw new IllegalArgumentException("the question is empty");
    }
    if (question.length() > MAX_CHARACTERS) {
      question = question.substring(0, MAX_CHARACTERS);
    }
  }

  /** A question to be answered, from no page. */
  public Ask(String zone, String course, String question, List<Turn> earlier) {
    this(zone, course, question, earlier, "", "", Mode.EXPLAIN, false, Seal.NONE);
  }

  /** The same, asked while reading a document. */
  public Ask onPage(String document) {
    return new Ask(zone, course, question, earlier, document, language, mode, library, seal);
  }

  /** The same, from a learner who reads that language. */
  public Ask inLanguage(String tag) {
    return new Ask(zone, course, question, earlier, page, tag, mode, library, seal);
  }

  /** The same, to be helped with in that way. */
  public Ask in(Mode how) {
    return new Ask(zone, course, question, earlier, page, language, how, library, seal);
  }

  /** The same, put to the other courses of the zone. */
  public Ask inLibrary(boolean others) {
    return new Ask(zone, course, question, earlier, page, language, mode, others, seal);
  }

  /** The same, from a learner who is not to be told that. */
  public Ask under(Seal kept) {
    return new Ask(zone, course, question, earlier, page, language, mode, library, kept);
  }

  /** The same of that course, with another question and what was said before it. */
  Ask to(String other, String words, List<Turn> before) {
    return new Ask(zone, other, words, before, page, language, mode, library, seal);
  }
}
