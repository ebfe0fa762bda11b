package org.dars.index.vector.lucene;

import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.dars.index.vector.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The documents that one search may find, segment by segment. A single term whose documents lie
 * together (a zone or a course, in an index that is sorted by them) costs two steps through its
 * postings, however many documents they are; any other query is run.
 */
final class DocumentScope {

  private static final Scope NOTHING = Scope.range(0, 0);

  private final IndexSearcher searcher;
  private final Query query;
  private final LiveOrdinals live;
  private @Nullable Weight weight;

  DocumentScope(IndexSearcher searcher, Query query, LiveOrdinals live) {
    this.searcher = searcher;
    this.query = query;
    this.live = live;
  }

  /** The vectors of those documents of a segment that were not deleted. */
  Scope in(LeafReaderContext leaf, FloatVectorValues values) throws IOException {
    LeafReader reader = leaf.reader();
    if (query instanceof MatchAllDocsQuery) {
      return range(reader, values, 0, reader.maxDoc());
    }
    Scope together = query instanceof TermQuery of ? together(reader, of.getTerm(), values) : null;
    return together == null ? run(leaf, values) : together;
  }

  /** The documents of a term; null when others lie between them. */
  private @Nullable Scope together(LeafReader reader, Term term, FloatVectorValues values)
      throws IOException {
    TermsEnum terms = Terms.getTerms(reader, term.field()).iterator();
    if (!terms.seekExact(term.bytes())) {
      return NOTHING;
    }
    PostingsEnum postings = terms.postings(null, PostingsEnum.NONE);
    int from = postings.nextDoc();
    int last = from + terms.docFreq() - 1;
    return (from == last || postings.advance(last) == last)
            && postings.nextDoc() == DocIdSetIterator.NO_MORE_DOCS
        ? range(reader, values, from, last + 1)
        : null;
  }

  private Scope range(LeafReader reader, FloatVectorValues values, int from, int to)
      throws IOException {
    int first = Math.min(from, values.size());
    int last = Math.min(to, values.size());
    if (!Scopes.areDocuments(values)) {
      DocIndexIterator each = values.iterator();
      first = ordinal(each, from, values.size());
      last = ordinal(each, to, values.size());
    }
    return new Scope(first, last, live.of(reader, values), last - first);
  }

  /** The ordinal of a document, or of the next that has a vector. */
  private static int ordinal(DocIndexIterator each, int doc, int size) throws IOException {
    int found = each.docID() < doc ? each.advance(doc) : each.docID();
    return found == DocIdSetIterator.NO_MORE_DOCS ? size : each.index();
  }

  private Scope run(LeafReaderContext leaf, FloatVectorValues values) throws IOException {
    if (weight == null) {
      weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1f);
    }
    Scorer scorer = weight.scorer(leaf);
    if (scorer == null) {
      return NOTHING;
    }
    var docs = new FixedBitSet(leaf.reader().maxDoc());
    docs.or(scorer.iterator());
    Bits alive = leaf.reader().getLiveDocs();
    if (alive != null) {
      alive.applyMask(docs, 0);
    }
    return Scopes.of(docs, docs.cardinality(), values);
  }
}
