package org.dars.index.search;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * English: possessives ('s and ’s) dropped, accents folded, Porter's stems (Porter 1980). Drops
 * Lucene's stop words and the words that a question is asked with; a question of nothing else is
 * searched in the neutral field instead.
 */
final class EnglishAnalyzer extends Analyzer {

  private static final List<String> QUESTION_WORDS =
      List.of(
          "what", "what's", "which", "who", "whom", "whose", "when", "where", "why", "how", "do",
          "does", "did", "can", "could", "should", "would", "were", "has", "have", "had", "from",
          "you", "your", "i", "me", "my", "we", "our", "its", "about");

  private static final CharArraySet STOP_WORDS = stopWords();

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var words = new StandardTokenizer();
    TokenStream plain =
        new ICUFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
    return new TokenStreamComponents(
        words, new PorterStemFilter(new StopFilter(plain, STOP_WORDS)));
  }

  private static CharArraySet stopWords() {
    var words =
        new CharArraySet(
            org.apache.lucene.analysis.en.EnglishAnalyzer.ENGLISH_STOP_WORDS_SET, false);
    words.addAll(QUESTION_WORDS);
    return CharArraySet.unmodifiableSet(words);
  }
}
