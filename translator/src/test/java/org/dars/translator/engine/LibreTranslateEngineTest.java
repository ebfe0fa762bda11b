package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dars.translator.engine.LibreTranslateEngine.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LibreTranslateEngineTest extends TranslationEngineContract {

  private static final SourceSegment MARKED =
      segment("The ⟦1⟧ calls ⟦2⟧small ⟦3⟧cells⟦/3⟧⟦/2⟧ & more <here>.");

  private final HandPace pace = new HandPace();
  private LibreTranslateFake server;

  @BeforeEach
  void serve() throws Exception {
    server = LibreTranslateFake.good();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  TranslationEngine engine() {
    return engine("");
  }

  private LibreTranslateEngine engine(String key) {
    Calls calls = new Calls("libretranslate", CallLimits.STANDARD, Allowance.unlimited(), pace);
    return new LibreTranslateEngine(server.settings(key), calls);
  }

  @Test
  void marksTravelAsElements() throws Exception {
    LibreTranslateEngine engine = engine("");
    assertThat(text(engine.translate(List.of(MARKED), EN_ES).getFirst()))
        .isEqualTo("THE ⟦1⟧ CALLS ⟦2⟧SMALL ⟦3⟧CELLS⟦/3⟧⟦/2⟧ & MORE <HERE>.");
    assertThat(server.formats).containsExactly("html");
    assertThat(engine.tally()).isEqualTo(new Tally(1, 1, 0, 0));
  }

  @Test
  void aServerThatLosesElementsIsAskedForPlainText() throws Exception {
    server.close();
    server =
        new LibreTranslateFake(
            "",
            (format, texts) ->
                texts.stream()
                    .map(t -> format.equals("html") ? t.replaceAll("</?span[^>]*>", "") : t)
                    .toList());
    LibreTranslateEngine engine = engine("");
    assertThat(text(engine.translate(List.of(MARKED), EN_ES).getFirst()))
        .isEqualTo("THE ⟦1⟧ CALLS ⟦2⟧SMALL ⟦3⟧CELLS⟦/3⟧⟦/2⟧ & MORE <HERE>.");
    assertThat(engine.tally()).isEqualTo(new Tally(1, 0, 1, 1));
  }

  @Test
  void translationsAtEachOthersPlacesAreNotBelieved() throws Exception {
    server.close();
    server =
        new LibreTranslateFake(
            "",
            (format, texts) -> {
              List<String> rotated = new ArrayList<>(texts);
              Collections.rotate(rotated, 1);
              return rotated;
            });
    List<SourceSegment> two = List.of(segment("Small cells rest."), segment("Large cells grow."));
    assertThat(engine("").translate(two, EN_ES))
        .extracting(TranslationEngineContract::text)
        .containsExactly("SMALL CELLS REST.", "LARGE CELLS GROW.");
  }

  @Test
  void aBusyServerIsGivenTheTimeItAsksFor() throws Exception {
    server.refusals.add(new int[] {429, 7});
    server.refusals.add(new int[] {503, -1});
    assertThat(text(engine("").translate(List.of(segment("Cells.")), EN_ES).getFirst()))
        .isEqualTo("CELLS.");
    assertThat(pace.waits()).hasSize(2).first().isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void failuresNameTheServerAndWhatToDo() throws Exception {
    server.close();
    server = new LibreTranslateFake("secret", (format, texts) -> texts);
    assertThat(text(engine("secret").translate(List.of(segment("Cells.")), EN_ES).getFirst()))
        .isEqualTo("CELLS.");
    assertThatThrownBy(() -> engine("wrong-key").translate(List.of(segment("Cells.")), EN_ES))
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith("the LibreTranslate server at 127.0.0.1:")
        .hasMessageEndingWith(
            "(403, “Invalid API key …”) did not accept the key; check DARS_LIBRETRANSLATE_KEY");
    assertThatThrownBy(() ->
            engine("secret").translate(List.of(segment("C.")), new EngineContext("en", "kk", "")))
        .hasMessageContaining("does not translate en to kk; install that pair there");
    server.close();
    assertThatThrownBy(() -> engine("secret").translate(List.of(segment("Cells.")), EN_ES))
        .hasMessageContaining("cannot be reached; start it, or correct DARS_LIBRETRANSLATE_URL");
  }

  @Test
  void languagesAreFoundByTheServersNames() {
    assertThat(engine("").supports("en-GB", "es-MX")).isTrue();
    assertThat(engine("").supports("en", "zh-TW")).isTrue();
    assertThat(engine("").supports("en", "zh")).isFalse();
    assertThat(engine("").supports("es", "kk")).isFalse();
  }

  @Test
  void settingsAreReadAndNamedWhenWrong() throws Exception {
    assertThat(LibreTranslateSettings.from(Map.of())).isEmpty();
    Map<String, String> settings =
        Map.of(
            "DARS_LIBRETRANSLATE_URL",
            "https://mt.uni.example/",
            "DARS_LIBRETRANSLATE_KEY",
            "secret");
    assertThat(LibreTranslateSettings.from(settings))
        .hasValueSatisfying(s -> assertThat(s).hasToString("mt.uni.example with a key"));
    assertThatThrownBy(
            () -> LibreTranslateSettings.from(Map.of("DARS_LIBRETRANSLATE_URL", "localhost")))
        .hasMessage(
            "DARS_LIBRETRANSLATE_URL cannot be “localhost”; set it, for example, to"
                + " http://localhost:5000");
  }
}
