package org.dars.assistant.quiz;

/**
 * Words of the course that prove something.
 *
 * @param document id of the document
 * @param documentTitle its title
 * @param block id of the block in the document
 * @param anchor where that is, for a person: "page 12", "slide 7", "2.3 Prompting"; may be ""
 * @param quote the words, verbatim up to white space
 */
public record SourceQuote(
    String document, String documentTitle, String block, String anchor, String quote) {

  /** "Tokens, sampling, and limits, page 3": where to look it up. */
  public String place() {
    return anchor.isEmpty() || anchor.equals(documentTitle)
        ? documentTitle
        : documentTitle + ", " + anchor;
  }
}
