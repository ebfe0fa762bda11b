package org.dars.index.bench;

import java.util.SplittableRandom;
import org.dars.index.vector.Scope;

/** Which passages the searches of a case may find. */
sealed interface QueryScope {

  /** Everything. */
  record All() implements QueryScope {
    @Override
    public String toString() {
      return "all";
    }
  }

  /**
   * The course that holds the passage nearest to the query; courses are {@code size} passages in a
   * row.
   */
  record Course(int size) implements QueryScope {
    @Override
    public String toString() {
      return "course-" + size;
    }

    /** The number of the course of a passage. */
    int of(int ordinal) {
      return ordinal / size;
    }
  }

  /** Passages drawn by chance, the same for every query. */
  record Share(double percent) implements QueryScope {
    @Override
    public String toString() {
      return "share-" + percent;
    }

    /** Whether a passage is among them. */
    boolean accepts(int ordinal) {
      return new SplittableRandom(0x9E3779B97F4A7C15L * (ordinal + 1)).nextDouble() * 100 < percent;
    }
  }

  /** Reads what {@code toString} writes. */
  static QueryScope parse(String text) {
    if (text.equals("all")) {
      return new All();
    }
    if (text.startsWith("course-")) {
      return new Course(Integer.parseInt(text.substring("course-".length())));
    }
    if (text.startsWith("share-")) {
      return new Share(Double.parseDouble(text.substring("share-".length())));
    }
    throw new IllegalArgumentException(
        "unknown scope %s: all, course-SIZE or share-PERCENT".formatted(text));
  }

  /**
   * As the search core takes it.
   *
   * @param size of the index
   * @param nearest the passage nearest to the query
   */
  default Scope scope(int size, int nearest) {
    return switch (this) {
      case All() -> Scope.all(size);
      case Course course -> {
        int from = course.of(nearest) * course.size();
        yield Scope.range(from, Math.min(size, from + course.size()));
      }
      case Share share -> {
        long[] bits = new long[(size + 63) / 64];
        int count = 0;
        for (int i = 0; i < size; i++) {
          if (share.accepts(i)) {
            bits[i >> 6] |= 1L << i;
            count++;
          }
        }
        yield new Scope(0, size, bits, count);
      }
    };
  }
}
