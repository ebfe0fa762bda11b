package org.dars.assistant.quiz;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;

/** Courses of real files, read as the product reads them. */
public final class RealCourses {

  private RealCourses() {}

  /** The sample course that ships with Dars. */
  public static List<SourceDocument> sample() throws IOException {
    URL course = RealCourses.class.getResource("/org/dars/assistant/sample-course/course.json");
    if (course == null) {
      throw new IOException("the sample course is missing from the build");
    }
    try {
      return read(Path.of(new URI(course.toString())).resolveSibling(""));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Every file of a folder that Dars reads, by path; the others are passed over. */
  public static List<SourceDocument> read(Path folder) throws IOException {
    return read(folder, "");
  }

  /** The same with ids that begin so, for several folders in one course. */
  public static List<SourceDocument> read(Path folder, String idsBegin) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<SourceDocument> documents = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (Path file : files) {
        String path = folder.relativize(file).toString();
        try {
          CoursewareDocument document = courseware.read(new SourceFile(path, file));
          String id = idsBegin + path.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
          documents.add(new SourceDocument(id, document.title(), document.blocks()));
        } catch (CoursewareException e) {
          // Pictures and settings are no documents.
        }
      }
    }
    return documents;
  }
}
