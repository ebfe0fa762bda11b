package org.dars.assistant.course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What {@code course.json} says beside the files: {@code "tutor": {…}}. */
final class CourseManifest {

  private static final String NAME = "course.json";
  private static final int MOST_BYTES = 1_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private CourseManifest() {}

  /**
   * The settings of the course's tutor as JSON, "" for none. A manifest that cannot be read says
   * nothing here; whoever lists the files complains of it.
   *
   * @param source a folder, or a zip with the manifest at its top or in its only folder
   */
  static String tutor(Path source) {
    try {
      if (Files.isDirectory(source)) {
        return tutorIn(source.resolve(NAME));
      }
      if (source.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
        try (FileSystem zip = FileSystems.newFileSystem(source)) {
          return tutorInZip(zip.getPath("/"));
        }
      }
    } catch (IOException e) {
      return "";
    }
    return "";
  }

  private static String tutorInZip(Path root) throws IOException {
    if (Files.isRegularFile(root.resolve(NAME))) {
      return tutorIn(root.resolve(NAME));
    }
    try (Stream<Path> top = Files.list(root)) {
      List<Path> folders = top.filter(Files::isDirectory).toList();
      return folders.size() == 1 ? tutorIn(folders.getFirst().resolve(NAME)) : "";
    }
  }

  private static String tutorIn(Path manifest) throws IOException {
    if (!Files.isRegularFile(manifest)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(manifest)) {
      JsonNode tutor = JSON.readTree(in.readNBytes(MOST_BYTES)).path("tutor");
      return tutor.isMissingNode() || tutor.isNull() ? "" : tutor.toString();
    }
  }
}
