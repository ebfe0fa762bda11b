package org.dars.index.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text as the index holds them: folded, stemmed or cut, stop words left out. */
public final class Terms {

  private Terms() {}

  /**
   * The terms of a text, in its order, with repetitions.
   *
   * @param language BCP 47; picks the analyzer
   */
  public static List<String> of(String text, String language) {
    List<String> terms = new ArrayList<>();
    String family = Analyzers.family(Languages.primary(language));
    try (TokenStream stream = Analyzers.of(family).tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string cannot fail", e);
    }
    return terms;
  }
}
