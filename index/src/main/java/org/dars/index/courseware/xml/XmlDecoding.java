package org.dars.index.courseware.xml;

import java.util.regex.Pattern;
import org.dars.index.courseware.splice.SourceText;
import org.jsoup.parser.Parser;

/** How characters of an XML source stand for those of a text. */
enum XmlDecoding {
  TEXT,
  CDATA,
  ATTRIBUTE;

  private static final Pattern NUMBER = Pattern.compile("#(x0*[0-9a-fA-F]{1,6}|0*[0-9]{1,7})");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{1,31}");

  /**
   * The text that stands at {@code [from, to)}.
   *
   * @param starts comes to hold where each character and the end stand, as {@link
   *     SourceText#embedded} asks
   */
  String decode(String text, int from, int to, int[] starts) {
    StringBuilder out = new StringBuilder();
    int at = from;
    while (at < to) {
      int next = at + 1;
      char c = text.charAt(at);
      int semicolon = c == '&' && this != CDATA ? text.indexOf(';', at) : -1;
      String value =
          semicolon > 0 && semicolon < to ? entity(text.substring(at + 1, semicolon)) : "";
      if (!value.isEmpty()) {
        for (int i = 0; i < value.length(); i++) {
          starts[out.length()] = i == 0 ? at : semicolon + 1; // as SourceText places surrogates
          out.append(value.charAt(i));
        }
        at = semicolon + 1;
        continue;
      }
      if (c == '\r') {
        next = next < to && text.charAt(next) == '\n' ? next + 1 : next;
        c = '\n';
      }
      starts[out.length()] = at;
      out.append(this == ATTRIBUTE && (c == '\n' || c == '\t') ? ' ' : c);
      at = next;
    }
    starts[out.length()] = to;
    return out.toString();
  }

  /**
   * What a reference stands for. A name that only a DTD can declare is taken for HTML's, where HTML
   * has it; where it has not, this is empty, and the reference is text.
   */
  static String entity(String name) {
    if (NUMBER.matcher(name).matches()) {
      boolean hex = name.charAt(1) == 'x';
      int cp = Integer.parseInt(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
      return Character.isValidCodePoint(cp) ? Character.toString(cp) : "";
    }
    if (name.equals("apos")) {
      return "'";
    }
    String reference = "&" + name + ";";
    String value = NAME.matcher(name).matches() ? Parser.unescapeEntities(reference, true) : "";
    return value.equals(reference) ? "" : value;
  }
}
