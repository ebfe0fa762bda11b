package org.dars.translator.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Role;

/** Which opening belongs to which closing. */
final class Pairs {

  private Pairs() {}

  /**
   * For each inline the index of its partner, or −1 for text, markup that stands alone, and
   * openings and closings without a partner.
   */
  static int[] partners(List<? extends Inline> content) {
    int[] partners = new int[content.size()];
    java.util.Arrays.fill(partners, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < partners.length; i++) {
      if (!(content.get(i) instanceof Inline.Markup m)) {
        continue;
      }
      if (m.role() == Role.OPEN) {
        open.push(i);
      } else if (m.role() == Role.CLOSE && !open.isEmpty()) {
        int opening = open.pop();
        partners[opening] = i;
        partners[i] = opening;
      }
    }
    return partners;
  }
}
