package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A course as it comes: a folder, one file, or a package (Common Cartridge, SCORM, Moodle backup,
 * Open edX export, H5P, zip). Its documents are files of a temporary folder while it is open,
 * whatever the package calls them; nothing is written elsewhere.
 */
public final class CoursePackage implements AutoCloseable {

  private final CourseFolder course;
  private final List<String> notes;
  private final @Nullable OpenPackage root;
  private final @Nullable TempFolder temp;
  private final Path source;

  private CoursePackage(
      Path source,
      CourseFolder course,
      List<String> notes,
      @Nullable OpenPackage root,
      @Nullable TempFolder temp) {
    this.source = source;
    this.course = course;
    this.notes = List.copyOf(notes);
    this.root = root;
    this.temp = temp;
  }

  /** Whether a file is a package by its name: it holds documents and is none itself. */
  public static boolean isPackage(String name) {
    String n = name.toLowerCase(Locale.ROOT);
    return n.matches("(?s).*\\.(imscc|zip|mbz|h5p|tgz|tar\\.gz)") && !Courseware.readsByName(name);
  }

  /**
   * Whether a folder is a Moodle backup that was unpacked: its files lie under their hashes, so it
   * is written as a whole.
   */
  public static boolean isBackup(Path folder) {
    return Files.isRegularFile(folder.resolve(MoodleLayout.BACKUP));
  }

  /**
   * Opens a folder, a file or a package, and copies the documents of a package out.
   *
   * @throws CoursewareException when it is damaged, over a limit, or holds nothing that Dars reads
   */
  public static CoursePackage open(Path source, ReadLimits limits) throws CoursewareException {
    return open(source, limits, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** As {@link #open(Path, ReadLimits)}, with the temporary folder in a folder of choice. */
  static CoursePackage open(Path source, ReadLimits limits, Path temporary)
      throws CoursewareException {
    Path file = source.toAbsolutePath().normalize();
    String name = String.valueOf(file.getFileName());
    boolean folder = Files.isDirectory(file);
    if (!folder && !(Files.isRegularFile(file) && isPackage(name))) {
      return new CoursePackage(file, CourseFolder.of(file), List.of(), null, null);
    }
    check(name, file, folder, limits);
    TempFolder temp;
    try {
      temp = new TempFolder(temporary);
    } catch (IOException e) {
      throw new CoursewareException(
          name, "cannot be opened: no temporary folder can be made; check the disk", e);
    }
    OpenPackage root = null;
    try {
      List<String> notes = new ArrayList<>();
      Opening opening = new Opening(name, limits, temp, notes);
      root = folder ? opening.folder(file) : opening.file(name, file);
      CourseFolder course = opening.course(root, file, folder);
      if (course.units().isEmpty()) {
        throw new CoursewareException(
            name,
            "holds no file that Dars reads; put Markdown, HTML, PDF or office files there"
                + (notes.isEmpty() ? "" : " (" + notes.getFirst() + ")"));
      }
      return new CoursePackage(file, course, notes, root, temp);
    } catch (CoursewareException | RuntimeException | Error e) {
      if (root != null) {
        root.close();
      }
      temp.close();
      throw e;
    }
  }

  private static void check(String name, Path file, boolean folder, ReadLimits limits)
      throws CoursewareException {
    try {
      if (!folder && Files.size(file) > limits.maxPackageBytes()) {
        throw new CoursewareException(
            name,
            String.format(
                Locale.ROOT,
                "is larger than %,d bytes; split it or raise the limit",
                limits.maxPackageBytes()));
      }
    } catch (IOException e) {
      throw new CoursewareException(
          name, "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
  }

  /** Its documents in order. Their files go away when the package is closed. */
  public CourseFolder course() {
    return course;
  }

  /** What was left out, and why: personal data, damaged or unsafe entries; one sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** Whether it is a package, which {@link #write} writes as one file. */
  public boolean isPacked() {
    return root != null && !Files.isDirectory(source);
  }

  /**
   * Writes the package. What is not changed keeps its bytes; with nothing changed and nothing
   * personal to leave out, all of it does.
   *
   * @param changed new content by {@link SourceFile#path} of a document
   * @param keepPersonalData whether records of persons in a Moodle backup stay; a package that is
   *     handed on should not have them
   * @throws CoursewareException when it is no package, or one that cannot be written
   * @throws IllegalArgumentException when a path is none of its documents
   */
  public void write(Map<String, Path> changed, boolean keepPersonalData, OutputStream out)
      throws CoursewareException, IOException {
    OpenPackage packed = root;
    TempFolder files = temp;
    if (packed == null || files == null || !isPacked()) {
      throw new CoursewareException(
          String.valueOf(source.getFileName()), "is not a package; write its files one by one");
    }
    Map<String, Path> rest = new HashMap<>(changed);
    packed.write(rest, keepPersonalData, files, out);
    checkAll(rest);
  }

  /**
   * As {@link #write(Map, boolean, OutputStream)}, of a folder that {@link #isBackup}.
   *
   * @param folder where it is written, empty or not there yet
   */
  public void write(Map<String, Path> changed, boolean keepPersonalData, Path folder)
      throws CoursewareException, IOException {
    OpenPackage unpacked = root;
    TempFolder files = temp;
    if (unpacked == null || files == null || isPacked() || !isBackup(source)) {
      throw new CoursewareException(
          String.valueOf(source.getFileName()),
          "is no unpacked backup; write its files one by one");
    }
    Map<String, Path> rest = new HashMap<>(changed);
    unpacked.write(rest, keepPersonalData, files, folder);
    checkAll(rest);
  }

  private void checkAll(Map<String, Path> rest) {
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          source.getFileName() + " has no document " + rest.keySet().iterator().next());
    }
  }

  /** Removes the copies of its documents. */
  @Override
  public void close() {
    if (root != null) {
      root.close();
    }
    if (temp != null) {
      temp.close();
    }
  }
}
