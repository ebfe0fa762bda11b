package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The links of a graph that grows. Who changes those of a vertex holds its lock; who reads them
 * need not: a link that is just being written leads to some vertex in any case.
 */
final class Links {

  /** The most of a vertex: more than in the end, so that pruning is rarer. */
  final int room;

  /** How many each vertex has. */
  final int[] degrees;

  private final MemorySegment ends;
  private final AtomicIntegerArray locks;

  Links(Arena arena, int vertices, int degree) {
    this.room = degree + degree / 2;
    this.degrees = new int[vertices];
    this.ends = OffHeap.allocate(arena, 4L * vertices * room);
    this.locks = new AtomicIntegerArray(vertices);
  }

  int link(int vertex, int index) {
    return ends.get(OffHeap.INT, 4L * ((long) vertex * room + index));
  }

  void link(int vertex, int index, int to) {
    ends.set(OffHeap.INT, 4L * ((long) vertex * room + index), to);
  }

  void lock(int vertex) {
    while (!locks.compareAndSet(vertex, 0, 1)) {
      Thread.onSpinWait();
    }
  }

  void unlock(int vertex) {
    locks.set(vertex, 0);
  }
}
