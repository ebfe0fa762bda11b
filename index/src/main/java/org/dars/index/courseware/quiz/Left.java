package org.dars.index.courseware.quiz;

import java.util.List;

/** What is said of texts that could not be given a place. */
final class Left {

  private Left() {}

  static void warn(int count, List<String> warnings) {
    if (count > 0) {
      warnings.add(
          count
              + (count == 1 ? " text is" : " texts are")
              + " searched but not translated: CDATA mixed with elements cannot be written back");
    }
  }
}
