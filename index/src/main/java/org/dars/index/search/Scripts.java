package org.dars.index.search;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.jspecify.annotations.Nullable;

/**
 * Languages that are written in two scripts, made one: Kazakh and Mongolian are read as Cyrillic
 * (Kazakh's Latin alphabet of 2021, Mongolian as people type it, by MNS 5217), Uzbek as Latin (the
 * alphabet of 1995). Texts in the script that is usual for the language stay as they are. The rules
 * are those of the alphabets, without exceptions for single words.
 */
final class Scripts {

  private static final String[] KAZAKH = {
    "shch", "щ", "sh", "ш", "ch", "ч", "zh", "ж", "kh", "х", "ts", "ц", "yu", "ю", "ya", "я", "yo",
    "ё", "a", "а", "á", "ә", "ä", "ә", "b", "б", "c", "ц", "ç", "ч", "d", "д", "e", "е", "f", "ф",
    "g", "г", "ğ", "ғ", "ǵ", "ғ", "h", "х", "i", "и", "İ", "и", "I", "і", "ı", "і", "j", "ж", "k",
    "к", "l", "л", "m", "м", "n", "н", "ñ", "ң", "ń", "ң", "o", "о", "ö", "ө", "ó", "ө", "p", "п",
    "q", "қ", "r", "р", "s", "с", "ş", "ш", "t", "т", "u", "у", "ý", "у", "ū", "ұ", "ü", "ү", "ú",
    "ү", "v", "в", "w", "у", "x", "кс", "y", "ы", "z", "з"
  };

  private static final String[] MONGOLIAN = {
    "shch", "щ", "sh", "ш", "ch", "ч", "kh", "х", "ts", "ц", "yu", "ю", "ya", "я", "yo", "ё", "ye",
    "е", "a", "а", "b", "б", "c", "ц", "d", "д", "e", "э", "f", "ф", "g", "г", "h", "х", "i", "и",
    "j", "ж", "k", "к", "l", "л", "m", "м", "n", "н", "o", "о", "ö", "ө", "p", "п", "q", "ч", "r",
    "р", "s", "с", "t", "т", "u", "у", "ü", "ү", "v", "в", "w", "в", "x", "х", "y", "й", "z", "з"
  };

  private static final String[] UZBEK = {
    "а", "a", "б", "b", "в", "v", "г", "g", "ғ", "g", "д", "d", "е", "e", "ё", "yo", "ж", "j", "з",
    "z", "и", "i", "й", "y", "к", "k", "қ", "q", "л", "l", "м", "m", "н", "n", "о", "o", "ў", "o",
    "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "x", "ҳ", "h", "ц", "ts", "ч",
    "ch", "ш", "sh", "щ", "sh", "ъ", "", "ы", "i", "ь", "", "э", "e", "ю", "yu", "я", "ya"
  };

  private static final Map<String, String[]> PAIRS =
      Map.of("kk", KAZAKH, "mn", MONGOLIAN, "uz", UZBEK);

  private Scripts() {}

  /** How a family's texts are read, or null where there is nothing to change. */
  static @Nullable NormalizeCharMap of(String family) {
    String[] pairs = PAIRS.get(family);
    if (pairs == null) {
      return null;
    }
    Map<String, String> letters = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      String from = pairs[i];
      String to = pairs[i + 1];
      letters.put(from, to);
      letters.putIfAbsent(from.substring(0, 1).toUpperCase(Locale.ROOT) + from.substring(1), to);
      letters.putIfAbsent(from.toUpperCase(Locale.ROOT), to);
    }
    var map = new NormalizeCharMap.Builder();
    letters.forEach(map::add);
    return map.build();
  }
}
