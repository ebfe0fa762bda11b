package org.dars.index.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.WritableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of vectors, searchable. Safe for use by several threads.
 *
 * <p>No vector is kept as it came, only codes of it (some 760 bytes for 384 dimensions, 840 when no
 * projection suits them). A search scans or gathers the codes in scope, or walks the graph,
 * whatever {@link CostModel} thinks cheapest; the best by short codes are compared again by long
 * ones.
 */
public final class VectorIndex implements AutoCloseable {

  /** The most numbers of a vector. */
  public static final int MAX_DIMENSIONS = 2_048;

  private final Arena arena;
  private final Codes codes;
  private final @Nullable Graph graph;
  private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

  VectorIndex(Arena arena, Codes codes, @Nullable Graph graph) {
    this.arena = arena;
    this.codes = codes;
    this.graph = graph;
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
        new IndexBuild(source, similarity, settings, new Workers(settings.threads(), stop));
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
   * Reads what {@link #writeTo} wrote, with up to four threads when it is large.
   *
   * @param file its name, for messages
   * @throws VectorFileException when it is damaged or of another version
   */
  public static VectorIndex readFrom(ByteSource source, String file) throws IOException {
    var arena = Arena.ofShared();
    try {
      VectorFile read = VectorFile.readFrom(source, file, arena);
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
      Neighbours found =
          new Search(codes, graph, scratch, k, Math.min(effort, codes.size()), scope).run();
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

  Codes codes() {
    return codes;
  }

  @Nullable Graph graph() {
    return graph;
  }
}
