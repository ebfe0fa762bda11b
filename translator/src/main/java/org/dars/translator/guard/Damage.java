package org.dars.translator.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The proof that a translation holds every placeholder of its source once, that pairs open before
 * they close, and that each stands in the pair that it stands in in the source; what stands side by
 * side may change places.
 */
final class Damage {

  /** What must not come out of any engine: controls, and marks that turn the direction of text. */
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\uFFFE\\uFFFF&&[^\\t\\n\\r]]");

  private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

  private Damage() {}

  /** What is wrong with a translation, or "". */
  static String find(Guarded source, String translation) {
    if (alien(CONTROLS, source, translation)) {
      return "it holds control characters";
    }
    if (alien(PARAGRAPHS, source, translation)) {
      return "one sentence became several paragraphs";
    }
    if (Chatter.talks(source.words(), Guarded.words(translation))) {
      return "the engine talks about the text instead of translating it";
    }
    Map<Integer, Integer> parents = parents(source.text());
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
      if (!closes && parent(open) != parents.getOrDefault(p.number(), 0)) {
        return describe(p) + (open.isEmpty() ? " left its pair" : " went into another pair");
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

  private static boolean alien(Pattern what, Guarded source, String translation) {
    return what.matcher(translation).find() && !what.matcher(source.text()).find();
  }

  private static int parent(Deque<Opened> open) {
    return open.isEmpty() ? 0 : open.peek().placeholder().number();
  }

  /** The pair around each placeholder of a source, 0 for none. */
  private static Map<Integer, Integer> parents(String text) {
    Map<Integer, Integer> parents = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    Set<String> closed =
        Guarded.MARK
            .matcher(text)
            .results()
            .filter(m -> !m.group(1).isEmpty())
            .map(m -> m.group(2))
            .collect(Collectors.toSet());
    Matcher mark = Guarded.MARK.matcher(text);
    while (mark.find()) {
      Integer number = Integer.valueOf(mark.group(2));
      if (!mark.group(1).isEmpty()) {
        open.poll();
        continue;
      }
      parents.put(number, open.isEmpty() ? 0 : open.peek());
      if (closed.contains(mark.group(2))) {
        open.push(number);
      }
    }
    return parents;
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
