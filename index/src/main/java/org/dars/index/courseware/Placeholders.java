package org.dars.index.courseware;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether new content of a block keeps the block's markup: all of it, once, in whole pairs. */
public final class Placeholders {

  private Placeholders() {}

  /**
   * What is wrong with new content; markup may change its place, not vanish, double or change.
   *
   * @return a sentence without its subject, or null when nothing is
   */
  public static @Nullable String problem(Block block, List<Inline> content) {
    Map<Inline.Markup, Integer> counts = new HashMap<>();
    markup(block.content()).forEach(m -> counts.merge(m, 1, Integer::sum));
    for (Inline.Markup m : markup(content)) {
      Integer left = counts.merge(m, -1, Integer::sum);
      if (left < 0) {
        return "has " + shown(m) + " once too often, or it is not of this block";
      }
    }
    for (Map.Entry<Inline.Markup, Integer> e : counts.entrySet()) {
      if (e.getValue() > 0) {
        return "lacks " + shown(e.getKey());
      }
    }
    return crossed(block, content);
  }

  /** Pairs must close in the order of their opening: what an opening mark closes with is known. */
  private static @Nullable String crossed(Block block, List<Inline> content) {
    Map<Inline.Markup, List<Inline.Markup>> partners = partners(block.content());
    Deque<Inline.Markup> open = new ArrayDeque<>();
    for (Inline.Markup m : markup(content)) {
      if (m.role() == Inline.Role.OPEN) {
        open.push(m);
      } else if (m.role() == Inline.Role.CLOSE) {
        if (open.isEmpty() || !partners.getOrDefault(open.pop(), List.of()).contains(m)) {
          return "has " + shown(m) + " where another mark is open, or none";
        }
      }
    }
    return open.isEmpty() ? null : "does not close " + shown(open.peek());
  }

  private static Map<Inline.Markup, List<Inline.Markup>> partners(List<Inline> content) {
    Map<Inline.Markup, List<Inline.Markup>> partners = new HashMap<>();
    Deque<Inline.Markup> open = new ArrayDeque<>();
    for (Inline.Markup m : markup(content)) {
      if (m.role() == Inline.Role.OPEN) {
        open.push(m);
      } else if (m.role() == Inline.Role.CLOSE && !open.isEmpty()) {
        partners.computeIfAbsent(open.pop(), _ -> new ArrayList<>()).add(m);
      }
    }
    return partners;
  }

  private static List<Inline.Markup> markup(List<Inline> content) {
    List<Inline.Markup> out = new ArrayList<>();
    for (Inline i : content) {
      if (i instanceof Inline.Markup m) {
        out.add(m);
      }
    }
    return out;
  }

  private static String shown(Inline.Markup m) {
    String s = m.source().strip();
    return "the mark " + (s.length() > 60 ? s.substring(0, 60) + "…" : s);
  }
}
