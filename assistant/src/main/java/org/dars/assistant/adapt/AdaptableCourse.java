package org.dars.assistant.adapt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.SourceTree;
import org.dars.assistant.store.Home;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;
import org.dars.translator.adapt.AdaptationException;

/**
 * A translated course that is adapted: a file, folder or package, else a course of the library. It
 * is only read; what is rendered goes elsewhere.
 */
public final class AdaptableCourse implements AutoCloseable {

  private final String name;
  private final String language;
  private final List<SourceFile> files;
  private final Path source;
  private final CoursePackage opened;

  private AdaptableCourse(String name, String language, Path source, CoursePackage opened) {
    this.name = name;
    this.language = language;
    this.source = source;
    this.opened = opened;
    this.files = opened.course().files().stream().distinct().toList();
  }

  /**
   * A course in files.
   *
   * @param path a file, folder or package
   */
  public static AdaptableCourse at(Path path) throws CoursewareException {
    Path source = path.toAbsolutePath().normalize();
    CoursePackage opened = CoursePackage.open(source, ReadLimits.standard());
    return new AdaptableCourse(source.toString(), opened.course().language(), source, opened);
  }

  /**
   * A course of the library.
   *
   * @param home where its originals are laid out
   */
  public static AdaptableCourse of(CourseLibrary library, Home home, String zone, Course course)
      throws CoursewareException, IOException {
    Path folder = home.adapted(zone, course.id()).resolve(".source");
    Path laid = new SourceTree(library).lay(zone, course.id(), folder);
    CoursePackage opened = CoursePackage.open(laid, ReadLimits.standard());
    return new AdaptableCourse(course.id(), course.language(), laid, opened);
  }

  /** Id of the course, or the absolute path. */
  public String name() {
    return name;
  }

  /** BCP 47 tag, "" or "und" when unknown. */
  public String language() {
    return language;
  }

  public List<SourceFile> files() {
    return files;
  }

  /** Whether it is one file, and comes out as one. */
  public boolean isPackage() {
    return opened.isPacked() || CoursePackage.isBackup(source);
  }

  /** The name of the package, or of the folder. */
  public String fileName() {
    return String.valueOf(source.getFileName());
  }

  /**
   * Writes the course with changed documents, each file whole or not at all.
   *
   * @param changed new bytes by path
   * @param out a folder outside the course
   */
  public void write(Map<String, byte[]> changed, Path out) throws IOException, CoursewareException {
    Path target = out.toAbsolutePath().normalize();
    boolean inside = Files.isDirectory(source) && target.startsWith(source);
    if (inside || target.equals(source.getParent())) {
      throw new AdaptationException(
          out + ": the course itself stands there; choose another folder");
    }
    Files.createDirectories(target);
    if (isPackage()) {
      pack(changed, opened, source, target);
      return;
    }
    for (SourceFile file : files) {
      byte[] bytes = changed.get(file.path());
      put(target, file.path(), bytes == null ? Files.readAllBytes(file.file()) : bytes);
    }
    if (Files.isDirectory(source)) {
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
      throw new AdaptationException(
          path + ": the document's path points outside the output folder");
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
    opened.close();
  }
}
