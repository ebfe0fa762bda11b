package org.dars.translator.exchange;

/**
 * A note to or from the people who translate.
 *
 * @param from who wrote it, or "" where the file does not say
 * @param text one or more lines
 */
public record ExchangeNote(String from, String text) {}
