package org.dars.index.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.dars.index.vector.lucene.VectorField;
import org.jspecify.annotations.Nullable;

/**
 * How similar a question is to the passages of a course at large: what a hit is to be measured
 * against. Cosines mean little by themselves, since those of one model lie close together, and
 * lower in a small course, for a colloquial question, or in a language that the model knows badly.
 *
 * @param mean of the cosines of the question and passages spread evenly over the scope; NaN when
 *     they have no vectors
 * @param deviation their standard deviation
 * @param passages how many passages the scope holds, with those deleted of late
 */
record Backdrop(double mean, double deviation, int passages) {

  /** Enough to know a mean within a twentieth of the deviation. */
  static final int SAMPLE = 400;

  private static final double LEAST_DEVIATION = 1e-3;

  static Backdrop of(
      IndexSearcher searcher,
      @Nullable VectorField vectors,
      float @Nullable [] question,
      Query scope)
      throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(scope), ScoreMode.COMPLETE_NO_SCORES, 1);
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    int passages = 0;
    for (LeafReaderContext leaf : leaves) {
      passages += count(weight, leaf);
    }
    if (vectors == null || question == null || passages == 0) {
      return new Backdrop(Double.NaN, Double.NaN, passages);
    }
    int[] docs = new int[SAMPLE + leaves.size()];
    int n = 0;
    double step = Math.max(1, (double) passages / SAMPLE);
    double next = 0;
    int seen = 0;
    for (LeafReaderContext leaf : leaves) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator in = scorer.iterator();
      for (int doc = in.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = in.nextDoc()) {
        boolean taken = seen++ >= next && n < docs.length;
        if (taken && (live == null || live.get(doc))) {
          docs[n++] = leaf.docBase + doc;
          next += step;
        }
      }
    }
    return of(vectors.similarities(searcher, question, Arrays.copyOf(docs, n)), passages);
  }

  /** How many documents of a segment match, deleted ones included. */
  private static int count(Weight weight, LeafReaderContext leaf) throws IOException {
    int known = leaf.reader().hasDeletions() ? -1 : weight.count(leaf);
    if (known >= 0) {
      return known;
    }
    Scorer scorer = weight.scorer(leaf);
    int count = 0;
    if (scorer != null) {
      DocIdSetIterator in = scorer.iterator();
      while (in.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        count++;
      }
    }
    return count;
  }

  private static Backdrop of(float[] similarities, int passages) {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (float s : similarities) {
      if (!Float.isNaN(s)) {
        sum += s;
        squares += (double) s * s;
        n++;
      }
    }
    if (n == 0) {
      return new Backdrop(Double.NaN, Double.NaN, passages);
    }
    double mean = sum / n;
    double variance = Math.max(0, squares / n - mean * mean);
    return new Backdrop(mean, Math.max(LEAST_DEVIATION, Math.sqrt(variance)), passages);
  }

  /** How many standard deviations a cosine is above the mean; NaN when that is unknown. */
  float standing(float similarity) {
    return (float) ((similarity - mean) / deviation);
  }
}
