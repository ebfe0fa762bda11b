package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * A flat graph of neighbours (Vamana; Subramanya et al. 2019), walked best first over 4-bit codes.
 * A record of {@link #stride} bytes holds a vertex's links and, beside each, the factor of the code
 * that it leads to, so that a step touches one place and not one for each factor. Vertices are
 * ordinals.
 *
 * @param degree links of a record; one that has fewer repeats its own vertex
 * @param entries where a walk may begin
 * @param entrance finds the entries that are nearest to a query
 * @param records of {@code codes.size()} vertices
 * @param factorStep factors are 16-bit multiples of it
 */
record Graph(
    Codes codes,
    int degree,
    int[] entries,
    FlatScan entrance,
    MemorySegment records,
    float factorStep) {

  /** Where a walk within a scope begins: at the ends of a narrow walk without one. */
  private static final int SEEDS = 8;

  /** How many of the entries a walk begins at, the nearest. */
  private static final int STARTS = 8;

  static Graph of(
      Arena arena, Codes codes, int degree, int[] entries, MemorySegment records, float step) {
    var entrance = new FlatScan(codes.sample(arena, entries));
    return new Graph(codes, degree, entries, entrance, records, step);
  }

  /** Bytes of a record: links of four and factors of two bytes, in whole cache lines. */
  static int stride(int degree) {
    return (6 * degree + OffHeap.LINE - 1) / OffHeap.LINE * OffHeap.LINE;
  }

  int link(int vertex, int index) {
    return records.get(OffHeap.INT, (long) vertex * stride(degree) + 4L * index);
  }

  /**
   * Walks until the best {@code width} candidates have been expanded, or until what is next is
   * farther away than the candidate of a certain rank by a certain factor: easy queries end sooner
   * (distance adaptive beam search; Al-Jazzazi et al. 2025).
   *
   * @param scratch its pool holds the candidates afterwards, best first
   * @param rank of the candidate that is the measure, 0 for the best; beyond {@code width} for none
   * @param slack the factor, of squared distances
   * @param scope what the candidate of that rank must be in; others are walked over too; null for
   *     anything
   * @param most vectors that it may look at
   * @return how many candidates there are, in scope or not; −1 when it gave up
   */
  int walk(Scratch scratch, int width, int rank, float slack, @Nullable Scope scope, double most) {
    final float farthest = scratch.query.farthest();
    scratch.forget();
    final int count = enter(scratch);
    final long[] pool = scratch.pool(width + 1);
    final int[] ids = scratch.ids;
    int size = 0;
    final long[] accepted = scratch.accepted(rank + 1);
    int inScope = 0;
    for (int i = 0; i < count; i++) {
      long found = Scratch.candidate(similarity(scratch, i), ids[i]);
      size = insert(pool, size, width, found);
      if (scope != null && scope.accepts(ids[i])) {
        inScope = insert(accepted, inScope, rank + 1, found);
      }
    }
    int next = 0;
    // Whether the last step found what is better than all that was left.
    boolean nearer = true;
    while (next < size) {
      long candidate = pool[next];
      if ((candidate & 1) != 0) {
        next++;
        continue;
      }
      if ((scope == null ? size : inScope) > rank
          && farthest - Scratch.similarity(candidate)
              > slack
                  * Math.max(
                      0, farthest - Scratch.similarity((scope == null ? pool : accepted)[rank]))) {
        return size;
      }
      if (scratch.visits > most) {
        return -1;
      }
      pool[next] = candidate | 1;
      int fresh = links(scratch, Scratch.ordinal(candidate), 0);
      if (!nearer) {
        fresh = another(scratch, next + 1, size, fresh);
      }
      compare(scratch, fresh);
      int lowest = next + 1;
      float worst = size < width ? Float.NEGATIVE_INFINITY : Scratch.similarity(pool[size - 1]);
      for (int i = 0; i < fresh; i++) {
        float similarity = similarity(scratch, i);
        // Or equal: among many copies of one vector the walk would not end before it saw them all.
        if (similarity <= worst) {
          continue;
        }
        long found = Scratch.candidate(similarity, ids[i]);
        // From the end: most of what is good enough at all is barely so.
        int at = Math.min(size, width - 1);
        size = at + 1;
        while (at > 0 && pool[at - 1] > found) {
          pool[at] = pool[at - 1];
          at--;
        }
        pool[at] = found;
        if (size == width) {
          worst = Scratch.similarity(pool[size - 1]);
        }
        if (scope != null && scope.accepts(ids[i])) {
          inScope = insert(accepted, inScope, rank + 1, found);
        }
        if (at <= lowest) {
          lowest = at;
          touchRecord(scratch, ids[i]);
        }
      }
      nearer = lowest <= next;
      next = Math.min(lowest, next + 1);
    }
    return size;
  }

  /**
   * Expands one candidate more together with the first: the processor then waits for the memory of
   * both at once. Not while each step comes nearer, when it would hardly be worth looking at.
   */
  private int another(Scratch scratch, int from, int size, int count) {
    long[] pool = scratch.pool;
    for (int at = from; at < size; at++) {
      if ((pool[at] & 1) == 0) {
        pool[at] |= 1;
        return links(scratch, Scratch.ordinal(pool[at]), count);
      }
    }
    return count;
  }

  /**
   * Walks over vertices in scope alone, going on through those that are not to what they link to
   * (ACORN-1; Patel et al. 2024).
   *
   * @param scratch its pool holds the candidates afterwards, all in scope, best first
   * @return how many candidates there are
   */
  int walkAmong(Scratch scratch, int width, Scope scope) {
    int seeds = Math.min(SEEDS, walk(scratch, SEEDS, SEEDS, 1, null, Double.MAX_VALUE));
    int[] starts = new int[seeds];
    for (int i = 0; i < seeds; i++) {
      starts[i] = Scratch.ordinal(scratch.pool[i]);
    }
    scratch.forget();
    long[] pool = scratch.pool(width + 1);
    int size = 0;
    for (int start : starts) {
      size = offer(scratch, size, width, lookAmong(scratch, start, scope));
    }
    int next = 0;
    while (next < size) {
      long candidate = pool[next];
      if ((candidate & 1) != 0) {
        next++;
        continue;
      }
      pool[next] = candidate | 1;
      int fresh = lookAmong(scratch, Scratch.ordinal(candidate), scope);
      long best = best(scratch, fresh);
      size = offer(scratch, size, width, fresh);
      next = best < candidate ? 0 : next + 1;
    }
    return size;
  }

  private long best(Scratch scratch, int count) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      best = Math.min(best, Scratch.candidate(similarity(scratch, i), scratch.ids[i]));
    }
    return best;
  }

  private int offer(Scratch scratch, int size, int width, int count) {
    int now = size;
    for (int i = 0; i < count; i++) {
      now =
          insert(
              scratch.pool, now, width, Scratch.candidate(similarity(scratch, i), scratch.ids[i]));
    }
    return now;
  }

  /** Compares the query with what is in scope one or two steps away, at most a portion. */
  private int lookAmong(Scratch scratch, int vertex, Scope scope) {
    int count = 0;
    if (scratch.visit(vertex) && scope.accepts(vertex)) {
      scratch.ids[count] = vertex;
      scratch.factors[count++] = codes.nibbleFactor(vertex);
    }
    for (int i = 0; i < degree; i++) {
      int id = link(vertex, i);
      if (!scratch.visit(id)) {
        continue;
      }
      if (scope.accepts(id)) {
        scratch.ids[count] = id;
        scratch.factors[count++] = factor(vertex, i);
      } else {
        count = through(scratch, id, scope, count);
      }
      if (count > Scratch.PORTION - degree) {
        break;
      }
    }
    scratch.hops++;
    compare(scratch, count);
    return count;
  }

  /** Adds what is in scope of the links of a vertex that is not. */
  private int through(Scratch scratch, int vertex, Scope scope, int count) {
    int now = count;
    for (int i = 0; i < degree && now < Scratch.PORTION; i++) {
      int id = link(vertex, i);
      if (scope.accepts(id) && scratch.visit(id)) {
        scratch.ids[now] = id;
        scratch.factors[now++] = factor(vertex, i);
      }
    }
    scratch.hops++;
    return now;
  }

  private float factor(int vertex, int index) {
    long at = (long) vertex * stride(degree) + 4L * degree + 2L * index;
    return (records.get(OffHeap.SHORT, at) & 0xffff) * factorStep;
  }

  /** What the walks of a search touched. */
  SearchCost cost(Scratch scratch) {
    long bytes =
        (long) scratch.visits * (codes.projection().rows / 2)
            + (long) scratch.hops * stride(degree);
    return new SearchCost(SearchCost.Path.GRAPH, 0, scratch.visits, 0, bytes);
  }

  /**
   * The nearest entries, compared with the query. And the first of all: the whole graph can be
   * reached from there.
   */
  private int enter(Scratch scratch) {
    int near = entrance.scan(scratch, Scope.all(entries.length), STARTS);
    int count = 0;
    for (int i = -1; i < near; i++) {
      int entry = entries[i < 0 ? 0 : Scratch.ordinal(scratch.pool[i])];
      if (scratch.visit(entry)) {
        scratch.ids[count] = entry;
        scratch.factors[count++] = codes.nibbleFactor(entry);
      }
    }
    compare(scratch, count);
    return count;
  }

  /** Adds the links of a vertex that the walk has not seen to the first {@code count} ids. */
  private int links(Scratch scratch, int vertex, int before) {
    MemorySegment links = records;
    byte[] visited = scratch.visited;
    byte epoch = scratch.epoch;
    int[] ids = scratch.ids;
    float[] factors = scratch.factors;
    long at = (long) vertex * stride(degree);
    long factorsAt = at + 4L * degree;
    int count = before;
    for (int i = 0; i < degree; i++) {
      int id = links.get(OffHeap.INT, at + 4L * i);
      if (id == vertex) {
        break;
      }
      // Without a branch, which could not be predicted.
      int seen = visited[id] ^ epoch;
      visited[id] = epoch;
      ids[count] = id;
      factors[count] = (links.get(OffHeap.SHORT, factorsAt + 2L * i) & 0xffff) * factorStep;
      count += (-seen >>> 31) | (seen >>> 31);
    }
    scratch.hops++;
    return count;
  }

  /** There is no prefetch in the Vector API: reading a byte of each line first halves the wait. */
  private void compare(Scratch scratch, int count) {
    MemorySegment nibbles = codes.nibbles();
    int rows = codes.projection().rows;
    int bytes = rows / 2;
    int[] ids = scratch.ids;
    long touched = 0;
    int last = bytes - OffHeap.LINE;
    for (int i = 0; i < count; i++) {
      long at = (long) ids[i] * bytes;
      // Most codes have two lines; a loop over these alone would cost more than they do.
      touched += nibbles.get(OffHeap.BYTE, at) + nibbles.get(OffHeap.BYTE, at + last);
      for (int line = OffHeap.LINE; line < last; line += OffHeap.LINE) {
        touched += nibbles.get(OffHeap.BYTE, at + line);
      }
    }
    scratch.touched += touched;
    scratch.visits += count;
    Kernels.BEST.nibbleDots(nibbles, ids, count, scratch.query.first, rows, scratch.dots);
  }

  private void touchRecord(Scratch scratch, int vertex) {
    int stride = stride(degree);
    long at = (long) vertex * stride;
    long touched = 0;
    for (int line = 0; line < stride; line += OffHeap.LINE) {
      touched += records.get(OffHeap.BYTE, at + line);
    }
    scratch.touched += touched;
  }

  private float similarity(Scratch scratch, int i) {
    float similarity = scratch.factors[i] * (scratch.dots[i] - scratch.query.offset);
    return codes.similarity() == Similarity.EUCLIDEAN
        ? similarity * scratch.query.scale - codes.squared(scratch.ids[i]) / 2
        : similarity;
  }

  private static int insert(long[] pool, int size, int width, long candidate) {
    if (size == width && candidate >> 32 >= pool[size - 1] >> 32) {
      return size;
    }
    int at = place(pool, size, candidate);
    int end = Math.min(size, width - 1);
    System.arraycopy(pool, at, pool, at + 1, end - at);
    pool[at] = candidate;
    return end + 1;
  }

  private static int place(long[] pool, int size, long candidate) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pool[middle] < candidate) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
