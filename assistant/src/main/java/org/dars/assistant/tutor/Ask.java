package org.dars.assistant.tutor;

import java.util.List;

/**
 * A question put to the tutor.
 *
 * @param zone the learner's zone, never taken from the client
 * @param course the course it is about
 * @param question as typed, at most {@value #MAX_CHARACTERS} characters are looked at
 * @param earlier the conversation so far, oldest first
 */
public record Ask(String zone, String course, String question, List<Turn> earlier) {

  static final int MAX_CHARACTERS = 2_000;

  public Ask {
    earlier = List.copyOf(earlier);
    question = question.strip();
    if (question.isEmpty()) {
      throw new IllegalArgumentException("the question is empty");
    }
    if (question.length() > MAX_CHARACTERS) {
      question = question.substring(0, MAX_CHARACTERS);
    }
  }
}
