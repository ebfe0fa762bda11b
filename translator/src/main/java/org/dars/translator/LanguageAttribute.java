package org.dars.translator;

import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an HTML page says of its own language: {@code <html lang="en">} becomes {@code <html
 * lang="ar" dir="rtl">}. Only a page that has a {@code lang} is changed, and no byte outside that
 * tag.
 */
final class LanguageAttribute {

  private static final Pattern HTML_TAG = Pattern.compile("(?i)<html\\b[^<>]*>");
  private static final Pattern LANG =
      Pattern.compile("(?i)(\\s(?:xml:)?lang\\s*=\\s*)(\"[^\"]*\"|'[^']*'|[^\\s>\"']+)");
  private static final Pattern DIR =
      Pattern.compile("(?i)\\sdir\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>\"']+)");

  private LanguageAttribute() {}

  static byte[] set(byte[] html, String language) {
    // Latin-1 maps bytes to characters one to one: the tag is ASCII in every encoding that HTML
    // pages have here.
    String page = new String(html, StandardCharsets.ISO_8859_1);
    Matcher tag = HTML_TAG.matcher(page);
    if (!tag.find() || !LANG.matcher(tag.group()).find()) {
      return html;
    }
    String changed = LANG.matcher(tag.group()).replaceAll("$1\"" + language + "\"");
    boolean rightToLeft = ULocale.forLanguageTag(language).isRightToLeft();
    if (DIR.matcher(changed).find()) {
      changed = DIR.matcher(changed).replaceAll(" dir=\"" + (rightToLeft ? "rtl" : "ltr") + "\"");
    } else if (rightToLeft) {
      changed = LANG.matcher(changed).replaceFirst("$0 dir=\"rtl\"");
    }
    return (page.substring(0, tag.start()) + changed + page.substring(tag.end()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
