package org.dars.assistant.web;

import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Unpacks zips from strangers: no entry leaves the folder, none is written over another, and
 * neither their number nor what they swell to is theirs to choose.
 */
final class Unzip {
  private static final int MOST_ENTRIES = 5_000;
  private static final long MOST_BYTES = 500_000_000;

  /** Text packs to a tenth; a hundredth is a bomb. Small files may pack better. */
  private static final int HIGHEST_RATIO = 100;

  private static final long RATIO_FREE = 10_000_000;

  private final Path folder;
  private final String zip;
  private final CountingStream counted;
  private long written;

  private Unzip(Path folder, String zip, InputStream in) {
    this.folder = folder;
    this.zip = zip;
    this.counted = new CountingStream(in);
  }

  /**
   * Unpacks a zip.
   *
   * @param folder an existing folder
   * @param zip what to call it in errors
   * @throws PageProblem naming the zip, and the entry where one is at fault
   */
  static void into(Path folder, String zip, InputStream in) throws IOException {
    new Unzip(folder, zip, in).all();
  }

  private void all() throws IOException {
    int entries = 0;
    try (ZipInputStream in = new ZipInputStream(counted)) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw problem("problem.zip.entries", zip, MOST_ENTRIES);
        }
        one(e, in);
      }
    } catch (ZipException e) {
      throw problem("problem.zip.broken", zip);
    }
    if (entries == 0) {
      throw problem("problem.zip.broken", zip);
    }
  }

  private void one(ZipEntry entry, ZipInputStream in) throws IOException {
    Path target = target(entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else if (!droppings(entry.getName())) {
      if (Files.exists(target)) {
        throw problem("problem.zip.twice", zip, entry.getName());
      }
      Files.createDirectories(target.getParent());
      try (OutputStream out = Files.newOutputStream(target)) {
        copy(in, out);
      }
    }
  }

  private Path target(String name) {
    boolean strange = name.startsWith("/") || name.contains("\\") || name.contains(":");
    try {
      Path target = folder.resolve(name).normalize();
      if (!strange && target.startsWith(folder)) {
        return target;
      }
    } catch (InvalidPathException e) {
      throw problem("problem.zip.path", zip, name);
    }
    throw problem("problem.zip.path", zip, name);
  }

  /** What desktops leave in zips. */
  private static boolean droppings(String name) {
    return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[65_536];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      written += n;
      if (written > MOST_BYTES
          || (written > RATIO_FREE && written / HIGHEST_RATIO > counted.count())) {
        throw problem("problem.zip.large", zip, MOST_BYTES / 1_000_000);
      }
      out.write(buffer, 0, n);
    }
  }

  private static PageProblem problem(String key, Object... arguments) {
    return new PageProblem(HttpStatus.BAD_REQUEST, key, arguments);
  }
}
