package org.dars.assistant.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dars.index.courseware.packages.CoursePackage;

/** Files that a browser sent, put into a folder of their own that goes away when closed. */
final class Uploads implements AutoCloseable {
  private final Path folder;
  private final List<String> names;

  private Uploads(Path folder, List<String> names) {
    this.folder = folder;
    this.names = names;
  }

  /**
   * Takes the files of a form field as they are; {@link CoursePackage} opens the packages.
   *
   * @throws PageProblem when there is none, or one that is not acceptable
   */
  static Uploads take(Context ctx, String field) throws IOException {
    List<UploadedFile> files =
        ctx.uploadedFiles(field).stream().filter(f -> !f.filename().isBlank()).toList();
    if (files.isEmpty()) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.upload.none");
    }
    Path folder = Files.createTempDirectory("dars-upload-");
    Uploads uploads =
        new Uploads(folder, files.stream().map(f -> plainName(f.filename())).toList());
    try {
      for (UploadedFile file : files) {
        uploads.put(file);
      }
      return uploads;
    } catch (IOException | RuntimeException e) {
      uploads.close();
      throw e;
    }
  }

  private void put(UploadedFile file) throws IOException {
    String name = plainName(file.filename());
    if (Files.exists(folder.resolve(name))) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.upload.twice", name);
    }
    try (InputStream in = file.content()) {
      Files.copy(in, folder.resolve(name));
    }
  }

  Path folder() {
    return folder;
  }

  /** The course: the one package that was sent, else the folder with all files. */
  Path course() {
    boolean packed = names.size() == 1 && CoursePackage.isPackage(names.getFirst());
    return packed ? folder.resolve(names.getFirst()) : folder;
  }

  /** The names of the files as sent. */
  List<String> names() {
    return names;
  }

  /** The last part of what the browser calls the file, without what a file system may trip over. */
  private static String plainName(String sent) {
    String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cntrl}<>:\"|?*]", "_").strip();
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw new PageProblem(HttpStatus.BAD_REQUEST, "problem.upload.name", sent);
    }
    return name;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
