package org.dars.translator;

import static org.assertj.core.api.Assertions.assertThat;

import org.dars.translator.SegmentReview.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentReviewTest {
  private static final String SOURCE = "See ⟦1⟧the guide⟦/1⟧ at ⟦2⟧ in 5 minutes.";

  @Test
  void whatIsWholeIsKept() {
    Finding finding =
        SegmentReview.check(SOURCE, "En 5 minutos vea ⟦1⟧la guía⟦/1⟧ en ⟦2⟧.", "en", "es");
    assertThat(finding.problem()).isEmpty();
    assertThat(finding.text()).isEqualTo("En 5 minutos vea ⟦1⟧la guía⟦/1⟧ en ⟦2⟧.");
    assertThat(finding.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Vea la guía en ⟦2⟧ en 5 minutos., ⟦1⟧",
    "Vea ⟦1⟧la guía⟦/1⟧ en 5 minutos., ⟦2⟧",
    "Vea ⟦1⟧la guía⟦/1⟧ en ⟦2⟧ y ⟦7⟧ en 5 minutos., ⟦7⟧",
    "Vea ⟦1⟧la guía⟦/1⟧ en ⟦2⟧ y ⟦99999⟧ en 5 minutos., ⟦99999⟧"
  })
  void whatLacksOrAddsAPlaceholderIsRefusedByItsName(String target, String named) {
    assertThat(SegmentReview.check(SOURCE, target, "en", "es").problem()).contains(named);
  }

  @Test
  void whatIsEmptyIsRefused() {
    assertThat(SegmentReview.check("Cells", "", "en", "es").problem()).isNotEmpty();
    assertThat(SegmentReview.check("Cells", " \n", "en", "es").problem()).isNotEmpty();
  }

  @Test
  void whatAPersonMayJudgeIsOnlyNoted() {
    Finding finding =
        SegmentReview.check(SOURCE, "En 6 minutos vea ⟦1⟧la guía⟦/1⟧ en ⟦2⟧.", "en", "es");
    assertThat(finding.problem()).isEmpty();
    assertThat(finding.notes()).isNotEmpty();
  }
}
