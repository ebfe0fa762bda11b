package org.dars.index.search;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * How many of a text's words stand in the texts of some courses, folded and in the very form: few
 * of them do when it is in another language.
 *
 * @param words how many different words the text has
 * @param held how many of them a passage holds
 * @param passages whether there is any passage
 */
public record HeldWords(int words, int held, boolean passages) {

  private static final String TEXT = PassageFields.text(Analyzers.NEUTRAL);

  static HeldWords of(String text, String zone, Set<String> courses, IndexSearcher searcher)
      throws IOException {
    Query scope = PassageFields.scope(zone, courses, Set.of());
    Map<String, Integer> words = LexicalQuery.words(text, Analyzers.NEUTRAL);
    int held = 0;
    for (String word : words.keySet()) {
      held += stands(word, searcher, scope) ? 1 : 0;
    }
    boolean passages = held > 0 || searcher.search(scope, 1).scoreDocs.length > 0;
    return new HeldWords(words.size(), held, passages);
  }

  /** Whether a passage's text holds a word. */
  static boolean stands(String word, IndexSearcher searcher, Query scope) throws IOException {
    Term term = new Term(TEXT, word);
    if (searcher.getIndexReader().docFreq(term) == 0) {
      return false;
    }
    var one =
        new BooleanQuery.Builder()
            .add(scope, Occur.FILTER)
            .add(new TermQuery(term), Occur.FILTER)
            .build();
    return searcher.search(one, 1).scoreDocs.length > 0;
  }
}
