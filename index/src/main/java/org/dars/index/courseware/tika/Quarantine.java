package org.dars.index.courseware.tika;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that broke the reading process, by the SHA-256 of their bytes. Twice, and a file is put
 * aside: it is refused until it is changed. Safe for use by several threads.
 */
final class Quarantine {

  private static final int STRIKES = 2;

  /** More lines than that are no list of ours. */
  private static final int MOST = 100_000;

  private final @Nullable Path list;
  private final Map<String, Integer> strikes = new HashMap<>();
  private final Set<String> aside = new HashSet<>();

  /**
   * @param list remembers what is put aside from one run to the next, a line for each; null to
   *     remember it as long as this lives
   */
  Quarantine(@Nullable Path list) {
    this.list = list;
    if (list != null && Files.isRegularFile(list)) {
      try (Stream<String> lines = Files.lines(list, StandardCharsets.UTF_8)) {
        lines
            .limit(MOST)
            .map(l -> l.split("\\s", 2)[0])
            .filter(h -> h.matches("(ocr-)?[0-9a-f]{64}"))
            .forEach(aside::add);
      } catch (IOException | java.io.UncheckedIOException e) {
        warn("The list of files put aside cannot be read: " + list, e);
      }
    }
  }

  synchronized boolean holds(String sha256) {
    return aside.contains(sha256);
  }

  /** One more time that this file broke the process; true when it is put aside for that. */
  synchronized boolean strike(String sha256, String path) {
    if (strikes.merge(sha256, 1, Integer::sum) < STRIKES || !aside.add(sha256)) {
      return aside.contains(sha256);
    }
    if (list != null) {
      try {
        Files.writeString(
            list,
            sha256 + "  " + path.replaceAll("\\p{Cntrl}", " ") + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        warn("The list of files put aside cannot be written: " + list, e);
      }
    }
    return true;
  }

  private static void warn(String message, Exception e) {
    System.getLogger(Quarantine.class.getName()).log(System.Logger.Level.WARNING, message, e);
  }
}
