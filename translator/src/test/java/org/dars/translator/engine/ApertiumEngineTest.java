package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the real program. */
class ApertiumEngineTest extends TranslationEngineContract {

  private Optional<ApertiumEngine> installed = Optional.empty();

  @BeforeEach
  void apertiumWithEnglishAndSpanish() throws InterruptedException {
    installed = ApertiumEngine.installed();
    assumeTrue(
        installed.isPresent() && installed.get().supports("en", "es"),
        "needs: apt install apertium apertium-eng-spa");
  }

  @Override
  TranslationEngine engine() {
    return installed.orElseThrow();
  }

  @Test
  void sentencesAreTranslatedWithoutMarksForUnknownWords() throws Exception {
    assertThat(spanish("Psychology is the scientific study of the mind."))
        .isEqualTo("La psicología es el estudio científico de la mente.");
    assertThat(spanish("The zzyzx is big.")).contains("zzyzx").doesNotContain("*");
  }

  @Test
  void aPairGoesWithItsWordsWhenTheyChangePlaces() throws Exception {
    assertThat(spanish("The ⟦1⟧red⟦/1⟧ house is big.")).isEqualTo("La casa ⟦1⟧roja⟦/1⟧ es grande.");
  }

  @Test
  void headingsKeepTheirCapitalsAndQuestionsAreOpened() throws Exception {
    assertThat(spanish("THE SCIENTIFIC METHOD")).isEqualTo("EL MÉTODO CIENTÍFICO");
    assertThat(spanish("1.1 What is psychology?")).startsWith("1.1 ¿").endsWith("?");
    assertThat(spanish("scientific study")).isEqualTo("estudio científico");
  }

  @Test
  void aPairWithoutDataNamesThePackage() throws Exception {
    assertThat(engine().supports("en", "kk")).isFalse();
    EngineContext kazakh = new EngineContext("en", "kk", "Cells");
    assertThatThrownBy(() -> engine().translate(List.of(segment("Cells.")), kazakh))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            "Apertium has no data for eng-kaz; where it is packaged, install it with: apt install"
                + " apertium-eng-kaz (or apertium-kaz-eng)");
  }

  private String spanish(String english) throws Exception {
    return text(engine().translate(List.of(segment(english)), EN_ES).getFirst());
  }
}
