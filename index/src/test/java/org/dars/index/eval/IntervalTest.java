package org.dars.index.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void aMeanLiesInItsIntervalWhichIsAsWideAsTheNormalApproximationSays() {
    double[] values = new double[400];
    Arrays.fill(values, 0, 300, 1);

    Interval interval = Interval.of(values);

    double deviation = Math.sqrt(0.75 * 0.25 / 400);
    assertThat(interval.n()).isEqualTo(400);
    assertThat(interval.mean()).isEqualTo(0.75);
    assertThat(interval.low()).isCloseTo(0.75 - 1.96 * deviation, within(0.01));
    assertThat(interval.high()).isCloseTo(0.75 + 1.96 * deviation, within(0.01));
  }

  @Test
  void moreValuesMakeItNarrower() {
    Interval few = Interval.of(new double[] {0, 1, 1, 1, 0, 1, 1, 0});
    double[] many = new double[800];
    Arrays.fill(many, 0, 500, 1);

    assertThat(Interval.of(many).high() - Interval.of(many).low())
        .isLessThan((few.high() - few.low()) / 5);
  }

  @Test
  void groupsWeighAlikeHoweverLargeTheyAre() {
    double[] large = new double[1_000];
    double[] small = {1, 1, 1, 1};

    assertThat(Interval.ofMeans(List.of(large, small)).mean()).isEqualTo(0.5);
    assertThat(Interval.ofMeans(List.of(large, small)).n()).isEqualTo(1_004);
  }

  @Test
  void theSameValuesGiveTheSameInterval() {
    double[] values = {0.2, 0.9, 0.4, 0.1, 0.7};

    assertThat(Interval.of(values)).isEqualTo(Interval.of(values));
  }

  @Test
  void aDifferenceInPairsIsNarrowerThanItsParts() {
    double[] most = new double[200];
    double[] fewer = new double[200];
    Arrays.fill(most, 0, 110, 1);
    Arrays.fill(fewer, 0, 100, 1);

    Interval above = Interval.ofDifference(most, fewer);

    assertThat(above.mean()).isCloseTo(0.05, within(1e-9));
    assertThat(above.low()).isBetween(0.01, 0.05);
    assertThat(above.high()).isBetween(0.05, 0.09);
    assertThatThrownBy(() -> Interval.ofDifference(most, new double[3]))
        .hasMessage("200 values cannot be paired with 3");
  }

  @Test
  void nothingMeasuredIsNoNumber() {
    assertThat(Interval.of(new double[0]).n()).isZero();
    assertThat(Interval.of(new double[0]).mean()).isNaN();
  }
}
