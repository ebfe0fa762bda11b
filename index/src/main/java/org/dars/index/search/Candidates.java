package org.dars.index.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;

/**
 * The passages that either half found, each read by both: what words found has its cosine computed,
 * and what the vector found its BM25 score.
 *
 * @param docs document numbers, ascending
 */
record Candidates(IndexSearcher searcher, int[] docs) {

  /** The BM25 score of each, 0 where no word matches. */
  float[] lexical(Query query) throws IOException {
    ScoreDoc[] all = new ScoreDoc[docs.length];
    for (int i = 0; i < docs.length; i++) {
      all[i] = new ScoreDoc(docs[i], i);
    }
    var found = new TopDocs(new TotalHits(all.length, TotalHits.Relation.EQUAL_TO), all);
    float[] scores = new float[docs.length];
    for (ScoreDoc hit : new WordsOnly(query).rescore(searcher, found, all.length).scoreDocs) {
      scores[Arrays.binarySearch(docs, hit.doc)] = hit.score;
    }
    return scores;
  }

  /** A binary doc value of each. */
  List<String> values(String field) throws IOException {
    List<String> values = new ArrayList<>(docs.length);
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    for (int i = 0; i < docs.length; ) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(docs[i], leaves));
      BinaryDocValues column = DocValues.getBinary(leaf.reader(), field);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; i < docs.length && docs[i] < end; i++) {
        BytesRef value =
            column.advanceExact(docs[i] - leaf.docBase) ? column.binaryValue() : new BytesRef();
        values.add(value.utf8ToString());
      }
    }
    return values;
  }

  private static final class WordsOnly extends QueryRescorer {
    WordsOnly(Query query) {
      super(query);
    }

    @Override
    protected float combine(float firstScore, boolean matches, float score) {
      return matches ? score : 0;
    }
  }
}
