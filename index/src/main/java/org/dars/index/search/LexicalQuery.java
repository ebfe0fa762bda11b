package org.dars.index.search;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * A question as a query for any of its words. There is no query syntax: the analyzer sees the
 * question as it stands, and whatever is not a word means nothing.
 */
final class LexicalQuery {

  /** Of a longer question, the first so many different words count. */
  static final int MAX_TERMS = 128;

  /** Of a longer question, the first so many characters are read. */
  static final int MAX_CHARACTERS = 20_000;

  /** What a word weighs in a passage of another language than the question's. */
  static final float OTHER_LANGUAGE = 0.6f;

  private LexicalQuery() {}

  /**
   * The query, without filters.
   *
   * @param language of the question, as {@link Languages#primary} gives it
   * @param titleWeight what a word in the title weighs against one in the text
   * @param families the analyzer families of the passages that may be found
   * @return null when the question holds no words
   */
  static @Nullable Query of(
      String question, String language, double titleWeight, Set<String> families)
      throws IOException {
    String text = shortened(question);
    String family = Analyzers.family(language);
    Query own = anyWord(text, family, titleWeight);
    if (own == null || family.equals(Analyzers.NEUTRAL)) {
      return anyWord(text, Analyzers.NEUTRAL, titleWeight);
    }
    boolean onlyOwn = families.stream().allMatch(family::equals);
    Query neutral = onlyOwn ? null : anyWord(text, Analyzers.NEUTRAL, titleWeight);
    return neutral == null ? own : either(own, neutral, family);
  }

  /** As much of a question as is read. */
  static String shortened(String question) {
    return question.length() > MAX_CHARACTERS ? question.substring(0, MAX_CHARACTERS) : question;
  }

  private static Query either(Query own, Query neutral, String family) {
    var others =
        new BooleanQuery.Builder()
            .add(neutral, Occur.MUST)
            .add(new TermQuery(new Term(PassageFields.FAMILY, family)), Occur.MUST_NOT)
            .build();
    return new BooleanQuery.Builder()
        .add(own, Occur.SHOULD)
        .add(new BoostQuery(others, OTHER_LANGUAGE), Occur.SHOULD)
        .build();
  }

  private static @Nullable Query anyWord(String text, String family, double titleWeight)
      throws IOException {
    Map<String, Integer> words = words(text, family);
    if (words.isEmpty()) {
      return null;
    }
    var any = new BooleanQuery.Builder();
    words.forEach((word, count) -> {
      any.add(term(PassageFields.text(family), word, count), Occur.SHOULD);
      if (titleWeight > 0) {
        any.add(
            term(PassageFields.title(family), word, (float) (count * titleWeight)), Occur.SHOULD);
      }
    });
    return any.build();
  }

  private static Query term(String field, String word, float weight) {
    var query = new TermQuery(new Term(field, word));
    return weight == 1 ? query : new BoostQuery(query, weight);
  }

  /** The words of a question and how often each stands in it, in its order. */
  static Map<String, Integer> words(String text, String family) throws IOException {
    Map<String, Integer> words = new LinkedHashMap<>();
    try (TokenStream tokens = Analyzers.of(family).tokenStream(PassageFields.text(family), text)) {
      var term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (words.size() < MAX_TERMS && tokens.incrementToken()) {
        if (term.length() > 0) {
          words.merge(term.toString(), 1, Integer::sum);
        }
      }
      tokens.end();
    }
    return words;
  }
}
