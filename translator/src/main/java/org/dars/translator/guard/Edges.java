package org.dars.translator.guard;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Text;

/**
 * A segment without what stands at its edges and needs no engine: white space, pairs around all of
 * it, markup that shows nothing, halves of pairs that reach into other segments.
 */
record Edges(List<Inline> before, List<Inline> core, List<Inline> after) {

  static Edges of(List<Inline> content) {
    List<Inline> rest = new ArrayList<>(content);
    List<Inline> before = new ArrayList<>();
    List<Inline> after = new ArrayList<>();
    while (takeFirst(rest, before) || takeLast(rest, after) || takePair(rest, before, after)) {
      // until nothing more can be taken
    }
    return new Edges(before, rest, after);
  }

  private static boolean takeFirst(List<Inline> rest, List<Inline> before) {
    if (rest.isEmpty()) {
      return false;
    }
    if (rest.getFirst() instanceof Text(String value)) {
      String stripped = value.stripLeading();
      if (stripped.length() == value.length()) {
        return false;
      }
      before.add(new Text(value.substring(0, value.length() - stripped.length())));
      rest.removeFirst();
      if (!stripped.isEmpty()) {
        rest.addFirst(new Text(stripped));
      }
      return true;
    }
    if (Pairs.partners(rest)[0] < 0 && rest.getFirst().visibleText().isBlank()) {
      before.add(rest.removeFirst());
      return true;
    }
    return false;
  }

  private static boolean takeLast(List<Inline> rest, List<Inline> after) {
    if (rest.isEmpty()) {
      return false;
    }
    if (rest.getLast() instanceof Text(String value)) {
      String stripped = value.stripTrailing();
      if (stripped.length() == value.length()) {
        return false;
      }
      after.addFirst(new Text(value.substring(stripped.length())));
      rest.removeLast();
      if (!stripped.isEmpty()) {
        rest.addLast(new Text(stripped));
      }
      return true;
    }
    if (Pairs.partners(rest)[rest.size() - 1] < 0 && rest.getLast().visibleText().isBlank()) {
      after.addFirst(rest.removeLast());
      return true;
    }
    return false;
  }

  private static boolean takePair(List<Inline> rest, List<Inline> before, List<Inline> after) {
    if (rest.size() < 2 || Pairs.partners(rest)[0] != rest.size() - 1) {
      return false;
    }
    before.add(rest.removeFirst());
    after.addFirst(rest.removeLast());
    return true;
  }
}
