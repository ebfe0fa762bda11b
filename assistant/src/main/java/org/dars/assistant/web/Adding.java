package org.dars.assistant.web;

import java.nio.file.Path;
import org.dars.assistant.course.Course;

/** Adding courses, as the pages need it. */
@FunctionalInterface
public interface Adding {

  /**
   * Adds the files of a folder as a course, or brings the course of that title up to date. Files
   * that cannot be read become documents with a problem.
   *
   * @param zone never taken from a client
   * @param title as people call it, not blank
   * @param folder gone after the call
   * @throws Exception when nothing was added; its message is one sentence for the person who tried
   */
  Course add(String zone, String title, Path folder) throws Exception;
}
