package org.dars.translator;

/**
 * When a person has to look.
 *
 * @param threshold confidence, 0–1, below which a machine's segment waits for a person; 0 for never
 * @param draftsInOutput whether what waits stands in the localised file meanwhile; else the source
 *     does
 */
public record ReviewPolicy(double threshold, boolean draftsInOutput) {

  /** Everything that passed the checks is taken. */
  public static final ReviewPolicy NONE = new ReviewPolicy(0, true);

  public ReviewPolicy {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "the threshold for review is between 0 and 1, not " + threshold);
    }
  }
}
