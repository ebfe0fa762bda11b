package org.dars.index.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What the memory of the machine allows one core, and how long the reads of a search must take at
 * least. Measured on huge pages where the system grants them, in a process of its own.
 *
 * @param sequential bytes per nanosecond when reading on and on
 * @param random nanoseconds of one read of {@link #SIZES} bytes where no read waits for another
 */
record MachineLimit(double sequential, double[] random) {
  static final int[] SIZES = {64, 128, 192, 256, 384, 512, 1024};

  private static final VectorSpecies<Long> LANES = LongVector.SPECIES_PREFERRED;
  private static final int BYTES = 1 << 30;
  private static final int READS = 100_000;
  private static final int REPEATS = 30;
  private static final int LINE = 64;

  /** Measures and prints a line that {@link #parse} reads. */
  public static void main(String[] args) {
    // On the heap, which the launcher asks the system to keep in huge pages.
    long[] memory = new long[BYTES / Long.BYTES];
    Arrays.fill(memory, 1);
    double sequential = 0;
    double[] random = new double[SIZES.length];
    Arrays.fill(random, Double.MAX_VALUE);
    long sum = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      long start = System.nanoTime();
      sum += readOn(memory);
      sequential = Math.max(sequential, (double) BYTES / (System.nanoTime() - start));
      for (int i = 0; i < SIZES.length; i++) {
        start = System.nanoTime();
        sum += readHereAndThere(memory, SIZES[i], repeat * SIZES.length + i);
        random[i] = Math.min(random[i], (double) (System.nanoTime() - start) / READS);
      }
    }
    var line = new StringBuilder("limit " + sequential);
    Arrays.stream(random).forEach(nanos -> line.append(' ').append(nanos));
    // The sum is used, so that no read is left out.
    System.out.println(line + (sum == 0 ? " " : ""));
  }

  static MachineLimit parse(String line) throws IOException {
    String[] words = line.strip().split(" ");
    if (!words[0].equals("limit") || words.length != SIZES.length + 2) {
      throw new IOException("the memory was not measured: " + line);
    }
    return new MachineLimit(
        Double.parseDouble(words[1]),
        Arrays.stream(words).skip(2).mapToDouble(Double::parseDouble).toArray());
  }

  /**
   * The least nanoseconds of a search: a scan's codes are read on and on, whatever is visited or
   * reranked is read here and there.
   *
   * @param rerankBytes of one vector that is reranked after a scan
   */
  double nanos(Speed cost, int rerankBytes) {
    double jumps = cost.visited() + cost.reranked();
    if (cost.scanned() > 0) {
      double onAndOn = Math.max(0, cost.bytes() - jumps * rerankBytes);
      return onAndOn / sequential + jumps * random(rerankBytes);
    }
    return jumps == 0 ? 0 : jumps * random(cost.bytes() / jumps);
  }

  /** Of one read of so many bytes; straight between the measured sizes. */
  double random(double bytes) {
    if (bytes <= SIZES[0]) {
      return random[0];
    }
    int i = 1;
    while (i < SIZES.length - 1 && SIZES[i] < bytes) {
      i++;
    }
    double part = (bytes - SIZES[i - 1]) / (SIZES[i] - SIZES[i - 1]);
    return random[i - 1] + part * (random[i] - random[i - 1]);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("%.1f GB/s on and on; here and there".formatted(sequential));
    for (int i = 0; i < SIZES.length; i++) {
      text.append(String.format(Locale.ROOT, ", %d bytes %.1f ns", SIZES[i], random[i]));
    }
    return text.toString();
  }

  private static long readOn(long[] memory) {
    LongVector a = LongVector.zero(LANES);
    LongVector b = a;
    LongVector c = a;
    LongVector d = a;
    int step = LANES.length();
    for (int at = 0; at < memory.length; at += 4 * step) {
      a = a.add(LongVector.fromArray(LANES, memory, at));
      b = b.add(LongVector.fromArray(LANES, memory, at + step));
      c = c.add(LongVector.fromArray(LANES, memory, at + 2 * step));
      d = d.add(LongVector.fromArray(LANES, memory, at + 3 * step));
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
  }

  private static long readHereAndThere(long[] memory, int bytes, int seed) {
    int line = LINE / Long.BYTES;
    int lines = bytes / LINE;
    int places = memory.length / line - SIZES[SIZES.length - 1] / LINE;
    long state = 0x9E3779B97F4A7C15L * (seed + 1);
    long sum = 0;
    for (int i = 0; i < READS; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      int at = (int) (((state >>> 32) * places) >>> 32) * line;
      for (int l = 0; l < lines; l++) {
        sum += memory[at + l * line];
      }
    }
    return sum;
  }
}
