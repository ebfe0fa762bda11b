package org.dars.index.courseware;

import java.util.Set;

/** Reads the files of some media types into blocks. Safe for use by several threads. */
public interface CoursewareReader {

  /** The media types it reads, lower case, without parameters. */
  Set<String> mediaTypes();

  /**
   * Reads one file.
   *
   * @throws CoursewareException when the file is unreadable, broken beyond use, or over a limit
   */
  CoursewareDocument read(SourceFile source) throws CoursewareException;
}
