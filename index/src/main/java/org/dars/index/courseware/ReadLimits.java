package org.dars.index.courseware;

import java.time.Duration;

/**
 * How much one file may cost.
 *
 * @param maxBytes largest file read, in bytes; of a package, the largest entry that is read
 * @param maxCharacters most characters of text taken from one file
 * @param maxDepth deepest nesting of documents and packages in each other
 * @param timeout longest time for one file
 * @param maxPackageBytes largest package, in bytes
 * @param maxUnpackedBytes most bytes that a package may unpack to
 * @param maxEntries most entries of a package
 * @param maxRatio most times that an entry of more than a megabyte may be larger unpacked than
 *     packed
 */
public record ReadLimits(
    long maxBytes,
    int maxCharacters,
    int maxDepth,
    Duration timeout,
    long maxPackageBytes,
    long maxUnpackedBytes,
    int maxEntries,
    int maxRatio) {

  /**
   * 100 MB, 20 million characters, depth 20, 60 seconds; packages of 4 GB that unpack to 8 GB, of
   * 100,000 entries, packed at most 200 to 1.
   */
  public static ReadLimits standard() {
    return new ReadLimits(
        100_000_000,
        20_000_000,
        20,
        Duration.ofSeconds(60),
        4_000_000_000L,
        8_000_000_000L,
        100_000,
        200);
  }
}
