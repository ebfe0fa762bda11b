package org.dars.translator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an HTML page says of its own language: {@code <html lang="en">} becomes {@code <html
 * lang="ar" dir="rtl">}, and its head ends with a wish for fonts of that script, which whatever the
 * page itself says of fonts goes before (but for Urdu, which is read in Nastaliq alone). A page
 * without {@code lang} gets one where its direction changes; a piece of a page is left as it is.
 */
final class LanguageAttribute {

  private static final Pattern HTML_TAG = Pattern.compile("(?i)<html\\b[^<>]*>");
  private static final Pattern HEAD_END = Pattern.compile("(?i)</head\\s*>");
  private static final Pattern LANG =
      Pattern.compile("(?i)(\\s(?:xml:)?lang\\s*=\\s*)(\"[^\"]*\"|'[^']*'|[^\\s>\"']+)");
  private static final Pattern DIR =
      Pattern.compile("(?i)\\sdir\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>\"']+)");

  private LanguageAttribute() {}

  /**
   * Sets the language.
   *
   * @param html in an encoding that has ASCII's letters
   * @param language BCP 47 tag
   */
  static byte[] set(byte[] html, String language) {
    // Latin-1 maps bytes to characters one to one: the tag is ASCII in every encoding that HTML
    // pages have here.
    String page = new String(html, StandardCharsets.ISO_8859_1);
    Matcher tag = HTML_TAG.matcher(page);
    boolean rightToLeft = ScriptFonts.rightToLeft(language);
    if (!tag.find()) {
      return html;
    }
    String changed = tag.group();
    if (LANG.matcher(changed).find()) {
      changed = LANG.matcher(changed).replaceAll("$1\"" + language + "\"");
    } else if (rightToLeft) {
      changed = changed.replaceFirst("(?i)<html", "$0 lang=\"" + language + "\"");
    } else {
      return html;
    }
    if (DIR.matcher(changed).find()) {
      changed = DIR.matcher(changed).replaceAll(" dir=\"" + (rightToLeft ? "rtl" : "ltr") + "\"");
    } else if (rightToLeft) {
      changed = LANG.matcher(changed).replaceFirst("$0 dir=\"rtl\"");
    }
    String rest = page.substring(tag.end());
    // At the end: what says the encoding has to stand among the first bytes.
    Matcher head = HEAD_END.matcher(rest);
    String fonts = fonts(language);
    if (!fonts.isEmpty() && head.find()) {
      rest = rest.substring(0, head.start()) + fonts + rest.substring(head.start());
    }
    return (page.substring(0, tag.start()) + changed + rest).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A style that names fonts; "" where the language needs none. */
  private static String fonts(String language) {
    List<String> fonts = ScriptFonts.of(language);
    if (fonts.isEmpty()) {
      return "";
    }
    String names = fonts.stream().map(f -> "'" + f + "'").collect(Collectors.joining(", "));
    String body = "body:lang(" + language + ")";
    return "<style>"
        + (ScriptFonts.particular(language) ? body : ":where(" + body + ")")
        + " { font-family: "
        + names
        + ", serif;"
        // Its letters hang from the line above.
        + (ScriptFonts.particular(language) ? " line-height: 2.1;" : "")
        + " }</style>";
  }
}
