package org.dars.translator.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.dars.translator.memory.Words.Word;

/** How words were translated before. */
public final class Concordance {

  /** Where the words are looked for. */
  public enum Side {
    SOURCE,
    TARGET
  }

  /**
   * An entry that has the words.
   *
   * @param snippets stretches of the side searched, each with one place where a word or phrase
   *     stands
   */
  public record Hit(String id, MemoryEntry entry, List<Snippet> snippets) {}

  /**
   * A place in a text: {@code before + found + after} is a stretch of it, with "…" where it is cut.
   */
  public record Snippet(String before, String found, String after) {}

  /** A phrase in quotes, or a word, with "*" after it for all that begin so. */
  private static final Pattern PART = Pattern.compile("[\"“«]([^\"”»]+)[\"”»]|(\\S+)");

  private static final int AROUND = 60;

  private Concordance() {}

  static List<Hit> search(
      IndexSearcher searcher, String asked, Side side, String from, String to, int limit)
      throws IOException {
    String field = side == Side.SOURCE ? EntryDocument.SOURCE_WORDS : EntryDocument.TARGET_WORDS;
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<List<String>> parts = new ArrayList<>();
    Matcher part = PART.matcher(asked);
    while (part.find()) {
      boolean open = part.group(2) != null && part.group(2).endsWith("*");
      List<String> words = sought(part.group(1) == null ? part.group(2) : part.group(1));
      if (!words.isEmpty()) {
        query.add(clause(field, words, open), BooleanClause.Occur.MUST);
        parts.add(open ? List.of(words.getLast() + "*") : words);
      }
    }
    List<Hit> hits = new ArrayList<>();
    if (parts.isEmpty()) {
      return hits;
    }
    if (!from.isEmpty() && !to.isEmpty()) {
      Term languages = new Term(EntryDocument.LANGUAGES, Keys.pair(from, to));
      query.add(new TermQuery(languages), BooleanClause.Occur.FILTER);
    }
    for (ScoreDoc doc : searcher.search(query.build(), limit).scoreDocs) {
      var stored = searcher.storedFields().document(doc.doc);
      MemoryEntry entry = EntryDocument.entry(stored);
      String text = side == Side.SOURCE ? entry.source() : entry.target();
      hits.add(new Hit(stored.get(EntryDocument.ID), entry, snippets(text, parts)));
    }
    return hits;
  }

  private static List<String> sought(String text) {
    return Words.of(text).stream().map(WordStream::sought).toList();
  }

  private static Query clause(String field, List<String> words, boolean open) {
    if (open && words.size() == 1) {
      return new PrefixQuery(new Term(field, words.getFirst()));
    }
    return words.size() == 1
        ? new TermQuery(new Term(field, words.getFirst()))
        : new PhraseQuery(field, words.toArray(String[]::new));
  }

  private static List<Snippet> snippets(String text, List<List<String>> parts) {
    List<Word> words = Words.of(text);
    List<Snippet> snippets = new ArrayList<>();
    for (List<String> part : parts) {
      for (int i = 0; i + part.size() <= words.size(); i++) {
        if (stands(words, i, part)) {
          snippets.add(snippet(text, words.get(i).start(), words.get(i + part.size() - 1).end()));
          break;
        }
      }
    }
    return snippets;
  }

  private static boolean stands(List<Word> words, int at, List<String> part) {
    for (int i = 0; i < part.size(); i++) {
      String word = WordStream.sought(words.get(at + i));
      String wanted = part.get(i);
      boolean same =
          wanted.endsWith("*")
              ? word.startsWith(wanted.substring(0, wanted.length() - 1))
              : word.equals(wanted);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static Snippet snippet(String text, int start, int end) {
    int from = Math.max(0, start - AROUND);
    int to = Math.min(text.length(), end + AROUND);
    while (from > 0 && from < start && Character.isLetterOrDigit(text.charAt(from - 1))) {
      from++;
    }
    while (to < text.length() && to > end && Character.isLetterOrDigit(text.charAt(to))) {
      to--;
    }
    return new Snippet(
        (from > 0 ? "…" : "") + text.substring(from, start),
        text.substring(start, end),
        text.substring(end, to) + (to < text.length() ? "…" : ""));
  }
}
