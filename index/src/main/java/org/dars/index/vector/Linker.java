package org.dars.index.vector;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the neighbours of vertices and links them, while a graph grows; one of each thread.
 * Candidates are packed as in {@link Scratch}. All distances are Euclidean, between 4-bit codes.
 */
final class Linker {

  private final Codes codes;
  private final MemorySegment nibbles;
  private final int rows;
  private final Links links;

  /** Factor and squared length of each code as the projection has it, side by side. */
  private final float[] measures;

  private final int[] entries;
  private final int degree;
  private final int width;
  private final byte[] visited;
  private byte epoch;
  private final short[] query;
  private int querySum;
  private final long[] pool;
  private int size;
  private int next;
  private final int[] ids;
  private final int[] dots;
  private final float[] factors;
  private final int[] rest;
  private final float[] similarities;
  private final long[] sorted;
  private final boolean[] dropped;
  private final int[] kept;

  /** Written so that reading a line ahead of time is not optimised away. */
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /**
   * @param measures of all vectors, two numbers each: written by {@link #measure}, shared
   * @param entries where walks begin
   */
  Linker(Codes codes, Links links, float[] measures, int[] entries, VectorIndexSettings settings) {
    this.codes = codes;
    this.nibbles = codes.nibbles();
    this.rows = codes.projection().rows;
    this.links = links;
    this.measures = measures;
    this.entries = entries;
    this.degree = settings.degree();
    this.width = settings.beam();
    this.visited = new byte[codes.size()];
    this.query = new short[rows];
    this.pool = new long[width + 1];
    this.ids = new int[Math.max(entries.length, Math.max(width + 1, 2 * links.room))];
    this.dots = new int[ids.length];
    this.factors = new float[ids.length];
    this.rest = new int[ids.length];
    this.similarities = new float[ids.length];
    this.sorted = new long[ids.length];
    this.dropped = new boolean[ids.length];
    this.kept = new int[degree];
  }

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
    int[] chosen = Arrays.copyOf(kept, prune(vertex, count));
    links.lock(vertex);
    set(vertex, chosen);
    links.unlock(vertex);
    for (int other : chosen) {
      links.lock(other);
      linkBack(other, vertex);
      links.unlock(other);
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
      int linked = links.degrees[from];
      for (int i = 0; i < linked; i++) {
        int id = links.link(from, i);
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
    for (int i = 0; i < base.degree() && count < links.room; i++) {
      int to = base.link(old, i);
      if (baseToNew[to] < 0) {
        lost = true;
      } else if (to != old) {
        links.link(vertex, count++, baseToNew[to]);
      }
    }
    links.degrees[vertex] = count;
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
    for (int i = 0; i < links.degrees[vertex]; i++) {
      count = add(links.link(vertex, i), count);
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
        if (links.degrees[id] < degree) {
          links.link(id, links.degrees[id]++, vertex);
          return;
        }
        near = near < 0 ? id : near;
      }
    }
    if (near >= 0) {
      // Put in between, so that what was reached before still is.
      int beyond = links.link(near, degree - 1);
      int last = Math.min(links.degrees[vertex], degree - 1);
      links.link(near, degree - 1, vertex);
      links.link(vertex, last, beyond);
      links.degrees[vertex] = last + 1;
    }
  }

  private void set(int vertex, int[] to) {
    for (int i = 0; i < to.length; i++) {
      links.link(vertex, i, to[i]);
    }
    links.degrees[vertex] = to.length;
  }

  private void linkBack(int vertex, int to) {
    int have = links.degrees[vertex];
    for (int i = 0; i < have; i++) {
      if (links.link(vertex, i) == to) {
        return;
      }
    }
    if (have < links.room) {
      links.link(vertex, have, to);
      links.degrees[vertex] = have + 1;
    } else {
      shrink(vertex, to);
    }
  }

  void trim(int vertex) {
    if (links.degrees[vertex] > degree) {
      shrink(vertex, -1);
    }
  }

  private void shrink(int vertex, int extra) {
    int count = 0;
    for (int i = 0; i < links.degrees[vertex]; i++) {
      ids[count++] = links.link(vertex, i);
    }
    if (extra >= 0) {
      ids[count++] = extra;
    }
    choose(vertex, count);
  }
}
