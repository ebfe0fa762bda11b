package org.dars.assistant.quiz.examine;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.search.Terms;
import org.dars.index.search.WordForms;

/** Texts of one language as the checks compare them. Safe for use by several threads. */
final class Wording {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}\\p{M}]+(?:['’ʻ‘-][\\p{L}\\p{N}\\p{M}]+)*");
  private static final Pattern GAP = Pattern.compile("_{2,}|…{2,}|\\.{4,}");
  private static final int REMEMBERED = 50_000;
  private static final int LONGEST_REMEMBERED = 300;
  private static final Map<String, Wording> MADE = new ConcurrentHashMap<>();

  private final String language;
  private final WordForms forms;
  private final Map<String, Said> remembered = new ConcurrentHashMap<>();

  private Wording(String language) {
    this.language = language;
    this.forms = WordForms.of(language);
  }

  /**
   * A text.
   *
   * @param text without markup
   * @param terms as the index holds them (stemmed or folded, stop words left out), in order, with
   *     repetitions; folded words where all are stop words
   * @param set the same, each once
   * @param normal in lower case, its words parted by one space
   */
  record Said(String text, List<String> terms, Set<String> set, String normal) {

    /** Whether all terms of another stand in this one in a row; false for another without any. */
    boolean mentions(Said other) {
      return !other.terms.isEmpty()
          && set.containsAll(other.set)
          && Collections.indexOfSubList(terms, other.terms) >= 0;
    }

    /** What both hold, divided by what either holds: 0 to 1. */
    double likeness(Said other) {
      if (set.isEmpty() || other.set.isEmpty()) {
        return normal.equals(other.normal) ? 1 : 0;
      }
      long both = set.stream().filter(other.set::contains).count();
      return (double) both / (set.size() + other.set.size() - both);
    }

    boolean isEmpty() {
      return text.isBlank();
    }
  }

  /**
   * @param language BCP 47; "und" to fold words only
   */
  static Wording of(String language) {
    return MADE.computeIfAbsent(primary(language), Wording::new);
  }

  /** The primary tag in lower case. */
  static String primary(String language) {
    int end = language.indexOf('-');
    return (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
  }

  String language() {
    return language;
  }

  Said said(String text) {
    if (text.length() > LONGEST_REMEMBERED) {
      return read(text);
    }
    Said known = remembered.get(text);
    if (known == null) {
      known = read(text);
      if (remembered.size() >= REMEMBERED) {
        remembered.clear();
      }
      remembered.put(text, known);
    }
    return known;
  }

  private Said read(String text) {
    String plain = GAP.matcher(text).replaceAll(" ");
    List<String> terms = Terms.of(plain, language);
    List<String> words = words(plain);
    if (terms.isEmpty()) {
      terms = words.stream().map(forms::fold).toList();
    }
    return new Said(text, List.copyOf(terms), Set.copyOf(terms), String.join(" ", words));
  }

  /** Its words cut to their stems, small words too: the same for a word and its plural. */
  String form(String text) {
    return String.join(" ", words(text).stream().map(forms::stem).toList());
  }

  /** Every word in lower case, compatibility forms folded. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .forEach(words::add);
    return words;
  }

  /** The share of a text's terms that stand in some others, 0 to 1; 0 for a text without any. */
  static double share(Said text, Set<String> in) {
    long held = text.set().stream().filter(in::contains).count();
    return text.set().isEmpty() ? 0 : (double) held / text.set().size();
  }

  /** What the first holds and the second does not. */
  static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> left = new HashSet<>(all);
    left.removeAll(some);
    return left;
  }

  /** Whether a text leaves something out for the learner to fill in. */
  static boolean gapped(String text) {
    return GAP.matcher(text).find();
  }

  /** A text whose first gap is filled; with the filling behind it where it has none. */
  static String filled(String text, String filling) {
    return gapped(text)
        ? GAP.matcher(text).replaceFirst(Matcher.quoteReplacement(filling))
        : text + " " + filling;
  }
}
