package org.dars.translator.guard;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stretches of running text that no engine may change. */
final class Patterns {

  private static final String UNITS =
      "(?:°\\s?[CF]|[kKMGT]i?B|[kcmµμn]m|km²|m²|m³|cm³|[kmµμ]g|m[lL]|[kMG]?Hz|k?Wh?|MW|GW"
          + "|[kmM]?Pa|m?mol|[mµμn]s|[kKMG]bps|km/h|m/s²?|kcal|kJ|mAh?|k?V|[kM]?Ω|dB|px|dpi)";

  /** One named group a {@link Placeholder.Kind}; the first that fits wins. */
  private static final Pattern PROTECTED =
      Pattern.compile(
          "(?<BRACKET>[⟦⟧])"
              + "|(?<URL>\\b(?:https?|ftp|file)://[^\\s<>\"'⟦⟧]*[^\\s<>\"'.,;:!?)\\]}⟦⟧]"
              + "|\\bwww\\.[^\\s<>\"'⟦⟧]*[^\\s<>\"'.,;:!?)\\]}⟦⟧]|\\bdoi:10\\.[^\\s]*[^\\s.,;)])"
              + "|(?<EMAIL>[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)"
              + "|(?<VARIABLE>@@[A-Z_]+@@(?:/[^\\s\"'<>]*[^\\s\"'<>.,;:!?)])?"
              + "|\\$\\{[^{}\\s]+\\}|\\{\\{[^{}]+\\}\\}|\\{[\\p{L}_][\\p{L}\\p{N}_.]*\\}|\\{\\d+\\}"
              + "|%(?:\\(\\w+\\)|\\d+\\$)?[-+0#]*\\d*(?:\\.\\d+)?[sdifgxXc](?![\\p{L}\\p{N}])|%%)"
              + "|(?<QUANTITY>(?<![\\p{L}\\p{N}.,])[-−+±]?\\p{Nd}+(?:[.,]\\p{Nd}+)*[ \\u00a0\\u202f]?"
              + UNITS
              + "(?![\\p{L}\\p{N}]))"
              + "|(?<IDENTIFIER>\\b[vV]?\\d+(?:\\.\\d+){2,}(?:[-+][\\w.]+)?\\b"
              + "|\\b[vV]\\d+(?:\\.\\d+)*\\b"
              + "|\\b\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+Z?)?\\b"
              + "|\\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\\b|\\b__\\w+__\\b"
              + "|\\b[A-Za-z_][\\w.]*\\(\\)"
              + "|\\b[\\w-]+\\.(?:py|js|java|csv|tsv|json|jsonl|yaml|yml|xml|html?|md|mdx|txt|pdf"
              + "|docx?|xlsx?|pptx?|zip|png|jpe?g|svg|gif|mp[34]|ipynb|sh|toml|ini)\\b)",
          Pattern.UNICODE_CASE);

  private Patterns() {}

  /** What must be protected in a text, in order, not overlapping. */
  static Stream<MatchResult> find(String text) {
    return PROTECTED.matcher(text).results();
  }

  /** Which kind a match is. */
  static Placeholder.Kind kind(MatchResult match) {
    for (Placeholder.Kind kind : Placeholder.Kind.values()) {
      if (match.namedGroups().containsKey(kind.name()) && match.group(kind.name()) != null) {
        return kind;
      }
    }
    throw new IllegalStateException("a match of no group: " + match.group());
  }
}
