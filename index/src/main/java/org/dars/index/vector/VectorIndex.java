package org.dars.index.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.dars.index.vector.SearchCost.Path;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of vectors, searchable. Safe for use by several threads.
 *
 * <p>No vector is kept as it came, only codes of it (about 650 bytes for 384 dimensions). A search
 * scans or gathers the codes in scope, or walks the graph, whatever {@link CostModel} thinks
 * cheapest; the best by short codes are compared again by long ones.
 */
public final class VectorIndex implements AutoCloseable {

  /** The most numbers of a vector. */
  public static final int MAX_DIMENSIONS = 2_048;

  private final Arena arena;
  private final Codes codes;
  private final @Nullable Graph graph;
  private final FlatScan flat;
  private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

  VectorIndex(Arena arena, Codes codes, @Nullable Graph graph) {
    this.arena = arena;
    this.codes = codes;
    this.graph = graph;
    this.flat = new FlatScan(codes);
  }

  /**
   * Builds an index, with several threads when the settings say so.
   *
   * @param stop asked now and then; true ends the build
   * @throws BuildStoppedException when it was stopped
   * @throws IllegalArgumentException when a vector has a number that is none or, unless the cosine
   *     is asked for, is longer than 1e15; it is named
   */
  public static VectorIndex build(
      VectorSource source,
      Similarity similarity,
      VectorIndexSettings settings,
      BooleanSupplier stop)
      throws IOException {
    return rebuild(source, similarity, settings, stop, null, new int[0]);
  }

  /**
   * Builds an index out of one that holds many of the vectors. Where it holds most of them, its
   * codes and its graph are taken over; where it does not, or its codes do not suit the new ones,
   * all is made anew.
   *
   * @param base null for none
   * @param baseToNew for each ordinal of {@code base} its ordinal now, −1 when it is gone
   */
  public static VectorIndex rebuild(
      VectorSource source,
      Similarity similarity,
      VectorIndexSettings settings,
      BooleanSupplier stop,
      @Nullable VectorIndex base,
      int[] baseToNew)
      throws IOException {
    checkDimensions(source.dimensions());
    var building =
        new Building(source, similarity, settings, new Workers(settings.threads(), stop));
    var arena = Arena.ofShared();
    try {
      return building.run(arena, base, baseToNew);
    } catch (UncheckedIOException e) {
      arena.close();
      throw e.getCause();
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  static void checkDimensions(int dimensions) {
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "vectors of %d numbers; 1–%d are possible".formatted(dimensions, MAX_DIMENSIONS));
    }
  }

  /** Writes it. */
  public void writeTo(WritableByteChannel channel) throws IOException {
    try {
      new VectorFile(codes, graph).writeTo(channel);
    } catch (IllegalStateException e) {
      throw said(e);
    }
  }

