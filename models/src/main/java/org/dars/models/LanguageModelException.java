package org.dars.models;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A language model that did not answer. The message is one sentence for the person who set it up.
 */
public final class LanguageModelException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What may help. */
  public enum Remedy {
    /** Nothing is known: another prompt may do better. */
    UNKNOWN,
    /** The same prompt again, later: too many requests, a time-out, a broken connection. */
    LATER,
    /** Other settings: the key, the model's name, the address. */
    SETTINGS
  }

  private final Remedy remedy;
  private final @Nullable Duration retryAfter;

  public LanguageModelException(String message, @Nullable Throwable cause) {
    this(message, cause, Remedy.UNKNOWN, null);
  }

  /**
   * A failure whose remedy is known.
   *
   * @param retryAfter how long the server asks to be left alone; null when it does not say
   */
  public LanguageModelException(
      String message, @Nullable Throwable cause, Remedy remedy, @Nullable Duration retryAfter) {
    super(message, cause);
    this.remedy = remedy;
    this.retryAfter = retryAfter;
  }

  public Remedy remedy() {
    return remedy;
  }

  /** How long the server asks to be left alone, if it says so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
