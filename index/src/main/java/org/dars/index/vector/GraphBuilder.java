package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Grows a {@link Graph} vertex by vertex: each looks for its neighbours by walking what is there,
 * keeps a varied few of what it found (robust pruning; Subramanya et al. 2019), and is linked back.
 * All distances are Euclidean, between 4-bit codes.
 */
final class GraphBuilder {

  private static final int ENTRIES = 32;

  private static final int ROUNDS = 3;

  /** How many vertices one thread inserts before others find something to link to. */
  private static final int ALONE = 1_000;

  private final Codes codes;
  private final VectorIndexSettings settings;
  private final MemorySegment nibbles;
  private final int rows;
  private final int degree;

  /** Links while growing: more than in the end, so that pruning is rarer. */
  private final int room;

  private final MemorySegment links;
  private final int[] degrees;
  private final AtomicIntegerArray locks;

  /** Factor and squared length of each code as the projection has it, side by side. */
  private final float[] measures;

  private int[] entries = {};

  GraphBuilder(Codes codes, VectorIndexSettings settings, Arena arena) {
    this.codes = codes;
    this.settings = settings;
    this.nibbles = codes.nibbles();
    this.rows = codes.projection().rows;
    this.degree = settings.degree();
    this.room = degree + degree / 2;
    this.links = OffHeap.allocate(arena, 4L * codes.size() * room);
    this.degrees = new int[codes.size()];
    this.locks = new AtomicIntegerArray(codes.size());
    this.measures = new float[2 * codes.size()];
  }

