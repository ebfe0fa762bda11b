package org.dars.assistant.web;

import java.io.IOException;
import java.io.InputStream;
import org.dars.assistant.course.CourseDocument;

/** The files of courses as they were added. */
@FunctionalInterface
public interface Originals {

  /**
   * Opens the original of a document.
   *
   * @param zone never taken from a client
   * @throws IOException when its bytes cannot be read
   */
  InputStream open(String zone, CourseDocument document) throws IOException;
}
