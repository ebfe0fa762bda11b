package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A stretch of a GIFT file without its escapes, which knows what was escaped: an escaped sign is
 * text, never syntax.
 */
final class GiftText {

  /** What a backslash may stand before; before all else it is itself. */
  static final String ESCAPABLE = "\\~=#{}:";

  private final String chars;
  private final BitSet literal;
  private final int from;
  private final int to;

  private GiftText(String chars, BitSet literal, int from, int to) {
    this.chars = chars;
    this.literal = literal;
    this.from = from;
    this.to = Math.max(from, to);
  }

  static GiftText of(String raw) {
    StringBuilder chars = new StringBuilder(raw.length());
    BitSet literal = new BitSet();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      char next = c == '\\' && i + 1 < raw.length() ? raw.charAt(i + 1) : 0;
      if (next == 'n' || (next != 0 && ESCAPABLE.indexOf(next) >= 0)) {
        literal.set(chars.length());
        chars.append(next == 'n' ? '\n' : next);
        i++;
      } else {
        chars.append(c);
      }
    }
    return new GiftText(chars.toString(), literal, 0, chars.length());
  }

  int length() {
    return to - from;
  }

  boolean isBlank() {
    return trimmed().length() == 0;
  }

  /** Where a sign stands unescaped, from a place on; -1 for nowhere. */
  int find(String sign, int start) {
    for (int i = from + start; i + sign.length() <= to; i++) {
      if (isSyntax(sign, i)) {
        return i - from;
      }
    }
    return -1;
  }

  int findLast(String sign) {
    for (int i = to - sign.length(); i >= from; i--) {
      if (isSyntax(sign, i)) {
        return i - from;
      }
    }
    return -1;
  }

  boolean startsWith(String sign) {
    return from + sign.length() <= to && isSyntax(sign, from);
  }

  private boolean isSyntax(String sign, int at) {
    if (!chars.startsWith(sign, at)) {
      return false;
    }
    int escaped = literal.nextSetBit(at);
    return escaped < 0 || escaped >= at + sign.length();
  }

  GiftText part(int start, int end) {
    return new GiftText(chars, literal, from + start, from + end);
  }

  GiftText part(int start) {
    return part(start, length());
  }

  /** What stands between the signs. */
  List<GiftText> split(String sign) {
    List<GiftText> parts = new ArrayList<>();
    int start = 0;
    for (int at = find(sign, 0); at >= 0; at = find(sign, start)) {
      parts.add(part(start, at));
      start = at + sign.length();
    }
    parts.add(part(start));
    return parts;
  }

  /** Without the white space around it. */
  GiftText trimmed() {
    int start = from;
    int end = to;
    while (start < end && chars.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && chars.charAt(end - 1) <= ' ') {
      end--;
    }
    return new GiftText(chars, literal, start, end);
  }

  /** What people read. */
  String text() {
    return chars.substring(from, to).trim();
  }
}
