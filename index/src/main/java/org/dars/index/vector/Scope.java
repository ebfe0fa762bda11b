package org.dars.index.vector;

import org.jspecify.annotations.Nullable;

/**
 * Which ordinals may be found: those of {@code from}…{@code to}−1 whose bit is set.
 *
 * @param from first ordinal
 * @param to one past the last ordinal
 * @param accepted bit {@code i & 63} of word {@code i >> 6} stands for ordinal {@code i}; null for
 *     all of them; read, never changed; at least {@code (to + 63) / 64} words
 * @param count how many ordinals that are, as far as is known; the choice of a path rests on it,
 *     not the result
 */
public record Scope(int from, int to, long @Nullable [] accepted, int count) {

  public Scope {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("scope %d–%d is not a range".formatted(from, to));
    }
    if (accepted != null && accepted.length < (to + 63) >> 6) {
      throw new IllegalArgumentException(
          "%d words of bits do not reach ordinal %d".formatted(accepted.length, to));
    }
  }

  /** All of {@code size} ordinals. */
  public static Scope all(int size) {
    return new Scope(0, size, null, size);
  }

  /** A range without gaps. */
  public static Scope range(int from, int to) {
    return new Scope(from, to, null, to - from);
  }

  boolean accepts(int ordinal) {
    return ordinal >= from
        && ordinal < to
        && (accepted == null || (accepted[ordinal >> 6] >>> ordinal & 1) != 0);
  }
}
