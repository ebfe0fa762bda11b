package org.dars.translator.exchange;

import java.text.Normalizer;

/** Text as XML can hold it, and as it is compared. */
final class Plain {

  private Plain() {}

  /** Without the characters that XML 1.0 has no way to write. */
  static String xml(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0xD800)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c >= ' ' || c == '\n' || c == '\t' || c == '\r')
        .filter(c -> !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** What has to be the same in a source that went through other tools. */
  static String comparable(String text) {
    String folded = xml(text).replaceAll("[\\s\\u00A0]+", " ").strip();
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
