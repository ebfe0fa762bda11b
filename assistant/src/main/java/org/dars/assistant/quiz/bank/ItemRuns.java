package org.dars.assistant.quiz.bank;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.OneGap;
import org.dars.assistant.quiz.item.Item;

/** What an item asks and what is right, cut into runs of three characters. */
final class ItemRuns {

  private static final Pattern BETWEEN = Pattern.compile("(?U)[^\\p{L}\\p{M}\\p{N}|]+");

  /** Code points in a run. */
  private static final int LENGTH = 3;

  /** Bits of a code point. */
  private static final int BITS = 21;

  private ItemRuns() {}

  /**
   * The runs of an item, none twice, each as one number of three code points. A text with one gap
   * and what GIFT makes of it are cut alike.
   */
  static long[] of(Item any) {
    Item item = OneGap.missingWord(any);
    String said =
        ItemWords.folded(
            item.body().kind().label()
                + " "
                + ItemWords.question(item)
                + " | "
                + String.join(" | ", ItemWords.key(item.body())));
    int[] points = ("  " + BETWEEN.matcher(said).replaceAll(" ") + "  ").codePoints().toArray();
    long[] runs = new long[points.length - LENGTH + 1];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = ((long) points[i] << (2 * BITS)) | ((long) points[i + 1] << BITS) | points[i + 2];
    }
    return Arrays.stream(runs).distinct().toArray();
  }
}
