package org.dars.translator.update;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A common subsequence of two sequences by patience: what both hold once is matched in the longest
 * order that both keep, and the stretches between are looked at alone. O(n log n), but for short
 * stretches without anything unique, whose longest common subsequence is computed.
 */
final class Alignment {

  /** Largest table for a stretch in which nothing is unique. */
  private static final long TABLE = 250_000;

  /** How far ahead a repetition in a longer stretch is looked for. */
  private static final int FAR = 64;

  private final int[] a;
  private final int[] b;
  private final int[] matched;
  private final Deque<int[]> work = new ArrayDeque<>();

  private Alignment(int[] a, int[] b) {
    this.a = a;
    this.b = b;
    this.matched = new int[b.length];
    Arrays.fill(matched, -1);
  }

  /** For each place in {@code b} its partner in {@code a}, or −1; partners are equal and ascend. */
  static int[] of(int[] a, int[] b) {
    Alignment alignment = new Alignment(a, b);
    alignment.work.push(new int[] {0, a.length, 0, b.length});
    while (!alignment.work.isEmpty()) {
      int[] stretch = alignment.work.pop();
      alignment.stretch(stretch[0], stretch[1], stretch[2], stretch[3]);
    }
    return alignment.matched;
  }

  private void stretch(int aStart, int aEnd, int bStart, int bEnd) {
    int aFrom = aStart;
    int aTo = aEnd;
    int bFrom = bStart;
    int bTo = bEnd;
    while (aFrom < aTo && bFrom < bTo && a[aFrom] == b[bFrom]) {
      matched[bFrom++] = aFrom++;
    }
    while (aFrom < aTo && bFrom < bTo && a[aTo - 1] == b[bTo - 1]) {
      matched[--bTo] = --aTo;
    }
    if (aFrom == aTo || bFrom == bTo) {
      return;
    }
    List<int[]> anchors = ascending(unique(aFrom, aTo, bFrom, bTo));
    if (anchors.isEmpty()) {
      repetitive(aFrom, aTo, bFrom, bTo);
      return;
    }
    int aLast = aFrom;
    int bLast = bFrom;
    for (int[] anchor : anchors) {
      matched[anchor[1]] = anchor[0];
      work.push(new int[] {aLast, anchor[0], bLast, anchor[1]});
      aLast = anchor[0] + 1;
      bLast = anchor[1] + 1;
    }
    work.push(new int[] {aLast, aTo, bLast, bTo});
  }

  /** Places {a, b} of what both stretches hold exactly once, in the order of b. */
  private List<int[]> unique(int aFrom, int aTo, int bFrom, int bTo) {
    Map<Integer, Integer> inA = once(a, aFrom, aTo);
    Map<Integer, Integer> inB = once(b, bFrom, bTo);
    List<int[]> both = new ArrayList<>();
    for (int j = bFrom; j < bTo; j++) {
      int i = inA.getOrDefault(b[j], -1);
      if (i >= 0 && inB.getOrDefault(b[j], -1) == j) {
        both.add(new int[] {i, j});
      }
    }
    return both;
  }

  /** Place of what stands once; −1 for what stands more often. */
  private static Map<Integer, Integer> once(int[] of, int from, int to) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = from; i < to; i++) {
      places.merge(of[i], i, (x, y) -> -1);
    }
    return places;
  }

  /** The longest subsequence that ascends in a too. */
  private static List<int[]> ascending(List<int[]> pairs) {
    int[] tails = new int[pairs.size()];
    int[] before = new int[pairs.size()];
    int length = 0;
    for (int p = 0; p < pairs.size(); p++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(tails[middle])[0] < pairs.get(p)[0]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[p] = low == 0 ? -1 : tails[low - 1];
      tails[low] = p;
      length = Math.max(length, low + 1);
    }
    List<int[]> longest = new ArrayList<>();
    for (int p = length == 0 ? -1 : tails[length - 1]; p >= 0; p = before[p]) {
      longest.add(pairs.get(p));
    }
    return longest.reversed();
  }

  private void repetitive(int aFrom, int aTo, int bFrom, int bTo) {
    int n = aTo - aFrom;
    int m = bTo - bFrom;
    if ((long) n * m > TABLE) {
      inOrder(aFrom, aTo, bFrom, bTo);
      return;
    }
    short[][] length = new short[n + 1][m + 1];
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        length[i][j] =
            a[aFrom + i] == b[bFrom + j]
                ? (short) (length[i + 1][j + 1] + 1)
                : length[i + 1][j] >= length[i][j + 1] ? length[i + 1][j] : length[i][j + 1];
      }
    }
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (a[aFrom + i] == b[bFrom + j]) {
        matched[bFrom + j++] = aFrom + i++;
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /**
   * A long stretch of repetitions: each takes the next free place of the same, while it ascends.
   */
  private void inOrder(int aFrom, int aTo, int bFrom, int bTo) {
    Map<Integer, Deque<Integer>> places = new HashMap<>();
    for (int i = aFrom; i < aTo; i++) {
      places.computeIfAbsent(a[i], x -> new ArrayDeque<>()).add(i);
    }
    int last = aFrom - 1;
    for (int j = bFrom; j < bTo; j++) {
      Deque<Integer> own = places.getOrDefault(b[j], new ArrayDeque<>());
      while (!own.isEmpty() && own.element() <= last) {
        own.remove();
      }
      // A far place would leave no room for all that comes between.
      if (!own.isEmpty() && (last < aFrom || own.element() - last <= FAR)) {
        last = own.remove();
        matched[j] = last;
      }
    }
  }
}
