package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Grows a {@link Graph} vertex by vertex: each looks for its neighbours by walking what is there,
 * keeps a varied few of what it found (robust pruning; Subramanya et al. 2019), and is linked back.
 * {@link Linker} does one vertex, this class all of them.
 */
final class GraphBuilder {

  /** Where walks begin while the graph grows. */
  private static final int ENTRIES = 32;

  /** Where those of a search may begin. */
  private static final int STARTS = 1_024;

  private static final int ROUNDS = 3;

  /** How many vertices one thread inserts before others find something to link to. */
  private static final int ALONE = 1_000;

  private final Codes codes;
  private final VectorIndexSettings settings;
  private final int degree;
  private final Links links;

  /** As {@link Linker} wants them. */
  private final float[] measures;

  private int[] entries = {};

  GraphBuilder(Codes codes, VectorIndexSettings settings, Arena arena) {
    this.codes = codes;
    this.settings = settings;
    this.degree = settings.degree();
    this.links = new Links(arena, codes.size(), degree);
    this.measures = new float[2 * codes.size()];
  }

  /** Builds from nothing. */
  Graph build(Workers workers, Arena arena) {
    int n = codes.size();
    workers.each(n, () -> linker()::measure);
    int[] order = order(n);
    entries = Arrays.copyOf(order, Math.min(ENTRIES, n));
    int alone = Math.min(n, ALONE);
    insert(workers.alone(), order, 0, alone);
    insert(workers, order, alone, n);
    return finish(workers, arena);
  }

  /**
   * Takes over a graph whose vertices have other ordinals now, or are gone, and adds those that it
   * does not have. Vertices that lose links get the links of those that are gone (FreshDiskANN;
   * Singh et al. 2021).
   *
   * @param baseToNew for each vertex of the base its ordinal now, −1 when it is gone
   */
  Graph extend(Graph base, int[] baseToNew, Workers workers, Arena arena) {
    int n = codes.size();
    workers.each(n, () -> linker()::measure);
    boolean[] known = new boolean[n];
    for (int now : baseToNew) {
      if (now >= 0) {
        known[now] = true;
      }
    }
    int[] order = Arrays.stream(order(n)).filter(v -> !known[v]).toArray();
    entries = entries(base, baseToNew);
    workers.each(
        baseToNew.length,
        () -> {
          var searcher = linker();
          return old -> searcher.adopt(base, baseToNew, old);
        });
    insert(workers, order, 0, order.length);
    return finish(workers, arena);
  }

  private int[] entries(Graph base, int[] baseToNew) {
    int[] survivors =
        Arrays.stream(base.entries())
            .map(old -> baseToNew[old])
            .filter(now -> now >= 0)
            .limit(ENTRIES)
            .toArray();
    int[] others = Arrays.stream(baseToNew).filter(now -> now >= 0).toArray();
    int[] all = Arrays.copyOf(survivors, Math.min(others.length, ENTRIES));
    var random = new Random(settings.seed());
    for (int i = survivors.length; i < all.length; i++) {
      all[i] = others[random.nextInt(others.length)];
    }
    return Arrays.stream(all).distinct().toArray();
  }

  private void insert(Workers workers, int[] order, int from, int to) {
    workers.each(
        to - from,
        () -> {
          var searcher = linker();
          return i -> searcher.insert(order[from + i]);
        });
  }

  private Graph finish(Workers workers, Arena arena) {
    workers.each(codes.size(), () -> linker()::trim);
    connect();
    return records(arena);
  }

  /**
   * Links vertices that cannot be reached from the first entry, at which every walk begins too, as
   * many copies of one text can be, to near ones.
   */
  private void connect() {
    for (int round = 0; round < ROUNDS; round++) {
      BitSet reached = reached();
      if (reached.cardinality() == codes.size()) {
        return;
      }
      var searcher = linker();
      for (int v = reached.nextClearBit(0); v < codes.size(); v = reached.nextClearBit(v + 1)) {
        searcher.attach(v, reached);
        reach(v, reached);
      }
    }
  }

  private BitSet reached() {
    var reached = new BitSet(codes.size());
    reach(entries[0], reached);
    return reached;
  }

  /** Adds a vertex and all that it leads to. */
  private void reach(int vertex, BitSet reached) {
    if (reached.get(vertex)) {
      return;
    }
    reached.set(vertex);
    var ahead = new ArrayDeque<Integer>(List.of(vertex));
    while (!ahead.isEmpty()) {
      int from = ahead.pop();
      for (int i = 0; i < links.degrees[from]; i++) {
        int id = links.link(from, i);
        if (!reached.get(id)) {
          reached.set(id);
          ahead.push(id);
        }
      }
    }
  }

  private int[] order(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    var random = new Random(settings.seed());
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int t = order[i];
      order[i] = order[j];
      order[j] = t;
    }
    return order;
  }

  /** The finished graph, in memory of its own. */
  private Graph records(Arena arena) {
    int n = codes.size();
    int stride = Graph.stride(degree);
    MemorySegment records = OffHeap.allocate(arena, (long) n * stride);
    float largest = Float.MIN_NORMAL;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, measures[2 * i]);
    }
    float step = largest / 65_535;
    for (int i = 0; i < n; i++) {
      long at = (long) i * stride;
      for (int j = 0; j < degree; j++) {
        int id = j < links.degrees[i] ? links.link(i, j) : i;
        records.set(OffHeap.INT, at + 4L * j, id);
        records.set(
            OffHeap.SHORT, at + 4L * degree + 2L * j, (short) Math.round(measures[2 * id] / step));
      }
    }
    return Graph.of(arena, codes, degree, starts(), records, step);
  }

  /** Where a walk may begin: where those of the build did, and more of all. */
  private int[] starts() {
    return IntStream.concat(Arrays.stream(entries), Arrays.stream(order(codes.size())))
        .distinct()
        .limit(STARTS)
        .toArray();
  }

  private Linker linker() {
    return new Linker(codes, links, measures, entries, settings);
  }
}
