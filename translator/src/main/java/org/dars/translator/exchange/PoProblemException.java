package org.dars.translator.exchange;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is no PO, or is damaged. The message names the file and says what to do. */
public final class PoProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  PoProblemException(Path file, String problem, @Nullable Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
