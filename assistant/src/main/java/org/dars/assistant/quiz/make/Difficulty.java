package org.dars.assistant.quiz.make;

import java.util.List;
import org.dars.assistant.quiz.KeyTerm;

/**
 * The share of right answers to expect before anybody answered: a guess by the kind of item, lower
 * the nearer the wrong answers are. It starts from facility midway between chance and 1, where
 * items separate best (Ebel and Frisbie, Essentials of Educational Measurement, 1991).
 */
final class Difficulty {

  /** Midway between chance and 1 with four options. */
  static final double CHOICE = 0.63;

  static final double TRUTH = 0.75;
  static final double SEVERAL = 0.5;
  static final double WRITTEN = 0.5;
  static final double NUMBER = 0.4;
  static final double MATCHED = 0.6;
  static final double ORDERED = 0.5;
  static final double ESSAY = 0.5;

  private Difficulty() {}

  /** Between 0.45 and 0.7, by how near the nearest wrong answer is. */
  static double choice(Material material, KeyTerm key, List<KeyTerm> wrong) {
    double nearest =
        wrong.stream().mapToDouble(w -> material.likeness().of(key, w)).max().orElse(0);
    return Math.round((0.7 - Math.min(0.25, nearest / 2)) * 100) / 100.0;
  }
}
