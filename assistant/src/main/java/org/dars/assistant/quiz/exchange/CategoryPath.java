package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Categories as Moodle writes them: "Unit 1/Cells"; a slash within a name is doubled. */
final class CategoryPath {

  private CategoryPath() {}

  static String of(List<String> names) {
    return names.stream()
        .map(n -> n.replaceAll("[\\s\\p{Cntrl}]+", " ").strip().replace("/", "//"))
        .collect(Collectors.joining("/"));
  }

  /** The names, outermost first; {@code $course$/top/} before them is none of them. */
  static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.strip().split("(?<!/)/(?!/)")) {
      names.add(name.replace("//", "/").strip());
    }
    if (names.getFirst().matches("\\$\\w+\\$")) {
      names.removeFirst();
      if (!names.isEmpty() && names.getFirst().equals("top")) {
        names.removeFirst();
      }
    }
    names.removeIf(String::isEmpty);
    return names;
  }
}
