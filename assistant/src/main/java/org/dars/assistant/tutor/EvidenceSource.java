package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds passages for a question: in a course, or in the throw-away index of an evaluation. */
public interface EvidenceSource {

  /** The best passages for a question, best first, at most {@code k}. */
  List<Evidence> find(String zone, String course, String question, int k) throws IOException;

  /**
   * The same for a learner who is reading a document of the course.
   *
   * @param page the document's id, looked at first; "" for none
   */
  default List<Evidence> find(String zone, String course, String page, String question, int k)
      throws IOException {
    return find(zone, course, question, k);
  }

  /**
   * The same for a question whose language is known.
   *
   * @param language BCP 47 primary tag; "" when it is to be told by the question's words
   */
  default List<Evidence> find(
      String zone, String course, String page, String question, String language, int k)
      throws IOException {
    return find(zone, course, page, question, k);
  }

  /**
   * The other courses of the zone, whichever course is asked for; empty where there are none, or
   * none that may be looked in.
   */
  default Optional<EvidenceSource> beside(String zone, String course) {
    return Optional.empty();
  }
}
