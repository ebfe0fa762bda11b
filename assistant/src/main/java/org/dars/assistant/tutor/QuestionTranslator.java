package org.dars.assistant.tutor;

import java.util.Optional;

/** Translates a question into the language of a course. */
public interface QuestionTranslator {

  /** Translates nothing. */
  QuestionTranslator NONE = (question, from, to) -> Optional.empty();

  /**
   * Translates, within a time that a learner waits.
   *
   * @param from BCP 47 primary tag
   * @param to BCP 47 primary tag
   * @return one line, or nothing when it cannot be translated well enough to be searched for
   * @throws InterruptedException when the calling thread is interrupted
   */
  Optional<String> translate(String question, String from, String to) throws InterruptedException;
}
