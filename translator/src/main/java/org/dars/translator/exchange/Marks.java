package org.dars.translator.exchange;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The placeholders of a guarded text. */
final class Marks {

  private static final Pattern MARK = Pattern.compile("⟦(/?)(\\d+)⟧");

  private Marks() {}

  static Matcher of(String guardedText) {
    return MARK.matcher(guardedText);
  }
}
