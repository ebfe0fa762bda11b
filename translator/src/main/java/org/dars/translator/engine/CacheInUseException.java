package org.dars.translator.engine;

import java.io.IOException;
import java.nio.file.Path;

/** An engine cache that another process, such as the service, has open. */
public final class CacheInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  CacheInUseException(Path file) {
    super(file + ": the engine cache is in use by another process; wait for it, or end it");
  }
}
