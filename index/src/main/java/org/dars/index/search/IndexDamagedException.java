package org.dars.index.search;

import java.nio.file.Path;

/**
 * An index whose files are missing, broken or of another Lucene. The way out is {@link
 * PassageIndex#rebuild}.
 */
public final class IndexDamagedException extends IndexException {
  private static final long serialVersionUID = 1L;

  IndexDamagedException(Path folder, Throwable cause) {
    super(
        "the index in %s cannot be read, its files are damaged or foreign: rebuild it"
            .formatted(folder),
        cause);
  }
}
