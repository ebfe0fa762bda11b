package org.dars.translator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a document is still to be translated, in parts of an engine's batch. What an engine left
 * out of one part joins the next, which costs no request of its own; what is left out twice comes
 * last, with nothing beside it. Used by one thread.
 */
final class OpenWork {

  private final int size;
  private final Deque<List<Unit>> fresh;
  private final Deque<List<Unit>> leftOnce = new ArrayDeque<>();
  private final Deque<List<Unit>> leftTwice = new ArrayDeque<>();
  private final Set<List<Unit>> left = new HashSet<>();

  /**
   * A part.
   *
   * @param units segments, each with all the places where it stands
   * @param mayLeave whether another part follows, which may take what an engine leaves out
   */
  record Part(List<List<Unit>> units, boolean mayLeave) {}

  /**
   * @param size segments in a part, 1 or more
   */
  OpenWork(Collection<List<Unit>> work, int size) {
    this.size = size;
    this.fresh = new ArrayDeque<>(work);
  }

  boolean isEmpty() {
    return fresh.isEmpty() && leftOnce.isEmpty() && leftTwice.isEmpty();
  }

  /** Takes the next part out. */
  Part next() {
    List<List<Unit>> part = new ArrayList<>();
    take(leftOnce, part);
    take(fresh, part);
    if (part.isEmpty()) {
      take(leftTwice, part);
      return new Part(part, false);
    }
    return new Part(part, !fresh.isEmpty());
  }

  private void take(Deque<List<Unit>> from, List<List<Unit>> to) {
    while (to.size() < size && !from.isEmpty()) {
      to.add(from.removeFirst());
    }
  }

  /** Puts back what the engine left out of the last part. */
  void leave(List<List<Unit>> units) {
    for (List<Unit> unit : units) {
      (left.add(unit) ? leftOnce : leftTwice).addLast(unit);
    }
  }
}
