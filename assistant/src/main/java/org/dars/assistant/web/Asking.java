package org.dars.assistant.web;

import java.util.List;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Turn;

/** The tutor, as the pages need it. */
@FunctionalInterface
public interface Asking {

  /**
   * Answers a question about a course.
   *
   * @param zone never taken from a client
   * @param course id of an existing course
   * @param question as asked, not blank
   * @param earlier the conversation so far, oldest first
   * @param listener hears the answer as it is made; what it throws ends the work
   * @return the whole answer
   * @throws Exception when the course cannot be searched; the page says so, the log says why
   */
  Answer ask(
      String zone, String course, String question, List<Turn> earlier, AnswerListener listener)
      throws Exception;
}
