package org.dars.index.courseware;

import java.time.Duration;

/**
 * How much one file may cost.
 *
 * @param maxBytes largest file read, in bytes
 * @param maxCharacters most characters of text taken from one file
 * @param maxDepth deepest nesting of embedded documents and elements
 * @param timeout longest time for one file
 */
public record ReadLimits(long maxBytes, int maxCharacters, int maxDepth, Duration timeout) {

  /** 100 MB, 20 million characters, depth 20, 60 seconds. */
  public static ReadLimits standard() {
    return new ReadLimits(100_000_000, 20_000_000, 20, Duration.ofSeconds(60));
  }
}
