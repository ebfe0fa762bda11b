package org.dars.index.search;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a commit says about itself.
 *
 * @param change the database's change number that the index has caught up with
 * @param embedder fingerprint of the embedder that made the vectors, "" for none
 * @param dimensions of the vectors, 0 for none
 */
record IndexStamp(long change, String embedder, int dimensions) {

  /** Raised whenever the fields or the analyzers change so that old passages are not found. */
  static final String FORMAT = "3";

  Map<String, String> toMap() {
    return Map.of(
        "format",
        FORMAT,
        "change",
        Long.toString(change),
        "embedder",
        embedder,
        "dimensions",
        Integer.toString(dimensions));
  }

  /**
   * Reads the stamp of an index that is about to be used with an embedder.
   *
   * @throws IndexMismatchException when it was written by another embedder, or in another format
   */
  static IndexStamp read(Map<String, String> data, Path folder, String embedder, int dimensions)
      throws IndexMismatchException {
    if (!FORMAT.equals(data.get("format"))) {
      throw otherVersion(folder);
    }
    var stamp =
        new IndexStamp(
            Long.parseLong(data.getOrDefault("change", "0")),
            data.getOrDefault("embedder", ""),
            Integer.parseInt(data.getOrDefault("dimensions", "0")));
    if (!stamp.embedder.equals(embedder) || stamp.dimensions != dimensions) {
      throw new IndexMismatchException(
          "the index in %s was made with %s, not with %s: rebuild it"
              .formatted(
                  folder, named(stamp.embedder, stamp.dimensions), named(embedder, dimensions)));
    }
    return stamp;
  }

  static IndexMismatchException otherVersion(Path folder) {
    return new IndexMismatchException(
        "the index in %s was written by another version of Dars: rebuild it".formatted(folder));
  }

  private static String named(String embedder, int dimensions) {
    return embedder.isEmpty()
        ? "no embedder"
        : "embedder %s (%d dimensions)".formatted(embedder, dimensions);
  }
}
