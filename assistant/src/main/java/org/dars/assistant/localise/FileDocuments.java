package org.dars.assistant.localise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;

/** The documents of a file, package or folder that is in no library. */
public final class FileDocuments {

  private FileDocuments() {}

  /**
   * Reads them all.
   *
   * @param problem told of each document of a package or folder that cannot be read
   * @throws CoursewareException when the file is missing, or is one that cannot be read
   */
  public static List<CoursewareDocument> read(
      Courseware courseware, Path file, Consumer<String> problem) throws CoursewareException {
    String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
    if (!CoursePackage.isPackage(name) && !Files.isDirectory(file)) {
      return List.of(courseware.read(new SourceFile(name, file)));
    }
    List<CoursewareDocument> documents = new ArrayList<>();
    try (CoursePackage opened = CoursePackage.open(file, ReadLimits.standard())) {
      for (SourceFile source : opened.course().files()) {
        try {
          documents.add(courseware.read(source));
        } catch (CoursewareException e) {
          problem.accept(String.valueOf(e.getMessage()));
        }
      }
      opened.notes().forEach(problem);
    }
    return documents;
  }
}
