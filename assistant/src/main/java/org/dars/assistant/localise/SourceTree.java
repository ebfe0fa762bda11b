package org.dars.assistant.localise;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.CourseLibrary.PackedCourse;
import org.dars.index.courseware.CourseFolder;

/**
 * The originals of a course as files: the package that it came in, or its documents in a folder,
 * with the pictures and recordings beside them where the folder they came from is still there.
 */
public final class SourceTree {

  private final CourseLibrary library;

  public SourceTree(CourseLibrary library) {
    this.library = library;
  }

  /**
   * Brings a folder up to date with a course.
   *
   * @param folder made when missing; what is no part of the course goes away
   * @return what to localise: the folder, or the package in it
   * @throws IOException when the folder cannot be written to
   */
  public synchronized Path lay(String zone, String course, Path folder) throws IOException {
    Files.createDirectories(folder);
    Set<Path> wanted = new HashSet<>();
    Optional<PackedCourse> packed = library.packed(zone, course);
    if (packed.isPresent()) {
      Path file = folder.resolve(Path.of(packed.get().name()).getFileName());
      link(packed.get().file(), file);
      wanted.add(file);
      sweep(folder, wanted);
      return file;
    }
    List<CourseDocument> documents = library.documents(zone, course);
    for (CourseDocument document : documents) {
      Path file = inside(folder, document.path());
      link(library.original(zone, course, document.id()).orElseThrow(), file);
      wanted.add(file);
    }
    Optional<Path> from = library.source(zone, course).filter(Files::isDirectory);
    if (from.isPresent()) {
      wanted.addAll(media(from.get(), folder));
    }
    sweep(folder, wanted);
    return folder;
  }

  private static Set<Path> media(Path from, Path folder) throws IOException {
    Set<Path> laid = new HashSet<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files =
          walk.filter(f -> Files.isRegularFile(f) && !Files.isSymbolicLink(f))
              .filter(f -> CourseFolder.isMedia(String.valueOf(f.getFileName())))
              .toList();
    }
    for (Path file : files) {
      Path to = inside(folder, from.relativize(file).toString());
      if (!Files.exists(to)) {
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
      laid.add(to);
    }
    return laid;
  }

  private static Path inside(Path folder, String path) throws IOException {
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder) || file.equals(folder)) {
      throw new IOException("the document " + path + " points outside its course");
    }
    return file;
  }

  /** A blob is never written to, so that another name for it serves; a copy where none can be. */
  private static void link(Path blob, Path file) throws IOException {
    if (Files.exists(file)) {
      if (Files.isSameFile(blob, file) || Files.mismatch(blob, file) < 0) {
        return;
      }
      Files.delete(file);
    }
    Files.createDirectories(file.getParent());
    try {
      Files.createLink(file, blob);
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (e instanceof FileAlreadyExistsException there) {
        throw there;
      }
      Files.copy(blob, file);
    }
  }

  private static void sweep(Path folder, Set<Path> wanted) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      if (!wanted.contains(file)) {
        Files.delete(file);
      }
    }
  }
}
