package org.dars.translator.check;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Map;

/** Punctuation as a language writes it. */
final class TargetMarks {

  /** By language: the marks of ASCII, each followed by its own, after letters of the script. */
  private record Marks(int script, String pairs, boolean stopsAnywhere) {
    /** Full-width marks need no space after them. */
    boolean wide() {
      return script == UScript.HAN || script == UScript.HIRAGANA;
    }
  }

  private static final Marks ARABIC = new Marks(UScript.ARABIC, "?؟,،;؛", true);
  private static final Marks URDU = new Marks(UScript.ARABIC, "?؟,،;؛.۔", true);
  private static final Marks CHINESE = new Marks(UScript.HAN, ",，.。?？!！:：;；", true);
  private static final Marks JAPANESE = new Marks(UScript.HIRAGANA, ",、.。?？!！", true);

  private static final Map<String, Marks> OF =
      Map.ofEntries(
          Map.entry("ar", ARABIC),
          Map.entry("fa", ARABIC),
          Map.entry("ps", ARABIC),
          Map.entry("ckb", ARABIC),
          Map.entry("ug", ARABIC),
          Map.entry("sd", ARABIC),
          Map.entry("ur", URDU),
          Map.entry("zh", CHINESE),
          Map.entry("ja", JAPANESE),
          Map.entry("el", new Marks(UScript.GREEK, "?;", true)),
          Map.entry("km", new Marks(UScript.KHMER, ".។", false)),
          Map.entry("my", new Marks(UScript.MYANMAR, ".။", false)),
          Map.entry("am", new Marks(UScript.ETHIOPIC, ".።,፣;፤", true)),
          Map.entry("ti", new Marks(UScript.ETHIOPIC, ".።,፣;፤", true)));

  private TargetMarks() {}

  /** What ends a statement. */
  static String stop(String tag) {
    return switch (ULocale.forLanguageTag(tag).getLanguage()) {
      case "zh", "ja" -> "。";
      case "ur" -> "۔";
      case "hi", "ne", "bn" -> "।";
      case "km" -> "។";
      case "my" -> "။";
      case "am", "ti" -> "።";
      case "hy" -> "։";
      default -> ".";
    };
  }

  /**
   * The text with the language's own marks where one of ASCII follows a letter of its script and
   * white space, a closing mark or the end follows it.
   */
  static String of(String text, String tag) {
    Marks marks = OF.get(ULocale.forLanguageTag(tag).getLanguage());
    if (marks == null) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = 1; i < out.length(); i++) {
      int at = marks.pairs.indexOf(out.charAt(i));
      if (at < 0 || at % 2 == 1 || !own(out.codePointBefore(i), marks)) {
        continue;
      }
      boolean end = i + 1 == out.length();
      int next = end ? ' ' : out.codePointAt(i + 1);
      boolean parted = Character.isWhitespace(next) || "\"')]»”）」⟦".indexOf(next) >= 0;
      boolean wide = marks.wide();
      if (parted || (wide && own(next, marks))) {
        if (marks.stopsAnywhere || end) {
          out.setCharAt(i, marks.pairs.charAt(at + 1));
          if (wide && !end && next == ' ') {
            out.deleteCharAt(i + 1);
          }
        }
      }
    }
    return out.toString();
  }

  private static boolean own(int c, Marks marks) {
    int script = UScript.getScript(c);
    return script == marks.script
        || (marks.script == UScript.HIRAGANA
            && (script == UScript.KATAKANA || script == UScript.HAN))
        || (script == UScript.INHERITED && marks.script == UScript.ARABIC);
  }
}
