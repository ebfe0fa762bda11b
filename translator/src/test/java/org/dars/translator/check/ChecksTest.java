package org.dars.translator.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,000.5 cells|1.000,5 células",
        "1,000 cells|1 000 células",
        "1,000 cells|1000 células",
        "3.5 cells in 2011|En 2011 había 3,5 células",
        "25 cells|٢٥ خلية",
        "the 19th and 20th century|los siglos XIX y XX",
        "1,000.5 cells|١٬٠٠٠٫٥ خلية",
        "⟦1⟧ has 4 parts|⟦1⟧ tiene 4 partes"
      })
  void theSameNumbersInOtherDigitsAndSeparatorsPass(String source, String target) {
    assertThat(Numbers.difference(words(source), words(target))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.5 cells|35 células|the number 3.5 is missing",
        "in 2011|en 2012|the number 2011 is missing",
        "two cells|2 células|the number 2 was added",
        "the 19th century|el siglo XX|the number 19 is missing",
        "5 and 5|5|the number 5 is missing"
      })
  void otherNumbersDoNot(String source, String target, String expected) {
    assertThat(Numbers.difference(source, target)).isEqualTo(expected);
  }

  @Test
  void anAnswerInsteadOfATranslationIsHeld() {
    assertThat(kinds("What is a cell?", "Una célula es la unidad básica de la vida.", "es"))
        .containsExactly(Issue.Kind.QUESTION);
    assertThat(kinds("Cells.", "Claro, aquí está: una célula es la unidad básica de la vida", "es"))
        .containsExactly(Issue.Kind.LENGTH);
  }

  @Test
  void aTranslationInAnotherScriptIsHeld() {
    assertThat(kinds("Cells divide.", "Cells are dividing now.", "kk"))
        .containsExactly(Issue.Kind.SCRIPT);
    assertThat(kinds("Cells divide.", "Жасушалар бөлінеді.", "kk")).isEmpty();
    assertThat(kinds("Cells divide.", "细胞分裂。", "zh")).isEmpty();
  }

  @Test
  void aQuestionMarkOfAnyScriptAsks() {
    assertThat(kinds("What is a cell?", "ما هي الخلية؟", "ar")).isEmpty();
    assertThat(kinds("What is a cell?", "Τι είναι ένα κύτταρο;", "el")).isEmpty();
  }

  @Test
  void theSourceItselfIsFlaggedAndNotHeld() {
    List<Issue> issues = Checks.of("Wikipedia", "Wikipedia", "en", "es", Quality.RULES);
    assertThat(issues).extracting(Issue::kind).containsExactly(Issue.Kind.SAME_AS_SOURCE);
    assertThat(issues.getFirst().holds()).isFalse();
  }

  @Test
  void nothingButPlaceholdersIsEmpty() {
    assertThat(kinds("Use ⟦1⟧", "⟦1⟧", "es")).containsExactly(Issue.Kind.EMPTY);
  }

  private static List<Issue.Kind> kinds(String source, String target, String to) {
    return Checks.of(source, target, "en", to, Quality.LANGUAGE_MODEL).stream()
        .map(Issue::kind)
        .toList();
  }

  private static String words(String text) {
    return text.replaceAll("⟦\\d+⟧", "");
  }
}
