package org.dars.translator.memory;

import java.io.IOException;
import java.nio.file.Path;

/** A translation memory that another process, such as the service, has open. */
public final class MemoryInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  MemoryInUseException(Path folder, Throwable cause) {
    super(
        folder
            + ": the translation memory is open in another process; stop it (./dars serve, or another"
            + " translation) or wait until it ends",
        cause);
  }
}
