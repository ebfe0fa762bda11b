package org.dars.index.courseware.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The outermost tag of a file, looked at without parsing it.
 *
 * @param name as written, with its prefix
 * @param attributes what stands behind the name in the tag, as written
 */
public record XmlRoot(String name, String attributes) {

  /** How far into a file the tag may stand. */
  private static final int HEAD = 16_384;

  private static final Pattern TAG = Pattern.compile("<([A-Za-z_][\\w.:-]*)([^<]*)");

  /** The tag that a file begins with, or null where it is no XML. */
  public static @Nullable XmlRoot of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      boolean wide = head.length > 1 && ((head[0] & 0xFF) == 0xFE || (head[0] & 0xFF) == 0xFF);
      String text = new String(head, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
      Matcher m = TAG.matcher(text).region(prologue(text), text.length());
      return m.lookingAt() ? new XmlRoot(m.group(1), m.group(2)) : null;
    }
  }

  /** Where comments, instructions and the document type end. */
  private static int prologue(String text) {
    int at = text.startsWith("\uFEFF") ? 1 : 0;
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      String end =
          text.startsWith("<?", at)
              ? "?>"
              : text.startsWith("<!--", at) ? "-->" : text.startsWith("<!", at) ? ">" : "";
      int subset = end.equals(">") ? text.indexOf('[', at) : -1;
      int close = end.isEmpty() ? -1 : text.indexOf(end, at);
      if (subset >= 0 && subset < close) {
        close = text.indexOf(end, Math.max(subset, text.indexOf(']', subset)));
      }
      if (close < 0) {
        return at;
      }
      at = close + end.length();
    }
  }

  /** The name without its prefix. */
  public String local() {
    return name.substring(name.indexOf(':') + 1);
  }
}
