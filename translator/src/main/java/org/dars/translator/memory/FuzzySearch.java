package org.dars.translator.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.BytesRef;
import org.dars.translator.memory.Words.Word;

/**
 * Finds every entry whose source has a similarity of at least a threshold, without looking at most
 * of them. Used once.
 *
 * <p>Prefix filtering (Chaudhuri et al. 2006, Bayardo et al. 2007): a text with similarity {@code
 * t} to one of {@code n} words shares {@code o = ⌈t·n⌉} of them with it, so that it has at least
 * {@code k} different ones of any set of the query's words from which only {@code n − o} may be
 * missing. The set is made of the rarest words, {@code k} of which must be there; the rest is
 * decided by length, and then by the exact distance over the words' hashes, which stand in a column
 * of the index.
 */
final class FuzzySearch {

  /** An entry's document and its similarity, less what is known of its penalty. */
  record Found(int doc, int score) {}

  /** More shared words make fewer candidates, and each a longer walk over the lists. */
  private static final int MOST_SHARED = 3;

  private final IndexSearcher searcher;
  private final String pair;
  private final int threshold;
  private final int[] hashes;
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  FuzzySearch(IndexSearcher searcher, List<Word> words, String pair, int threshold) {
    this.searcher = searcher;
    this.pair = pair;
    this.threshold = threshold;
    this.hashes = Words.hashes(words);
    words.forEach(w -> counts.merge(w.masked(), 1, Integer::sum));
  }

  /** All that reach the threshold, in no order. */
  List<Found> find() throws IOException {
    if (hashes.length == 0) {
      return new ArrayList<>();
    }
    Query query = candidates();
    if (query instanceof BooleanQuery b && b.clauses().isEmpty()) {
      return new ArrayList<>();
    }
    return searcher.search(query, new Measures());
  }

  /** A word of the query. */
  private record Rare(Term term, int times, int frequency) {}

  private Query candidates() throws IOException {
    List<Rare> rare = new ArrayList<>();
    for (Map.Entry<String, Integer> e : counts.entrySet()) {
      Term term = new Term(EntryDocument.WORDS, pair + ":" + e.getKey());
      rare.add(new Rare(term, e.getValue(), searcher.getIndexReader().docFreq(term)));
    }
    rare.sort(Comparator.comparingInt(Rare::frequency).thenComparing(Rare::term));
    int needed = hashes.length - (threshold * hashes.length + 99) / 100 + 1;
    for (int shared = MOST_SHARED; shared >= 1; shared--) {
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      List<Integer> times = new ArrayList<>();
      int covered = 0;
      for (Rare r : rare) {
        covered += r.times();
        if (r.frequency() > 0) {
          query.add(new TermQuery(r.term()), BooleanClause.Occur.SHOULD);
          times.add(r.times());
        }
        times.sort(Comparator.reverseOrder());
        int free = times.stream().limit(shared - 1L).mapToInt(Integer::intValue).sum();
        if (covered - free >= needed) {
          int clauses = times.size();
          if (clauses < shared) {
            return new BooleanQuery.Builder().build();
          }
          return query.setMinimumNumberShouldMatch(shared).build();
        }
      }
    }
    throw new IllegalStateException("all words together always cover what is needed");
  }

  /** One measure for each part of the index that is searched at the same time. */
  private final class Measures implements CollectorManager<Measure, List<Found>> {
    @Override
    public Measure newCollector() {
      return new Measure();
    }

    @Override
    public List<Found> reduce(Collection<Measure> measures) {
      List<Found> all = new ArrayList<>();
      measures.forEach(measure -> all.addAll(measure.found));
      return all;
    }
  }

  /** Measures each candidate by its column of hashes. */
  private final class Measure extends SimpleCollector {
    private final List<Found> found = new ArrayList<>();
    private final WordDistance distance = new WordDistance(hashes);
    private final int least = (threshold * hashes.length + 99) / 100;
    private final int most = 100 * hashes.length / threshold;
    private int[] other = new int[64];
    private NumericDocValues lengths = DocValues.emptyNumeric();
    private BinaryDocValues columns = DocValues.emptyBinary();
    private int base;

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
      lengths = context.reader().getNumericDocValues(EntryDocument.LENGTH);
      columns = context.reader().getBinaryDocValues(EntryDocument.HASHES);
      base = context.docBase;
    }

    @Override
    public void setScorer(Scorable scorer) {}

    @Override
    public void collect(int doc) throws IOException {
      lengths.advanceExact(doc);
      long packed = lengths.longValue();
      int length = (int) (packed >> 1);
      if (length < least || length > most) {
        return;
      }
      columns.advanceExact(doc);
      unpack(columns.binaryValue(), length);
      int similarity = Scores.similarity(distance.to(other, length), hashes.length, length);
      int score = similarity - ((packed & 1) == 1 ? Scores.MACHINE_PENALTY : 0);
      if (score >= threshold) {
        found.add(new Found(base + doc, score));
      }
    }

    private void unpack(BytesRef bytes, int length) {
      if (other.length < length) {
        other = new int[length * 2];
      }
      for (int i = 0; i < length; i++) {
        other[i] = (int) BitUtil.VH_LE_INT.get(bytes.bytes, bytes.offset + i * Integer.BYTES);
      }
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }
}
