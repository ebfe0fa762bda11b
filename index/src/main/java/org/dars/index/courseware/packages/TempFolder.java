package org.dars.index.courseware.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Files of our own naming that go when it is closed. */
final class TempFolder implements AutoCloseable {

  private final Path folder;
  private int next;

  TempFolder(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent, "dars-course-");
  }

  /** A new path; nothing of {@code name} is in it but a plain ending such as ".html". */
  Path next(String name) {
    String n = name.toLowerCase(Locale.ROOT);
    int dot = n.lastIndexOf('.');
    String ending = dot < 0 ? "" : n.substring(dot);
    return folder.resolve(
        String.format(Locale.ROOT, "%06d", next++)
            + (ending.matches("\\.[a-z0-9]{1,8}") ? ending : ""));
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
