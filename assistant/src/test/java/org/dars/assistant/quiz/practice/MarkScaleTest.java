package org.dars.assistant.quiz.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkScaleTest {

  private static MarkScale of(String mark) {
    Item item =
        PracticeItems.item(
            "e", "en", "", "Why?", new Body.Essay(RichText.EMPTY, RichText.EMPTY), List.of());
    return MarkScale.of(
        new Item(
            item.id(),
            item.name(),
            item.stem(),
            item.body(),
            item.explanation(),
            new BigDecimal(mark),
            item.about(),
            item.sources()));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.05",
    "2, 0.1",
    "3, 0.1",
    "5, 0.25",
    "10, 0.5",
    "20, 1",
    "100, 5",
    "0.5, 0.025",
    "0, 0.05",
    "1.0000000, 0.05",
    "0.3333333, 0.016666665",
    "7, 0.25"
  })
  void stepsAreRoundAndTwentyAtLeast(String mark, String step) {
    assertThat(of(mark).step()).isEqualByComparingTo(step);
  }

  @Test
  void pointsAreSharesAndBack() {
    for (String mark : List.of("1", "3", "5", "10", "0.3333333")) {
      MarkScale scale = of(mark);
      BigDecimal points = BigDecimal.ZERO;
      for (int i = 0; points.compareTo(scale.mark()) <= 0; i++) {
        assertThat(scale.points(scale.share(points))).isEqualByComparingTo(points);
        points = scale.step().multiply(BigDecimal.valueOf(i));
      }
      assertThat(scale.share(scale.mark())).isEqualTo(1);
      assertThat(scale.points(1)).isEqualByComparingTo(mark);
    }
    assertThat(of("1").points(1 / 3.0)).as("the nearest step").isEqualByComparingTo("0.35");
  }

  @Test
  void whatIsNoMarkIsRefusedWithWhatToGive() {
    for (String points : List.of("-0.5", "5.25", "0.3", "1e9")) {
      assertThatThrownBy(() -> of("5").share(new BigDecimal(points)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("is no mark for this answer: give 0 to 5 in steps of 0.25");
    }
  }
}
