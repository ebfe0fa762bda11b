package org.dars.assistant.quiz.practice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.dars.assistant.quiz.item.Item;

/**
 * The marks that a person may give: 0 to the item's mark in equal steps, as round as they can be.
 *
 * @param mark what the item gives when all is right, above 0
 * @param step divides it
 */
public record MarkScale(BigDecimal mark, BigDecimal step) {

  private static final List<BigDecimal> ROUND =
      List.of(BigDecimal.ONE, new BigDecimal("0.5"), new BigDecimal("0.25"), new BigDecimal("0.1"));

  /** There are at least so many steps. */
  private static final int FEWEST = 20;

  /** The marks of an item; one without a mark has 1, as in tests. */
  public static MarkScale of(Item item) {
    BigDecimal mark = plain(item.mark().signum() > 0 ? item.mark() : BigDecimal.ONE);
    for (BigDecimal unit = round(mark); ; unit = unit.movePointLeft(1)) {
      for (BigDecimal round : ROUND) {
        BigDecimal step = round.multiply(unit);
        BigDecimal steps = mark.divide(step, 9, RoundingMode.HALF_UP);
        if (steps.compareTo(BigDecimal.valueOf(FEWEST)) >= 0 && whole(steps)) {
          return new MarkScale(mark, plain(step));
        }
        if (steps.compareTo(BigDecimal.valueOf(100L * FEWEST)) > 0) {
          // No round step divides it: a third, for one.
          return new MarkScale(
              mark, plain(mark.divide(BigDecimal.valueOf(FEWEST), 9, RoundingMode.HALF_UP)));
        }
      }
    }
  }

  /** The power of ten that a mark is at least. */
  private static BigDecimal round(BigDecimal mark) {
    return BigDecimal.ONE.movePointRight(mark.precision() - mark.scale() - 1);
  }

  private static boolean whole(BigDecimal n) {
    return n.stripTrailingZeros().scale() <= 0;
  }

  private static BigDecimal plain(BigDecimal n) {
    BigDecimal stripped = n.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * A share of the mark as points, in whole steps.
   *
   * @param share 0 to 1
   */
  public BigDecimal points(double share) {
    if (share >= 1) {
      return mark;
    }
    BigDecimal steps =
        mark.multiply(BigDecimal.valueOf(share)).divide(step, 0, RoundingMode.HALF_UP);
    return plain(steps.multiply(step).min(mark));
  }

  /** Whether points are a mark of this scale. */
  public boolean allows(BigDecimal points) {
    boolean within = points.signum() >= 0 && points.compareTo(mark) <= 0;
    return within && (points.compareTo(mark) == 0 || points.remainder(step).signum() == 0);
  }

  /**
   * Points as a share of the mark.
   *
   * @return 0 to 1
   * @throws IllegalArgumentException when they are no mark of this scale
   */
  public double share(BigDecimal points) {
    if (!allows(points)) {
      throw new IllegalArgumentException(
          "%s is no mark for this answer: give 0 to %s in steps of %s"
              .formatted(points.toPlainString(), mark.toPlainString(), step.toPlainString()));
    }
    return Math.min(1, points.divide(mark, 12, RoundingMode.HALF_UP).doubleValue());
  }
}
