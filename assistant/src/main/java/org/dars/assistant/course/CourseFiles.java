package org.dars.assistant.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;
import org.jspecify.annotations.Nullable;

/**
 * The files of a course, in course order.
 *
 * @param name what the course is called unless it has a title
 * @param title the course's title as its manifest gives it, or null
 * @param language as its manifest gives it, "" when it does not
 * @param files with their paths inside the course, each once
 * @param units title of the unit by path, "" for none
 * @param whole whether these are all files of the course, or one of them
 * @param leftOut paths of files that Dars does not read
 * @param tutor settings of its tutor as its manifest gives them, JSON, "" for none
 * @param opened the package that they come from; its copies go away when this is closed
 */
record CourseFiles(
    String name,
    @Nullable String title,
    String language,
    List<SourceFile> files,
    Map<String, String> units,
    boolean whole,
    List<String> leftOut,
    String tutor,
    CoursePackage opened)
    implements AutoCloseable {

  static CourseFiles of(Path source) throws CourseException {
    try {
      CoursePackage opened = CoursePackage.open(source, ReadLimits.standard());
      CourseFolder folder = opened.course();
      Map<String, String> units = new HashMap<>();
      for (CourseFolder.Unit unit : folder.units()) {
        unit.files().forEach(file -> units.putIfAbsent(file.path(), unit.title()));
      }
      return new CourseFiles(
          folder.title(),
          opened.isPacked() || Files.exists(source.resolve("course.json")) ? folder.title() : null,
          folder.language(),
          folder.files().stream().distinct().filter(f -> !CourseNotes.isNote(f.path())).toList(),
          units,
          opened.isPacked() || Files.isDirectory(source),
          folder.leftOut(),
          CourseManifest.tutor(source),
          opened);
    } catch (CoursewareException e) {
      throw new CourseException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    opened.close();
  }

  /** What a document is in when neither it nor its words tell. */
  String language(String detected) {
    return detected.equals("und") && !language.isEmpty() ? language : detected;
  }

  String unit(String path) {
    return units.getOrDefault(path, "");
  }
}
