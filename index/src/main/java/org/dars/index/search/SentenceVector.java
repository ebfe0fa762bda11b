package org.dars.index.search;

/**
 * The embedding of a stretch of a passage.
 *
 * @param start where it begins, in characters of the passage's text
 * @param end where it ends, exclusive
 * @param vector a unit vector of the index's dimensions; not copied, and not to be changed
 *     afterwards
 */
public record SentenceVector(int start, int end, float[] vector) {}
