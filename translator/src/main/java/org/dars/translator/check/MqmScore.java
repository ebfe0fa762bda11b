package org.dars.translator.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How good a reviewed text is by its marks.
 *
 * @param words evaluated words of the source, above 0
 * @param points penalty points in all: the sum over marks of level × weight
 * @param byDimension penalty points of each dimension that has any
 * @param critical how many marks are critical
 * @see <a href="https://themqm.org/error-types-2/the-mqm-scoring-models/">MQM scoring models</a>
 */
public record MqmScore(
    int words, double points, Map<MqmCategory.Dimension, Double> byDimension, int critical) {

  public MqmScore {
    byDimension = Map.copyOf(byDimension);
  }

  /** All dimensions weigh 1. */
  public static MqmScore of(List<MqmMark> marks, int words) {
    return of(marks, words, Map.of());
  }

  /**
   * @param words evaluated words of the source
   * @param weights of dimensions, 1 where none is given
   */
  public static MqmScore of(
      List<MqmMark> marks, int words, Map<MqmCategory.Dimension, Double> weights) {
    if (words <= 0) {
      throw new IllegalArgumentException("a score needs reviewed words, not " + words);
    }
    Map<MqmCategory.Dimension, Double> points = new EnumMap<>(MqmCategory.Dimension.class);
    for (MqmMark mark : marks) {
      MqmCategory.Dimension dimension = mark.category().dimension();
      double weight = weights.getOrDefault(dimension, 1.0);
      if (mark.severity().points() > 0) {
        points.merge(dimension, mark.severity().points() * weight, Double::sum);
      }
    }
    double all = points.values().stream().mapToDouble(Double::doubleValue).sum();
    long critical = marks.stream().filter(m -> m.severity() == MqmMark.Level.CRITICAL).count();
    return new MqmScore(words, all, points, (int) critical);
  }

  /** Penalty points a thousand words: 0 is faultless. */
  public double perThousandWords() {
    return points * 1000 / words;
  }

  /** 100 for faultless, less a point for each penalty point a hundred words; may be negative. */
  public double score() {
    return 100 - points * 100 / words;
  }

  /** Whether it may be published: at most so many points a thousand words, nothing critical. */
  public boolean passes(double pointsPerThousandWords) {
    return critical == 0 && perThousandWords() <= pointsPerThousandWords;
  }
}
