package org.dars.index.search;

import java.io.IOException;

/** An index whose vectors were made by another embedder than the one at hand. */
public final class IndexMismatchException extends IOException {
  private static final long serialVersionUID = 1L;

  public IndexMismatchException(String message) {
    super(message);
  }
}
