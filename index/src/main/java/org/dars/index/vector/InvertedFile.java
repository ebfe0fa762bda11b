package org.dars.index.vector;

import java.lang.foreign.MemorySegment;
import org.dars.index.vector.SearchCost.Path;

/**
 * Vectors in lists around centroids (Jégou, Douze and Schmid 2011), each list a run of blocks of
 * 1-bit codes. A code is that of the vector less its centroid c (RaBitQ; Gao and Long 2024): ⟨q, x⟩
 * ≈ ⟨q, c⟩ + factor · ⟨q, sign(x − c)⟩. A search scans the lists whose centroids are nearest; what
 * it keeps gets its first and last look from {@link Codes}, as after a {@link FlatScan}. A vector
 * stands in one list, or in two.
 *
 * @param starts for each list the number of its first block, and at the end how many blocks there
 *     are
 * @param lengths how many vectors each list has
 * @param spreads for each list how far its vectors lie from the centroid in any one direction (root
 *     mean square)
 * @param ids for each place in the blocks, an int each, the ordinal of the vector there, ascending
 *     within a list; unused places are at the end of a list's last block
 * @param blocks of 1-bit codes
 * @param spilled whether vectors stand in two lists
 */
record InvertedFile(
    Codes codes,
    Centroids centroids,
    int[] starts,
    int[] lengths,
    float[] spreads,
    MemorySegment ids,
    MemorySegment blocks,
    boolean spilled) {

  /** Where fewer than one in so many are in scope, blocks without any are skipped. */
  private static final int SPARSE = 24;

  /** How many lists there are. */
  int lists() {
    return lengths.length;
  }

  /** Bytes that it fills. */
  long byteSize() {
    return centroids.byteSize() + 8L * lists() + ids.byteSize() + blocks.byteSize();
  }

  /** Searches, one thread at a time. */
  final class Scan {
    private final Centroids.Ranking ranking = centroids.new Ranking();
    private final float[] estimates = new float[Kernels.BLOCK];
    private final int blockBytes = BinaryQuantiser.blockBytes(codes.projection().rows);
    private final boolean euclidean = codes.similarity() == Similarity.EUCLIDEAN;
    private final Scratch scratch;
    private Scope scope;
    private byte[] tables;
    private float scale;
    private float shift;
    private boolean sparse;
    private boolean whole;
    private int keep;
    private int count;
    private float threshold;
    private int scanned;

    Scan(Scratch scratch) {
      this.scratch = scratch;
      this.scope = Scope.all(codes.size());
      this.tables = new byte[0];
    }

    /**
     * The best by 1-bit codes of lists near the query. Whether a list is scanned depends on what
     * has been found: not when a vector that lies {@code reach} times its spread from its centroid,
     * towards the query, would not be kept. So a search of few in scope goes on for longer.
     *
     * @param probes how many lists at most, at least 1
     * @param reach how far to look, more than 0, infinite for all of the lists: 2–4 finds .95–.99
     *     of the nearest ten
     * @param keep how many, at least 1; what is found in two lists counts twice; {@code
     *     scratch.pool} begins with them, in no order, each once
     * @return how many there are, at most {@code keep}
     */
    int run(int probes, float reach, int keep, Scope scope) {
      begin(keep, scope);
      int wanted = Math.min(probes, lists());
      long[] nearest =
          ranking.nearest(Centroids.Target.of(scratch.query, codes.similarity()), wanted);
      float far = reach * scratch.query.length();
      for (int i = 0; i < wanted; i++) {
        int list = Scratch.ordinal(nearest[i]);
        float rank = Scratch.similarity(nearest[i]);
        // Not a number, and so scanned, for an infinite reach and a list without spread.
        if (!(rank + far * spreads[list] <= threshold)) {
          list(list, euclidean ? rank + centroids.squares()[list] / 2 : rank);
        }
      }
      if (count > keep) {
        Scratch.select(scratch.pool, count, keep);
        count = keep;
      }
      return spilled ? once() : count;
    }

    private void begin(int toKeep, Scope within) {
      keep = toKeep;
      scope = within;
      long[] accepted = within.accepted();
      whole = accepted == null && within.from() == 0 && within.to() == codes.size();
      sparse = accepted != null && (long) within.count() * SPARSE < within.to() - within.from();
      tables = scratch.query.tables();
      scale = scratch.query.tableScale();
      shift = scratch.query.tableShift();
      scratch.pool(2 * keep + Kernels.BLOCK);
      count = 0;
      scanned = 0;
      threshold = Float.NEGATIVE_INFINITY;
    }

    private void list(int list, float base) {
      int first = starts[list] * Kernels.BLOCK;
      int end = first + lengths[list];
      if (scope.from() > 0) {
        first = place(first, end, scope.from());
      }
      if (scope.to() < codes.size()) {
        end = place(first, end, scope.to());
      }
      for (int block = first / Kernels.BLOCK; block * Kernels.BLOCK < end; block++) {
        int start = block * Kernels.BLOCK;
        int least = Math.max(0, first - start);
        int most = Math.min(Kernels.BLOCK, end - start);
        if (!sparse || anyAccepted(start + least, start + most)) {
          block(block, least, most, base);
        }
      }
    }

    /** The first place of a list whose ordinal is not less. */
    private int place(int from, int to, int ordinal) {
      int low = from;
      int high = to;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (id(middle) < ordinal) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private boolean anyAccepted(int from, int to) {
      for (int place = from; place < to; place++) {
        if (scope.accepts(id(place))) {
          return true;
        }
      }
      return false;
    }

    private void block(int block, int from, int to, float base) {
      float least = threshold - base;
      int above =
          Kernels.BEST.scanBlock(
              blocks,
              (long) block * blockBytes,
              tables,
              centroids.rows() / 4,
              scale,
              shift,
              euclidean ? Float.NEGATIVE_INFINITY : least,
              estimates);
      scanned += Kernels.BLOCK;
      int start = block * Kernels.BLOCK;
      if (euclidean) {
        above = nearer(start, from, to, least);
      }
      long[] pool = scratch.pool;
      for (int hits = above & places(from, to); hits != 0; hits &= hits - 1) {
        int i = Integer.numberOfTrailingZeros(hits);
        int id = id(start + i);
        if (whole || scope.accepts(id)) {
          pool[count++] = Scratch.candidate(estimates[i] + base, id);
        }
      }
      if (count > 2 * keep) {
        Scratch.select(pool, count, keep);
        count = keep;
        threshold = FlatScan.worst(pool, keep);
      }
    }

    /** Bits {@code from}…{@code to}−1 of 32. */
    private static int places(int from, int to) {
      return (-1 >>> (Kernels.BLOCK - to + from)) << from;
    }

    /** Turns inner products into what sorts as distances do; which of them are above a bound. */
    private int nearer(int start, int from, int to, float least) {
      int above = 0;
      for (int i = from; i < to; i++) {
        estimates[i] -= codes.squared(id(start + i)) / 2;
        above |= estimates[i] > least ? 1 << i : 0;
      }
      return above;
    }

    /** Leaves what was found in two lists once. */
    private int once() {
      scratch.forget();
      long[] pool = scratch.pool;
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (scratch.visit(Scratch.ordinal(pool[i]))) {
          pool[kept++] = pool[i];
        }
      }
      return kept;
    }

    /** What the last search touched, with the first look at {@code looked} of what it found. */
    SearchCost cost(int looked) {
      int rows = centroids.rows();
      long bytes =
          ((long) scanned + centroids.size()) * blockBytes / Kernels.BLOCK
              + (long) looked * (rows / 2 + Float.BYTES);
      return new SearchCost(Path.LISTS, scanned, looked, 0, bytes);
    }
  }

  private int id(int place) {
    return ids.get(OffHeap.INT, 4L * place);
  }
}
