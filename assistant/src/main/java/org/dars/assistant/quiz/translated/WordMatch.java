package org.dars.assistant.quiz.translated;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dars.index.search.WordForms;

/** Finds words in a text in whatever form they stand there. */
final class WordMatch {

  /** Forms of a word share their beginning, at least so many letters, and this share of it. */
  private static final int LETTERS = 4;

  private static final double SHARE = 0.6;

  private final Locale locale;
  private final WordForms forms;

  WordMatch(String language) {
    locale = Locale.forLanguageTag(language);
    forms = WordForms.of(language);
  }

  /**
   * Whether words stand in a text, in order, in any form; articles and the like do not count, as
   * sentences need others: "el hipocampo", "al hipocampo".
   */
  boolean stands(String words, String text) {
    if (Plain.normal(text).contains(Plain.normal(words))) {
      return true;
    }
    List<String> wanted = telling(words(words));
    List<String> there = telling(words(text));
    for (int i = 0; !wanted.isEmpty() && i + wanted.size() <= there.size(); i++) {
      int matched = 0;
      while (matched < wanted.size() && same(wanted.get(matched), there.get(i + matched))) {
        matched++;
      }
      if (matched == wanted.size()) {
        return true;
      }
    }
    return false;
  }

  /** Share of the words of one text that stand in another, in any form, 0 to 1. */
  double share(String words, String text) {
    List<String> wanted = words(words).stream().filter(w -> w.length() >= LETTERS).toList();
    List<String> there = words(text);
    return wanted.isEmpty()
        ? 0
        : (double) wanted.stream().filter(w -> there.stream().anyMatch(t -> same(w, t))).count()
            / wanted.size();
  }

  /** Whether two words may be forms of one. */
  boolean same(String a, String b) {
    String one = forms.fold(a);
    String other = forms.fold(b);
    if (one.equals(other) || (forms.stemmed() && forms.stem(a).equals(forms.stem(b)))) {
      return true;
    }
    int shared = 0;
    while (shared < Math.min(one.length(), other.length())
        && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    return shared >= LETTERS && shared >= SHARE * Math.max(one.length(), other.length());
  }

  private List<String> telling(List<String> words) {
    List<String> telling = words.stream().filter(w -> !forms.stopWord(w)).toList();
    return telling.isEmpty() ? words : telling;
  }

  private List<String> words(String text) {
    BreakIterator breaks = BreakIterator.getWordInstance(locale);
    String normal = Plain.normal(text);
    breaks.setText(normal);
    List<String> words = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String word = normal.substring(start, end);
      if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
        words.add(word);
      }
    }
    return words;
  }
}
