package org.dars.models.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why an answer did not come, before it is put into words. */
final class AnswerFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** The kinds of failure. */
  sealed interface Reason {
    /** No word within this time. */
    record NotBegun(Duration limit) implements Reason {}

    /** Not finished within this time. */
    record NotFinished(Duration limit) implements Reason {}

    /** It would not answer; its own words, "" for none. */
    record Refused(String words) implements Reason {}

    /** Nothing was said. */
    record Empty() implements Reason {}

    /** The stream ended before the answer did. */
    record Cut() implements Reason {}

    /** The answer reached the limit of tokens before its JSON was complete. */
    record TooLong() implements Reason {}

    /** What came is not the protocol. */
    record Garbage() implements Reason {}

    /** The server reported an error in an otherwise good stream. */
    record ServerError(String words) implements Reason {}

    /** An HTTP status that is not success, and how long the server wants to be left alone. */
    record Status(int code, String body, @Nullable Duration retryAfter) implements Reason {}

    /** No connection, or a broken one: see the cause. */
    record Broken() implements Reason {}
  }

  private final transient Reason reason;

  AnswerFailure(Reason reason, @Nullable Throwable cause) {
    super(reason.toString(), cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
