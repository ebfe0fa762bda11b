package org.dars.index.bench;

/**
 * How fast searches went.
 *
 * @param perSecond searches
 * @param ownShare the part of the time in which the searching threads had a core, 0…1 of each
 * @param p50 microseconds of one search; likewise the others
 * @param path that they took, or a dash
 * @param scanned mean of a search; likewise the others
 * @param bytes mean that a search touched, 0 when the engine cannot tell
 */
record Speed(
    double perSecond,
    double ownShare,
    double p50,
    double p95,
    double p99,
    String path,
    double scanned,
    double visited,
    double reranked,
    double bytes) {

  /** Reads a line that starts with {@code ran}. */
  static Speed parse(String[] words, int threads) {
    return new Speed(
        Double.parseDouble(words[1]) * 1e9 / Double.parseDouble(words[2]),
        Double.parseDouble(words[3]) / Double.parseDouble(words[2]) / threads,
        Double.parseDouble(words[4]) / 1e3,
        Double.parseDouble(words[5]) / 1e3,
        Double.parseDouble(words[6]) / 1e3,
        words[7],
        Double.parseDouble(words[8]),
        Double.parseDouble(words[9]),
        Double.parseDouble(words[10]),
        Double.parseDouble(words[11]));
  }
}
