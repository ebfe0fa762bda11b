package org.dars.index.vector.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;

/**
 * A field of unit vectors. Up to {@value #EXACT_UP_TO} passages in scope are all compared with the
 * question, so that a course is searched exactly; more are walked by Lucene's graph (HNSW, Malkov
 * and Yashunin 2018), which may miss a few. Holds no state of an index; safe for use by several
 * threads.
 */
public final class VectorField {

  /** The longest vector that Lucene's format takes. */
  public static final int MAX_DIMENSIONS = 1_024;

  static final int EXACT_UP_TO = 10_000;

  /** How far from 1 the squared length of a vector may be; quantised embedders round. */
  private static final double UNIT_TOLERANCE = 0.02;

  private final String name;
  private final int dimensions;

  /**
   * @param name of the Lucene field
   * @param dimensions 1–{@value #MAX_DIMENSIONS}
   */
  public VectorField(String name, int dimensions) {
    if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
      throw new IllegalArgumentException(
          "dimensions must be 1–" + MAX_DIMENSIONS + ", are " + dimensions);
    }
    this.name = name;
    this.dimensions = dimensions;
  }

  /**
   * The vector as a document of the index takes it.
   *
   * @throws IllegalArgumentException when it has another length than the field, or is not a unit
   *     vector
   */
  public IndexableField of(float[] vector) {
    check(vector);
    return new KnnFloatVectorField(name, vector, VectorSimilarityFunction.DOT_PRODUCT);
  }

  /**
   * The passages nearest to a question.
   *
   * @param scope which documents may be found
   * @return at most {@code k} document numbers of this searcher, nearest first; ties by number
   */
  public int[] nearest(IndexSearcher searcher, float[] question, Query scope, int k)
      throws IOException {
    check(question);
    if (searcher.count(scope) <= EXACT_UP_TO) {
      return compareAll(searcher, question, scope, k);
    }
    var query = new KnnFloatVectorQuery(name, question, k, scope);
    return Arrays.stream(searcher.search(query, k).scoreDocs).mapToInt(hit -> hit.doc).toArray();
  }

  /**
   * The cosine of a question and each of some documents.
   *
   * @param docs document numbers of this searcher, ascending
   * @return −1…1 for each, NaN for one without a vector; owned by the caller
   */
  public float[] similarities(IndexSearcher searcher, float[] question, int[] docs)
      throws IOException {
    check(question);
    float[] similarities = new float[docs.length];
    Arrays.fill(similarities, Float.NaN);
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    for (int i = 0; i < docs.length; ) {
      LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(docs[i], leaves));
      FloatVectorValues values = leaf.reader().getFloatVectorValues(name);
      VectorScorer scorer = values == null ? null : values.scorer(question);
      int end = leaf.docBase + leaf.reader().maxDoc();
      for (; i < docs.length && docs[i] < end; i++) {
        if (scorer != null && advanceExact(scorer.iterator(), docs[i] - leaf.docBase)) {
          similarities[i] = cosine(scorer.score());
        }
      }
    }
    return similarities;
  }

  private int[] compareAll(IndexSearcher searcher, float[] question, Query scope, int k)
      throws IOException {
    var nearest = new Nearest(k);
    Weight weight =
        searcher.createWeight(searcher.rewrite(scope), ScoreMode.COMPLETE_NO_SCORES, 1f);
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(name);
      Scorer inScope = weight.scorer(leaf);
      VectorScorer scorer = values == null ? null : values.scorer(question);
      if (scorer == null || inScope == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator both =
          ConjunctionUtils.intersectIterators(List.of(inScope.iterator(), scorer.iterator()));
      for (int doc = both.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = both.nextDoc()) {
        if (live == null || live.get(doc)) {
          nearest.offer(leaf.docBase + doc, scorer.score());
        }
      }
    }
    return nearest.best();
  }

  private void check(float[] vector) {
    if (vector.length != dimensions) {
      throw new IllegalArgumentException(
          "a vector has %d numbers, the index takes %d".formatted(vector.length, dimensions));
    }
    double squared = 0;
    for (float x : vector) {
      squared += (double) x * x;
    }
    // Written so that NaN fails too.
    if (!(Math.abs(squared - 1) <= UNIT_TOLERANCE)) {
      throw new IllegalArgumentException(
          "a vector must have length 1, has " + (float) Math.sqrt(squared));
    }
  }

  private static boolean advanceExact(DocIdSetIterator docs, int target) throws IOException {
    return (docs.docID() < target ? docs.advance(target) : docs.docID()) == target;
  }

  /** Undoes Lucene's (1 + dot) / 2. */
  private static float cosine(float score) {
    return Math.clamp(2 * score - 1, -1f, 1f);
  }

  /** The {@code k} best of what it is offered, worst on top of the heap. */
  private static final class Nearest {
    private static final Comparator<ScoreDoc> BEST_FIRST =
        Comparator.comparingDouble((ScoreDoc hit) -> -hit.score).thenComparingInt(hit -> hit.doc);

    private final int k;
    private final PriorityQueue<ScoreDoc> heap;

    Nearest(int k) {
      this.k = k;
      this.heap = new PriorityQueue<>(BEST_FIRST.reversed());
    }

    void offer(int doc, float score) {
      if (heap.size() < k) {
        heap.add(new ScoreDoc(doc, score));
      } else if (score > heap.element().score) {
        // An equal score loses: documents come in ascending order.
        heap.remove();
        heap.add(new ScoreDoc(doc, score));
      }
    }

    int[] best() {
      return heap.stream().sorted(BEST_FIRST).mapToInt(hit -> hit.doc).toArray();
    }
  }
}
