package org.dars.index.courseware.packages;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first tag of an XML file, told without parsing it.
 *
 * @param root local name of its outermost element, "" when it has none within reach
 * @param tag that tag as written, with its attributes
 */
record XmlHead(String root, String tag) {

  /** How many bytes of a file are looked at. */
  static final int BYTES = 8_192;

  private static final Pattern FIRST =
      Pattern.compile(
          "\\A\\uFEFF?(?:\\s|<\\?.*?\\?>|<!--.*?-->|<!DOCTYPE[^\\[>]*(?:\\[.*?\\]\\s*)?>)*+"
              + "<((?:[\\w.-]+:)?([\\w.-]+))([^>]*)>",
          Pattern.DOTALL);

  static XmlHead of(byte[] start) {
    boolean wide =
        start.length > 3 && (start[0] == 0 || start[1] == 0 || (start[0] & 0xFE) == 0xFE);
    Charset charset =
        !wide
            ? StandardCharsets.UTF_8
            : start[0] == 0 || (start[0] & 0xFF) == 0xFE
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_16LE;
    Matcher m = FIRST.matcher(new String(start, charset));
    return m.find() ? new XmlHead(m.group(2), m.group(3)) : new XmlHead("", "");
  }

  boolean isRoot(String name) {
    return root.equals(name);
  }

  /** Whether the tag says something: a namespace, an attribute. */
  boolean says(String part) {
    return tag.contains(part);
  }
}
