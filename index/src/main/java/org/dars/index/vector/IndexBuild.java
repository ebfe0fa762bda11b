package org.dars.index.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** One build of a {@link VectorIndex}, from nothing or from one that holds much of it. */
record IndexBuild(
    VectorSource source, Similarity similarity, VectorIndexSettings settings, Workers workers) {

  VectorIndex run(Arena arena, @Nullable VectorIndex base, int[] baseToNew) throws IOException {
    if (base != null && isWorthIt(base, baseToNew)) {
      return extended(arena, base, baseToNew);
    }
    Projection projection =
        Projection.learn(source, similarity == Similarity.COSINE, settings.seed(), workers);
    return anew(arena, projection);
  }

  /** A base that has lost half of its own, is less than half of the whole, or differs is not. */
  private boolean isWorthIt(VectorIndex base, int[] baseToNew) throws IOException {
    long survivors = Arrays.stream(baseToNew).filter(now -> now >= 0).count();
    return 2 * survivors >= source.size()
        && 2 * survivors >= base.size()
        && similarity == base.codes().similarity()
        && source.dimensions() == base.dimensions()
        && base.codes()
            .projection()
            .suits(source, similarity == Similarity.COSINE, settings.seed());
  }

  private VectorIndex anew(Arena arena, Projection projection) {
    Codes codes = Codes.allocate(arena, source.size(), source.dimensions(), similarity, projection);
    encode(codes, new int[0], codes);
    Graph graph = null;
    if (source.size() >= settings.graphFrom()) {
      try (var scratch = Arena.ofShared()) {
        graph = new GraphBuilder(codes, settings, scratch).build(workers, arena);
      }
    }
    return new VectorIndex(arena, codes, graph);
  }

  private VectorIndex extended(Arena arena, VectorIndex base, int[] baseToNew) {
    Codes codes =
        Codes.allocate(
            arena, source.size(), source.dimensions(), similarity, base.codes().projection());
    int[] newToBase = new int[codes.size()];
    Arrays.fill(newToBase, -1);
    for (int old = 0; old < baseToNew.length; old++) {
      if (baseToNew[old] >= 0) {
        newToBase[baseToNew[old]] = old;
      }
    }
    encode(codes, newToBase, base.codes());
    Graph graph = null;
    if (codes.size() >= settings.graphFrom()) {
      try (var scratch = Arena.ofShared()) {
        var builder = new GraphBuilder(codes, settings, scratch);
        Graph old = base.graph();
        graph =
            old == null || old.degree() != settings.degree()
                ? builder.build(workers, arena)
                : builder.extend(old, baseToNew, workers, arena);
      }
    }
    return new VectorIndex(arena, codes, graph);
  }

  /** Codes of all; those that the base has are copied. */
  private void encode(Codes codes, int[] newToBase, Codes base) {
    int blocks = (codes.size() + Kernels.BLOCK - 1) / Kernels.BLOCK;
    workers.each(
        blocks,
        () -> {
          VectorSource own = copy();
          Codes.Encoder encoder = codes.new Encoder();
          float[] vector = new float[codes.dimensions()];
          IntConsumer block =
              b -> {
                int to = Math.min(codes.size(), (b + 1) * Kernels.BLOCK);
                for (int i = b * Kernels.BLOCK; i < to; i++) {
                  int old = i < newToBase.length ? newToBase[i] : -1;
                  if (old >= 0) {
                    codes.copy(i, base, old);
                  } else {
                    encoder.encode(i, read(own, i, vector));
                  }
                }
              };
          return block;
        });
  }

  private VectorSource copy() {
    try {
      return workers.threads() == 1 ? source : source.copy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float[] read(VectorSource source, int ordinal, float[] into) {
    try {
      source.read(ordinal, into);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int j = 0; j < into.length; j++) {
      if (!Float.isFinite(into[j])) {
        throw new IllegalArgumentException(
            "vector %d: number %d is %s".formatted(ordinal, j, into[j]));
      }
    }
    if (similarity != Similarity.COSINE && Floats.length(into) > Floats.LONGEST) {
      throw new IllegalArgumentException(
          "vector %d is longer than %.0e, the most that is possible"
              .formatted(ordinal, Floats.LONGEST));
    }
    return into;
  }
}
