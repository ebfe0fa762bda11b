package org.dars.assistant.quiz.make.written;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How alike the words of two texts are, in any language. */
final class Wording {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
              + "\\p{IsMyanmar}]");

  /** Shorter words say little; a stem is a word without its ending. */
  private static final int SHORT = 3;

  private static final int STEM = 6;

  private Wording() {}

  /** Lower case, compatibility forms folded, everything but letters and digits one space. */
  static String normal(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return String.join(" ", WORD.matcher(folded).results().map(MatchResult::group).toList());
  }

  /** The beginnings of words that say something; pairs of characters in unspaced scripts. */
  static Set<String> stems(String text) {
    Set<String> stems = new LinkedHashSet<>();
    for (String word : normal(text).split(" ")) {
      if (UNSPACED.matcher(word).find()) {
        for (int i = 0; i + 2 <= word.length(); i++) {
          stems.add(word.substring(i, i + 2));
        }
      } else if (word.length() > SHORT) {
        stems.add(word.length() > STEM ? word.substring(0, STEM) : word);
      }
    }
    return stems;
  }

  /** Shared stems by all stems of both, 0 to 1 (Jaccard). */
  static double likeness(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return 0;
    }
    long shared = a.stream().filter(b::contains).count();
    return (double) shared / (a.size() + b.size() - shared);
  }

  /** Share of the stems of {@code part} that stand in {@code whole}, 0 to 1. */
  static double covered(String part, String whole) {
    Set<String> stems = stems(part);
    Set<String> all = stems(whole);
    return stems.isEmpty()
        ? 0
        : (double) stems.stream().filter(all::contains).count() / stems.size();
  }
}
