package org.dars.assistant.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;

/**
 * A translated course that is adapted: a file, folder or package, else a course of the library. It
 * is only read; what is rendered goes elsewhere.
 */
final class AdaptedCourse implements AutoCloseable {

  private final String name;
  private final String language;
  private final List<SourceFile> files;
  private final @Nullable Path source;
  private final @Nullable CoursePackage opened;

  private AdaptedCourse(
      String name,
      String language,
      List<SourceFile> files,
      @Nullable Path source,
      @Nullable CoursePackage opened) {
    this.name = name;
    this.language = language;
    this.files = List.copyOf(files);
    this.source = source;
    this.opened = opened;
  }

  /**
   * Finds a course.
   *
   * @param named a path, or the id of a course in the library
   */
  static AdaptedCourse open(Dars dars, String named)
      throws CoursewareException, LanguageModelException {
    Path path = Path.of(named);
    if (Files.exists(path)) {
      Path source = path.toAbsolutePath().normalize();
      CoursePackage opened = CoursePackage.open(source, ReadLimits.standard());
      return new AdaptedCourse(
          source.toString(),
          opened.course().language(),
          opened.course().files().stream().distinct().toList(),
          source,
          opened);
    }
    try (App app = dars.open()) {
      Course course = Courses.required(app, named);
      List<SourceFile> files = new ArrayList<>();
      for (CourseDocument d : app.library().documents(app.zone(), course.id())) {
        app.library()
            .original(app.zone(), course.id(), d.id())
            .ifPresent(file -> files.add(new SourceFile(d.path(), file)));
      }
      return new AdaptedCourse(course.id(), course.language(), files, null, null);
    }
  }

  /** Id of the course, or the absolute path. */
  String name() {
    return name;
  }

  /** BCP 47 tag, "" or "und" when unknown. */
  String language() {
    return language;
  }

  List<SourceFile> files() {
    return files;
  }

  /**
   * Writes the course with changed documents, each file whole or not at all.
   *
   * @param changed new bytes by path
   * @param out a folder outside the course
   */
  void write(Map<String, byte[]> changed, Path out) throws IOException, CoursewareException {
    Path target = out.toAbsolutePath().normalize();
    if (source != null) {
      boolean inside = Files.isDirectory(source) && target.startsWith(source);
      if (inside || target.equals(source.getParent())) {
        throw new CommandException(out + ": the course itself stands there; choose another folder");
      }
    }
    Files.createDirectories(target);
    if (opened != null && source != null && (opened.isPacked() || CoursePackage.isBackup(source))) {
      pack(changed, opened, source, target);
      return;
    }
    for (SourceFile file : files) {
      byte[] bytes = changed.get(file.path());
      put(target, file.path(), bytes == null ? Files.readAllBytes(file.file()) : bytes);
    }
    if (source != null && Files.isDirectory(source)) {
      copyRest(source, target);
    }
  }

  private static void pack(Map<String, byte[]> changed, CoursePackage opened, Path source, Path out)
      throws IOException, CoursewareException {
    Path work = Files.createTempDirectory("dars-adapt-");
    try {
      Map<String, Path> parts = new HashMap<>();
      for (Map.Entry<String, byte[]> e : changed.entrySet()) {
        parts.put(
            e.getKey(), Files.write(work.resolve(Integer.toString(parts.size())), e.getValue()));
      }
      Path target = out.resolve(String.valueOf(source.getFileName()));
      if (opened.isPacked()) {
        Path part = out.resolve("." + target.getFileName() + ".part");
        try (OutputStream to = Files.newOutputStream(part)) {
          opened.write(parts, false, to);
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        opened.write(parts, false, target);
      }
    } finally {
      try (Stream<Path> all = Files.list(work)) {
        for (Path file : all.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(work);
    }
  }

  /** Pictures and whatever else lies in the folder. */
  private void copyRest(Path folder, Path out) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.filter(f -> Files.isRegularFile(f) && !Files.isSymbolicLink(f)).toList();
    }
    for (Path file : all) {
      String path =
          folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
      boolean own = String.valueOf(file.getFileName()).startsWith(".dars-");
      if (!own && files.stream().noneMatch(f -> f.path().equals(path))) {
        put(out, path, Files.readAllBytes(file));
      }
    }
  }

  private static void put(Path out, String path, byte[] bytes) throws IOException {
    Path target = out.resolve(path).normalize();
    if (!target.startsWith(out)) {
      throw new CommandException(path + ": the document's path points outside the output folder");
    }
    Path folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    Files.write(part, bytes);
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
