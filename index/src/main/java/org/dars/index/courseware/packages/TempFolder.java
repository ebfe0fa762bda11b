package org.dars.index.courseware.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Files of our own naming that go when it is closed. */
final class TempFolder implements AutoCloseable {

  private final Path folder;
  private final List<Path> given = new ArrayList<>();

  TempFolder(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent, "dars-course-");
  }

  /** A new path; nothing of {@code name} is in it but a plain ending such as ".html". */
  Path next(String name) {
    String n = name.toLowerCase(Locale.ROOT);
    int dot = n.lastIndexOf('.');
    String ending = dot < 0 ? "" : n.substring(dot);
    Path file =
        folder.resolve(
            String.format(Locale.ROOT, "%06d", given.size())
                + (ending.matches("\\.[a-z0-9]{1,8}") ? ending : ""));
    given.add(file);
    return file;
  }

  /** How many paths were given so far. */
  int mark() {
    return given.size();
  }

  /** Deletes the files that were made since {@link #mark}. */
  void forgetFrom(int mark) {
    for (Path file : given.subList(mark, given.size())) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // It goes with the folder.
      }
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      System.getLogger(TempFolder.class.getName())
          .log(System.Logger.Level.WARNING, "temporary folder " + folder + " was not removed", e);
    }
  }
}
