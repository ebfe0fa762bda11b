package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.index.search.Hit;

/** What has to be known of courses and their index to take a question across languages. */
public interface Reach {

  /** The courses that say the same in other languages. */
  List<Course> siblings(String zone, String course);

  /** BCP 47 primary tags of a course's documents. */
  Set<String> languages(String zone, String course);

  /** BCP 47 primary tag of most of a course, "und" when unknown. */
  String language(String zone, String course);

  /** The language that a question about some courses is most likely asked in, or "und". */
  String languageOf(String zone, Set<String> courses, String question);

  /** Whether questions in a language find passages in others by their meaning. */
  boolean reaches(String zone, String language, Set<String> others);

  /** The best passages of a course by words alone, best first, at most {@code k}. */
  List<Hit> byWords(String zone, String course, String question, String language, int k)
      throws IOException;
}
