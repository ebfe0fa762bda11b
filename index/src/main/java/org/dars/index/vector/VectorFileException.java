package org.dars.index.vector;

import java.io.IOException;

/** A file of vectors that is damaged, cut short, or of another version; its message names it. */
public final class VectorFileException extends IOException {
  private static final long serialVersionUID = 1;

  VectorFileException(String file, String problem) {
    super("%s: %s".formatted(file, problem));
  }
}
