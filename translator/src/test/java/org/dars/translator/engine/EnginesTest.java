package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.dars.models.TextTranslator;
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
            m -> assertThat(m.engine().id()).isEqualTo("chain llm scripted, pseudo 3"));
  }

  @Test
  void pseudoIsThereWhenAskedFor() throws EngineException {
    assertThat(none.choose("pseudo", "en", "ar"))
        .isInstanceOfSatisfying(
            EngineChoice.Machine.class, m -> assertThat(m.engine().name()).isEqualTo("pseudo"));
  }

  @Test
  void autoFollowsTheOrderThatIsSet() throws Exception {
    Engines last =
        Engines.from(
            Map.of("DARS_ENGINE_ORDER", "nmt, LLM"),
            JsonModel.good(),
            id -> Optional.of(spanish()));
    assertThat(last.choose("auto", "en", "es").why())
        .isEqualTo("nmt: an installed model translates en to es");
    assertThat(last.choose("auto", "en", "kk").why()).isEqualTo("llm: scripted is configured");
    Engines never =
        Engines.from(
            Map.of("DARS_ENGINE_ORDER", "libretranslate"),
            JsonModel.good(),
            Engines.Translators.NONE);
    assertThat(never.choose("auto", "en", "es"))
        .isEqualTo(
            new EngineChoice.People(
                "no engine here translates en to es, so people do, in an XLIFF file"));
    for (String wrong : List.of("llm,llm", "pseudo", "llm,,nmt")) {
      assertThatThrownBy(() ->
              Engines.from(Map.of("DARS_ENGINE_ORDER", wrong), null, Engines.Translators.NONE))
          .hasMessage(
              "DARS_ENGINE_ORDER cannot be “"
                  + wrong
                  + "”; name some of llm, libretranslate, nmt, apertium, each once, with commas,"
                  + " first choice first");
    }
  }

  @Test
  void aTranslationModelIsOpenedOnceForAllThatShareIt() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Engines engines =
        Engines.from(
            Map.of("DARS_ENGINE_ORDER", "nmt"),
            null,
            id -> {
              opened.incrementAndGet();
              return Optional.of(spanish());
            });
    engines.allowing(Allowance.unlimited()).choose("auto", "en", "es");
    engines.asking(JsonModel.good()).choose("nmt", "en", "es");
    engines.choose("auto", "en", "es");
    assertThat(opened).hasValue(1);
  }

  private static TextTranslator spanish() {
    return new TextTranslator() {
      @Override
      public String id() {
        return "spanish";
      }

      @Override
      public String name() {
        return "spanish";
      }

      @Override
      public boolean translates(String from, String to) {
        return to.equals("es");
      }

      @Override
      public List<String> translate(List<String> texts, String from, String to) {
        return texts;
      }

      @Override
      public void close() {}
    };
  }
}
