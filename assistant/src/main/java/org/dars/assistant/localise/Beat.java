package org.dars.assistant.localise;

import java.time.InstantSource;
import org.dars.translator.Progress;

/**
 * Writes down now and then how far a run is, in thousandths of a file so that the total is known
 * from the start, and learns there whether to go on.
 */
final class Beat {

  private static final long FILE = 1_000;

  /** How often it is written down, in milliseconds. */
  private static final long WRITE_EVERY = 500;

  /** Where it is written. */
  interface Row {
    /**
     * @param done thousandths of files
     * @return whether to go on
     */
    boolean write(long done, long total);
  }

  private final InstantSource clock;
  private final Row row;
  private long written;
  private volatile boolean stopped;

  Beat(InstantSource clock, Row row) {
    this.clock = clock;
    this.row = row;
  }

  synchronized void hear(Progress p) {
    long now = clock.millis();
    if (now - written >= WRITE_EVERY) {
      written = now;
      long within = p.segments() == 0 ? 0 : FILE * p.segment() / p.segments();
      stopped |= !row.write((p.file() - 1) * FILE + within, p.files() * FILE);
    }
  }

  boolean stopped() {
    return stopped;
  }
}
