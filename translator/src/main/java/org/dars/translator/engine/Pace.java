package org.dars.translator.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** The time that limits are kept by, and how one waits: a test brings its own. */
interface Pace {

  /** Now. */
  Instant now();

  /** Waits. */
  void sleep(Duration time) throws InterruptedException;

  /** The machine's. */
  static Pace real() {
    return new Pace() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
      }
    };
  }

  /** The same as a clock. */
  default Clock clock() {
    return ((InstantSource) this::now).withZone(ZoneOffset.UTC);
  }
}
