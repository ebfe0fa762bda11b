package org.dars.index.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Single words of a language made comparable: folded (case, accents, widths, digits, apostrophes;
 * Kazakh, Mongolian and Uzbek in one script) or cut to their stem. Safe for use by several threads.
 */
public final class WordForms {

  /** Languages whose analyzer cuts text into pairs of characters, not words. */
  private static final Set<String> PAIRS = Set.of("zh", "ja", "ko");

  private static final Map<String, WordForms> MADE = new ConcurrentHashMap<>();
  private static final int REMEMBERED = 200_000;

  private final String family;
  private final Analyzer folding;
  private final Map<String, String> folded = new ConcurrentHashMap<>();
  private final Map<String, String> stems = new ConcurrentHashMap<>();

  private WordForms(String language) {
    family = Analyzers.family(language);
    folding = new WordAnalyzer(WordAnalyzer.WHOLE, Scripts.of(family));
  }

  /**
   * @param language BCP 47 tag; "und" or unknown for folding alone
   */
  public static WordForms of(String language) {
    return MADE.computeIfAbsent(Languages.primary(language), WordForms::new);
  }

  /** Whether the language has a stemmer; else {@link #stem} is {@link #fold}. */
  public boolean stemmed() {
    return !family.equals(Analyzers.NEUTRAL)
        && !Analyzers.CUT_TO_FIVE.contains(family)
        && !PAIRS.contains(family);
  }

  /** The word folded; the word itself where nothing of it is a letter or digit. */
  public String fold(String word) {
    return remembered(
        folded,
        word,
        w -> {
          String terms = terms(folding, w);
          return terms.isEmpty() ? w : terms;
        });
  }

  /** The word's stem, folded. Words too common to be indexed are folded only. */
  public String stem(String word) {
    if (!stemmed()) {
      return fold(word);
    }
    return remembered(
        stems,
        word,
        w -> {
          String stem = terms(Analyzers.of(family), w);
          return stem.isEmpty() ? fold(w) : stem;
        });
  }

  /**
   * Whether a word is too common to be indexed. Languages without a stemmer have no list: never.
   */
  public boolean stopWord(String word) {
    return stemmed() && terms(Analyzers.of(family), word).isEmpty();
  }

  private static String remembered(
      Map<String, String> known, String word, UnaryOperator<String> make) {
    String found = known.get(word);
    if (found == null) {
      found = make.apply(word);
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(word, found);
    }
    return found;
  }

  private static String terms(Analyzer analyzer, String word) {
    StringBuilder all = new StringBuilder();
    try (TokenStream stream = analyzer.tokenStream("word", word)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        all.append(term);
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string cannot fail", e);
    }
    return all.toString();
  }
}
