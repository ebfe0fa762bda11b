package org.dars.models;

import java.util.List;
import java.util.Set;

/**
 * Reads a question together with a passage and says how well the passage answers it: dearer than
 * comparing vectors and better, so it is asked about few passages. The same pair gets the same
 * score whatever it is asked together with. Safe for use by several threads.
 */
public interface Reranker extends AutoCloseable {

  /** A readable name: "bge-reranker-base". */
  String name();

  /** BCP 47 primary tags of the languages it serves. */
  Set<String> languages();

  /**
   * Scores passages against a question.
   *
   * @param passages cut at the model's longest input
   * @return a score a passage, in the same order, 0–1, higher is better. Scores of two rerankers
   *     are not comparable, and they are no probabilities
   * @throws RerankerException when the model fails, or the calling thread is interrupted (the flag
   *     stays set)
   * @throws IllegalStateException when it is closed
   */
  float[] score(String question, List<String> passages);

  @Override
  void close();
}
