package org.dars.models.onnx;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which tokens may come next. */
final class TokenRules {

  private final Generation generation;
  private final long forcedFirst;

  /**
   * @param forcedFirst the token that the text begins with, −1 for any
   */
  TokenRules(Generation generation, long forcedFirst) {
    this.generation = generation;
    this.forcedFirst = forcedFirst;
  }

  /**
   * The only token that may come.
   *
   * @param length tokens that are there, the start included
   * @param most tokens that there may be
   * @return −1 when several may
   */
  long forced(int length, int most) {
    if (length == 1 && forcedFirst >= 0) {
      return forcedFirst;
    }
    return length == most - 1 ? generation.forcedLast() : -1;
  }

  /** The tokens that must not come after these. */
  Set<Long> banned(long[] prefix) {
    Set<Long> banned = new HashSet<>();
    for (List<Long> sequence : generation.banned()) {
      int before = sequence.size() - 1;
      if (before <= prefix.length && endsWith(prefix, sequence.subList(0, before))) {
        banned.add(sequence.getLast());
      }
    }
    int n = generation.noRepeat();
    if (n > 0) {
      for (int i = 0; i + n <= prefix.length; i++) {
        if (same(prefix, i, prefix.length - n + 1, n - 1)) {
          banned.add(prefix[i + n - 1]);
        }
      }
    }
    return banned;
  }

  private static boolean endsWith(long[] prefix, List<Long> end) {
    for (int i = 0; i < end.size(); i++) {
      if (prefix[prefix.length - end.size() + i] != end.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(long[] prefix, int one, int two, int length) {
    for (int i = 0; i < length; i++) {
      if (prefix[one + i] != prefix[two + i]) {
        return false;
      }
    }
    return true;
  }
}
