package org.dars.models.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A model that cannot be installed, used or removed. The message is one sentence that names the
 * model, file or address and says what to do.
 */
public final class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CatalogException(String message) {
    this(message, null);
  }

  public CatalogException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
