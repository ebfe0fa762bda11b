package org.dars.translator.memory;

import java.util.Locale;

/**
 * How a match is scored.
 *
 * <p>Similarity is that of words: {@code 100 · (1 − d / max(n, m))}, rounded down, where {@code n}
 * and {@code m} are the numbers of words of both texts and {@code d} is the least number of words
 * to insert, delete or replace (Levenshtein). Numbers and placeholders are words; they count as
 * equal where the new ones can be put into the translation without doubt. Letter case, punctuation
 * and white space are not compared, so a text that is not the same has 99 at most. In scripts
 * without spaces between words (Chinese, Japanese, Thai, Khmer, Lao, Burmese) a word is a character
 * with its marks.
 */
public final class Scores {

  /** The same text in the same context. */
  public static final int CONTEXT = 101;

  /** The same text. */
  public static final int EXACT = 100;

  /** What a similar text has at most. */
  public static final int MOST_FUZZY = 99;

  /** Off, where a machine made the translation and no person approved it. */
  public static final int MACHINE_PENALTY = 5;

  /** Off, where a language is another variety: en-GB for en-US, es-MX for es. */
  public static final int VARIETY_PENALTY = 2;

  /** Off, where the memory is a shared one, unless that memory says otherwise. */
  public static final int SHARED_PENALTY = 1;

  private Scores() {}

  static int similarity(int distance, int n, int m) {
    int longer = Math.max(n, m);
    return longer == 0 ? 0 : Math.min(MOST_FUZZY, 100 * (longer - distance) / longer);
  }

  static int penalty(MemoryEntry entry, String from, String to) {
    boolean machine = entry.quality() != Quality.PERSON && !entry.details().approved();
    return penalty(machine, Keys.tag(entry.from()), Keys.tag(entry.to()), from, to);
  }

  static int penalty(boolean machine, String has, String hasTo, String from, String to) {
    boolean variety = !has.equals(Keys.tag(from)) || !hasTo.equals(Keys.tag(to));
    return (machine ? MACHINE_PENALTY : 0) + (variety ? VARIETY_PENALTY : 0);
  }

  /** "en" of "en-US"; the script stays where it makes another text: "uz-cyrl". */
  public static String language(String tag) {
    String[] parts = tag.replace('_', '-').toLowerCase(Locale.ROOT).split("-");
    return parts.length > 1 && parts[1].length() == 4 ? parts[0] + "-" + parts[1] : parts[0];
  }
}
