package org.dars.translator.engine;

import java.time.Duration;
import java.util.Map;

/**
 * How an engine's requests are held back.
 *
 * @param concurrent most requests under way at once, 1 or more
 * @param requestsPerMinute 1 or more; {@link Integer#MAX_VALUE} for no limit
 * @param tokensPerMinute 1 or more; {@link Integer#MAX_VALUE} for no limit
 * @param attempts how often a request is tried in all, 1 or more
 * @param firstWait mean time before the second attempt; doubled before each further one, and spread
 *     by half so that clients do not come back together
 * @param longestWait most time before an attempt; a server that asks for more is given up for now
 * @param failuresToOpen failures in a row, of whichever requests, after which none is sent
 * @param rest how long none is sent; then one tries, and the rest follow when it succeeds
 */
public record CallLimits(
    int concurrent,
    int requestsPerMinute,
    int tokensPerMinute,
    int attempts,
    Duration firstWait,
    Duration longestWait,
    int failuresToOpen,
    Duration rest) {

  /** Four at once, four attempts from one second up to one minute, a rest after five failures. */
  public static final CallLimits STANDARD =
      new CallLimits(
          4,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          4,
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          5,
          Duration.ofSeconds(30));

  public CallLimits {
    if (concurrent < 1
        || requestsPerMinute < 1
        || tokensPerMinute < 1
        || attempts < 1
        || failuresToOpen < 1) {
      throw new IllegalArgumentException(
          "limits must be 1 or more, are %d at once, %d requests and %d tokens a minute, %d attempts, %d failures"
              .formatted(concurrent, requestsPerMinute, tokensPerMinute, attempts, failuresToOpen));
    }
    if (!firstWait.isPositive() || longestWait.compareTo(firstWait) < 0 || !rest.isPositive()) {
      throw new IllegalArgumentException(
          "waits must be positive and grow, are %s to %s, and %s of rest"
              .formatted(firstWait, longestWait, rest));
    }
  }

  /**
   * The standard with what a prefix's settings say: {@code PREFIX_CONCURRENCY}, {@code
   * PREFIX_REQUESTS_PER_MINUTE}, {@code PREFIX_TOKENS_PER_MINUTE}, {@code PREFIX_ATTEMPTS}.
   *
   * @param prefix "DARS_LLM"
   * @throws EngineException when one is no whole number of 1 or more; the message names it
   */
  public static CallLimits from(Map<String, String> settings, String prefix)
      throws EngineException {
    CallLimits s = STANDARD;
    return new CallLimits(
        number(settings, prefix + "_CONCURRENCY", s.concurrent),
        number(settings, prefix + "_REQUESTS_PER_MINUTE", s.requestsPerMinute),
        number(settings, prefix + "_TOKENS_PER_MINUTE", s.tokensPerMinute),
        number(settings, prefix + "_ATTEMPTS", s.attempts),
        s.firstWait,
        s.longestWait,
        s.failuresToOpen,
        s.rest);
  }

  private static int number(Map<String, String> settings, String name, int standard)
      throws EngineException {
    String text = settings.getOrDefault(name, "").strip();
    if (text.isEmpty()) {
      return standard;
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new EngineException(
          name + " cannot be “" + text + "”; set it to a whole number, for example 60");
    }
    return Integer.parseInt(text);
  }
}
