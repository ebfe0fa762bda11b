package org.dars.assistant.tutor;

/**
 * A section of a course that a learner may look at.
 *
 * @param document id of the document in its course
 * @param documentTitle its title
 * @param block id of the section's heading block, or of its first passage's
 * @param title the section's heading, or the document's title
 * @param course id of the course that the document is in; "" for the one that was asked
 */
public record SectionLink(
    String document, String documentTitle, String block, String title, String course) {

  /** A section of the course that was asked. */
  public SectionLink(String document, String documentTitle, String block, String title) {
    this(document, documentTitle, block, title, "");
  }
}
