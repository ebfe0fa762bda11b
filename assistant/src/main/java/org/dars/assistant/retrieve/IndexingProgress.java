package org.dars.assistant.retrieve;

import java.time.Duration;

/**
 * How far an index has caught up.
 *
 * @param done passages indexed
 * @param total passages to index
 * @param left how much longer it takes at the pace so far
 */
public record IndexingProgress(int done, int total, Duration left) {

  static IndexingProgress of(int done, int total, Duration since) {
    long left = done == 0 ? 0 : since.toMillis() * Math.max(0, total - done) / done;
    return new IndexingProgress(done, total, Duration.ofMillis(left));
  }
}
