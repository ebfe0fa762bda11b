package org.dars.index.vector.lucene;

import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.VectorUtil;
import org.dars.index.vector.Similarity;

/** Lucene's similarities and scores, in the core's terms. */
final class Scale {

  private Scale() {}

  static Similarity similarity(VectorSimilarityFunction function) {
    return switch (function) {
      // Lucene takes a dot product of unit vectors alone.
      case COSINE, DOT_PRODUCT -> Similarity.COSINE;
      case MAXIMUM_INNER_PRODUCT -> Similarity.DOT_PRODUCT;
      case EUCLIDEAN -> Similarity.EUCLIDEAN;
    };
  }

  /**
   * The score that Lucene gives.
   *
   * @param similarity as {@link Similarity} defines it
   * @return at least 0, larger is nearer
   */
  static float score(VectorSimilarityFunction function, float similarity) {
    return switch (function) {
      case COSINE, DOT_PRODUCT -> Math.max((1 + similarity) / 2, 0);
      case MAXIMUM_INNER_PRODUCT -> VectorUtil.scaleMaxInnerProductScore(similarity);
      case EUCLIDEAN -> 1 / (1 - Math.min(similarity, 0));
    };
  }
}
