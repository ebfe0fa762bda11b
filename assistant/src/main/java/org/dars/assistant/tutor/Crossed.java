package org.dars.assistant.tutor;

/**
 * A question as it is looked for.
 *
 * @param course whose passages are searched: the one asked, or its counterpart
 * @param question in words that these may hold; "" when there are none
 * @param alone the question as it was typed, standing alone
 * @param language BCP 47 primary tag of {@link #sought}; "" when it is to be told by its words
 * @param crossing how it got there
 */
record Crossed(String course, String question, String alone, String language, Crossing crossing) {

  /** A question that is searched with as it is. */
  Crossed(String course, String question, Crossing crossing) {
    this(course, question, question, "", crossing);
  }

  /**
   * What is searched with: all of a question whose shared words then decide what answers, since the
   * index finds more by it (a letter changed, a prefix before a name).
   */
  String sought() {
    return byWords() && crossing.terms().isEmpty() ? alone : question;
  }

  /** Whether a few words of the question are all that takes it across. */
  boolean byWords() {
    return crossing.way() == Crossing.Way.SHARED_WORDS;
  }
}
