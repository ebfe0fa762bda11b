package org.dars.translator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dars.translator.SegmentReview.Finding;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.Checks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentReviewTest {
  private static final String SOURCE = "See ⟦1⟧the guide⟦/1⟧ at ⟦2⟧ in 5 minutes.";

  private static Finding check(String source, String target) {
    return SegmentReview.check(source, target, "en", "es", Checks.standard());
  }

  @Test
  void aTeamSaysWhatIsNoted() {
    Checks quiet = Checks.with(CheckSettings.standard().with("numbers", "off"), List.of());
    String target = "En 6 minutos vea ⟦1⟧la guía⟦/1⟧ en ⟦2⟧.";
    assertThat(SegmentReview.check(SOURCE, target, "en", "es", quiet).notes()).isEmpty();
  }

  @Test
  void whatIsWholeIsKept() {
    Finding finding = check(SOURCE, "En 5 minutos vea ⟦1⟧la guía⟦/1⟧ en ⟦2⟧.");
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
    assertThat(check(SOURCE, target).problem()).contains(named);
  }

  @Test
  void whatIsEmptyIsRefused() {
    assertThat(check("Cells", "").problem()).isNotEmpty();
    assertThat(check("Cells", " \n").problem()).isNotEmpty();
  }

  @Test
  void whatAPersonMayJudgeIsOnlyNoted() {
    Finding finding = check(SOURCE, "En 6 minutos vea ⟦1⟧la guía⟦/1⟧ en ⟦2⟧.");
    assertThat(finding.problem()).isEmpty();
    assertThat(finding.notes()).isNotEmpty();
  }
}
