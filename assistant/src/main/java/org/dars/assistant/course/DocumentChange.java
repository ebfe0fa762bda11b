package org.dars.assistant.course;

/**
 * The newest change of a document, for an index that catches up.
 *
 * @param number rises with every commit of the zone
 * @param deleted whether the document is gone
 */
public record DocumentChange(long number, String course, String document, boolean deleted) {}
