package org.dars.index.search;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An index that cannot be used as it stands; the message is a sentence for people. */
public abstract sealed class IndexException extends IOException
    permits IndexDamagedException, IndexLockedException, IndexMismatchException {
  private static final long serialVersionUID = 1L;

  IndexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
