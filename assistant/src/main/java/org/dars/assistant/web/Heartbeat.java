package org.dars.assistant.web;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Beats for replies that take long, so that nothing between reader and service hangs up. */
final class Heartbeat implements AutoCloseable {
  private final Duration every;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("dars-heartbeat").daemon().factory());

  Heartbeat(Duration every) {
    this.every = every;
  }

  /** A running beat; closing ends it. */
  interface Beating extends AutoCloseable {
    @Override
    void close();
  }

  /** Starts a beat; one that throws is the last, because its reader has gone. */
  Beating start(Runnable beat) {
    ScheduledFuture<?> beats =
        clock.scheduleWithFixedDelay(
            beat, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return () -> beats.cancel(false);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
