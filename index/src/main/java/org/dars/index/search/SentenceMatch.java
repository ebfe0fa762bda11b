package org.dars.index.search;

/**
 * How near a stretch of a passage is to the question.
 *
 * @param start where it begins, in characters of the passage's text
 * @param end where it ends, exclusive
 * @param similarity cosine, −1…1, within a hundredth: the vector is kept in 8 bits a number
 */
public record SentenceMatch(int start, int end, float similarity) {}
