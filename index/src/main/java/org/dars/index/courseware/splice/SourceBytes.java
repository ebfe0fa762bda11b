package org.dars.index.courseware.splice;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;

/** The bytes of a file, checked before they are read. */
public final class SourceBytes {

  private SourceBytes() {}

  /**
   * The whole file.
   *
   * @throws CoursewareException when it is missing, a folder, empty, over the limit or unreadable
   */
  public static byte[] read(SourceFile source, ReadLimits limits) throws CoursewareException {
    check(source, limits);
    try {
      return Files.readAllBytes(source.file());
    } catch (IOException e) {
      throw new CoursewareException(
          source.path(), "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
  }

  /** As {@link #read}, without reading. */
  public static void check(SourceFile source, ReadLimits limits) throws CoursewareException {
    if (!Files.exists(source.file())) {
      throw new CoursewareException(source.path(), "does not exist; check the path");
    }
    if (!Files.isRegularFile(source.file())) {
      throw new CoursewareException(source.path(), "is not a file; name a file");
    }
    if (!Files.isReadable(source.file())) {
      throw new CoursewareException(
          source.path(), "may not be read by this user; change its permissions");
    }
    try {
      long size = Files.size(source.file());
      if (size == 0) {
        throw new CoursewareException(source.path(), "is empty (0 bytes); put the real file there");
      }
      if (size > limits.maxBytes()) {
        throw new CoursewareException(
            source.path(),
            "is "
                + megabytes(size)
                + ", over the limit of "
                + megabytes(limits.maxBytes())
                + " for one file; split it or raise the limit");
      }
    } catch (IOException e) {
      throw new CoursewareException(
          source.path(), "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
  }

  private static String megabytes(long bytes) {
    return bytes < 1_000_000
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%.0f MB", bytes / 1_000_000.0);
  }
}
