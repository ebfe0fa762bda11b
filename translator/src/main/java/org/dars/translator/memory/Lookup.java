package org.dars.translator.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.dars.translator.memory.FuzzySearch.Found;
import org.dars.translator.memory.Words.Word;

/** Reads one state of the index, and what is pending beside it. */
final class Lookup {

  /** Translations of one text that are looked at; more than any real memory has. */
  private static final int MOST_VARIANTS = 1_000;

  private Lookup() {}

  /** All entries with exactly this text, whatever the variety of the languages. */
  static List<StoredEntry> exact(
      IndexSearcher searcher, Pending pending, String source, String from, String to)
      throws IOException {
    String key = Keys.exact(source, from, to);
    List<StoredEntry> found = new ArrayList<>();
    pending.withText(key).forEach((id, entry) -> found.add(new StoredEntry(id, entry)));
    TermQuery query = new TermQuery(new Term(EntryDocument.EXACT, key));
    for (ScoreDoc doc : searcher.search(query, MOST_VARIANTS).scoreDocs) {
      StoredEntry stored = stored(searcher.storedFields().document(doc.doc));
      if (!pending.overrules(stored.id())) {
        found.add(stored);
      }
    }
    return found;
  }

  static Optional<MemoryEntry> byId(IndexSearcher searcher, String id) throws IOException {
    ScoreDoc[] found = searcher.search(new TermQuery(new Term(EntryDocument.ID, id)), 1).scoreDocs;
    return found.length == 0
        ? Optional.empty()
        : Optional.of(EntryDocument.entry(searcher.storedFields().document(found[0].doc)));
  }

  /** Best first; of entries with the same proposal the best. */
  static List<Match> matches(IndexSearcher searcher, Pending pending, MemoryQuery query)
      throws IOException {
    List<Match> matches = new ArrayList<>();
    Set<String> exact = new HashSet<>();
    for (StoredEntry e : exact(searcher, pending, query.source(), query.from(), query.to())) {
      exact.add(e.id());
      boolean context = e.entry().context().matches(query.context());
      int penalty = Scores.penalty(e.entry(), query.from(), query.to());
      matches.add(
          new Match(
              (context ? Scores.CONTEXT : Scores.EXACT) - penalty,
              penalty,
              context ? Match.Kind.CONTEXT : Match.Kind.EXACT,
              e.id(),
              e.entry(),
              e.entry().target(),
              ""));
    }
    if (query.threshold() <= Scores.MOST_FUZZY) {
      matches.addAll(fuzzy(searcher, pending, query, exact));
    }
    return best(matches, query);
  }

  static List<Match> best(List<Match> matches, MemoryQuery query) {
    List<Match> best = new ArrayList<>();
    Set<String> proposals = new HashSet<>();
    for (Match match : matches.stream().sorted(Match.BEST_FIRST).toList()) {
      boolean wanted = match.score() >= query.threshold() && best.size() < query.limit();
      if (wanted && proposals.add(match.target())) {
        best.add(match);
      }
    }
    return best;
  }

  /** As many as are wanted, among those that substitution may still bring down. */
  private static List<Match> fuzzy(
      IndexSearcher searcher, Pending pending, MemoryQuery query, Set<String> exact)
      throws IOException {
    List<Word> words = Words.of(query.source());
    String pair = Keys.pair(query.from(), query.to());
    List<Found> found = new FuzzySearch(searcher, words, pair, query.threshold()).find();
    found.sort(Comparator.comparingInt((Found f) -> -f.score()).thenComparingInt(Found::doc));
    List<Match> matches = new ArrayList<>();
    StoredFields fields = searcher.storedFields();
    for (Found f : found.subList(0, Math.min(found.size(), MOST_VARIANTS))) {
      if (enough(matches, query.limit(), f.score())) {
        break;
      }
      StoredEntry stored = stored(fields.document(f.doc()));
      if (!exact.contains(stored.id()) && !pending.overrules(stored.id())) {
        matches.add(measured(stored, words, query));
      }
    }
    return matches;
  }

  /** Whether nothing with a score, or below it, would be better than what is there. */
  private static boolean enough(List<Match> matches, int limit, int score) {
    return matches.size() >= limit
        && matches.stream().filter(m -> m.score() >= score).map(Match::target).distinct().count()
            >= limit;
  }

  private static Match measured(StoredEntry stored, List<Word> words, MemoryQuery query) {
    MemoryEntry entry = stored.entry();
    Optional<String> fitted = Substitution.apply(words, entry);
    int[] other = Words.hashes(Words.of(entry.source()));
    int distance =
        fitted.isPresent()
            ? new WordDistance(Words.hashes(words)).to(other, other.length)
            : Substitution.distance(words, entry);
    int penalty = Scores.penalty(entry, query.from(), query.to());
    int score = Scores.similarity(distance, words.size(), other.length) - penalty;
    return new Match(
        score, penalty, Match.Kind.FUZZY, stored.id(), entry, fitted.orElse(entry.target()), "");
  }

  static SortedMap<LanguagePair, Integer> counts(IndexSearcher searcher) throws IOException {
    SortedMap<LanguagePair, Integer> counts = new TreeMap<>();
    Terms pairs = MultiTerms.getTerms(searcher.getIndexReader(), EntryDocument.PAIR);
    if (pairs == null) {
      return counts;
    }
    TermsEnum each = pairs.iterator();
    for (BytesRef pair = each.next(); pair != null; pair = each.next()) {
      String[] tags = pair.utf8ToString().split(">", 2);
      int count = searcher.count(new TermQuery(new Term(EntryDocument.PAIR, pair)));
      if (count > 0) {
        counts.put(new LanguagePair(tags[0], tags[1]), count);
      }
    }
    return counts;
  }

  /** How many were handed out. */
  static int all(IndexSearcher searcher, Predicate<StoredEntry> sink) throws IOException {
    int count = 0;
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      StoredFields fields = leaf.reader().storedFields();
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (live == null || live.get(doc)) {
          count++;
          if (!sink.test(stored(fields.document(doc)))) {
            return count;
          }
        }
      }
    }
    return count;
  }

  private static StoredEntry stored(Document document) {
    return new StoredEntry(document.get(EntryDocument.ID), EntryDocument.entry(document));
  }
}
