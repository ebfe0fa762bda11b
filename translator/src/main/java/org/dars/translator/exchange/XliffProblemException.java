package org.dars.translator.exchange;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An XLIFF file that cannot be used. The message begins with the file and says what to do. */
public final class XliffProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  public XliffProblemException(Path file, String problem, @Nullable Throwable cause) {
    super(file.getFileName() + ": " + problem, cause);
  }
}
