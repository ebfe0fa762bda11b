package org.dars.translator.engine;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.dars.models.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The way of an engine's requests to its server: circuit breaker, then budget, then rate, then the
 * bound on requests under way; retries with growing, spread waits around all of them. An open
 * circuit refuses before the budget is touched. Safe for use by several threads.
 */
final class Calls {

  /** A request, sent once each time it is called. */
  interface Request<T> {
    /**
     * Sends it.
     *
     * @param used told what it took, once, whether it succeeds or fails; estimates will do
     */
    T send(Consumer<Usage> used) throws CallFailedException, EngineException, InterruptedException;
  }

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONGEST_QUEUE = Duration.ofHours(1);
  private static final double SPREAD = 0.5;

  private final String engine;
  private final CallLimits limits;
  private final Allowance allowance;
  private final Pace pace;
  private final CircuitBreaker breaker;
  private final @Nullable RateLimiter requests;
  private final @Nullable RateLimiter tokens;
  private final Semaphore underWay;
  private final IntervalFunction waits;

  Calls(String engine, CallLimits limits, Allowance allowance, Pace pace) {
    this.engine = engine;
    this.limits = limits;
    this.allowance = allowance;
    this.pace = pace;
    this.breaker =
        CircuitBreaker.of(
            engine,
            CircuitBreakerConfig.custom()
                .slidingWindow(
                    limits.failuresToOpen(),
                    limits.failuresToOpen(),
                    CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .waitDurationInOpenState(limits.rest())
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(pace.clock())
                .build());
    this.requests = limiter(limits.requestsPerMinute());
    this.tokens = limiter(limits.tokensPerMinute());
    this.underWay = new Semaphore(limits.concurrent());
    this.waits =
        IntervalFunction.ofExponentialRandomBackoff(
            limits.firstWait(), 2, SPREAD, limits.longestWait());
  }

  /** With the standard limits, nothing counted. */
  static Calls standard(String engine) {
    return new Calls(engine, CallLimits.STANDARD, Allowance.unlimited(), Pace.real());
  }

  private @Nullable RateLimiter limiter(int perMinute) {
    if (perMinute == Integer.MAX_VALUE) {
      return null;
    }
    RateLimiterConfig config =
        RateLimiterConfig.custom()
            .limitForPeriod(perMinute)
            .limitRefreshPeriod(MINUTE)
            .timeoutDuration(LONGEST_QUEUE)
            .build();
    return RateLimiter.of(
        engine, config, () -> TimeUnit.MILLISECONDS.toNanos(pace.now().toEpochMilli()));
  }

  /**
   * Sends a request, again where that may help.
   *
   * @param atMost the most that it can take
   * @throws CallFailedException when it failed and another request may do better
   * @throws EngineException when requests are no use for now: the circuit is open, or every attempt
   *     failed
   * @throws BudgetSpentException when it might pass the budget; it was not sent
   */
  <T> T send(Usage atMost, Request<T> request)
      throws CallFailedException, EngineException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(atMost, request);
      } catch (CallFailedException e) {
        if (!e.worthRetrying()) {
          throw e;
        }
        Duration wait = wait(attempt, e.retryAfter());
        if (attempt == limits.attempts() || wait.compareTo(limits.longestWait()) > 0) {
          throw new EngineException(
              engine + " failed " + times(attempt) + ": " + sentence(e) + "; try again later", e);
        }
        pace.sleep(wait);
      }
    }
  }

  private Duration wait(int attempt, @Nullable Duration asked) {
    Duration own = Duration.ofMillis(waits.apply(attempt));
    return asked == null || own.compareTo(asked) > 0 ? own : asked;
  }

  private static String times(int attempts) {
    return attempts == 1 ? "once" : attempts + " times";
  }

  private static String sentence(Exception e) {
    return String.valueOf(e.getMessage()).replaceFirst("\\.\\z", "");
  }

  private <T> T once(Usage atMost, Request<T> request)
      throws CallFailedException, EngineException, InterruptedException {
    try {
      breaker.acquirePermission();
    } catch (CallNotPermittedException e) {
      throw new EngineException(
          engine
              + " failed "
              + limits.failuresToOpen()
              + " times in a row and rests for up to "
              + limits.rest().toSeconds()
              + " s; try again then, or choose another engine",
          e);
    }
    boolean told = false;
    try {
      Allowance.Reservation reserved = allowance.reserve(engine, atMost);
      // What fails before it is told took the most, as far as anybody knows.
      AtomicReference<Usage> usage = new AtomicReference<>(new Usage(0, 0, true));
      try {
        queue(requests, 1);
        queue(tokens, (int) Math.min(limits.tokensPerMinute(), atMost.input() + atMost.output()));
        underWay.acquire();
        try {
          usage.set(atMost);
          T answer = request.send(usage::set);
          breaker.onSuccess(0, TimeUnit.NANOSECONDS);
          told = true;
          return answer;
        } finally {
          underWay.release();
        }
      } finally {
        allowance.settle(reserved, usage.get());
      }
    } catch (CallFailedException e) {
      told = true;
      if (e.worthRetrying()) {
        breaker.onError(0, TimeUnit.NANOSECONDS, e);
      } else {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
      }
      throw e;
    } finally {
      if (!told) {
        breaker.releasePermission();
      }
    }
  }

  private void queue(@Nullable RateLimiter limiter, int permits)
      throws EngineException, InterruptedException {
    if (limiter == null || permits == 0) {
      return;
    }
    long nanos = limiter.reservePermission(permits);
    if (nanos < 0) {
      throw new EngineException(
          engine + " has more than an hour of requests waiting; raise its limit a minute");
    }
    if (nanos > 0) {
      pace.sleep(Duration.ofNanos(nanos));
    }
  }
}
