package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.time.Duration;
import org.dars.models.catalog.PullListener;
import org.jspecify.annotations.Nullable;

/** Shows a pull or an import: a bar a file, and what went wrong on the way. */
final class ModelProgress implements PullListener, AutoCloseable {

  private final PrintWriter err;
  private String file = "";
  private @Nullable Progress bar;

  ModelProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void progress(String now, long done, long total) {
    Progress shown = bar;
    if (shown == null || !now.equals(file)) {
      close();
      file = now;
      shown = Progress.of(now.substring(now.lastIndexOf('/') + 1), Math.max(total, done));
      bar = shown;
    }
    shown.total(Math.max(total, done));
    shown.to(done);
  }

  @Override
  public void retrying(String now, String why, Duration wait) {
    close();
    err.printf(
        "%s: %s; once more in %d s%n",
        now.substring(now.lastIndexOf('/') + 1), why, Math.max(1, wait.toSeconds()));
    err.flush();
  }

  @Override
  public void close() {
    Progress shown = bar;
    bar = null;
    if (shown != null) {
      shown.close();
    }
  }
}
