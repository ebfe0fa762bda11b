package org.dars.assistant.quiz;

/**
 * What one check says of an item.
 *
 * @param check the check
 * @param passed whether the item holds
 * @param reason what is wrong, one sentence; "" when passed
 */
public record Verdict(Check check, boolean passed, String reason) {}
