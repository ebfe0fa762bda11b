package org.dars.index.courseware.markdown;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The title and description in front matter, as blocks. Only values on one line are taken; a value
 * without quotes gets them when its new text needs them.
 */
final class FrontMatterValues {

  private static final Pattern VALUE =
      Pattern.compile(
          "(?m)^(title|description):[ \\t]+"
              + "(?:\"((?:[^\"\\\\\\r\\n]|\\\\[\"\\\\/nt])*+)\"|'((?:[^'\\r\\n]|'')*+)'"
              + "|([^\\s\"'\\[{>|*&!%#`@,\\]}][^\\r\\n]*?))"
              + "[ \\t]*(?:(?<=[ \\t])#[^\\r\\n]*)?$(?!\\R[ \\t]+\\S)");

  /** A value that is read as the text it is. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!(?i:true|false|yes|no|on|off|null|y|n)\\z)\\p{L}(?:[^:#\\p{Cntrl}]|:(?=\\S)|(?<=\\S)#)*");

  private FrontMatterValues() {}

  static void add(SourceText source, FrontMatter front, Outline outline) {
    Matcher m = VALUE.matcher(source.text().substring(0, front.end()));
    while (m.find()) {
      int group = m.group(2) != null ? 2 : m.group(3) != null ? 3 : 4;
      String raw = m.group(group);
      String value = value(raw, group);
      if (value == null || value.isBlank()) {
        continue;
      }
      outline.enter(new Region(source, (_, content, _) -> written(text(content), group)));
      outline.addAs(
          "front-" + m.group(1),
          BlockKind.ALT_TEXT,
          0,
          List.of(new Inline.Text(value.strip())),
          new Anchor.Section(List.of()),
          source.span(m.start(group), m.end(group)));
    }
  }

  private static @Nullable String value(String raw, int group) {
    return switch (group) {
      case 2 ->
          Pattern.compile("\\\\(.)")
              .matcher(raw)
              .replaceAll(
                  e -> Matcher.quoteReplacement(e.group(1).matches("[nt]") ? " " : e.group(1)));
      case 3 -> raw.replace("''", "'");
      // A date, a number or a key with another in it is no text.
      default -> raw.contains(": ") || raw.contains(" #") || raw.endsWith(":") ? null : raw;
    };
  }

  private static String written(String text, int group) {
    return switch (group) {
      case 2 -> escaped(text);
      case 3 -> text.replace("'", "''");
      default -> PLAIN.matcher(text).matches() ? text : '"' + escaped(text) + '"';
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** On one line, without control characters, which YAML does not allow. */
  private static String text(List<Inline> content) {
    return content.stream()
        .map(Inline::visibleText)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .replaceAll("\\p{Cntrl}", "\uFFFD")
        .strip();
  }
}
