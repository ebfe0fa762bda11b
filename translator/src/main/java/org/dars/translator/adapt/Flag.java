package org.dars.translator.adapt;

/**
 * Something that a rule saw and left alone, for a person to look at.
 *
 * @param text what stands there
 * @param reason why it was left, in a sentence
 */
public record Flag(Target target, Category category, String text, String reason) {}
