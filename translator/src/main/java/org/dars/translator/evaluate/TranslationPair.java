package org.dars.translator.evaluate;

/**
 * A segment and its translation by a person.
 *
 * @param source what is to be translated
 * @param reference the translation
 */
public record TranslationPair(String source, String reference) {}
