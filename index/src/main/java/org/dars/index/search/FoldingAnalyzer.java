package org.dars.index.search;

import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/** Another analyzer with accents folded after its stemmer, which wants to see them. */
final class FoldingAnalyzer extends AnalyzerWrapper {

  private final Analyzer inner;

  FoldingAnalyzer(Analyzer inner) {
    super(Objects.requireNonNull(inner).getReuseStrategy());
    this.inner = inner;
  }

  @Override
  protected Analyzer getWrappedAnalyzer(String field) {
    return inner;
  }

  @Override
  protected TokenStreamComponents wrapComponents(String field, TokenStreamComponents components) {
    return new TokenStreamComponents(
        components.getSource(), new ICUFoldingFilter(components.getTokenStream()));
  }
}
