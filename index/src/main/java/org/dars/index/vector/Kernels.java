package org.dars.index.vector;

import java.lang.foreign.MemorySegment;

/**
 * The inner loops. Integers cannot overflow and floats are only multiplied and added lane by lane,
 * so that every implementation gives the same results to the last bit.
 */
interface Kernels {

  /**
   * The fastest that this virtual machine has; property {@code dars.vector.lanes=scalar} for none.
   */
  Kernels BEST = best();

  /** Dimensions in a chunk of nibbles, which fills one cache line. */
  int CHUNK = 128;

  /** Vectors in a block of 1-bit codes. */
  int BLOCK = 32;

  /**
   * Brings a query into the order in which this implementation reads it.
   *
   * @param query by dimension; overwritten
   * @param dimensions a multiple of {@value #CHUNK}
   */
  void arrange(short[] query, int dimensions);

  /**
   * Inner products of a query and 4-bit codes. Code {@code c} of {@code dimensions/2} bytes starts
   * at {@code c · dimensions/2}; each 32 bytes are 64 dimensions: 16-bit little-endian lane {@code
   * l} holds the nibbles of dimensions {@code l}, 16+{@code l}, 32+{@code l} and 48+{@code l},
   * lowest first.
   *
   * @param ids which codes, the first {@code count} of them; each within {@code codes}
   * @param query −128…127 for each dimension, after {@link #arrange}
   * @param dimensions a multiple of {@value #CHUNK}, at most 2,048
   * @param out the sum of query × nibble for each id
   */
  void nibbleDots(
      MemorySegment codes, int[] ids, int count, short[] query, int dimensions, int[] out);

  /**
   * Inner products of two queries and 8-bit codes, each two planes of nibbles laid out as for
   * {@link #nibbleDots}: the high one, and the low one {@code dimensions/2} bytes further on.
   *
   * @param ids which codes, {@code dimensions} bytes each, the first {@code count} of them
   * @param coarse a query, −128…127 for each dimension, after {@link #arrange}; {@code fine} too
   * @param dimensions a multiple of {@value #CHUNK}, at most 2,048
   * @param coarseOut the sum of coarse query × code for each id; {@code fineOut} of the fine one
   */
  void byteDots(
      MemorySegment codes,
      int[] ids,
      int count,
      short[] coarse,
      short[] fine,
      int dimensions,
      int[] coarseOut,
      int[] fineOut);

  /**
   * A code as a query: 2·nibble − 15 for each dimension, arranged.
   *
   * @param at where the code starts
   * @param query overwritten
   * @return the sum of the query
   */
  int unpack(MemorySegment codes, long at, int dimensions, short[] query);

  /**
   * Estimates for a block of 1-bit codes, by table (FAISS's fast-scan; André, Kermarrec and Le
   * Scouarnec 2015). A block holds, for each group of 4 dimensions, 16 bytes: byte {@link #slot
   * slot(j)} has the 4 bits of vector {@code j} in its low and those of vector 16+{@code j} in its
   * high nibble. After the groups come {@value #BLOCK} floats, a factor for each vector. The
   * estimate is factor × (scale × sum + shift).
   *
   * @param offset in bytes, where the block starts
   * @param tables 16 bytes for each group: what each combination of its 4 bits adds, 0…60
   * @param groups a multiple of 4, at most 512
   * @param out the estimates for the {@value #BLOCK} vectors
   * @return bit {@code j} is set when the estimate for vector {@code j} is above {@code least}
   */
  int scanBlock(
      MemorySegment blocks,
      long offset,
      byte[] tables,
      int groups,
      float scale,
      float shift,
      float least,
      float[] out);

  /**
   * The byte of a group that holds a vector's bits.
   *
   * @param vector 0…15
   */
  static int slot(int vector) {
    return (vector & 3) * 4 + (vector >> 2);
  }

  /**
   * A matrix times a vector.
   *
   * @param tiles the matrix in tiles of 64 rows, each by column: row {@code i}, column {@code j} of
   *     {@code n} at {@code (i / 64 · n + j) · 64 + i % 64}
   * @param rows a multiple of 64
   * @param x as long as there are columns
   * @param y of length {@code rows}, overwritten
   */
  void multiply(float[] tiles, int rows, float[] x, float[] y);

  /**
   * A matrix of small integers times a vector of small integers.
   *
   * @param tiles −63…63, laid out as for {@link #multiply}
   * @param rows a multiple of 64
   * @param x −31…31, as long as there are columns: a multiple of 16, at most 2,048
   * @param y of length {@code rows}, overwritten
   */
  void multiply(byte[] tiles, int rows, short[] x, int[] y);

  private static Kernels best() {
    String lanes = System.getProperty("dars.vector.lanes", "auto");
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return module && !lanes.equals("scalar") ? new VectorKernels() : new ScalarKernels();
  }
}
