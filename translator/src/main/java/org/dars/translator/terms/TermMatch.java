package org.dars.translator.terms;

/**
 * A term where it stands in a text.
 *
 * @param start its first character
 * @param end the character after its last
 * @param concept what it names
 * @param term which of the concept's terms it is a form of
 */
public record TermMatch(int start, int end, Concept concept, Term term) {}
