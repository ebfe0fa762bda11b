package org.dars.assistant.quiz;

/**
 * Words of the course that prove something. Files of learning platforms keep the title and the
 * anchor only: {@link #quotes}.
 *
 * @param document id of the document
 * @param documentTitle its title
 * @param block id of the block in the document
 * @param anchor where that is, for a person: "page 12", "slide 7", "2.3 Prompting"; may be ""
 * @param quote the words, verbatim up to white space
 */
public record SourceQuote(
    String document, String documentTitle, String block, String anchor, String quote) {

  /** Whether it has words of a block of the course; else it names a place only. */
  public boolean quotes() {
    return !(document.isEmpty() && quote.isBlank());
  }

  /** "Tokens, sampling, and limits, page 3": where to look it up. */
  public String place() {
    return anchor.isEmpty() || anchor.equals(documentTitle)
        ? documentTitle
        : documentTitle + ", " + anchor;
  }
}
