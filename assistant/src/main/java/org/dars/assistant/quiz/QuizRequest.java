package org.dars.assistant.quiz;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param course the course's id, kept in the quiz
 * @param section words of a heading, a block id or its beginning, or a document's id or title; null
 *     for the whole course
 * @param count how many items, 1–1,000
 * @param seed the same seed gives the same quiz
 * @param language BCP 47 primary tag of the course; the questions are worded in it
 */
public record QuizRequest(
    String course, @Nullable String section, int count, long seed, String language) {

  public QuizRequest {
    if (count < 1 || count > 1_000) {
      throw new IllegalArgumentException(
          "a quiz has 1 to 1000 items, " + count + " were asked for");
    }
    if (language.isBlank()) {
      throw new IllegalArgumentException("language is empty: use \"und\" when it is unknown");
    }
  }
}
