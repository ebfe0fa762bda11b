package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dars.models.testing.ScriptedLanguageModel;
import org.dars.translator.engine.Guidance.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedEngineTest extends TranslationEngineContract {

  private static final List<SourceSegment> MANY =
      IntStream.range(0, 45).mapToObj(i -> segment("word" + i + " cell.")).toList();

  @TempDir Path folder;
  private final ScriptedLanguageModel model = JsonModel.good();
  private EngineCache cache;

  @BeforeEach
  void open() throws IOException {
    cache = EngineCache.open(file());
  }

  @AfterEach
  void close() throws IOException {
    cache.close();
  }

  private Path file() {
    return folder.resolve("job/engines.cache");
  }

  private void reopen() throws IOException {
    cache.close();
    open();
  }

  @Override
  TranslationEngine engine() {
    return new CachedEngine(new LanguageModelEngine(model), cache);
  }

  @Test
  void whatWasAnsweredIsNotAskedAgainNotEvenAfterARestart() throws Exception {
    List<EngineResult> first = engine().translate(MANY, EN_ES);
    int requests = model.prompts().size();
    reopen();
    assertThat(engine().translate(MANY, EN_ES)).isEqualTo(first);
    assertThat(model.prompts()).hasSize(requests);
  }

  @Test
  void everythingThatMattersIsInTheKey() throws Exception {
    List<SourceSegment> one = List.of(segment("Small cells."));
    Guidance formal = new Guidance(List.of(), "", Register.FORMAL);
    Guidance term =
        new Guidance(List.of(new TermHint("cell", "celda", List.of())), "", Register.FORMAL);
    List<EngineContext> contexts =
        List.of(
            EN_ES,
            new EngineContext("en", "fr", "Cells"),
            new EngineContext("en", "es", "Plants"),
            new EngineContext("en", "es", "Cells", formal),
            new EngineContext("en", "es", "Cells", term));
    for (EngineContext context : contexts) {
      engine().translate(one, context);
    }
    engine().translate(List.of(new SourceSegment("Small cells.", List.of("Plants"))), EN_ES);
    engine()
        .translate(List.of(new SourceSegment("Small cells.", List.of("Cells"), "A.", "")), EN_ES);
    assertThat(model.prompts()).hasSize(7);
    Guidance other =
        new Guidance(List.of(new TermHint("leaf", "hoja", List.of())), "", Register.UNSPECIFIED);
    engine().translate(one, new EngineContext("en", "es", "Cells", other));
    assertThat(model.prompts()).as("a term that does not occur").hasSize(7);
  }

  @Test
  void aTornOrSpoiltLineCostsItsOwnAnswerOnly() throws Exception {
    engine().translate(MANY, EN_ES);
    cache.close();
    byte[] bytes = Files.readAllBytes(file());
    bytes[40] ^= 1;
    Files.write(file(), Arrays.copyOf(bytes, bytes.length - 7));
    open();
    assertThat(cache.size()).isEqualTo(43);
    engine().translate(MANY, EN_ES);
    reopen();
    assertThat(cache.size()).isEqualTo(45);
  }

  @Test
  void whatIsDamagedIsNotKept() throws Exception {
    ScriptedLanguageModel poor = JsonModel.wrapped(list -> list, json -> json.replace("⟦1⟧", ""));
    TranslationEngine engine = new CachedEngine(new LanguageModelEngine(poor), cache);
    engine.translate(List.of(segment("The ⟦1⟧ cell.")), EN_ES);
    assertThat(cache.size()).isZero();
  }

  @Test
  void foreignLinesArePassedOverAndASecondUserIsTold() throws Exception {
    cache.close();
    Files.writeString(
        file(), "hello\n0123 {}\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    open();
    assertThat(cache.size()).isZero();
    assertThatThrownBy(() -> EngineCache.open(file()))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "the engine cache is in use by another process; wait for it, or end it");
  }
}
