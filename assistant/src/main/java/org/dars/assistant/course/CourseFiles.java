package org.dars.assistant.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dars.index.courseware.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of a course, in course order.
 *
 * @param name what the folder or file is called
 * @param title the course's title as the folder gives it, or null
 * @param files with their paths inside the course
 * @param whole whether these are all files of the course, or one of them
 */
record CourseFiles(String name, @Nullable String title, List<SourceFile> files, boolean whole) {

  static CourseFiles of(Path source) throws CourseException {
    if (!Files.exists(source)) {
      throw new CourseException(source + " does not exist: name a folder or a file to add.");
    }
    String name = String.valueOf(source.toAbsolutePath().normalize().getFileName());
    if (!Files.isDirectory(source)) {
      return new CourseFiles(name, null, List.of(new SourceFile(name, source)), false);
    }
    try (Stream<Path> walk = Files.walk(source)) {
      List<SourceFile> files =
          walk.filter(Files::isRegularFile)
              .map(f -> new SourceFile(source.relativize(f).toString().replace('\\', '/'), f))
              .sorted(java.util.Comparator.comparing(SourceFile::path))
              .toList();
      return new CourseFiles(name, null, files, true);
    } catch (IOException e) {
      throw new CourseException(source + " cannot be read: " + e.getMessage() + ".");
    }
  }
}
