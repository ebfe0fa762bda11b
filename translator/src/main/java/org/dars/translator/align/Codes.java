package org.dars.translator.align;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Placeholder;
import org.dars.translator.guard.Restored;
import org.jspecify.annotations.Nullable;

/**
 * Gives the placeholders of a translation the numbers that they have in its source: first those
 * that stand for the same, then those that look the same, then those of the same kind in order.
 */
final class Codes {

  private static final Pattern MARK = Pattern.compile("⟦(/?)(\\d+)⟧");

  private Codes() {}

  /**
   * The translation with the source's numbers.
   *
   * @return null when the two do not hold the same codes
   */
  static @Nullable String numbered(Guarded source, Guarded target) {
    Map<Integer, Integer> numbers = new HashMap<>();
    List<Placeholder> open = new ArrayList<>(source.placeholders());
    List<Placeholder> left = new ArrayList<>(target.placeholders());
    take(open, left, numbers, (a, b) -> a.source().equals(b.source()));
    take(open, left, numbers, (a, b) -> !a.paired() && a.visible().equals(b.visible()));
    take(open, left, numbers, (a, b) -> true);
    String text = target.text();
    for (Placeholder extra : left) {
      if (!extra.paired()) {
        return null;
      }
      // Emphasis that only the translation has takes no words away.
      text = text.replace(extra.open(), "").replace(extra.close(), "");
    }
    StringBuilder out = new StringBuilder();
    Matcher mark = MARK.matcher(text);
    int from = 0;
    while (mark.find()) {
      Integer number = numbers.get(Integer.valueOf(mark.group(2)));
      out.append(text, from, mark.start()).append('⟦').append(mark.group(1));
      out.append(number).append('⟧');
      from = mark.end();
    }
    String numbered = out.append(text.substring(from)).toString().strip();
    return source.restore(numbered) instanceof Restored.Whole ? numbered : null;
  }

  private static void take(
      List<Placeholder> open,
      List<Placeholder> left,
      Map<Integer, Integer> numbers,
      BiPredicate<Placeholder, Placeholder> alike) {
    for (Placeholder target : List.copyOf(left)) {
      for (Placeholder source : open) {
        if (source.kind() == target.kind() && alike.test(source, target)) {
          numbers.put(target.number(), source.number());
          open.remove(source);
          left.remove(target);
          break;
        }
      }
    }
  }
}
