package org.dars.index.courseware.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.InlineBuilder;
import org.jsoup.parser.Parser;

/**
 * The text of a cue: what is a tag, what a character reference, and where a line ends.
 *
 * <p>SubRip and SBV have no escapes of their own. Players that show tags know the references of
 * HTML too, so those few are read there as well, and written only where a text would otherwise be
 * taken for a tag or a time.
 */
enum CueText {
  WEBVTT,
  SUBRIP;

  private static final Pattern TAG =
      Pattern.compile(
          "</?[A-Za-z][^<>]*+>|<\\d[\\d:.]*+>|\\{\\\\[^{}]*+\\}|\\{[A-Za-z]:[^{}]{0,40}\\}");

  private static final Pattern REFERENCE = Pattern.compile("&(?:amp|lt|gt|nbsp|lrm|rlm|#123);");

  private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n\\f]+");

  /** What would be read as a tag or a reference. */
  private static final Pattern ACTIVE =
      Pattern.compile("<(?=[A-Za-z/\\d])|\\{(?=\\\\|[A-Za-z]:)|&(?=\\w+;|#\\d+;)|(?<=--)>");

  /** The inlines of a cue's lines. */
  List<Inline> read(String raw) {
    InlineBuilder out = new InlineBuilder();
    Matcher tag = TAG.matcher(raw);
    int at = 0;
    while (tag.find()) {
      out.text(decoded(raw.substring(at, tag.start())));
      out.markup(tag.group(), role(tag.group()), tag.group().matches("(?i)<br\\b.*") ? " " : "");
      at = tag.end();
    }
    out.text(decoded(raw.substring(at)));
    return out.build();
  }

  private static Inline.Role role(String tag) {
    return tag.startsWith("</")
        ? Inline.Role.CLOSE
        : tag.startsWith("<") && !Character.isDigit(tag.charAt(1)) && !tag.endsWith("/>")
            ? Inline.Role.OPEN
            : Inline.Role.ALONE;
  }

  private String decoded(String raw) {
    String folded = folded(raw);
    return this == WEBVTT
        ? Parser.unescapeEntities(folded, false)
        : REFERENCE.matcher(folded).replaceAll(m -> Parser.unescapeEntities(m.group(), true));
  }

  /** Lines joined by a space, or by nothing where the script writes none between words. */
  private static String folded(String raw) {
    StringBuilder out = new StringBuilder();
    Matcher m = SPACE.matcher(raw);
    int at = 0;
    while (m.find()) {
      out.append(raw, at, m.start());
      boolean lineEnd = m.group().indexOf('\n') >= 0 || m.group().indexOf('\r') >= 0;
      boolean joined = m.start() > 0 && m.end() < raw.length() && isJoined(raw, m.start(), m.end());
      out.append(lineEnd && joined ? "" : " ");
      at = m.end();
    }
    return out.append(raw, at, raw.length()).toString();
  }

  /** Whether a line that ends at one place and goes on at another is read without a space. */
  static boolean isJoined(String s, int from, int to) {
    int before = s.codePointBefore(from);
    return isWide(s.codePointAt(to)) && (isWide(before) || "、。，．！？：；）」』】…".indexOf(before) >= 0);
  }

  private static boolean isWide(int cp) {
    Character.UnicodeScript script = Character.UnicodeScript.of(cp);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA;
  }

  /** Text as it stands in a cue. */
  String escape(String text) {
    String s = text.replace('\0', '\uFFFD');
    if (this == WEBVTT) {
      return s.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace("-->", "--&gt;")
          .replace("{\\", "&#123;\\")
          .replaceAll("\\{(?=[A-Za-z]:)", "&#123;")
          .replace("\u00a0", "&nbsp;")
          .replace("\u200e", "&lrm;")
          .replace("\u200f", "&rlm;");
    }
    return ACTIVE
        .matcher(s)
        .replaceAll(m ->
            switch (m.group()) {
              case "<" -> "&lt;";
              case ">" -> "&gt;";
              case "{" -> "&#123;";
              default -> "&amp;";
            });
  }
}
