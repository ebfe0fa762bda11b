package org.dars.index.courseware.packages;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;

/** What a package and all packages in it may cost together. */
final class Budget {

  private final String path;
  private final ReadLimits limits;
  private long bytes;
  private long entries;

  Budget(String path, ReadLimits limits) {
    this.path = path;
    this.limits = limits;
  }

  /** What is left of it, for one package that answers for itself. */
  Budget within(String inner) {
    Budget own = new Budget(inner, limits);
    own.take(this);
    return own;
  }

  /** What came out of that package counts here too. */
  void take(Budget other) {
    bytes = other.bytes;
    entries = other.entries;
  }

  /** Entries were found. */
  void entries(int more) throws CoursewareException {
    entries += more;
    check();
  }

  /** Whether too much came out. */
  private boolean isSpent() {
    return bytes > limits.maxUnpackedBytes();
  }

  /**
   * @throws CoursewareException when the package is over a limit, and not only something in it
   */
  void check() throws CoursewareException {
    if (entries > limits.maxEntries()) {
      throw new CoursewareException(
          path, "holds more than " + limits.maxEntries() + " files; split it");
    }
    if (isSpent()) {
      throw new CoursewareException(
          path,
          String.format(
              Locale.ROOT, "unpacks to more than %,d bytes; split it", limits.maxUnpackedBytes()));
    }
  }

  /** Counts what is written to a stream. */
  OutputStream counted(OutputStream out) {
    return counted(out, Long.MAX_VALUE);
  }

  /** As {@link #counted(OutputStream)}, and takes no more than {@code most} bytes. */
  OutputStream counted(OutputStream out, long most) {
    return new FilterOutputStream(out) {
      private long here;

      @Override
      public void write(int b) throws IOException {
        count(1);
        out.write(b);
      }

      @Override
      public void write(byte[] b, int from, int length) throws IOException {
        count(length);
        out.write(b, from, length);
      }

      private void count(int n) throws IOException {
        bytes += n;
        here += n;
        if (here > most) {
          throw new IOException(String.format(Locale.ROOT, "it is larger than %,d bytes", most));
        }
        if (isSpent()) {
          throw new IOException("too much comes out of the package");
        }
      }
    };
  }
}
