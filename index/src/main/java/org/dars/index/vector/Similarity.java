package org.dars.index.vector;

/** How near two vectors are; larger is nearer for all of them. */
public enum Similarity {
  /** The cosine, −1…1. The length of a vector does not matter, but it has one. */
  COSINE,

  /** The inner product, of vectors of any length (maximum inner product search). */
  DOT_PRODUCT,

  /** Minus the squared Euclidean distance, at most 0. */
  EUCLIDEAN
}
