package org.dars.assistant.quiz.examine;

/**
 * What a language model took to solve items.
 *
 * @param calls requests made
 * @param tokens read and written, as the provider counted or as estimated
 * @param ended why it was asked no more, a sentence; "" where it was asked to the end
 */
public record SolverUse(int calls, long tokens, String ended) {}
