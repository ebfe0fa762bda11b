package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The codes of all vectors of an index, outside the heap, by ordinal: one bit a dimension of the
 * projection for scans, four bits for the first look, eight bits of all dimensions for the last.
 *
 * @param size how many vectors
 * @param dimensions of the vectors as they came
 * @param binary blocks of 1-bit codes
 * @param nibbles 4-bit codes, {@code projection.rows / 2} bytes each
 * @param bytes 8-bit codes, two planes of {@code padded / 2} bytes each
 * @param factors {@value #FACTORS} bytes each: the factor of the 4-bit code, the step of the 8-bit
 *     code, the squared length of the centred vector
 */
record Codes(
    int size,
    int dimensions,
    Similarity similarity,
    Projection projection,
    MemorySegment binary,
    MemorySegment nibbles,
    MemorySegment bytes,
    MemorySegment factors) {

  static final int FACTORS = 16;

  static Codes allocate(
      Arena arena, int size, int dimensions, Similarity similarity, Projection projection) {
    int rows = projection.rows;
    long blocks = (size + Kernels.BLOCK - 1L) / Kernels.BLOCK;
    return new Codes(
        size,
        dimensions,
        similarity,
        projection,
        OffHeap.allocate(arena, blocks * BinaryQuantiser.blockBytes(rows)),
        OffHeap.allocate(arena, (long) size * rows / 2),
        OffHeap.allocate(arena, (long) size * Projection.roundUp(dimensions)),
        OffHeap.allocate(arena, (long) size * FACTORS));
  }

  /** Codes of some alone, for scans: those of four and eight bits are left out. */
  Codes sample(Arena arena, int[] ordinals) {
    int rows = projection.rows;
    long blocks = (ordinals.length + Kernels.BLOCK - 1L) / Kernels.BLOCK;
    var some =
        new Codes(
            ordinals.length,
            dimensions,
            similarity,
            projection,
            OffHeap.allocate(arena, blocks * BinaryQuantiser.blockBytes(rows)),
            MemorySegment.NULL,
            MemorySegment.NULL,
            OffHeap.allocate(arena, (long) ordinals.length * FACTORS));
    for (int i = 0; i < ordinals.length; i++) {
      BinaryQuantiser.copy(binary, ordinals[i], some.binary, i, rows);
      copy(factors, some.factors, ordinals[i], i, FACTORS);
    }
    return some;
  }

  /** Dimensions of the 8-bit codes: a multiple of 128. */
  int padded() {
    return Projection.roundUp(dimensions);
  }

  float nibbleFactor(int ordinal) {
    return factors.get(OffHeap.FLOAT, (long) ordinal * FACTORS);
  }

  float byteStep(int ordinal) {
    return factors.get(OffHeap.FLOAT, (long) ordinal * FACTORS + 4);
  }

  float squared(int ordinal) {
    return factors.get(OffHeap.FLOAT, (long) ordinal * FACTORS + 8);
  }

  /**
   * Takes over a vector's codes.
   *
   * @param from codes with the same projection
   */
  void copy(int ordinal, Codes from, int old) {
    int rows = projection.rows;
    copy(from.nibbles, nibbles, old, ordinal, rows / 2);
    copy(from.bytes, bytes, old, ordinal, padded());
    copy(from.factors, factors, old, ordinal, FACTORS);
    BinaryQuantiser.copy(from.binary, old, binary, ordinal, rows);
  }

  private static void copy(MemorySegment from, MemorySegment to, int old, int now, int bytes) {
    MemorySegment.copy(from, (long) old * bytes, to, (long) now * bytes, bytes);
  }

  /** Bytes that it fills. */
  long byteSize() {
    return binary.byteSize() + nibbles.byteSize() + bytes.byteSize() + factors.byteSize();
  }

  /** Writes the codes of vectors; one of each thread. */
  final class Encoder {
    private final float[] projected = new float[projection.rows];
    private final NibbleQuantiser nibbleQuantiser = new NibbleQuantiser(projection.rows);
    private final ByteQuantiser byteQuantiser = new ByteQuantiser(padded());

    /**
     * @param vector overwritten
     */
    void encode(int ordinal, float[] vector) {
      if (similarity == Similarity.COSINE) {
        Floats.normalise(vector);
      }
      Floats.subtract(vector, projection.mean);
      projection.apply(vector, projected);
      BinaryQuantiser.encode(projected, binary, ordinal);
      long at = (long) ordinal * FACTORS;
      factors.set(
          OffHeap.FLOAT,
          at,
          nibbleQuantiser.encode(projected, nibbles, (long) ordinal * projected.length / 2));
      factors.set(
          OffHeap.FLOAT, at + 4, byteQuantiser.encode(vector, bytes, (long) ordinal * padded()));
      factors.set(OffHeap.FLOAT, at + 8, Floats.dot(vector, vector));
    }
  }
}
