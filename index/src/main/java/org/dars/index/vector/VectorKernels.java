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

  /** Bytes of a code whose products a 16-bit lane can add up: 16 of at most 15·128. */
  private static final int PART = Math.min(256, 16 * LANES);

  /** A table of 16 bytes is looked up within 128 bits; wider look-ups cost more than they bring. */
  private static final VectorSpecies<Byte> TABLE = ByteVector.SPECIES_128;

  private static final VectorSpecies<Short> SUMS = ShortVector.SPECIES_128;

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
  public void scanBlock(
      MemorySegment blocks,
      long offset,
      byte[] tables,
      int groups,
      float scale,
      float shift,
      float[] out) {
    // Bytes of odd vectors are widened; even ones are what remains of the sums of both.
    ShortVector lowBoth = ShortVector.zero(SUMS);
    ShortVector lowOdd = lowBoth;
    ShortVector highBoth = lowBoth;
    ShortVector highOdd = lowBoth;
    int bytes = 16 * groups;
    for (int g = 0; g < bytes; g += 32) {
      ByteVector bits = ByteVector.fromMemorySegment(TABLE, blocks, offset + g, LITTLE);
      ByteVector more = ByteVector.fromMemorySegment(TABLE, blocks, offset + g + 16, LITTLE);
      ByteVector table = ByteVector.fromArray(TABLE, tables, g);
      ByteVector second = ByteVector.fromArray(TABLE, tables, g + 16);
      // An index is taken modulo 16 by selectFrom itself.
      ShortVector low = bits.selectFrom(table).add(more.selectFrom(second)).reinterpretAsShorts();
      ShortVector high =
          upper(bits).selectFrom(table).add(upper(more).selectFrom(second)).reinterpretAsShorts();
      lowBoth = lowBoth.add(low);
      lowOdd = lowOdd.add(low.lanewise(VectorOperators.LSHR, 8));
      highBoth = highBoth.add(high);
      highOdd = highOdd.add(high.lanewise(VectorOperators.LSHR, 8));
    }
    long factors = offset + bytes;
    estimates(lowBoth, lowOdd, blocks, factors, scale, shift, out, 0);
    estimates(highBoth, highOdd, blocks, factors + 2 * BLOCK, scale, shift, out, BLOCK / 2);
  }

  private static ByteVector upper(ByteVector bits) {
    return bits.reinterpretAsShorts().lanewise(VectorOperators.LSHR, 4).reinterpretAsBytes();
  }

  /**
   * Sums of 16 vectors to estimates. Byte 4i+m of a group stands for vector 4m+i, so that each
   * quarter of the bytes comes out as four neighbouring vectors.
   */
  private static void estimates(
      ShortVector both,
      ShortVector odd,
      MemorySegment blocks,
      long factors,
      float scale,
      float shift,
      float[] out,
      int at) {
    IntVector evens = both.sub(odd.lanewise(VectorOperators.LSHL, 8)).reinterpretAsInts();
    IntVector odds = odd.reinterpretAsInts();
    four(evens.and(0xffff), blocks, factors, scale, shift, out, at);
    four(odds.and(0xffff), blocks, factors + 16, scale, shift, out, at + 4);
    four(evens.lanewise(VectorOperators.LSHR, 16), blocks, factors + 32, scale, shift, out, at + 8);
    four(odds.lanewise(VectorOperators.LSHR, 16), blocks, factors + 48, scale, shift, out, at + 12);
  }

  private static void four(
      IntVector sums,
      MemorySegment blocks,
      long factors,
      float scale,
      float shift,
      float[] out,
      int at) {
    ((FloatVector) sums.convert(VectorOperators.I2F, 0))
        .mul(scale)
        .add(shift)
        .mul(FloatVector.fromMemorySegment(FloatVector.SPECIES_128, blocks, factors, LITTLE))
        .intoArray(out, at);
  }

  @Override
  public void multiply(short[] tiles, int rows, short[] x, int[] y) {
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
            sum = sum.add(ShortVector.fromArray(SHORTS, tiles, at).mul(factor));
            next = next.add(ShortVector.fromArray(SHORTS, tiles, at + LANES).mul(factor));
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
