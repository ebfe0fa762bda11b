package org.dars.index.search;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * A question by words where no passage is in its language. What both languages share is names,
 * numbers and loan words, so that titles weigh as much as texts, a name is found behind the prefix
 * that its language puts before it ("eTanzania", "waseMelika"), and a word that stands nowhere is
 * searched for with a letter or two changed ("Yosefe", "Elisabeti"). Decision 0027 has the figures.
 */
final class CrossingQuery {

  /** What a word in the title weighs against one in the text. */
  static final float TITLE = 1;

  /** What a word with letters changed weighs against one as typed. */
  private static final float ALIKE = 0.7f;

  /** From so many letters on, one may differ. */
  private static final int ONE_LETTER = 5;

  /** From so many letters on, two may differ. */
  private static final int TWO_LETTERS = 7;

  /** So many words like one that was typed are searched for, at most. */
  private static final int MOST_ALIKE = 10;

  /** What a name or number weighs against another word. */
  private static final float NAMED = 2;

  /** A word with a capital that does not open the question, or with a digit. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<!^\\P{L}{0,9})(?<!\\p{L})\\p{Lu}[\\p{L}\\p{M}\\p{N}]*|[\\p{L}\\p{M}]*\\p{Nd}+");

  private static final Pattern BEFORE_NAME = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  private static final String TEXT = PassageFields.text(Analyzers.NEUTRAL);
  private static final String IN_TITLE = PassageFields.title(Analyzers.NEUTRAL);

  private CrossingQuery() {}

  /**
   * The query, without filters.
   *
   * @param scope the passages that are searched; they tell which words stand nowhere
   * @return null when the question holds no words
   */
  static @Nullable Query of(String question, IndexSearcher searcher, Query scope)
      throws IOException {
    Map<String, Integer> words = LexicalQuery.words(question, Analyzers.NEUTRAL);
    if (words.isEmpty()) {
      return null;
    }
    String apart = BEFORE_NAME.matcher(question).replaceAll(" ");
    Set<String> all = new LinkedHashSet<>(words.keySet());
    all.addAll(LexicalQuery.words(apart, Analyzers.NEUTRAL).keySet());
    String names = String.join(" ", NAME.matcher(apart).results().map(MatchResult::group).toList());
    Set<String> named = LexicalQuery.words(names, Analyzers.NEUTRAL).keySet();
    var any = new BooleanQuery.Builder();
    for (String word : all) {
      float weight = named.contains(word) ? NAMED : 1;
      boolean known = HeldWords.stands(word, searcher, scope);
      add(new Term(TEXT, word), weight, known, any);
      add(new Term(IN_TITLE, word), TITLE * weight, known, any);
    }
    return any.build();
  }

  private static void add(Term term, float weight, boolean known, BooleanQuery.Builder any) {
    any.add(new BoostQuery(new TermQuery(term), weight), Occur.SHOULD);
    int letters = term.text().codePointCount(0, term.text().length());
    if (!known && letters >= ONE_LETTER) {
      int edits = letters >= TWO_LETTERS ? 2 : 1;
      // A name's first letter is the one that spelling changes least, and it keeps the search fast.
      Query alike = new FuzzyQuery(term, edits, 1, MOST_ALIKE, true);
      any.add(new BoostQuery(alike, ALIKE * weight), Occur.SHOULD);
    }
  }
}
