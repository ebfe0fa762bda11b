package org.dars.index.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void eachPercentileIsAMeasuredValue() {
    var percentiles = Percentiles.of(new double[] {50, 15, 40, 20, 35});

    assertThat(percentiles.at(5)).isEqualTo(15);
    assertThat(percentiles.at(30)).isEqualTo(20);
    assertThat(percentiles.at(50)).isEqualTo(35);
    assertThat(percentiles.at(95)).isEqualTo(50);
    assertThat(percentiles.at(100)).isEqualTo(50);
  }

  @Test
  void nothingMeasuredIsNotANumber() {
    assertThat(Percentiles.of(new double[0]).at(50)).isNaN();
  }

  @Test
  void percentOutOfRangeIsRefused() {
    var percentiles = Percentiles.of(new double[] {1});

    assertThatIllegalArgumentException().isThrownBy(() -> percentiles.at(0));
    assertThatIllegalArgumentException().isThrownBy(() -> percentiles.at(101));
  }
}