  /** Builds from nothing. */
  Graph build(Workers workers, Arena arena) {
    int n = codes.size();
    workers.each(n, () -> new Searcher()::measure);
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
    workers.each(n, () -> new Searcher()::measure);
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
          var searcher = new Searcher();
          return old -> searcher.adopt(base, baseToNew, old);
        });
    insert(workers, order, 0, order.length);
    return finish(workers, arena);
  }

  private int[] entries(Graph base, int[] baseToNew) {
    int[] survivors =
        Arrays.stream(base.entries()).map(old -> baseToNew[old]).filter(now -> now >= 0).toArray();
    int[] others = Arrays.stream(baseToNew).filter(now -> now >= 0).toArray();
    int[] all =
        Arrays.copyOf(survivors, Math.min(others.length, Math.max(ENTRIES, survivors.length)));
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
          var searcher = new Searcher();
          return i -> searcher.insert(order[from + i]);
        });
  }

  private Graph finish(Workers workers, Arena arena) {
    workers.each(codes.size(), () -> new Searcher()::trim);
    connect();
    return records(arena);
  }

  /** Links vertices that no walk could reach, as many copies of one text can be, to near ones. */
  private void connect() {
    for (int round = 0; round < ROUNDS; round++) {
      BitSet reached = reached();
      if (reached.cardinality() == codes.size()) {
        return;
      }
      var searcher = new Searcher();
      for (int v = reached.nextClearBit(0); v < codes.size(); v = reached.nextClearBit(v + 1)) {
        searcher.attach(v, reached);
        reach(v, reached);
      }
    }
  }

  private BitSet reached() {
    var reached = new BitSet(codes.size());
    for (int entry : entries) {
      reach(entry, reached);
    }
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
      for (int i = 0; i < degrees[from]; i++) {
        int id = link(from, i);
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
        int id = j < degrees[i] ? link(i, j) : i;
        records.set(OffHeap.INT, at + 4L * j, id);
        records.set(
            OffHeap.SHORT, at + 4L * degree + 2L * j, (short) Math.round(measures[2 * id] / step));
      }
    }
    return new Graph(codes, degree, entries.clone(), records, step);
  }

  private int link(int vertex, int index) {
    return links.get(OffHeap.INT, 4L * ((long) vertex * room + index));
  }

  private void link(int vertex, int index, int to) {
    links.set(OffHeap.INT, 4L * ((long) vertex * room + index), to);
  }

  private void lock(int vertex) {
    while (!locks.compareAndSet(vertex, 0, 1)) {
      Thread.onSpinWait();
    }
  }

  private void unlock(int vertex) {
    locks.set(vertex, 0);
  }

  /** One thread's part. Candidates are packed as in {@link Scratch}. */
  private final class Searcher {
    private final int width = settings.beam();
    private final byte[] visited = new byte[codes.size()];
    private byte epoch;
    private final short[] query = new short[rows];
    private int querySum;
    private final long[] pool = new long[width + 1];
    private int size;
    private int next;
    private final int[] ids = new int[Math.max(ENTRIES, Math.max(width + 1, 2 * room))];
    private final int[] dots = new int[ids.length];
    private final float[] factors = new float[ids.length];
    private final int[] rest = new int[ids.length];
    private final float[] similarities = new float[ids.length];
    private final long[] sorted = new long[ids.length];
    private final boolean[] dropped = new boolean[ids.length];
    private final int[] kept = new int[degree];

    /** Written so that reading a line ahead of time is not optimised away. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    void measure(int vertex) {
      become(vertex);
      float squared = 0;
      for (short q : query) {
        squared += q * q;
      }
      float factor = codes.nibbleFactor(vertex);
      measures[2 * vertex] = factor;
      // factor · code/2 is longer than the vector by what the code loses; this is nearly its
      // length.
      ids[0] = vertex;
      measures[2 * vertex + 1] = factor * factor * squared / 4;
    }

    /** Makes a vertex the query. */
    private void become(int vertex) {
      querySum = Kernels.BEST.unpack(nibbles, (long) vertex * rows / 2, rows, query);
    }

    /** Half the squared length minus half the squared distance to each of ids, up to a constant. */
    private void compare(int vertex, int[] others, int count) {
      long sink = 0;
      for (int i = 0; i < count; i++) {
        long at = (long) others[i] * rows / 2;
        for (int line = 0; line < rows / 2; line += OffHeap.LINE) {
          sink += nibbles.get(OffHeap.BYTE, at + line);
        }
        factors[i] = measures[2 * others[i]];
        similarities[i] = measures[2 * others[i] + 1];
      }
      touched += sink;
      Kernels.BEST.nibbleDots(nibbles, others, count, query, rows, dots);
      float half = measures[2 * vertex] / 2;
      float offset = NibbleQuantiser.MIDDLE * querySum;
      for (int i = 0; i < count; i++) {
        similarities[i] = half * factors[i] * (dots[i] - offset) - similarities[i] / 2;
      }
    }

    void insert(int vertex) {
      become(vertex);
      walk(vertex);
      int count = 0;
      for (int i = 0; i < size; i++) {
        if (Scratch.ordinal(pool[i]) != vertex) {
          sorted[count++] = pool[i];
        }
      }
      int links = prune(vertex, count);
      int[] chosen = Arrays.copyOf(kept, links);
      lock(vertex);
      set(vertex, chosen);
      unlock(vertex);
      for (int other : chosen) {
        lock(other);
        linkBack(other, vertex);
        unlock(other);
      }
    }

    private void walk(int vertex) {
      if (++epoch == 0) {
        Arrays.fill(visited, (byte) 0);
        epoch = 1;
      }
      size = 0;
      next = 0;
      int count = 0;
      for (int entry : entries) {
        if (visited[entry] != epoch) {
          visited[entry] = epoch;
          ids[count++] = entry;
        }
      }
      look(vertex, count);
      while (next < size) {
        long candidate = pool[next];
        if ((candidate & 1) != 0) {
          next++;
          continue;
        }
        pool[next++] = candidate | 1;
        int from = Scratch.ordinal(candidate);
        count = 0;
        int degree = degrees[from];
        for (int i = 0; i < degree; i++) {
          int id = link(from, i);
          if (visited[id] != epoch) {
            visited[id] = epoch;
            ids[count++] = id;
          }
        }
        look(vertex, count);
      }
    }

    private void look(int vertex, int count) {
      compare(vertex, ids, count);
      for (int i = 0; i < count; i++) {
        offer(Scratch.candidate(similarities[i], ids[i]));
      }
    }

    private void offer(long candidate) {
      // Or equal: among copies of one vector the walk would look for those of the least ordinals.
      if (size == width && candidate >> 32 >= pool[size - 1] >> 32) {
        return;
      }
      int at = Arrays.binarySearch(pool, 0, size, candidate);
      int low = at < 0 ? -at - 1 : at;
      int end = Math.min(size, width - 1);
      System.arraycopy(pool, low, pool, low + 1, end - low);
      pool[low] = candidate;
      size = end + 1;
      next = Math.min(next, low);
    }

    /** Of the first {@code count} sorted candidates keeps a varied few; returns how many. */
    private int prune(int vertex, int count) {
      Arrays.fill(dropped, 0, count, false);
      int keep = 0;
      float own = measures[2 * vertex + 1];
      for (int i = 0; i < count; i++) {
        if (dropped[i]) {
          continue;
        }
        int chosen = Scratch.ordinal(sorted[i]);
        kept[keep++] = chosen;
        if (keep == degree) {
          break;
        }
        int others = 0;
        for (int j = i + 1; j < count; j++) {
          if (!dropped[j]) {
            ids[others] = Scratch.ordinal(sorted[j]);
            rest[others++] = j;
          }
        }
        become(chosen);
        compare(chosen, ids, others);
        float squared = measures[2 * chosen + 1];
        for (int o = 0; o < others; o++) {
          float between = squared - 2 * similarities[o];
          float fromVertex = own - 2 * Scratch.similarity(sorted[rest[o]]);
          // No slack, which Vamana has for walks on disk (α > 1): a third fewer vectors are looked
          // at then for the same recall. Or equal: one of many copies is enough.
          dropped[rest[o]] = between <= fromVertex;
        }
      }
      return keep;
    }

    /** Takes over a vertex's links from another graph. */
    void adopt(Graph base, int[] baseToNew, int old) {
      int vertex = baseToNew[old];
      if (vertex < 0) {
        return;
      }
      int count = 0;
      boolean lost = false;
      for (int i = 0; i < base.degree() && count < room; i++) {
        int to = base.link(old, i);
        if (baseToNew[to] < 0) {
          lost = true;
        } else if (to != old) {
          link(vertex, count++, baseToNew[to]);
        }
      }
      degrees[vertex] = count;
      if (lost) {
        repair(base, baseToNew, old);
      }
    }

    private void repair(Graph base, int[] baseToNew, int old) {
      int vertex = baseToNew[old];
      if (++epoch == 0) {
        Arrays.fill(visited, (byte) 0);
        epoch = 1;
      }
      visited[vertex] = epoch;
      int count = 0;
      for (int i = 0; i < degrees[vertex]; i++) {
        count = add(link(vertex, i), count);
      }
      for (int i = 0; i < base.degree(); i++) {
        int gone = base.link(old, i);
        for (int j = 0; baseToNew[gone] < 0 && j < base.degree(); j++) {
          int to = baseToNew[base.link(gone, j)];
          if (to >= 0 && count < ids.length) {
            count = add(to, count);
          }
        }
      }
      choose(vertex, count);
    }

    private int add(int id, int count) {
      if (visited[id] == epoch) {
        return count;
      }
      visited[id] = epoch;
      ids[count] = id;
      return count + 1;
    }

    /** Links a vertex to the best of the first {@code count} of ids. */
    private void choose(int vertex, int count) {
      become(vertex);
      compare(vertex, ids, count);
      for (int i = 0; i < count; i++) {
        sorted[i] = Scratch.candidate(similarities[i], ids[i]);
      }
      Arrays.sort(sorted, 0, count);
      int keep = prune(vertex, count);
      set(vertex, Arrays.copyOf(kept, keep));
    }

    /** Links some reached vertex near to it to a vertex. */
    void attach(int vertex, BitSet reached) {
      become(vertex);
      walk(vertex);
      int near = -1;
      for (int i = 0; i < size; i++) {
        int id = Scratch.ordinal(pool[i]);
        if (id != vertex && reached.get(id)) {
          if (degrees[id] < degree) {
            link(id, degrees[id]++, vertex);
            return;
          }
          near = near < 0 ? id : near;
        }
      }
      if (near >= 0) {
        // Put in between, so that what was reached before still is.
        int beyond = link(near, degree - 1);
        int last = Math.min(degrees[vertex], degree - 1);
        link(near, degree - 1, vertex);
        link(vertex, last, beyond);
        degrees[vertex] = last + 1;
      }
    }

    private void set(int vertex, int[] to) {
      for (int i = 0; i < to.length; i++) {
        link(vertex, i, to[i]);
      }
      degrees[vertex] = to.length;
    }

    private void linkBack(int vertex, int to) {
      int have = degrees[vertex];
      for (int i = 0; i < have; i++) {
        if (link(vertex, i) == to) {
          return;
        }
      }
      if (have < room) {
        link(vertex, have, to);
        degrees[vertex] = have + 1;
      } else {
        shrink(vertex, to);
      }
    }

    void trim(int vertex) {
      if (degrees[vertex] > degree) {
        shrink(vertex, -1);
      }
    }

    private void shrink(int vertex, int extra) {
      int count = 0;
      for (int i = 0; i < degrees[vertex]; i++) {
        ids[count++] = link(vertex, i);
      }
      if (extra >= 0) {
        ids[count++] = extra;
      }
      choose(vertex, count);
    }
  }
}
