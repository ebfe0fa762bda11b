package org.dars.index.vector.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.VectorScorer;
import org.dars.index.vector.Scope;
import org.dars.index.vector.SearchCost;
import org.dars.index.vector.VectorIndex;
import org.jspecify.annotations.Nullable;

/**
 * A field of unit vectors, searched by the core straight away where its segments were written by
 * {@link DarsCodec}, as they must be. Safe for use by several threads.
 */
public final class VectorField {

  /** The longest vector that an index takes. */
  public static final int MAX_DIMENSIONS = VectorIndex.MAX_DIMENSIONS;

  /** How far from 1 the squared length of a vector may be; quantised embedders round. */
  private static final double UNIT_TOLERANCE = 0.02;

  private final String name;
  private final int dimensions;
  private final LiveOrdinals live = new LiveOrdinals();

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
   * The documents nearest to a question, looked for as hard as so many hits are worth.
   *
   * @param scope which documents may be found; a single term is the fastest
   * @param k how many, at least 1; fewer are found when there are fewer
   */
  public Nearest nearest(IndexSearcher searcher, float[] question, Query scope, int k)
      throws IOException {
    return nearest(searcher, question, scope, k, IndexSearch.effort(k));
  }

  /**
   * The documents nearest to a question, by the codes of their vectors.
   *
   * @param effort see {@link VectorIndex#search}; for each segment
   * @throws IllegalArgumentException when the question does not fit the field or {@code k} is less
   *     than 1
   * @throws IllegalStateException when a segment was written in another format
   */
  public Nearest nearest(IndexSearcher searcher, float[] question, Query scope, int k, int effort)
      throws IOException {
    check(question);
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, is " + k);
    }
    var best = new BestDocs(k);
    var docs = new DocumentScope(searcher, scope, live);
    SearchCost cost = SearchCost.NOTHING;
    for (LeafReaderContext leaf : searcher.getLeafContexts()) {
      DarsVectorsReader reader = reader(leaf.reader());
      if (reader != null) {
        FloatVectorValues values = reader.getFloatVectorValues(name);
        Scope in = docs.in(leaf, values);
        var segment = new SegmentSearch(reader, values, leaf.docBase, in);
        cost = cost.plus(segment.offer(name, question, k, effort, best));
      }
    }
    return new Nearest(best.docs(), cost);
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

  /** Null when no document of the segment has a vector. */
  private @Nullable DarsVectorsReader reader(LeafReader segment) throws IOException {
    DarsVectorsReader ours =
        FilterLeafReader.unwrap(segment) instanceof CodecReader codec
            ? DarsVectorsReader.of(codec.getVectorReader(), name)
            : null;
    if (ours == null && segment.getFloatVectorValues(name) != null) {
      throw new IllegalStateException(
          "the vectors of %s were written in another format: index them again".formatted(segment));
    }
    return ours;
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
}
