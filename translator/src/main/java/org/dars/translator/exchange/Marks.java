package org.dars.translator.exchange;

import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The placeholders of a guarded text. */
final class Marks {

  private static final Pattern MARK = Pattern.compile("⟦(/?)(\\d{1,6})⟧");

  private Marks() {}

  static Matcher of(String guardedText) {
    return MARK.matcher(guardedText);
  }

  /**
   * Walks a guarded text.
   *
   * @param text told each run of words
   * @param mark told each mark: {@code "/"} and the number for a closing one, else "" and the
   *     number
   */
  static void walk(String guardedText, Consumer<String> text, ObjIntConsumer<String> mark) {
    Matcher m = of(guardedText);
    int from = 0;
    while (m.find()) {
      if (m.start() > from) {
        text.accept(guardedText.substring(from, m.start()));
      }
      mark.accept(m.group(1), Integer.parseInt(m.group(2)));
      from = m.end();
    }
    if (from < guardedText.length()) {
      text.accept(guardedText.substring(from));
    }
  }

  /** The text with all numbers of marks higher by {@code by}. */
  static String shifted(String guardedText, int by) {
    return of(guardedText)
        .replaceAll(m -> "⟦" + m.group(1) + (Integer.parseInt(m.group(2)) + by) + "⟧");
  }

  /** The code of a number, or null where the segment has none of it. */
  static @Nullable ExchangeCode code(ExchangeSegment segment, int number) {
    return number >= 1 && number <= segment.codes().size() ? segment.codes().get(number - 1) : null;
  }
}
