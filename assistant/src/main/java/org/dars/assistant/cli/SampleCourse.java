package org.dars.assistant.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** The course that comes with Dars, as files that a person can open. */
final class SampleCourse {

  static final String ID = "sample";

  private static final String RESOURCE = "/org/dars/assistant/sample-course";

  private SampleCourse() {}

  /** Copies the course into a folder, over an earlier copy. */
  static void unpack(Path folder) throws IOException {
    try {
      URI uri = SampleCourse.class.getResource(RESOURCE).toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          copy(jar.getPath(RESOURCE), folder);
        }
      } else {
        copy(Path.of(uri), folder);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path gave no URI for " + RESOURCE, e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
