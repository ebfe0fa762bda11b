package org.dars.index.vector;

/**
 * What a search found, nearest first; equal ones by ordinal.
 *
 * @param ordinals owned by the caller
 * @param similarities of the same length, as {@link Similarity} defines them, to within the 8-bit
 *     code's precision
 * @param cost of the search
 */
public record Neighbours(int[] ordinals, float[] similarities, SearchCost cost) {

  /** Nothing. */
  public static Neighbours none() {
    return new Neighbours(new int[0], new float[0], SearchCost.NOTHING);
  }

  /** How many. */
  public int size() {
    return ordinals.length;
  }
}
