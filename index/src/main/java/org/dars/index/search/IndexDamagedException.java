package org.dars.index.search;

import java.nio.file.Path;

/** An index whose files are missing or broken. The way out is {@link PassageIndex#rebuild}. */
public final class IndexDamagedException extends IndexException {
  private static final long serialVersionUID = 1L;

  IndexDamagedException(Path folder, Throwable cause) {
    super("the index in %s is damaged: rebuild it".formatted(folder), cause);
  }
}
