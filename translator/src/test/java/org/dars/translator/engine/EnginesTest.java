package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnginesTest {

  private final Engines none = new Engines(null, null);

  @Test
  void withNoEnginePeopleTranslate() throws EngineException {
    assertThat(none.choose("auto", "en", "kk"))
        .isEqualTo(
            new EngineChoice.People(
                "no engine here translates en to kk, so people do, in an XLIFF file: no language"
                    + " model is configured, and Apertium is not installed (apt install apertium)"));
  }

  @Test
  void aLanguageModelIsTheBest() throws EngineException {
    Engines engines = new Engines(JsonModel.good(), null);
    EngineChoice choice = engines.choose("auto", "en", "kk");
    assertThat(choice.why()).isEqualTo("llm: scripted is configured");
  }

  @Test
  void whatIsAskedForAndMissingIsAnErrorThatHelps() {
    assertThatThrownBy(() -> none.choose("llm", "en", "es"))
        .hasMessageStartingWith("no language model is configured; configure one, or choose");
    assertThatThrownBy(() -> none.choose("apertium", "en", "es"))
        .hasMessageContaining("apertium-eng-spa");
    assertThatThrownBy(() -> none.choose("magic", "en", "es"))
        .hasMessage(
            "no translation engine is called magic; choose one of [auto, llm, libretranslate,"
                + " nmt, apertium, pseudo, people]");
    assertThatThrownBy(() -> none.choose("libretranslate", "en", "es"))
        .hasMessageContaining("set DARS_LIBRETRANSLATE_URL");
    assertThatThrownBy(() -> none.choose("pseudo,people", "en", "es"))
        .hasMessage(
            "people cannot stand in a row of engines; name engines, for example llm,apertium");
  }

  @Test
  void severalNamesMakeAChain() throws EngineException {
    Engines engines = new Engines(JsonModel.good(), null);
    assertThat(engines.choose("llm, pseudo", "en", "kk"))
        .isInstanceOfSatisfying(
            EngineChoice.Machine.class,
            m -> assertThat(m.engine().id()).isEqualTo("chain llm scripted, pseudo 2"));
  }

  @Test
  void pseudoIsThereWhenAskedFor() throws EngineException {
    assertThat(none.choose("pseudo", "en", "ar"))
        .isInstanceOfSatisfying(
            EngineChoice.Machine.class, m -> assertThat(m.engine().name()).isEqualTo("pseudo"));
  }
}
