package org.dars.assistant.certificate;

import java.util.Objects;

/**
 * A certificate could not be issued, read or revoked. The message is one sentence for the person
 * who asked for it.
 */
public final class CertificateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CertificateException(String message) {
    super(message);
  }

  public CertificateException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
