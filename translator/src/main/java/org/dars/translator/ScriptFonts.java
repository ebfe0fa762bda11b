package org.dars.translator;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;

/**
 * Fonts that a text in another script reads well in, best first: those of the Noto family, and what
 * the usual systems have. Documents name them as a wish; where none is installed the reader's
 * program takes another.
 */
final class ScriptFonts {

  private static final List<String> NASKH =
      List.of("Noto Naskh Arabic", "Geeza Pro", "Traditional Arabic", "Times New Roman");

  private static final Map<String, List<String>> BY_LANGUAGE =
      Map.of(
          // Urdu is read in Nastaliq; programs that are not told show Naskh.
          "ur",
          List.of("Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", "Urdu Typesetting"),
          "fa",
          List.of("Noto Naskh Arabic", "Vazirmatn", "Geeza Pro", "Times New Roman"));

  private static final Map<String, List<String>> BY_SCRIPT =
      Map.of(
          "Arab",
          NASKH,
          "Hebr",
          List.of("Noto Serif Hebrew", "David", "Times New Roman"),
          "Syrc",
          List.of("Noto Sans Syriac", "Estrangelo Edessa"),
          "Thaa",
          List.of("Noto Sans Thaana", "MV Boli"),
          "Nkoo",
          List.of("Noto Sans NKo", "Ebrima"));

  private ScriptFonts() {}

  /** Whether a language is written from right to left. */
  static boolean rightToLeft(String language) {
    return ULocale.forLanguageTag(language).isRightToLeft();
  }

  /**
   * Fonts for a language that is written from right to left; none for any other.
   *
   * @param language BCP 47 tag
   */
  static List<String> of(String language) {
    if (!rightToLeft(language)) {
      return List.of();
    }
    ULocale likely = ULocale.addLikelySubtags(ULocale.forLanguageTag(language));
    List<String> own = BY_LANGUAGE.get(likely.getLanguage());
    return own == null ? BY_SCRIPT.getOrDefault(likely.getScript(), List.of()) : own;
  }

  /** Whether readers of a language expect a style of letters that other fonts of it lack. */
  static boolean particular(String language) {
    return ULocale.forLanguageTag(language).getLanguage().equals("ur");
  }
}
