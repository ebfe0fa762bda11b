package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kernel on vectors of lanes gives what it gives in plain Java, to the last bit. */
@Tag("lanes")
class KernelsTest {

  private static final int CODES = 37;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Kernels scalar = new ScalarKernels();

  @BeforeEach
  void thereAreLanes() {
    assumeTrue(
        Kernels.BEST instanceof VectorKernels, "plain Java is all that this virtual machine has");
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 384, 512, 640, 768, 896, 1_024, 1_152, 1_536, 1_920, 2_048})
  void innerProductsOfRandomNibblesAreTheSame(int dimensions) {
    byte[] codes = new byte[CODES * dimensions / 2];
    random.nextBytes(codes);
    short[] query = new short[dimensions];
    for (int j = 0; j < dimensions; j++) {
      query[j] = (short) (random.nextInt(256) - 128);
    }
    expectSameDots(codes, query, ids(CODES, 50));
    expectSameDots(codes, query, ids(CODES, 7));
    expectSameDots(codes, query, ids(CODES, 1));
    expectSameDots(codes, query, new int[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 384, 512, 640, 768, 1_024, 1_152, 2_048})
  void theLargestInnerProductsDoNotOverflow(int dimensions) {
    byte[] largest = new byte[3 * dimensions / 2];
    Arrays.fill(largest, (byte) 0xff);
    for (int q : new int[] {127, -127, -128, 0}) {
      short[] query = new short[dimensions];
      Arrays.fill(query, (short) q);

      assertThat(dots(Kernels.BEST, largest, query, new int[] {0, 2, 1}))
          .as("15 × %d, %d times", q, dimensions)
          .containsOnly(15 * q * dimensions);
      assertThat(dots(Kernels.BEST, new byte[largest.length], query, new int[] {1}))
          .containsOnly(0);
    }
  }

  /** The compiler replaces them by instructions only when they have run often. */
  @ParameterizedTest
  @ValueSource(ints = {128, 256, 384, 512, 1_024})
  void allIsTheSameOnceTheCompilerHasSeenIt(int dimensions) {
    byte[] codes = new byte[CODES * dimensions / 2];
    byte[] tables = new byte[4 * dimensions];
    short[] query = new short[dimensions];
    byte[] bits = new byte[BinaryQuantiser.blockBytes(dimensions)];
    float[] matrix = Cloud.gaussian(random, 1, 64 * 40)[0];
    float[] x = Cloud.gaussian(random, 1, 40)[0];
    int[] ids = ids(CODES, 30);
    for (int round = 0; round < 8; round++) {
      random.nextBytes(codes);
      random.nextBytes(bits);
      for (int j = 0; j < dimensions; j++) {
        query[j] = (short) (random.nextInt(256) - 128);
      }
      for (int i = 0; i < tables.length; i++) {
        tables[i] = (byte) random.nextInt(61);
      }
      int[] dots = dots(scalar, codes, query, ids);
      int[] estimates = estimates(scalar, bits, tables);
      float[] product = product(scalar, matrix, x);
      for (int i = 0; i < 250; i++) {
        assertThat(dots(Kernels.BEST, codes, query, ids)).as("seed %d", seed).isEqualTo(dots);
        assertThat(estimates(Kernels.BEST, bits, tables)).as("seed %d", seed).isEqualTo(estimates);
        assertThat(product(Kernels.BEST, matrix, x)).as("seed %d", seed).isEqualTo(product);
      }
    }
  }

  /** Bit by bit: factors that are random bits can be no numbers. */
  private static int[] estimates(Kernels kernels, byte[] block, byte[] tables) {
    float[] estimates = new float[Kernels.BLOCK];
    kernels.scanBlock(
        MemorySegment.ofArray(block), 0, tables, tables.length / 16, 0.4f, -2, 0, estimates);
    return IntStream.range(0, Kernels.BLOCK).map(i -> Float.floatToIntBits(estimates[i])).toArray();
  }

  private static float[] product(Kernels kernels, float[] matrix, float[] x) {
    float[] y = new float[64];
    kernels.multiply(matrix, 64, x, y);
    return y;
  }

  @Test
  void aCodeFarIntoTheMemoryIsFound() {
    byte[] codes = new byte[64 * 2_000];
    random.nextBytes(codes);
    short[] query = new short[128];
    for (int j = 0; j < 128; j++) {
      query[j] = (short) (j - 64);
    }
    expectSameDots(codes, query, new int[] {1_999, 0, 1_000});
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 384, 640, 1_024, 2_048})
  void twoQueriesAgainstTwoPlanesAreTheSame(int dimensions) {
    for (boolean largest : new boolean[] {false, true}) {
      byte[] codes = new byte[5 * dimensions];
      short[] coarse = new short[dimensions];
      short[] fine = new short[dimensions];
      random.nextBytes(codes);
      for (int j = 0; j < dimensions; j++) {
        coarse[j] = (short) (largest ? -128 : random.nextInt(256) - 128);
        fine[j] = (short) (largest ? 127 : random.nextInt(256) - 128);
      }
      if (largest) {
        Arrays.fill(codes, (byte) -1);
      }
      int[] ids = {4, 0, 2};
      int[][] expected = byteDots(scalar, codes, ids, coarse, fine);

      assertThat(byteDots(Kernels.BEST, codes, ids, coarse, fine))
          .as("seed %d", seed)
          .isDeepEqualTo(expected);
      int[] planes = dots(scalar, codes, coarse, new int[] {8, 9, 0, 1, 4, 5});
      for (int i = 0; i < ids.length; i++) {
        assertThat(expected[0][i]).isEqualTo(16 * planes[2 * i] + planes[2 * i + 1]);
      }
    }
  }

  private static int[][] byteDots(
      Kernels kernels, byte[] codes, int[] ids, short[] coarse, short[] fine) {
    short[] first = coarse.clone();
    short[] second = fine.clone();
    kernels.arrange(first, first.length);
    kernels.arrange(second, second.length);
    int[][] out = new int[2][ids.length];
    kernels.byteDots(
        MemorySegment.ofArray(codes), ids, ids.length, first, second, first.length, out[0], out[1]);
    return out;
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 384, 640, 1_024, 2_048})
  void aCodeUnpackedIsTheSameQuery(int dimensions) {
    byte[] codes = new byte[3 * dimensions / 2];
    random.nextBytes(codes);
    for (int code = 0; code < 3; code++) {
      long at = (long) code * dimensions / 2;
      short[] expected = new short[dimensions];
      short[] unpacked = new short[dimensions];
      int sum = scalar.unpack(MemorySegment.ofArray(codes), at, dimensions, expected);
      scalar.arrange(expected, dimensions);

      assertThat(Kernels.BEST.unpack(MemorySegment.ofArray(codes), at, dimensions, unpacked))
          .isEqualTo(sum)
          .isEqualTo(IntStream.range(0, dimensions).map(j -> expected[j]).sum());
      Kernels.BEST.arrange(expected, dimensions);
      assertThat(unpacked).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 96, 128, 192, 256, 384, 512})
  void estimatesOfABlockAreTheSame(int groups) {
    for (int largest : new int[] {61, 61, 1}) {
      byte[] tables = new byte[16 * groups];
      // The largest that there can be the last time.
      Arrays.fill(tables, (byte) 60);
      for (int i = 0; largest > 1 && i < tables.length; i++) {
        tables[i] = (byte) random.nextInt(largest);
      }
      int blockBytes = BinaryQuantiser.blockBytes(4 * groups);
      MemorySegment blocks = MemorySegment.ofArray(new byte[2 * blockBytes]);
      byte[] bits = new byte[2 * blockBytes];
      random.nextBytes(bits);
      blocks.copyFrom(MemorySegment.ofArray(bits));
      for (int j = 0; j < Kernels.BLOCK; j++) {
        blocks.set(
            OffHeap.FLOAT, blockBytes + 16L * groups + 4L * j, (float) random.nextGaussian());
      }
      float[] expected = new float[Kernels.BLOCK];
      float[] estimates = new float[Kernels.BLOCK];
      float least = 1.5f;
      int above =
          scalar.scanBlock(blocks, blockBytes, tables, groups, 0.37f, -1.7f, least, expected);
      int aboveToo =
          Kernels.BEST.scanBlock(
              blocks, blockBytes, tables, groups, 0.37f, -1.7f, least, estimates);

      assertThat(estimates).as("seed %d", seed).isEqualTo(expected);
      assertThat(aboveToo).as("seed %d", seed).isEqualTo(above);
      for (int j = 0; j < Kernels.BLOCK; j++) {
        assertThat((above >>> j & 1) != 0).as("vector %d", j).isEqualTo(expected[j] > least);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 100, 384})
  void aMatrixTimesAVectorIsTheSame(int columns) {
    for (int rows : new int[] {64, 128, 384}) {
      float[] tiles = Cloud.gaussian(random, 1, rows * columns)[0];
      float[] x = Cloud.gaussian(random, 1, columns)[0];
      float[] expected = new float[rows];
      float[] product = new float[rows];
      Arrays.fill(product, Float.NaN);
      scalar.multiply(tiles, rows, x, expected);
      Kernels.BEST.multiply(tiles, rows, x, product);

      assertThat(product).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 112, 384, 2_048})
  void aMatrixOfWholeNumbersTimesAVectorIsTheSame(int columns) {
    for (int rows : new int[] {64, 128, 384}) {
      byte[] tiles = new byte[rows * columns];
      short[] x = new short[columns];
      for (int largest : new int[] {0, 1}) {
        for (int i = 0; i < tiles.length; i++) {
          tiles[i] = (byte) (largest == 1 ? 63 : random.nextInt(127) - 63);
        }
        for (int j = 0; j < columns; j++) {
          x[j] = (short) (largest == 1 ? -31 : random.nextInt(63) - 31);
        }
        int[] expected = new int[rows];
        int[] product = new int[rows];
        Arrays.fill(product, 7);
        scalar.multiply(tiles, rows, x, expected);
        Kernels.BEST.multiply(tiles, rows, x, product);

        assertThat(product).as("seed %d", seed).isEqualTo(expected);
        assertThat(expected[rows - 1] == -31 * 63 * columns).isEqualTo(largest == 1);
      }
    }
  }

  private void expectSameDots(byte[] codes, short[] query, int[] ids) {
    assertThat(dots(Kernels.BEST, codes, query, ids))
        .as("%d codes, %d dimensions, seed %d", ids.length, query.length, seed)
        .isEqualTo(dots(scalar, codes, query, ids));
  }

  private static int[] dots(Kernels kernels, byte[] codes, short[] query, int[] ids) {
    short[] arranged = query.clone();
    kernels.arrange(arranged, query.length);
    int[] dots = new int[ids.length];
    kernels.nibbleDots(MemorySegment.ofArray(codes), ids, ids.length, arranged, query.length, dots);
    return dots;
  }

  private int[] ids(int codes, int count) {
    return random.ints(count, 0, codes).toArray();
  }
}
