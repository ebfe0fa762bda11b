package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The inner loops on codes that fit the cache; {@code index/bench jmh KernelsBenchmark}. With
 * {@code -jvmArgsAppend -Ddars.vector.lanes=scalar} those of plain Java.
 */
@NullUnmarked // JMH calls build() before anything else.
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelsBenchmark {
  private static final int CODES = 32;

  /** Numbers of a vector, as padded. */
  @Param({"384", "1024"})
  public int dimensions;

  private final Kernels kernels = Kernels.BEST;
  private final int[] ids = new int[CODES];
  private final int[] dots = new int[CODES];
  private final float[] estimates = new float[Kernels.BLOCK];
  private Arena arena;
  private MemorySegment codes;
  private MemorySegment block;
  private short[] query;
  private byte[] tables;

  /** Random codes: the loops have no branches on them. */
  @Setup
  public void build() {
    var random = new SplittableRandom(42);
    arena = Arena.ofConfined();
    codes = random(arena.allocate((long) CODES * dimensions / 2, 64), random);
    block = random(arena.allocate(4L * dimensions + 4L * Kernels.BLOCK, 64), random);
    query = new short[dimensions];
    for (int i = 0; i < dimensions; i++) {
      query[i] = (short) random.nextInt(-128, 128);
    }
    kernels.arrange(query, dimensions);
    tables = new byte[4 * dimensions];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = (byte) random.nextInt(61);
    }
    for (int i = 0; i < CODES; i++) {
      ids[i] = random.nextInt(CODES);
    }
  }

  private static MemorySegment random(MemorySegment segment, SplittableRandom random) {
    byte[] bytes = new byte[(int) segment.byteSize()];
    random.nextBytes(bytes);
    return segment.copyFrom(MemorySegment.ofArray(bytes));
  }

  /** 32 vectors by their 4-bit codes. */
  @Benchmark
  public int[] nibbleDots() {
    kernels.nibbleDots(codes, ids, CODES, query, dimensions, dots);
    return dots;
  }

  /** 32 vectors by their 1-bit codes. */
  @Benchmark
  public float[] scanBlock() {
    kernels.scanBlock(block, 0, tables, dimensions / 4, 0.5f, 1f, 0f, estimates);
    return estimates;
  }

  /** Frees the codes. */
  @TearDown
  public void close() {
    arena.close();
  }
}