  /** What to throw for what a segment of a closed arena throws. */
  private IllegalStateException said(IllegalStateException e) {
    return arena.scope().isAlive() ? e : new IllegalStateException("the vector index is closed", e);
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @param file its name, for messages
   * @throws VectorFileException when it is damaged or of another version
   */
  public static VectorIndex readFrom(ReadableByteChannel channel, String file) throws IOException {
    var arena = Arena.ofShared();
    try {
      VectorFile read = VectorFile.readFrom(channel, file, arena);
      return new VectorIndex(arena, read.codes(), read.graph());
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  /** The number of vectors. */
  public int size() {
    return codes.size();
  }

  /** The numbers of each. */
  public int dimensions() {
    return codes.dimensions();
  }

  /** Whether there is a graph; without one, all in scope is scanned. */
  public boolean hasGraph() {
    return graph != null;
  }

  /** The memory that it holds outside the heap, in bytes. */
  public long bytes() {
    return codes.byteSize() + (graph == null ? 0 : graph.records().byteSize());
  }

  /**
   * The {@code k} nearest in scope, or as many as there are.
   *
   * @param k at least 1
   * @param effort how hard to look, at least 1: the width of a walk through the graph, and what a
   *     scan keeps for a closer look, grow with it; 40–100 finds .97–.99 of the nearest ten
   * @param scope within the ordinals of the index
   * @throws IllegalArgumentException when the query has another dimension, a number that is none,
   *     or no length where the cosine is asked for
   * @throws IllegalStateException when it is closed
   */
  public Neighbours search(float[] query, int k, int effort, Scope scope) {
    if (k < 1 || effort < 1) {
      throw new IllegalArgumentException(
          "k is %d and effort %d; both are at least 1".formatted(k, effort));
    }
    if (scope.to() > codes.size()) {
      throw new IllegalArgumentException(
          "the scope ends at %d, the index at %d".formatted(scope.to(), codes.size()));
    }
    Scratch scratch = idle.poll();
    if (scratch == null) {
      scratch = new Scratch(codes);
    }
    scratch.query.set(query);
    if (scope.from() == scope.to() || scope.count() == 0) {
      idle.add(scratch);
      return Neighbours.none();
    }
    try {
      Neighbours found = new Search(scratch, k, Math.min(effort, codes.size()), scope).run();
      idle.add(scratch);
      return found;
    } catch (IllegalStateException e) {
      throw said(e);
    }
  }

  /** Frees its memory; searches that are still running fail. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }

  /** One search. */
  private final class Search {
    private final Scratch scratch;
    private final int k;
    private final Scope scope;
    private final CostModel plan;
    private SearchCost cost = SearchCost.NOTHING;

    Search(Scratch scratch, int k, int effort, Scope scope) {
      this.scratch = scratch;
      this.k = Math.min(k, scope.to() - scope.from());
      this.scope = scope;
      this.plan = new CostModel(codes.size(), graph != null, this.k, effort, scope);
    }

    Neighbours run() {
      int count = collect(plan.path());
      if (count < k && cost.path() == Path.GRAPH && count < scope.count()) {
        // A walk can miss the few that a filter lets through.
        count = collect(plan.withoutGraph());
      }
      return lastLook(count);
    }

    /** Fills the pool with candidates by a first look; how many. */
    private int collect(Path path) {
      scratch.visits = 0;
      scratch.hops = 0;
      return switch (path) {
        case SCAN -> scan();
        case GRAPH -> walk(graph);
        default -> gather();
      };
    }

    private int scan() {
      int kept = flat.scan(scratch, scope, plan.kept());
      flat.firstLook(scratch, kept);
      cost = cost.plus(flat.cost(Path.SCAN, scope, kept));
      return kept;
    }

    private int gather() {
      int kept = flat.gather(scratch, scope, plan.reranked());
      cost = cost.plus(flat.cost(Path.GATHER, scope, scratch.visits));
      return kept;
    }

    private int walk(@Nullable Graph from) {
      if (from == null) {
        return gather();
      }
      int count =
          plan.twoSteps()
              ? from.walkAmong(scratch, plan.width(), scope)
              : accepted(from.walk(scratch, plan.width(), plan.rank(), plan.slack()));
      cost = cost.plus(from.cost(scratch));
      return count;
    }

    /** Leaves only what is in scope in the pool. */
    private int accepted(int count) {
      if (scope.accepted() == null && scope.to() - scope.from() == codes.size()) {
        return count;
      }
      long[] pool = scratch.pool;
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (scope.accepts(Scratch.ordinal(pool[i]))) {
          pool[kept++] = pool[i];
        }
      }
      return kept;
    }

    private Neighbours lastLook(int count) {
      long[] pool = scratch.pool;
      int some = Math.min(count, plan.reranked());
      Scratch.select(pool, count, some);
      for (int from = 0; from < some; from += Scratch.PORTION) {
        int portion = Math.min(Scratch.PORTION, some - from);
        for (int i = 0; i < portion; i++) {
          scratch.ids[i] = Scratch.ordinal(pool[from + i]);
        }
        scratch.query.similarities(scratch.ids, portion, scratch, scratch.similarities);
        for (int i = 0; i < portion; i++) {
          pool[from + i] = Scratch.candidate(scratch.similarities[i], scratch.ids[i]);
        }
      }
      Arrays.sort(pool, 0, some);
      int found = Math.min(k, some);
      int[] ordinals = new int[found];
      float[] similarities = new float[found];
      for (int i = 0; i < found; i++) {
        ordinals[i] = Scratch.ordinal(pool[i]);
        similarities[i] = Math.min(Scratch.similarity(pool[i]), most());
      }
      long bytes = (long) some * (codes.padded() + Codes.FACTORS);
      return new Neighbours(
          ordinals,
          similarities,
          new SearchCost(
              cost.path(),
              cost.scanned(),
              cost.visited(),
              cost.reranked() + some,
              cost.bytes() + bytes));
    }
  }

  /** The similarity of a vector to itself, which estimates can exceed. */
  private float most() {
    return switch (codes.similarity()) {
      case COSINE -> 1;
      case DOT_PRODUCT -> Float.MAX_VALUE;
      case EUCLIDEAN -> 0;
    };
  }

  /** One build. */
  private record Building(
      VectorSource source, Similarity similarity, VectorIndexSettings settings, Workers workers) {

    VectorIndex run(Arena arena, @Nullable VectorIndex base, int[] baseToNew) throws IOException {
      if (base != null && isWorthIt(base, baseToNew)) {
        return extended(arena, base, baseToNew);
      }
      Projection projection =
          Projection.learn(source, similarity == Similarity.COSINE, settings.seed());
      return anew(arena, projection);
    }

    /** A base that has lost half of its own, is less than half of the whole, or differs is not. */
    private boolean isWorthIt(VectorIndex base, int[] baseToNew) throws IOException {
      long survivors = Arrays.stream(baseToNew).filter(now -> now >= 0).count();
      return 2 * survivors >= source.size()
          && 2 * survivors >= base.size()
          && similarity == base.codes.similarity()
          && source.dimensions() == base.dimensions()
          && base.codes
              .projection()
              .suits(source, similarity == Similarity.COSINE, settings.seed());
    }

    private VectorIndex anew(Arena arena, Projection projection) {
      Codes codes =
          Codes.allocate(arena, source.size(), source.dimensions(), similarity, projection);
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
              arena, source.size(), source.dimensions(), similarity, base.codes.projection());
      int[] newToBase = new int[codes.size()];
      Arrays.fill(newToBase, -1);
      for (int old = 0; old < baseToNew.length; old++) {
        if (baseToNew[old] >= 0) {
          newToBase[baseToNew[old]] = old;
        }
      }
      encode(codes, newToBase, base.codes);
      Graph graph = null;
      if (codes.size() >= settings.graphFrom()) {
        try (var scratch = Arena.ofShared()) {
          var builder = new GraphBuilder(codes, settings, scratch);
          graph =
              base.graph == null || base.graph.degree() != settings.degree()
                  ? builder.build(workers, arena)
                  : builder.extend(base.graph, baseToNew, workers, arena);
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
}
