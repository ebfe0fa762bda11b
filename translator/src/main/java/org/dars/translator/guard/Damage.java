package org.dars.translator.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;

/** The proof that a translation holds every placeholder of its source once, well nested. */
final class Damage {

  private Damage() {}

  /** What is wrong with a translation, or "". */
  static String find(Guarded source, String translation) {
    Set<String> seen = new HashSet<>();
    Deque<Opened> open = new ArrayDeque<>();
    Matcher mark = Guarded.MARK.matcher(translation);
    while (mark.find()) {
      String number = mark.group(2);
      boolean closes = !mark.group(1).isEmpty();
      if (number.length() > 4 || !exists(source, Integer.parseInt(number), closes)) {
        return mark.group() + " is not in the source";
      }
      Placeholder p = source.placeholders().get(Integer.parseInt(number) - 1);
      if (!seen.add(mark.group())) {
        return describe(p) + " stands there twice";
      }
      if (closes) {
        if (open.isEmpty() || !open.peek().placeholder().equals(p)) {
          return describe(p) + " closes in the wrong place";
        }
        String inside = translation.substring(open.pop().end(), mark.start());
        if (Guarded.words(inside).codePoints().noneMatch(Character::isLetterOrDigit)) {
          return describe(p) + " encloses nothing";
        }
      } else if (p.paired()) {
        open.push(new Opened(p, mark.end()));
      }
    }
    return missing(source, seen, Guarded.words(translation));
  }

  /** A pair that is not closed yet, and where its inside begins. */
  private record Opened(Placeholder placeholder, int end) {}

  private static String missing(Guarded source, Set<String> seen, String words) {
    for (Placeholder p : source.placeholders()) {
      if (!seen.contains(p.open()) || (p.paired() && !seen.contains(p.close()))) {
        return describe(p) + " is missing";
      }
    }
    if (words.indexOf('⟦') >= 0 || words.indexOf('⟧') >= 0) {
      return "half a placeholder is left";
    }
    return "";
  }

  private static boolean exists(Guarded source, int number, boolean closes) {
    return number >= 1
        && number <= source.placeholders().size()
        && (!closes || source.placeholders().get(number - 1).paired());
  }

  private static String describe(Placeholder p) {
    String source = p.source();
    String shown = source.length() > 60 ? source.substring(0, 60) + "…" : source;
    return p.open() + " (" + shown + ")";
  }
}
