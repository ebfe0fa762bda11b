package org.dars.translator.exchange;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A TMX file that cannot be used. The message begins with the file and says what to do. */
public final class TmxProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  TmxProblemException(Path file, String problem, @Nullable Throwable cause) {
    super(file.getFileName() + ": " + problem, cause);
  }
}
