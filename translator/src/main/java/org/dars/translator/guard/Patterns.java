package org.dars.translator.guard;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stretches of running text that no engine may change. */
final class Patterns {

  private static final String UNITS =
      "(?:°\\s?[CF]|[kKMGT]i?B(?:/s|ps)?|[kKMG]b(?:ps|/s)|km/h|m/s²?|mph|rpm|fps|[kcmµμn]m[²³]?|m[²³]"
          + "|[kmMµμ]g|[mMµμ][lL]|[kMG]?Hz|[kMG]?Wh?|[kmM]?Pa|m?mol|kN|[kMG]?eV|min|[mµμn]s"
          + "|kcal|kJ|mAh?|k?V|[kM]?Ω|dB|px|dpi|ha|lbs?|oz|ft|mi|ppm)";

  /** Units of one letter: after a space only, for "the 1990s" are years. */
  private static final String SHORT_UNITS = "[ \\u00a0\\u202f][mgshlL]";

  private static final String EXTENSIONS =
      "(?:pyi?|ipynb|jsx?|tsx?|java|kt|rs|rb|php|cpp|hpp|cs|sql|sh|bat|ps1|css|csv|tsv|jsonl?"
          + "|ya?ml|toml|ini|cfg|conf|env|lock|log|xml|xsd|xlf|tmx|html?|mdx?|rst|tex|bib|txt|rtf|pdf"
          + "|docx?|xlsx?|pptx?|od[tsp]|epub|zip|tar|gz|tgz|7z|mbz|imscc|h5p|png|jpe?g|webp|svg|gif"
          + "|mp[34]|wav|ogg|mov|avi|srt|vtt|onnx|safetensors|gguf|npy|npz|parquet|jar|exe|whl)";

  /** Mathematics in dollars: one sign, or something that only mathematics holds; never prices. */
  private static final String DOLLARS =
      "(?<![\\p{L}\\p{N}$\\\\])\\$(?:[A-Za-z](?:'|\\(\\w\\))?"
          + "|(?=[^$\\n]*[\\\\^_{}=+<>|])(?![\\s\\d][^$]*\\s\\$)[^\\s$](?:[^$\\n]{0,300}[^\\s$\\\\])?)"
          + "\\$(?![\\p{L}\\p{N}$])";

  /** One named group a {@link Placeholder.Kind}; the first that fits wins. */
  private static final Pattern PROTECTED =
      Pattern.compile(
          "(?<BRACKET>[⟦⟧])"
              + "|(?<URL>\\b(?:https?|ftp|file)://[^\\s<>\"'⟦⟧]*[^\\s<>\"'.,;:!?)\\]}⟦⟧]"
              + "|\\bwww\\.[^\\s<>\"'⟦⟧]*[^\\s<>\"'.,;:!?)\\]}⟦⟧]|\\bdoi:10\\.[^\\s]*[^\\s.,;)])"
              + "|(?<EMAIL>[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)"
              + "|(?<FORMULA>\\$\\$[^$]{1,600}\\$\\$|"
              + DOLLARS
              + "|\\\\\\((?:[^\\\\]|\\\\(?!\\))){1,600}\\\\\\)|\\\\\\[(?:[^\\\\]|\\\\(?!\\])){1,600}\\\\\\])"
              + "|(?<ROLE>:[A-Za-z][\\w:+.-]*:`[^`\\n]+`)"
              + "|(?<VARIABLE>@@[A-Z_]+@@(?:/[^\\s\"'<>]*[^\\s\"'<>.,;:!?)])?"
              + "|\\$\\{[^{}\\s]+\\}|\\{\\{[^{}]+\\}\\}|\\{%[^{}]+%\\}"
              + "|\\{[\\p{L}_][\\p{L}\\p{N}_.]*(?:[:!][^{}\\s]*)?\\}|\\{\\d+(?:[:,][^{}]*)?\\}|\\{\\}"
              + "|\\{\\s*\\w+\\s*,\\s*(?:plural|select|selectordinal|number|date|time)\\b"
              + "(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*\\}"
              + "|%(?:\\(\\w+\\)|\\d+\\$)?[-+0#]*\\d*(?:\\.\\d+)?[sdifgxXc@](?![\\p{L}\\p{N}])|%%)"
              + "|(?<SHORTCODE>(?<![\\p{L}\\p{N}:]):[a-z+-][a-z0-9_+-]{1,40}:(?![\\p{L}\\p{N}:]))"
              + "|(?<QUANTITY>(?<![\\p{L}\\p{N}.,])[-−+±]?\\p{Nd}+(?:[.,]\\p{Nd}+)*(?:[ \\u00a0\\u202f]?"
              + UNITS
              + "|"
              + SHORT_UNITS
              + ")(?![\\p{L}\\p{N}'’]))"
              + "|(?<OPTION>(?<![\\p{L}\\p{N}-])--[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:=[\\w./:-]*\\w)?"
              + "|\\b[A-Za-z_][\\w.-]*=(?:\"[^\"\\n]*\"|'[^'\\n]*'|[\\w./:+-]*\\w))"
              + "|(?<IDENTIFIER>\\b[vV]?\\d+(?:\\.\\d+){2,}(?:[-+][\\w.]+)?\\b"
              + "|\\b[vV]\\d+(?:\\.\\d+)*\\b"
              + "|\\b\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+Z?)?\\b"
              + "|(?:(?<![\\w./])(?:~|\\.{1,2})?/)?(?:\\b[\\w-]+/)*\\b[\\w-]+(?:\\.[\\w-]+)*\\."
              + EXTENSIONS
              + "\\b|(?<![\\w./])(?:~|\\.{1,2})?/[\\w-][\\w.-]*(?:/[\\w.-]*\\w)+/?"
              + "|\\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\\b|\\b__\\w+__\\b"
              + "|\\b[a-z]{2,}[0-9]*(?:[A-Z][a-z0-9]+)+\\b"
              + "|\\b[A-Za-z_][\\w.]*\\(\\))",
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
