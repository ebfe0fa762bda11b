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
import java.util.Map;
import java.util.stream.IntStream;
import org.dars.models.Price;
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
    cache = EngineCache.open(file(), 1 << 20);
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
    bytes[60] ^= 1;
    Files.write(file(), Arrays.copyOf(bytes, bytes.length - 7));
    open();
    assertThat(cache.size()).isEqualTo(43);
    engine().translate(MANY, EN_ES);
    reopen();
    assertThat(cache.size()).isEqualTo(45);
  }

  @Test
  void whatIsLeftForLaterIsNotKept() throws Exception {
    ScriptedLanguageModel forgetful =
        JsonModel.spoilt(list -> {
          list.remove(0);
          return list;
        });
    TranslationEngine engine = new CachedEngine(new LanguageModelEngine(forgetful), cache);
    assertThat(engine.translateSome(MANY.subList(0, 5), EN_ES).getFirst())
        .isEqualTo(new EngineResult.Failed("the model left it out", true));
    assertThat(cache.size()).isEqualTo(4);
    assertThat(forgetful.prompts()).hasSize(1);
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
    assertThatThrownBy(() -> EngineCache.open(file(), 1 << 20))
        .isInstanceOf(CacheInUseException.class)
        .hasMessageEndingWith(
            "the engine cache is in use by another process; wait for it, or end it");
  }

  @Test
  void aFileOfAnotherFormatIsBegunAnew() throws Exception {
    cache.close();
    Files.writeString(file(), "dars engine cache 0\nsomething\n");
    open();
    assertThat(cache.size()).isZero();
    engine().translate(MANY, EN_ES);
    reopen();
    assertThat(cache.size()).isEqualTo(45);
    assertThat(file()).content().startsWith("dars engine cache 1\n");
  }

  @Test
  void aFullFileLosesItsOldestAnswersAndStaysWithinItsBound() throws Exception {
    cache.close();
    int most = 20_000;
    cache = EngineCache.open(file(), most);
    List<String> keys = IntStream.range(0, 1_000).mapToObj(i -> "key " + i).toList();
    for (String key : keys) {
      cache.put(List.of(key), List.of(new EngineResult.Translated("answer to " + key)));
      assertThat(Files.size(file())).isLessThanOrEqualTo(most);
    }
    int size = cache.size();
    assertThat(size).isBetween(100, 400);
    cache.close();
    cache = EngineCache.open(file(), most);
    assertThat(cache.size()).isEqualTo(size);
    for (String key : keys.subList(1_000 - size, 1_000)) {
      assertThat(cache.get(key)).contains(new EngineResult.Translated("answer to " + key));
    }
    assertThat(cache.get("key 0")).isEmpty();
  }

  @Test
  void aSmallerBoundThanBeforeIsKeptFromTheStart() throws Exception {
    engine().translate(MANY, EN_ES);
    cache.close();
    cache = EngineCache.open(file(), 3_000);
    assertThat(Files.size(file())).isLessThanOrEqualTo(3_000);
    assertThat(cache.size()).isBetween(5, 20);
  }

  @Test
  void settingsBoundItOrLeaveItOut() throws Exception {
    Path other = folder.resolve("other.cache");
    assertThat(EngineCache.from(Map.of(EngineCache.SETTING, "0"), other)).isEmpty();
    assertThat(EngineCache.from(Map.of(), file())).as("in use").isEmpty();
    try (EngineCache open = EngineCache.from(Map.of(), other).orElseThrow()) {
      assertThat(open.size()).isZero();
    }
    assertThatThrownBy(() -> EngineCache.from(Map.of(EngineCache.SETTING, "much"), other))
        .hasMessage(
            "DARS_ENGINE_CACHE_MB cannot be “much”; set it to megabytes, for example 64, or to 0"
                + " for no cache");
  }

  @Test
  void aKeptAnswerCostsNothingOfTheBudget() throws Exception {
    Allowance first = Allowance.unlimited();
    Engines engines = new Engines(model, null).keeping(cache);
    llm(engines.allowing(first)).translate(MANY, EN_ES);
    assertThat(first.spent().tokens()).isPositive();
    Allowance none = new Allowance(Price.FREE, null, 0L, Allowance.Spent.NOTHING);
    assertThat(llm(engines.allowing(none)).translate(MANY, EN_ES)).hasSize(45);
    assertThat(none.spent()).isEqualTo(Allowance.Spent.NOTHING);
    assertThatThrownBy(
            () -> llm(engines.allowing(none)).translate(List.of(segment("New cells.")), EN_ES))
        .isInstanceOf(BudgetSpentException.class);
  }

  private static TranslationEngine llm(Engines engines) throws EngineException {
    return ((EngineChoice.Machine) engines.choose("llm", "en", "es")).engine();
  }
}
