package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The centroids of an {@link InvertedFile}, as 1-bit codes to sift them and 4-bit codes to rank
 * them. What a 4-bit code stands for is taken as the centroid itself from then on, so that its
 * inner product with a query is known without error.
 *
 * @param size how many
 * @param rows dimensions, those of the projection
 * @param binary blocks of 1-bit codes
 * @param nibbles 4-bit codes
 * @param factors of the 4-bit codes, by centroid
 * @param squares their squared lengths, by centroid
 */
record Centroids(
    int size,
    int rows,
    MemorySegment binary,
    MemorySegment nibbles,
    float[] factors,
    float[] squares) {

  /** How many the first sifting leaves for a closer look, besides two for each that is wanted. */
  private static final int SIFTED = 32;

  /**
   * @param points each of {@code rows} numbers
   */
  static Centroids of(float[][] points, int rows, Arena arena) {
    int size = points.length;
    long blocks = Math.ceilDiv(size, Kernels.BLOCK);
    var centroids =
        new Centroids(
            size,
            rows,
            OffHeap.allocate(arena, blocks * BinaryQuantiser.blockBytes(rows)),
            OffHeap.allocate(arena, (long) size * rows / 2),
            new float[size],
            new float[size]);
    var quantiser = new NibbleQuantiser(rows);
    float[] decoded = new float[rows];
    for (int i = 0; i < size; i++) {
      centroids.factors[i] = quantiser.encode(points[i], centroids.nibbles, (long) i * rows / 2);
      centroids.decode(i, decoded);
      centroids.squares[i] = Floats.dot(decoded, decoded);
      BinaryQuantiser.encode(decoded, centroids.binary, i);
    }
    return centroids;
  }

  /** Writes out the numbers of a centroid. */
  void decode(int centroid, float[] into) {
    NibbleQuantiser.decode(nibbles, (long) centroid * rows / 2, factors[centroid], into);
  }

  /** Bytes that they fill. */
  long byteSize() {
    return binary.byteSize() + nibbles.byteSize() + 8L * size;
  }

  /** What ranks centroids, for one thread. */
  final class Ranking {
    private final int[] ids = new int[Scratch.PORTION];
    private final int[] dots = new int[Scratch.PORTION];
    private final float[] estimates = new float[Kernels.BLOCK];
    private long[] pool = new long[0];

    /**
     * The centroids nearest to a query.
     *
     * @param target the query as both codes want it
     * @param wanted at most {@link #size}
     * @return candidates as {@link Scratch} packs them, the first {@code wanted} of them in order,
     *     best first; valid until the next call
     */
    long[] nearest(Target target, int wanted) {
      int keep = Math.min(size, 2 * wanted + SIFTED);
      int count = sift(target, keep);
      look(target, count);
      Scratch.select(pool, count, wanted);
      Arrays.sort(pool, 0, wanted);
      return pool;
    }

    private int sift(Target target, int keep) {
      if (pool.length < 2 * keep + Kernels.BLOCK) {
        pool = new long[2 * keep + Kernels.BLOCK];
      }
      if (keep == size) {
        for (int i = 0; i < size; i++) {
          pool[i] = Scratch.candidate(0, i);
        }
        return size;
      }
      int blockBytes = BinaryQuantiser.blockBytes(rows);
      int count = 0;
      float threshold = Float.NEGATIVE_INFINITY;
      for (int first = 0; first < size; first += Kernels.BLOCK) {
        long at = (long) (first / Kernels.BLOCK) * blockBytes;
        float bound = target.squaresWeight == 0 ? threshold : Float.NEGATIVE_INFINITY;
        int above =
            Kernels.BEST.scanBlock(
                binary, at, target.tables, rows / 4, target.scale, target.shift, bound, estimates);
        int end = Math.min(Kernels.BLOCK, size - first);
        for (int hits = above & (-1 >>> (Kernels.BLOCK - end)); hits != 0; hits &= hits - 1) {
          int i = Integer.numberOfTrailingZeros(hits);
          float estimate = estimates[i] - target.squaresWeight * squares[first + i];
          if (estimate > threshold) {
            pool[count++] = Scratch.candidate(estimate, first + i);
          }
        }
        if (count > 2 * keep) {
          Scratch.select(pool, count, keep);
          count = keep;
          threshold = FlatScan.worst(pool, keep);
        }
      }
      if (count > keep) {
        Scratch.select(pool, count, keep);
        count = keep;
      }
      return count;
    }

    private void look(Target target, int count) {
      for (int from = 0; from < count; from += Scratch.PORTION) {
        int some = Math.min(Scratch.PORTION, count - from);
        for (int i = 0; i < some; i++) {
          ids[i] = Scratch.ordinal(pool[from + i]);
        }
        Kernels.BEST.nibbleDots(nibbles, ids, some, target.query, rows, dots);
        for (int i = 0; i < some; i++) {
          int id = ids[i];
          float dot = factors[id] * (dots[i] - target.offset) * target.step;
          pool[from + i] = Scratch.candidate(dot - target.squaresWeight * squares[id], id);
        }
      }
    }
  }

  /**
   * A query as the codes of centroids want it.
   *
   * @param tables for 1-bit codes, as {@link BinaryQuantiser#tables} makes them
   * @param scale of a sum from the tables
   * @param shift added to it then
   * @param query for 4-bit codes, arranged
   * @param offset to be taken off a 4-bit inner product
   * @param step what one unit of {@code query} stands for
   * @param squaresWeight how much of a centroid's squared length is taken off its inner product:
   *     half for Euclidean distance, none for the inner product
   */
  record Target(
      byte[] tables,
      float scale,
      float shift,
      short[] query,
      float offset,
      float step,
      float squaresWeight) {

    /** A search's query. */
    static Target of(QueryCode query, Similarity similarity) {
      byte[] tables = query.tables();
      return new Target(
          tables,
          query.tableScale(),
          query.tableShift(),
          query.first,
          query.offset,
          query.scale,
          similarity == Similarity.EUCLIDEAN ? 0.5f : 0);
    }

    /**
     * A vector that looks for the nearest centroid by Euclidean distance.
     *
     * @param vector what its 4-bit code stands for
     * @param tables room for 4 bytes for each dimension
     * @param query the code, unpacked
     * @param querySum its sum
     * @param factor of the code
     */
    static Target of(float[] vector, byte[] tables, short[] query, int querySum, float factor) {
      float largest = BinaryQuantiser.tables(vector, vector.length, tables);
      return new Target(
          tables,
          largest / NibbleQuantiser.MIDDLE,
          -largest * vector.length,
          query,
          NibbleQuantiser.MIDDLE * querySum,
          factor / 2,
          0.5f);
    }
  }
}
