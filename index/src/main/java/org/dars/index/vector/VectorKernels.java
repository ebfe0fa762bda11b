package org.dars.index.vector;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The Vector API, on lanes of 128, 256 or 512 bits: what the machine prefers, or property {@code
 * dars.vector.lanes}. The loops are short on purpose: past some 8,000 bytes of inlined code the
 * compiler stops inlining, and what it leaves out runs ten times slower.
 */
final class VectorKernels implements Kernels {

  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final VectorShape SHAPE = shape();
  private static final VectorSpecies<Short> SHORTS = VectorSpecies.of(short.class, SHAPE);
  private static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);
  private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, SHAPE);
  private static final int LANES = SHORTS.length();

  /** As many bytes as there are lanes. */
  private static final VectorSpecies<Byte> HALF =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));

  /** Bytes of a code whose products a 16-bit lane can add up: 16 of at most 15·128. */
  private static final int PART = Math.min(256, 16 * LANES);

  private static VectorShape shape() {
    String bits = System.getProperty("dars.vector.lanes", "auto");
    return VectorShape.forBitSize(
        bits.equals("auto")
            ? Math.clamp(ShortVector.SPECIES_PREFERRED.vectorBitSize(), 128, 512)
            : Integer.parseInt(bits));
  }

  /** From one nibble of a lane to the next in an arranged query. */
  private static final int NIBBLE = Math.max(16, LANES);

  /** Where in an arranged query the vector of lanes at a byte of a code begins. */
  private static int start(int b) {
    return LANES == 8 ? (b & -32) * 2 + ((b & 16) >> 1) : 2 * b;
  }

  @Override
  public void arrange(short[] query, int dimensions) {
    if (LANES <= 16) {
      return;
    }
    // Lanes of 512 bits read two groups of 64 dimensions together.
    short[] pair = new short[CHUNK];
    for (int d = 0; d < dimensions; d += CHUNK) {
      for (int nibble = 0; nibble < 4; nibble++) {
        System.arraycopy(query, d + 16 * nibble, pair, 32 * nibble, 16);
        System.arraycopy(query, d + 64 + 16 * nibble, pair, 32 * nibble + 16, 16);
      }
      System.arraycopy(pair, 0, query, d, CHUNK);
    }
  }

  @Override
  public void nibbleDots(
      MemorySegment codes, int[] ids, int count, short[] query, int dimensions, int[] out) {
    if (dimensions / 2 > PART) {
      longDots(codes, ids, count, query, dimensions / 2, out);
      return;
    }
    switch (dimensions) {
      case 128 -> dots128(codes, ids, count, query, out);
      case 256 -> dots256(codes, ids, count, query, out);
      case 384 -> dots384(codes, ids, count, query, out);
      case 512 -> dots512(codes, ids, count, query, out);
      default -> longDots(codes, ids, count, query, dimensions / 2, out);
    }
  }

  // One method for each usual length: as a literal it lets the compiler unroll the loop within,
  // which halves the time.

  private static void dots128(MemorySegment codes, int[] ids, int count, short[] query, int[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = dot(codes, ids[i] * 64L, 64, query, 0);
    }
  }

  private static void dots256(MemorySegment codes, int[] ids, int count, short[] query, int[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = dot(codes, ids[i] * 128L, 128, query, 0);
    }
  }

  private static void dots384(MemorySegment codes, int[] ids, int count, short[] query, int[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = dot(codes, ids[i] * 192L, 192, query, 0);
    }
  }

  private static void dots512(MemorySegment codes, int[] ids, int count, short[] query, int[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = dot(codes, ids[i] * 256L, 256, query, 0);
    }
  }

  /** Longer than a part: in parts, so that 16-bit lanes do not overflow. */
  private static void longDots(
      MemorySegment codes, int[] ids, int count, short[] query, int stride, int[] out) {
    for (int i = 0; i < count; i++) {
      long at = (long) ids[i] * stride;
      int sum = 0;
      int from = 0;
      for (; from <= stride - PART; from += PART) {
        sum += dot(codes, at + from, PART, query, 2 * from);
      }
      for (; from < stride; from += 64) {
        sum += dot(codes, at + from, 64, query, 2 * from);
      }
      out[i] = sum;
    }
  }

  /** At most a part, so that no lane of either sum overflows; both together could. */
  private static int dot(MemorySegment codes, long at, int bytes, short[] query, int from) {
    ShortVector mask = ShortVector.broadcast(SHORTS, 15);
    ShortVector even = ShortVector.zero(SHORTS);
    ShortVector odd = even;
    for (int b = 0; b < bytes; b += 2 * LANES) {
      int q = from + start(b);
      ShortVector v = ShortVector.fromMemorySegment(SHORTS, codes, at + b, LITTLE);
      even = even.add(v.and(mask).mul(ShortVector.fromArray(SHORTS, query, q)));
      odd =
          odd.add(
              v.lanewise(VectorOperators.LSHR, 4)
                  .and(mask)
                  .mul(ShortVector.fromArray(SHORTS, query, q + NIBBLE)));
      even =
          even.add(
              v.lanewise(VectorOperators.LSHR, 8)
                  .and(mask)
                  .mul(ShortVector.fromArray(SHORTS, query, q + 2 * NIBBLE)));
      odd =
          odd.add(
              v.lanewise(VectorOperators.LSHR, 12)
                  .mul(ShortVector.fromArray(SHORTS, query, q + 3 * NIBBLE)));
    }
    return pairs(even).add(pairs(odd)).reduceLanes(VectorOperators.ADD);
  }

  /** Neighbouring lanes added up as 32-bit numbers. */
  private static IntVector pairs(ShortVector sums) {
    return low(sums).add(high(sums));
  }

  @Override
  public void byteDots(
      MemorySegment codes,
      int[] ids,
      int count,
      short[] coarse,
      short[] fine,
      int dimensions,
      int[] coarseOut,
      int[] fineOut) {
    int stride = dimensions / 2;
    for (int i = 0; i < count; i++) {
      long at = (long) ids[i] * dimensions;
      int coarseSum = 0;
      int fineSum = 0;
      for (int from = 0; from < stride; from += PART) {
        int bytes = Math.min(PART, stride - from);
        long high = twoDots(codes, at + from, bytes, coarse, fine, 2 * from);
        long low = twoDots(codes, at + stride + from, bytes, coarse, fine, 2 * from);
        coarseSum += 16 * (int) (high >> 32) + (int) (low >> 32);
        fineSum += 16 * (int) high + (int) low;
      }
      coarseOut[i] = coarseSum;
      fineOut[i] = fineSum;
    }
  }

  /** Of at most a part with two queries: the first result in the high half, the other below. */
  private static long twoDots(
      MemorySegment codes, long at, int bytes, short[] first, short[] second, int from) {
    ShortVector mask = ShortVector.broadcast(SHORTS, 15);
    ShortVector even = ShortVector.zero(SHORTS);
    ShortVector odd = even;
    ShortVector secondEven = even;
    ShortVector secondOdd = even;
    for (int b = 0; b < bytes; b += 2 * LANES) {
      int q = from + start(b);
      ShortVector v = ShortVector.fromMemorySegment(SHORTS, codes, at + b, LITTLE);
      ShortVector nibbles = v.and(mask);
      even = even.add(nibbles.mul(ShortVector.fromArray(SHORTS, first, q)));
      secondEven = secondEven.add(nibbles.mul(ShortVector.fromArray(SHORTS, second, q)));
      q += NIBBLE;
      nibbles = v.lanewise(VectorOperators.LSHR, 4).and(mask);
      odd = odd.add(nibbles.mul(ShortVector.fromArray(SHORTS, first, q)));
      secondOdd = secondOdd.add(nibbles.mul(ShortVector.fromArray(SHORTS, second, q)));
      q += NIBBLE;
      nibbles = v.lanewise(VectorOperators.LSHR, 8).and(mask);
      even = even.add(nibbles.mul(ShortVector.fromArray(SHORTS, first, q)));
      secondEven = secondEven.add(nibbles.mul(ShortVector.fromArray(SHORTS, second, q)));
      q += NIBBLE;
      nibbles = v.lanewise(VectorOperators.LSHR, 12);
      odd = odd.add(nibbles.mul(ShortVector.fromArray(SHORTS, first, q)));
      secondOdd = secondOdd.add(nibbles.mul(ShortVector.fromArray(SHORTS, second, q)));
    }
    int one = pairs(even).add(pairs(odd)).reduceLanes(VectorOperators.ADD);
    int two = pairs(secondEven).add(pairs(secondOdd)).reduceLanes(VectorOperators.ADD);
    return ((long) one << 32) | (two & 0xffffffffL);
  }

  @Override
  public int unpack(MemorySegment codes, long at, int dimensions, short[] query) {
    ShortVector mask = ShortVector.broadcast(SHORTS, 15);
    ShortVector sum = ShortVector.zero(SHORTS);
    for (int b = 0; b < dimensions / 2; b += 2 * LANES) {
      ShortVector v = ShortVector.fromMemorySegment(SHORTS, codes, at + b, LITTLE);
      for (int nibble = 0; nibble < 4; nibble++) {
        ShortVector odd = v.and(mask).mul((short) 2).sub((short) 15);
        odd.intoArray(query, start(b) + nibble * NIBBLE);
        sum = sum.add(odd);
        v = v.lanewise(VectorOperators.LSHR, 4);
      }
    }
    return pairs(sum).reduceLanes(VectorOperators.ADD);
  }

  @Override
  public int scanBlock(
      MemorySegment blocks,
      long offset,
      byte[] tables,
      int groups,
      float scale,
      float shift,
      float least,
      float[] out) {
    BlockScan.tableSums(blocks, offset, tables, 16 * groups, out);
    return BlockScan.estimates(blocks, offset + 16L * groups, scale, shift, least, out);
  }

  @Override
  public void multiply(byte[] tiles, int rows, short[] x, int[] y) {
    for (int tile = 0; tile < rows; tile += 64) {
      for (int i = 0; i < 64; i += 2 * LANES) {
        int at = tile * x.length + i;
        IntVector even = IntVector.zero(INTS);
        IntVector odd = even;
        IntVector nextEven = even;
        IntVector nextOdd = even;
        // 16 products of at most 63·31 add up in a 16-bit lane.
        for (int j = 0; j < x.length; j += 16) {
          ShortVector sum = ShortVector.zero(SHORTS);
          ShortVector next = sum;
          for (int n = 0; n < 16; n++) {
            short factor = x[j + n];
            sum = sum.add(shorts(tiles, at).mul(factor));
            next = next.add(shorts(tiles, at + LANES).mul(factor));
            at += 64;
          }
          even = even.add(low(sum));
          odd = odd.add(high(sum));
          nextEven = nextEven.add(low(next));
          nextOdd = nextOdd.add(high(next));
        }
        even.intoArray(y, tile + i);
        odd.intoArray(y, tile + i + LANES / 2);
        nextEven.intoArray(y, tile + i + LANES);
        nextOdd.intoArray(y, tile + i + LANES + LANES / 2);
      }
    }
    interleave(y, rows);
  }

  private static ShortVector shorts(byte[] values, int at) {
    return (ShortVector)
        ByteVector.fromArray(HALF, values, at).convertShape(VectorOperators.B2S, SHORTS, 0);
  }

  /** The even lanes, widened. */
  private static IntVector low(ShortVector sums) {
    return sums.reinterpretAsInts()
        .lanewise(VectorOperators.LSHL, 16)
        .lanewise(VectorOperators.ASHR, 16);
  }

  /** The odd lanes, widened. */
  private static IntVector high(ShortVector sums) {
    return sums.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16);
  }

  /** Puts rows in order: of each {@code LANES} the even ones came first, then the odd ones. */
  private static void interleave(int[] y, int rows) {
    int[] ordered = new int[LANES];
    for (int i = 0; i < rows; i += LANES) {
      for (int j = 0; j < LANES / 2; j++) {
        ordered[2 * j] = y[i + j];
        ordered[2 * j + 1] = y[i + LANES / 2 + j];
      }
      System.arraycopy(ordered, 0, y, i, LANES);
    }
  }

  @Override
  public void multiply(float[] tiles, int rows, float[] x, float[] y) {
    int lanes = FLOATS.length();
    for (int tile = 0; tile < rows; tile += 64) {
      for (int i = 0; i < 64; i += 4 * lanes) {
        FloatVector a = FloatVector.zero(FLOATS);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int at = tile * x.length + i;
        for (int j = 0; j < x.length; j++) {
          float factor = x[j];
          a = a.add(FloatVector.fromArray(FLOATS, tiles, at).mul(factor));
          b = b.add(FloatVector.fromArray(FLOATS, tiles, at + lanes).mul(factor));
          c = c.add(FloatVector.fromArray(FLOATS, tiles, at + 2 * lanes).mul(factor));
          d = d.add(FloatVector.fromArray(FLOATS, tiles, at + 3 * lanes).mul(factor));
          at += 64;
        }
        a.intoArray(y, tile + i);
        b.intoArray(y, tile + i + lanes);
        c.intoArray(y, tile + i + 2 * lanes);
        d.intoArray(y, tile + i + 3 * lanes);
      }
    }
  }
}
