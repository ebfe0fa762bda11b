package org.dars.index.search;

import java.nio.file.Path;

/** An index that another process is writing. {@link PassageIndex#openForReading} still works. */
public final class IndexLockedException extends IndexException {
  private static final long serialVersionUID = 1L;

  IndexLockedException(Path folder, Throwable cause) {
    super(
        "the index in %s is in use by another process: stop that one, or open it for reading"
            .formatted(folder),
        cause);
  }
}
