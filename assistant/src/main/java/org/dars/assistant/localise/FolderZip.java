package org.dars.assistant.localise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder as one zip and back, for keeping it as a blob. The same folder gives the same bytes. */
public final class FolderZip {

  private FolderZip() {}

  /** Packs all files under a folder, by path; hidden files are left out. */
  public static void pack(Path folder, OutputStream to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(f -> !String.valueOf(f.getFileName()).startsWith("."))
              .sorted()
              .toList();
    }
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      for (Path file : files) {
        String name = folder.relativize(file).toString();
        ZipEntry entry = new ZipEntry(name.replace(folder.getFileSystem().getSeparator(), "/"));
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }

  /**
   * Unpacks a zip that {@link #pack} made.
   *
   * @throws IOException when it cannot be read, or an entry points outside the folder
   */
  static void unpack(InputStream from, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(from)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("the zip entry " + entry.getName() + " points outside the folder");
        }
        Files.createDirectories(target.getParent());
        Files.copy(zip, target);
      }
    }
  }
}
