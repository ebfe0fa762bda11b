package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.dars.index.vector.Scope;

/** The true neighbours, by comparing everything with everything; kept in a file. */
final class GroundTruth {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
  private static final int BLOCK = 64;

  private GroundTruth() {}

  /**
   * The nearest of each query, by descending inner product, equal ones by ordinal.
   *
   * @param nearest the passage nearest to each query, for scopes that depend on it; may be empty
   *     for scope all
   * @return {@code [query][0…k−1]}, −1 where the scope holds fewer
   */
  static int[][] of(RowFile base, float[][] queries, QueryScope scope, int[] nearest, int k) {
    Scope[] scopes =
        switch (scope) {
          case QueryScope.All() -> new Scope[] {Scope.all(base.size())};
          case QueryScope.Share share -> new Scope[] {share.scope(base.size(), 0)};
          case QueryScope.Course course ->
              Arrays.stream(nearest)
                  .mapToObj(id -> course.scope(base.size(), id))
                  .toArray(Scope[]::new);
        };
    Best[] best = new Best[queries.length];
    Arrays.setAll(best, q -> new Best(k));
    int parts = 2 * Runtime.getRuntime().availableProcessors();
    int width = (queries.length + parts - 1) / parts;
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> {
          int from = Math.min(queries.length, part * width);
          int to = Math.min(queries.length, from + width);
          if (from < to) {
            compare(base, queries, scopes, from, to, best);
          }
        });
    return Arrays.stream(best).map(Best::ids).toArray(int[][]::new);
  }

  private static void compare(
      RowFile base, float[][] queries, Scope[] scopes, int from, int to, Best[] best) {
    float[][] block = new float[BLOCK][base.dimensions()];
    for (int start = 0; start < base.size(); start += BLOCK) {
      int rows = Math.min(BLOCK, base.size() - start);
      for (int i = 0; i < rows; i++) {
        base.read(start + i, block[i]);
      }
      for (int q = from; q < to; q++) {
        Scope scope = scopes.length == 1 ? scopes[0] : scopes[q];
        for (int i = 0; i < rows; i++) {
          if (accepts(scope, start + i)) {
            best[q].offer(start + i, dot(queries[q], block[i]));
          }
        }
      }
    }
  }

  private static boolean accepts(Scope scope, int id) {
    long[] bits = scope.accepted();
    return id >= scope.from()
        && id < scope.to()
        && (bits == null || (bits[id >> 6] >>> id & 1) != 0);
  }

  private static float dot(float[] a, float[] b) {
    FloatVector one = FloatVector.zero(LANES);
    FloatVector two = FloatVector.zero(LANES);
    int step = LANES.length();
    int i = 0;
    for (; i <= a.length - 2 * step; i += 2 * step) {
      one = FloatVector.fromArray(LANES, a, i).fma(FloatVector.fromArray(LANES, b, i), one);
      two =
          FloatVector.fromArray(LANES, a, i + step)
              .fma(FloatVector.fromArray(LANES, b, i + step), two);
    }
    float sum = one.add(two).reduceLanes(VectorOperators.ADD);
    for (; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Reads the truth of a scope, or works it out and keeps it. */
  static int[][] cached(
      Path file, Path baseFile, float[][] queries, QueryScope scope, int[] nearest, int k)
      throws IOException {
    if (!Files.exists(file)) {
      try (RowFile base = RowFile.open(baseFile)) {
        Ids.write(file, of(base, queries, scope, nearest, k), k);
      }
    }
    return Ids.read(file);
  }
}
