package org.dars.assistant.web;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dars.assistant.store.ConversationStore;

/** Deletes conversations that were kept long enough: at the start, and every six hours. */
final class Retention implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Retention.class.getName());
  private static final int HOURS = 6;

  private final ConversationStore store;
  private final String zone;
  private final Duration keep;
  private final Clock clock;
  private final ScheduledExecutorService times =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("dars-retention").daemon().factory());

  Retention(ConversationStore store, String zone, Duration keep, Clock clock) {
    this.store = store;
    this.zone = zone;
    this.keep = keep;
    this.clock = clock;
  }

  void start() {
    var _ = times.scheduleWithFixedDelay(this::run, 0, HOURS, TimeUnit.HOURS);
  }

  private void run() {
    try {
      int deleted = store.deleteBefore(zone, clock.instant().minus(keep));
      if (deleted > 0) {
        LOG.log(
            Level.INFO, deleted + " conversations older than " + keep.toDays() + " days deleted");
      }
    } catch (RuntimeException e) {
      // Tried again in six hours; a schedule ends with the first throw.
      LOG.log(Level.WARNING, "old conversations were not deleted", e);
    }
  }

  @Override
  public void close() {
    times.shutdown();
  }
}
