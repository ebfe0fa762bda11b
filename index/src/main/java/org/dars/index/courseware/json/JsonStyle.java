package org.dars.index.courseware.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.splice.SourceText;

/**
 * How a file writes its strings, so that what is new looks like the rest.
 *
 * @param ascii whether characters beyond ASCII are escaped
 * @param upper whether the digits of escapes are upper case
 * @param slashes whether slashes are escaped
 */
record JsonStyle(boolean ascii, boolean upper, boolean slashes) {

  private static final Pattern ESCAPED =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u(?!00[0-7])([0-9a-fA-F]{4})");
  private static final Pattern SLASH = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\/");

  static JsonStyle of(SourceText source) {
    String text = source.text();
    boolean plain = text.chars().allMatch(c -> c < 0x80);
    Matcher escaped = ESCAPED.matcher(text);
    boolean escapes = escaped.find();
    return new JsonStyle(
        (plain && escapes) || !source.encodes("\u049b\u5b57"),
        escapes && escaped.group(1).matches(".*[A-F].*"),
        SLASH.matcher(text).find());
  }

  String escape(String s) {
    StringBuilder out = new StringBuilder(s.length() + 16);
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '/' -> out.append(slashes ? "\\/" : "/");
        default -> {
          boolean plain = c >= ' ' && (c < 0x7f || !ascii) && !isAlone(s, i);
          out.append(plain ? "" + c : "\\u" + (upper ? "%04X" : "%04x").formatted((int) c));
        }
      }
    }
    return out.toString();
  }

  /** Half a surrogate pair has no bytes, only an escape. */
  private static boolean isAlone(String s, int i) {
    char c = s.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 >= s.length() || !Character.isLowSurrogate(s.charAt(i + 1))
        : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(s.charAt(i - 1)));
  }
}
