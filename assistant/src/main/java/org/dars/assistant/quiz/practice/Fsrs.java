package org.dars.assistant.quiz.practice;

import java.time.Duration;
import java.time.Instant;
import org.dars.assistant.store.MemoryCard;
import org.jspecify.annotations.Nullable;

/**
 * The Free Spaced Repetition Scheduler, version 6, with its default parameters, recall wanted at 90
 * %: Ye, Su and Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
 * Scheduling", KDD 2022; formulas and parameters as <a
 * href="https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm">The Algorithm</a>
 * gives them. Two things of memory are kept for each item: its stability in days (recall falls to
 * 90 % after so many) and its difficulty, 1 to 10. An item that was not recalled comes again after
 * ten minutes, every other one after whole days.
 */
public final class Fsrs {

  private static final double[] W = {
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542
  };

  private static final double WANTED = 0.9;
  private static final double DECAY = -W[20];
  private static final double FACTOR = Math.pow(WANTED, 1 / DECAY) - 1;
  private static final double LEAST_STABILITY = 0.001;
  private static final int LONGEST_DAYS = 36_500;
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);

  private Fsrs() {}

  /**
   * What is remembered after an answer.
   *
   * @param before null when it is the first
   * @param score share of the mark, 0 to 1
   */
  public static MemoryCard answered(
      @Nullable MemoryCard before, String item, double score, Instant now) {
    Rating rating = Rating.of(score);
    double stability;
    double difficulty;
    if (before == null) {
      stability = W[rating.grade() - 1];
      difficulty = clamp(firstDifficulty(rating));
    } else {
      stability =
          days(before, now) < 1
              ? sameDay(before.stability(), rating)
              : later(before, rating, recall(before, now));
      difficulty = difficulty(before.difficulty(), rating);
    }
    stability = Math.max(LEAST_STABILITY, stability);
    Instant due =
        now.plus(rating == Rating.AGAIN ? AGAIN_AFTER : Duration.ofDays(interval(stability)));
    int reviews = before == null ? 1 : before.reviews() + 1;
    return new MemoryCard(item, stability, difficulty, now, due, reviews, score);
  }

  /**
   * The probability that an item is recalled now, 0 to 1; days that have not passed do not count.
   */
  public static double recall(MemoryCard card, Instant now) {
    return Math.pow(1 + FACTOR * days(card, now) / card.stability(), DECAY);
  }

  /** Days until recall falls to 90 %, whole, at least one. */
  static int interval(double stability) {
    double days = stability / FACTOR * (Math.pow(WANTED, 1 / DECAY) - 1);
    return Math.clamp(Math.round(days), 1, LONGEST_DAYS);
  }

  private static long days(MemoryCard card, Instant now) {
    return Math.max(0, Duration.between(card.reviewed(), now).toDays());
  }

  private static double firstDifficulty(Rating rating) {
    return W[4] - Math.exp(W[5] * (rating.grade() - 1)) + 1;
  }

  private static double difficulty(double before, Rating rating) {
    double change = -W[6] * (rating.grade() - 3);
    double damped = before + (10 - before) * change / 9;
    return clamp(W[7] * firstDifficulty(Rating.EASY) + (1 - W[7]) * damped);
  }

  private static double clamp(double difficulty) {
    return Math.clamp(difficulty, 1, 10);
  }

  private static double sameDay(double stability, Rating rating) {
    double growth = Math.exp(W[17] * (rating.grade() - 3 + W[18])) * Math.pow(stability, -W[19]);
    return stability * (rating.grade() >= Rating.GOOD.grade() ? Math.max(1, growth) : growth);
  }

  private static double later(MemoryCard before, Rating rating, double recall) {
    double s = before.stability();
    if (rating == Rating.AGAIN) {
      double forgotten =
          W[11]
              * Math.pow(before.difficulty(), -W[12])
              * (Math.pow(s + 1, W[13]) - 1)
              * Math.exp((1 - recall) * W[14]);
      return Math.min(forgotten, s / Math.exp(W[17] * W[18]));
    }
    double growth =
        Math.exp(W[8])
            * (11 - before.difficulty())
            * Math.pow(s, -W[9])
            * (Math.exp((1 - recall) * W[10]) - 1)
            * (rating == Rating.HARD ? W[15] : 1)
            * (rating == Rating.EASY ? W[16] : 1);
    return s * (1 + growth);
  }
}
