package org.dars.assistant.tutor;

/**
 * A section of the course that a learner may look at.
 *
 * @param document id of the document in its course
 * @param documentTitle its title
 * @param block id of the section's heading block, or of its first passage's
 * @param title the section's heading, or the document's title
 */
public record SectionLink(String document, String documentTitle, String block, String title) {}
