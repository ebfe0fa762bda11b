package org.dars.index.courseware.markdown;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The YAML between two {@code ---} lines at the top of a Markdown file.
 *
 * @param end index of the first character after it, 0 when there is none
 * @param title its {@code title}, "" when it has none
 * @param language its {@code lang} or {@code language} as a primary tag, "" when it has none
 */
record FrontMatter(int end, String title, String language) {

  private static final Pattern BLOCK =
      Pattern.compile(
          "\\A---[ \\t]*\\R(?<yaml>(?:(?!---|\\.\\.\\.).*\\R)*+)(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)");
  private static final Pattern TITLE = Pattern.compile("(?m)^title:[ \\t]*(.+?)[ \\t]*$");
  private static final Pattern LANGUAGE =
      Pattern.compile("(?m)^(?:lang|language):[ \\t]*[\"']?([A-Za-z]{2,3})\\b");

  static FrontMatter of(String text) {
    Matcher m = BLOCK.matcher(text);
    // A rule, a text and a rule look alike: only "key: value" lines are front matter.
    if (!m.find() || !Pattern.compile("(?m)^[\\w-]+:").matcher(m.group("yaml")).find()) {
      return new FrontMatter(0, "", "");
    }
    return new FrontMatter(
        m.end(),
        unquoted(first(TITLE, m.group("yaml"))),
        first(LANGUAGE, m.group("yaml")).toLowerCase(Locale.ROOT));
  }

  private static String first(Pattern pattern, String yaml) {
    Matcher m = pattern.matcher(yaml);
    return m.find() ? m.group(1) : "";
  }

  private static String unquoted(String s) {
    boolean quoted = s.length() >= 2 && (s.matches("\".*\"") || s.matches("'.*'"));
    return quoted ? s.substring(1, s.length() - 1) : s;
  }
}
