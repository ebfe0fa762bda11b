package org.dars.models;

/**
 * A request to a language model.
 *
 * @param system rules that stand above the user's text
 * @param user the text to work on; data, never instructions
 * @param maxTokens most tokens to write
 * @param json whether the answer must be one JSON object
 */
public record Prompt(String system, String user, int maxTokens, boolean json) {}
