package org.dars.index.vector;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Kernels#scanBlock} by the Vector API, on 128 bits whatever the machine has. */
final class BlockScan {

  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

  /** A table of 16 bytes is looked up within 128 bits; wider look-ups cost more than they bring. */
  private static final VectorSpecies<Byte> TABLE = ByteVector.SPECIES_128;

  private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

  private static final VectorSpecies<Short> SUMS = ShortVector.SPECIES_128;

  private BlockScan() {}

  /** The sums of 32 vectors, in 16 bits, into the first half of {@code out}. */
  static void tableSums(MemorySegment blocks, long offset, byte[] tables, int bytes, float[] out) {
    // Bytes of odd vectors are widened; even ones are what remains of the sums of both.
    ShortVector lowBoth = ShortVector.zero(SUMS);
    ShortVector lowOdd = lowBoth;
    ShortVector highBoth = lowBoth;
    ShortVector highOdd = lowBoth;
    // Four groups add up to no more than 240, which is a byte.
    for (int g = 0; g < bytes; g += 64) {
      ByteVector a = ByteVector.fromMemorySegment(TABLE, blocks, offset + g, LITTLE);
      ByteVector b = ByteVector.fromMemorySegment(TABLE, blocks, offset + g + 16, LITTLE);
      ByteVector c = ByteVector.fromMemorySegment(TABLE, blocks, offset + g + 32, LITTLE);
      ByteVector d = ByteVector.fromMemorySegment(TABLE, blocks, offset + g + 48, LITTLE);
      ByteVector first = ByteVector.fromArray(TABLE, tables, g);
      ByteVector second = ByteVector.fromArray(TABLE, tables, g + 16);
      ByteVector third = ByteVector.fromArray(TABLE, tables, g + 32);
      ByteVector fourth = ByteVector.fromArray(TABLE, tables, g + 48);
      // An index is taken modulo 16 by selectFrom itself.
      ShortVector low =
          a.selectFrom(first)
              .add(b.selectFrom(second))
              .add(c.selectFrom(third).add(d.selectFrom(fourth)))
              .reinterpretAsShorts();
      ShortVector high =
          upper(a)
              .selectFrom(first)
              .add(upper(b).selectFrom(second))
              .add(upper(c).selectFrom(third).add(upper(d).selectFrom(fourth)))
              .reinterpretAsShorts();
      lowBoth = lowBoth.add(low);
      lowOdd = lowOdd.add(low.lanewise(VectorOperators.LSHR, 8));
      highBoth = highBoth.add(high);
      highOdd = highOdd.add(high.lanewise(VectorOperators.LSHR, 8));
    }
    lowBoth.reinterpretAsFloats().intoArray(out, 0);
    lowOdd.reinterpretAsFloats().intoArray(out, 4);
    highBoth.reinterpretAsFloats().intoArray(out, 8);
    highOdd.reinterpretAsFloats().intoArray(out, 12);
  }

  /** Shifted as 32-bit numbers: 16-bit ones would want the count in a register. */
  private static ByteVector upper(ByteVector bits) {
    return bits.reinterpretAsInts().lanewise(VectorOperators.LSHR, 4).reinterpretAsBytes();
  }

  /** Turns the sums into estimates, in place; bits say which are above {@code least}. */
  static int estimates(
      MemorySegment blocks, long factors, float scale, float shift, float least, float[] out) {
    inOrder(out, 8, 16);
    inOrder(out, 0, 0);
    int above = 0;
    for (int i = 0; i < Kernels.BLOCK; i += 4) {
      IntVector sums = FloatVector.fromArray(FOUR, out, i).reinterpretAsInts();
      FloatVector estimates =
          ((FloatVector) sums.convert(VectorOperators.I2F, 0))
              .mul(scale)
              .add(shift)
              .mul(FloatVector.fromMemorySegment(FOUR, blocks, factors + 4L * i, LITTLE));
      estimates.intoArray(out, i);
      above |= (int) estimates.compare(VectorOperators.GT, least).toLong() << i;
    }
    return above;
  }

  /**
   * The sums of 16 vectors as whole numbers. Byte 4i+m of a group stands for vector 4m+i, so that
   * each quarter of the bytes comes out as four neighbours.
   */
  private static void inOrder(float[] sums, int from, int to) {
    ShortVector odd = FloatVector.fromArray(FOUR, sums, from + 4).reinterpretAsShorts();
    IntVector odds = odd.reinterpretAsInts();
    IntVector evens =
        FloatVector.fromArray(FOUR, sums, from)
            .reinterpretAsShorts()
            .sub(odd.lanewise(VectorOperators.LSHL, 8))
            .reinterpretAsInts();
    evens.and(0xffff).reinterpretAsFloats().intoArray(sums, to);
    odds.and(0xffff).reinterpretAsFloats().intoArray(sums, to + 4);
    evens.lanewise(VectorOperators.LSHR, 16).reinterpretAsFloats().intoArray(sums, to + 8);
    odds.lanewise(VectorOperators.LSHR, 16).reinterpretAsFloats().intoArray(sums, to + 12);
  }
}
