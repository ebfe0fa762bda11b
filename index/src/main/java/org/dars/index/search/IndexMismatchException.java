package org.dars.index.search;

/**
 * An index that another embedder or another version of Dars wrote. The way out is {@link
 * PassageIndex#rebuild}.
 */
public final class IndexMismatchException extends IndexException {
  private static final long serialVersionUID = 1L;

  IndexMismatchException(String message) {
    super(message, null);
  }
}
