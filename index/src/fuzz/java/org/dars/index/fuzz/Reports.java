package org.dars.index.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What is wrong with inputs and ends nothing: for each kind of problem the smallest input, kept in
 * a folder with the words beside it.
 */
final class Reports {

  private static final int MOST = 60;

  private final Path folder;
  private final Map<String, Integer> smallest = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  Reports(Path folder) {
    this.folder = folder;
  }

  void add(String problem, byte[] input) {
    String kind = kind(problem);
    counts.merge(kind, 1, Integer::sum);
    if (!smallest.containsKey(kind) && smallest.size() >= MOST) {
      return;
    }
    if (input.length < smallest.getOrDefault(kind, Integer.MAX_VALUE)) {
      smallest.put(kind, input.length);
      String name = HexFormat.of().toHexDigits(kind.hashCode());
      try {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), input);
        Files.writeString(folder.resolve(name + ".txt"), problem + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A problem without what is this input's own: places, texts, numbers. */
  private static String kind(String problem) {
    if (problem.contains(" meant ")) {
      return problem.replaceFirst("(?s)\\s+meant .*", "").replaceAll("[0-9]+", "#")
          + " reads otherwise";
    }
    return problem
        .replaceAll("\\([^)]*\\)", "")
        .replaceAll("(?<= has | lacks )the mark .*", "a mark")
        .replaceAll("[0-9]+", "#")
        .lines()
        .findFirst()
        .orElse("");
  }

  /** Kinds and how often. */
  Map<String, Integer> counts() {
    return counts;
  }
}
