package org.dars.assistant.quiz;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dars.index.courseware.Sentences;

/**
 * Words, their stems and sentences, in any language; crude on purpose, so that none is left out.
 */
public final class Words {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
              + "\\p{IsMyanmar}]");

  /** English plurals in "es". */
  private static final Pattern SIBILANT = Pattern.compile("(?:x|ch|sh|ss|zz)es$");

  /** Arabic vowel signs and stretching, soft hyphens, the English possessive. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\u064B-\\u0652\\u0640\\u00AD]|(?<=\\p{L})['’]s\\b");

  /** Words of English that say nothing about what a text is about. */
  private static final Set<String> COMMON =
      Set.of(
          ("a an the and or but nor not no of to in on at by for from with without into onto over"
                  + " under about as is are was were be been being it its this that these those"
                  + " which who whom whose what when where why how than then so such there their"
                  + " they them he she his her we our you your i one ones some any all each every"
                  + " other another both more most less least very can could may might must will"
                  + " would shall should do does did done has have had having if because while"
                  + " between among through during before after up down out off only also used"
                  + " use uses using s t e g etc within upon per")
              .split(" "));

  private Words() {}

  /** Lower case, compatibility forms folded, everything but letters and digits one space. */
  public static String normal(String text) {
    return String.join(" ", of(text));
  }

  /** The words of a text, normalised. Scripts without spaces give pairs of characters. */
  public static List<String> of(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    folded = UNSEEN.matcher(folded).replaceAll("");
    List<String> words = new ArrayList<>();
    WORD.matcher(folded)
        .results()
        .map(MatchResult::group)
        .forEach(w -> {
          if (w.length() > 2 && unspaced(w)) {
            for (int i = 0; i + 2 <= w.length(); i++) {
              words.add(w.substring(i, i + 2));
            }
          } else {
            words.add(w);
          }
        });
    return words;
  }

  /** Whether a text holds a script without spaces; the first of them is Thai. */
  private static boolean unspaced(String text) {
    return text.chars().anyMatch(c -> c >= 0x0E00) && UNSPACED.matcher(text).find();
  }

  /** A word without its plural, the same for most forms of one word. */
  public static String stem(String word) {
    String w = word;
    if (w.length() > 4 && w.endsWith("ies")) {
      w = w.substring(0, w.length() - 3) + "y";
    } else if (w.length() > 5 && SIBILANT.matcher(w).find()) {
      w = w.substring(0, w.length() - 2);
    } else if (w.length() > 3 && w.endsWith("s") && !w.endsWith("ss") && !w.endsWith("us")) {
      w = w.substring(0, w.length() - 1);
    }
    return w;
  }

  /** Stems in order. */
  public static List<String> stems(String text) {
    return of(text).stream().map(Words::stem).toList();
  }

  /**
   * What a guesser would see as the same word: stems of words with meaning, cut at five letters.
   */
  public static Set<String> cues(String text) {
    Set<String> cues = new LinkedHashSet<>();
    for (String word : of(text)) {
      if (!COMMON.contains(word) && (word.length() > 2 || unspaced(word))) {
        String stem = stem(word);
        cues.add(stem.length() > 5 ? stem.substring(0, 5) : stem);
      }
    }
    return cues;
  }

  /** Stems of the words that say what a text is about. */
  public static Set<String> meaningful(String text) {
    Set<String> stems = new LinkedHashSet<>();
    for (String word : of(text)) {
      if (!COMMON.contains(word) && word.length() > 3) {
        stems.add(stem(word));
      }
    }
    return stems;
  }

  /** Whether {@code text} holds all words of {@code phrase} in a row, in any number. */
  public static boolean mentions(String text, String phrase) {
    List<String> needle = stems(phrase);
    return !needle.isEmpty() && Collections.indexOfSubList(stems(text), needle) >= 0;
  }

  /** Whether a word of {@link #of} says nothing about what a text is about. */
  public static boolean common(String word) {
    return COMMON.contains(word);
  }

  /** How many white-space separated words, or a quarter of the characters in unspaced scripts. */
  public static int count(String text) {
    int spaced = text.isBlank() ? 0 : text.strip().split("\\s+").length;
    return unspaced(text) ? Math.max(spaced, text.length() / 3) : spaced;
  }

  /** The sentences of a text, each a stretch of it, without white space around. */
  public static List<String> sentences(String text, String language) {
    return Sentences.of(text, language);
  }
}
