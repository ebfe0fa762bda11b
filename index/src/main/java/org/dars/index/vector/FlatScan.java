package org.dars.index.vector;

import org.dars.index.vector.SearchCost.Path;

/**
 * Scans the 1-bit codes in scope, keeps the best, and looks at those with 4 bits and then with 8.
 * Or gathers the 4-bit codes one by one, where few of a block are in scope.
 */
final class FlatScan {

  private final Codes codes;
  private final boolean euclidean;

  FlatScan(Codes codes) {
    this.codes = codes;
    this.euclidean = codes.similarity() == Similarity.EUCLIDEAN;
  }

  /**
   * The best by 1-bit codes.
   *
   * @param keep how many; {@code scratch.pool} begins with them, in no order
   * @return how many there are
   */
  int scan(Scratch scratch, Scope scope, int keep) {
    int room = 2 * keep + Kernels.BLOCK;
    long[] pool = scratch.pool(room);
    byte[] tables = scratch.query.tables();
    float scale = scratch.query.tableScale();
    float shift = scratch.query.tableShift();
    float[] estimates = scratch.estimates;
    int rows = codes.projection().rows;
    int blockBytes = BinaryQuantiser.blockBytes(rows);
    int count = 0;
    float threshold = Float.NEGATIVE_INFINITY;
    float bound = threshold;
    int last = scope.to() - 1;
    for (int block = scope.from() / Kernels.BLOCK; block <= last / Kernels.BLOCK; block++) {
      int mask = mask(scope, block);
      if (mask == 0) {
        continue;
      }
      int first = block * Kernels.BLOCK;
      long at = (long) block * blockBytes;
      int above =
          Kernels.BEST.scanBlock(
              codes.binary(), at, tables, rows / 4, scale, shift, bound, estimates);
      if (euclidean) {
        above = nearer(estimates, first, threshold);
      }
      for (int hits = above & mask; hits != 0; hits &= hits - 1) {
        int i = Integer.numberOfTrailingZeros(hits);
        pool[count++] = Scratch.candidate(estimates[i], first + i);
      }
      if (count > 2 * keep) {
        Scratch.select(pool, count, keep);
        count = keep;
        threshold = worst(pool, keep);
        bound = euclidean ? bound : threshold;
      }
    }
    if (count > keep) {
      Scratch.select(pool, count, keep);
      count = keep;
    }
    return count;
  }

  /** Which of a block's vectors are in scope. */
  private static int mask(Scope scope, int block) {
    int first = block * Kernels.BLOCK;
    long[] accepted = scope.accepted();
    int mask = accepted == null ? -1 : (int) (accepted[first >> 6] >>> first);
    if (first < scope.from()) {
      mask &= -1 << (scope.from() - first);
    }
    if (first + Kernels.BLOCK > scope.to()) {
      mask &= -1 >>> (first + Kernels.BLOCK - scope.to());
    }
    return mask;
  }

  /** Turns inner products into what sorts as distances do; which of them are above a bound. */
  private int nearer(float[] estimates, int first, float least) {
    int end = Math.min(Kernels.BLOCK, codes.size() - first);
    int above = 0;
    for (int i = 0; i < end; i++) {
      estimates[i] -= codes.squared(first + i) / 2;
      above |= estimates[i] > least ? 1 << i : 0;
    }
    return above;
  }

  /** The lowest similarity of the first {@code count} candidates. */
  static float worst(long[] pool, int count) {
    long worst = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      worst = Math.max(worst, pool[i]);
    }
    return Scratch.similarity(worst);
  }

  /** Looks at the first {@code count} of the pool with 4 bits; they stay in place. */
  void firstLook(Scratch scratch, int count) {
    long[] pool = scratch.pool;
    for (int from = 0; from < count; from += 64) {
      int some = Math.min(64, count - from);
      for (int i = 0; i < some; i++) {
        scratch.ids[i] = Scratch.ordinal(pool[from + i]);
      }
      score(scratch, some, pool, from);
    }
  }

  private void score(Scratch scratch, int some, long[] pool, int from) {
    int rows = codes.projection().rows;
    int stride = rows / 2;
    long touched = 0;
    for (int i = 0; i < some; i++) {
      long at = (long) scratch.ids[i] * stride;
      for (int line = 0; line < stride; line += OffHeap.LINE) {
        touched += codes.nibbles().get(OffHeap.BYTE, at + line);
      }
      scratch.factors[i] = codes.nibbleFactor(scratch.ids[i]);
    }
    scratch.touched += touched;
    scratch.visits += some;
    QueryCode query = scratch.query;
    Kernels.BEST.nibbleDots(codes.nibbles(), scratch.ids, some, query.first, rows, scratch.dots);
    for (int i = 0; i < some; i++) {
      int id = scratch.ids[i];
      float similarity = scratch.factors[i] * (scratch.dots[i] - query.offset) * query.scale;
      if (euclidean) {
        similarity -= codes.squared(id) / 2;
      }
      pool[from + i] = Scratch.candidate(similarity, id);
    }
  }

  /**
   * The best by 4-bit codes of all in scope.
   *
   * @param keep how many; {@code scratch.pool} begins with them, in no order
   * @return how many there are
   */
  int gather(Scratch scratch, Scope scope, int keep) {
    long[] pool = scratch.pool(2 * keep + 64);
    int count = 0;
    int some = 0;
    for (int word = scope.from() >> 6; word <= (scope.to() - 1) >> 6; word++) {
      long bits = word(scope, word);
      while (bits != 0) {
        scratch.ids[some++] = (word << 6) + Long.numberOfTrailingZeros(bits);
        bits &= bits - 1;
        if (some == 64) {
          score(scratch, some, pool, count);
          count += some;
          some = 0;
          if (count > 2 * keep) {
            Scratch.select(pool, count, keep);
            count = keep;
          }
        }
      }
    }
    score(scratch, some, pool, count);
    count += some;
    if (count > keep) {
      Scratch.select(pool, count, keep);
      count = keep;
    }
    return count;
  }

  private static long word(Scope scope, int word) {
    long[] accepted = scope.accepted();
    long bits = accepted == null ? -1 : accepted[word];
    int first = word << 6;
    if (first < scope.from()) {
      bits &= -1L << (scope.from() - first);
    }
    if (first + 64 > scope.to()) {
      bits &= -1L >>> (first + 64 - scope.to());
    }
    return bits;
  }

  /** What a scan or a gathering touches, up to the first look. */
  SearchCost cost(Path path, Scope scope, int looked) {
    int rows = codes.projection().rows;
    int span = path == Path.SCAN ? scope.to() - scope.from() : 0;
    long bytes =
        (long) span * BinaryQuantiser.blockBytes(rows) / Kernels.BLOCK
            + (long) looked * (rows / 2 + Float.BYTES);
    return new SearchCost(path, span, looked, 0, bytes);
  }
}
