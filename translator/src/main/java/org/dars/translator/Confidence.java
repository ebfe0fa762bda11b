package org.dars.translator;

import org.dars.translator.memory.Quality;

/**
 * How sure measurable signs make us of a translation, 0–1: whose it is, what the checks and the
 * guard found, and how its length compares with the source's. An order for people's time, not a
 * probability: nothing was fitted.
 */
final class Confidence {

  private static final double FLAG = 0.15;
  private static final double REPAIR = 0.05;
  private static final double ODD_LENGTH = 0.15;

  /** Lengths, in characters, beyond this ratio to the source's are odd. */
  private static final double WIDEST = 1.8;

  private Confidence() {}

  /**
   * @param quality who translated
   * @param match the memory's score, 0–101; 0 when it is not from a memory
   * @param flags issues that do not hold the segment back
   * @param repairs placeholders mended
   * @param source words of the source, without placeholders
   * @param target words of the translation
   */
  static double of(
      Quality quality, int match, int flags, int repairs, String source, String target) {
    double sure = match > 0 ? Math.min(match, 100) / 100.0 * trust(quality) : trust(quality);
    sure -= FLAG * flags + REPAIR * repairs;
    double ratio = (target.strip().length() + 8.0) / (source.strip().length() + 8.0);
    if (ratio > WIDEST || ratio < 1 / WIDEST) {
      sure -= ODD_LENGTH;
    }
    return Math.clamp(sure, 0, 1);
  }

  private static double trust(Quality quality) {
    return switch (quality) {
      case PERSON -> 1;
      case LANGUAGE_MODEL -> 0.85;
      case NEURAL -> 0.75;
      case RULES -> 0.5;
      case PSEUDO -> 0;
    };
  }
}
