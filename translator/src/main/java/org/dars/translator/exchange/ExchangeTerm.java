package org.dars.translator.exchange;

/**
 * A term in a segment, and how to translate it.
 *
 * @param source as in the source
 * @param target "" where it is not to be translated or has no translation yet
 * @param status {@code preferred}, {@code admitted}, {@code forbidden}, {@code do-not-translate};
 *     may be ""
 * @param definition may be ""
 */
public record ExchangeTerm(String source, String target, String status, String definition) {}
