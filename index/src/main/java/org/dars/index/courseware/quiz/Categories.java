package org.dars.index.courseware.quiz;

import java.util.Arrays;
import java.util.List;

/** Paths of categories as headings. */
final class Categories {

  private Categories() {}

  /** {@code $course$/top/Unit 1} is "Unit 1"; a doubled slash is one in a name. */
  static List<String> names(String path) {
    return Arrays.stream(path.strip().split("(?<!/)/(?!/)"))
        .map(s -> s.replace("//", "/").replaceAll("\\s+", " ").strip())
        .filter(s -> !s.isEmpty() && !s.equals("top") && !s.matches("\\$.*\\$"))
        .toList();
  }
}
