package org.dars.assistant.tutor;

import org.jspecify.annotations.Nullable;

/**
 * A proof: words that stand verbatim in a block of the course.
 *
 * @param number from 1, as shown: [1]
 * @param document id of the document in its course
 * @param documentTitle its title
 * @param block id of the block in the document
 * @param anchor where that is, for a person: "page 12", "slide 7", "2.3 Prompting", "03:41"
 * @param quote the words, verbatim up to white space
 * @param course id of the course that the document is in; "" for the one that was asked
 * @param counterpart the same place in the course's counterpart in another language, or null
 */
public record Citation(
    int number,
    String document,
    String documentTitle,
    String block,
    String anchor,
    String quote,
    String course,
    @Nullable Counterpart counterpart) {

  /** A proof from the course that was asked. */
  public Citation(
      int number,
      String document,
      String documentTitle,
      String block,
      String anchor,
      String quote) {
    this(number, document, documentTitle, block, anchor, quote, "", null);
  }

  /** The same, from that course, with its counterpart. */
  Citation in(String other, @Nullable Counterpart beside) {
    return new Citation(number, document, documentTitle, block, anchor, quote, other, beside);
  }

  /**
   * What a course says in the same place in another language.
   *
   * @param course its id
   * @param language BCP 47 primary tag of the document
   * @param document id of the document in that course
   * @param block id of the block in the document
   * @param quote the sentence of the same number, or the whole block
   */
  public record Counterpart(
      String course, String language, String document, String block, String quote) {}
}
