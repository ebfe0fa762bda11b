package org.dars.index.search;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.jspecify.annotations.Nullable;

/**
 * Words by ICU's rules and dictionaries, folded (case, accents, widths, digits, the letter variants
 * of Arabic, Persian and Urdu), and cut to their first letters if wanted. Apostrophes inside words
 * are dropped: Uzbek oʻ and gʻ are typed with half a dozen of them, or none.
 */
final class WordAnalyzer extends Analyzer {

  static final int WHOLE = Integer.MAX_VALUE;

  private static final NormalizeCharMap NO_APOSTROPHES = apostrophes();

  private final int letters;
  private final @Nullable NormalizeCharMap script;

  /**
   * @param letters how many code points of a word to keep, {@link #WHOLE} for all
   */
  WordAnalyzer(int letters) {
    this(letters, null);
  }

  /**
   * @param letters how many code points of a word to keep, {@link #WHOLE} for all
   * @param script how the text is read before it is cut into words, or null
   */
  WordAnalyzer(int letters, @Nullable NormalizeCharMap script) {
    this.letters = letters;
    this.script = script;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var words = new ICUTokenizer();
    TokenStream folded = new ICUFoldingFilter(words);
    folded = new PersianNormalizationFilter(new ArabicNormalizationFilter(folded));
    return new TokenStreamComponents(
        words,
        letters == WHOLE ? folded : TruncateTokenFilter.truncateAfterCodePoints(folded, letters));
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    Reader plain = new MappingCharFilter(NO_APOSTROPHES, reader);
    return script == null ? plain : new MappingCharFilter(script, plain);
  }

  private static NormalizeCharMap apostrophes() {
    var map = new NormalizeCharMap.Builder();
    for (char apostrophe : "'’‘ʻʼʽ`´＇".toCharArray()) {
      map.add(String.valueOf(apostrophe), "");
    }
    return map.build();
  }
}
