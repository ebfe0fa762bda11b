package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.dars.index.vector.Neighbours;
import org.dars.index.vector.Scope;
import org.dars.index.vector.Similarity;
import org.dars.index.vector.VectorIndex;
import org.dars.index.vector.VectorIndexSettings;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One search of a small made-up set, by JMH; {@code index/bench jmh}. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@NullUnmarked // JMH sets the fields.
public class VectorSearchBenchmark {
  private static final int K = 10;
  private static final int QUESTIONS = 256;

  /** Passages. */
  @Param({"500", "5000", "20000"})
  public int size;

  /** Numbers of a vector. */
  @Param({"384", "1024"})
  public int dimensions;

  /** The knob. */
  @Param("40")
  public int effort;

  private VectorIndex index;
  private float[][] questions;
  private int next;

  /** Makes and builds it. */
  @Setup(Level.Trial)
  public void build() throws IOException {
    Path directory = Files.createTempDirectory("bench");
    Path base = directory.resolve("base.fbin");
    Path asked = directory.resolve("asked.fbin");
    SyntheticSet.write(base, size, asked, QUESTIONS, dimensions, 42);
    try (RowFile vectors = RowFile.open(base);
        RowFile queries = RowFile.open(asked)) {
      index =
          VectorIndex.build(vectors, Similarity.COSINE, VectorIndexSettings.DEFAULT, () -> false);
      questions = queries.readAll();
    }
    Launch.delete(directory);
  }

  /** The nearest ten of all. */
  @Benchmark
  public Neighbours search() {
    return index.search(questions[next++ & (QUESTIONS - 1)], K, effort, Scope.all(index.size()));
  }

  /** Frees it. */
  @TearDown(Level.Trial)
  public void close() {
    index.close();
  }
}
