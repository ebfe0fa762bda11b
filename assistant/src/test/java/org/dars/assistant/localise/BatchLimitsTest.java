package org.dars.assistant.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.models.Price;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.engine.Allowance.Spent;
import org.dars.translator.engine.Engines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a batch may cost, and what happens when it is spent. */
class BatchLimitsTest extends BatchFixture {

  /** Enough for some of the requests that the course takes. */
  private static final long FEW_TOKENS = 16_000;

  private static NewBatch within(Limit limit) {
    return new NewBatch("biology", "en", List.of("es"), "llm", ReviewPolicy.NONE, 2, limit);
  }

  @Test
  void aSpentBudgetPausesItAndAHigherOneGoesOnWithoutAskingAgain() throws Exception {
    WordsModel model = new WordsModel(n -> {});
    try (Batches batches = batches(model)) {
      batches.start(1);
      String id = batches.submit(ZONE, within(new Limit(null, FEW_TOKENS)));
      Batch paused = done(batches, id);
      assertThat(paused.target("es").orElseThrow().state()).isEqualTo(State.PAUSED);
      assertThat(paused.target("es").orElseThrow().report())
          .contains("the budget of 16000 tokens would be passed");
      assertThat(paused.spent().tokens()).isBetween(1L, FEW_TOKENS);
      assertThat(batches.submit(ZONE, within(new Limit(null, 1_000_000L)))).isEqualTo(id);
      Batch ended = done(batches, id);
      assertThat(ended.target("es").orElseThrow().state()).isEqualTo(State.DONE);
      assertThat(ended.what().limit()).isEqualTo(new Limit(null, 1_000_000L));
      assertThat(ended.spent().tokens()).isGreaterThan(FEW_TOKENS);
      assertThat(account(LocalisationLimits.NONE).today(ZONE)).isEqualTo(ended.spent());
    }
    assertThat(model.asked.values()).allMatch(n -> n == 1);
  }

  @Test
  void aSpentDayHoldsItBackUntilTheNextOne() throws Exception {
    LocalisationLimits day = new LocalisationLimits(null, FEW_TOKENS);
    Engines engines = new Engines(new WordsModel(n -> {}), null);
    try (Batches batches = batches(engines, memory, day)) {
      batches.start(1);
      String id = batches.submit(ZONE, within(Limit.NONE));
      for (int i = 0; i < 600 && batches.nextTry(ZONE, id, "es").filter(later()).isEmpty(); i++) {
        Thread.sleep(50);
      }
      assertThat(batches.nextTry(ZONE, id, "es").orElseThrow())
          .isEqualTo(Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
      Batch waiting = batches.batch(ZONE, id).orElseThrow();
      assertThat(waiting.target("es").orElseThrow().state()).isEqualTo(State.WAITING);
      assertThat(waiting.target("es").orElseThrow().report())
          .contains("the day's limit for localising of 16000 tokens would be passed");
    }
    assertThat(account(day).today("other")).isEqualTo(Spent.NOTHING);
  }

  private static Predicate<Instant> later() {
    Instant soon = Instant.now().plusSeconds(1);
    return time -> time.isAfter(soon);
  }

  @Test
  void aBudgetThatNothingMeasuresIsRefused() {
    try (Batches batches = batches(new WordsModel(n -> {}))) {
      assertThatThrownBy(() -> batches.submit(ZONE, within(new Limit(5_000_000L, null))))
          .hasMessage(
              "A budget in money needs the language model's prices: set DARS_LLM_PRICE_IN and"
                  + " DARS_LLM_PRICE_OUT, or limit the tokens.");
      assertThatThrownBy(() -> batches.submit(ZONE, within(new Limit(null, 0L))))
          .hasMessage("A budget must be more than 0, or left out.");
      assertThat(batches.list(ZONE)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DARS_LLM_LOCALISATION_TOKENS_DAY, 1.5, 'DARS_LLM_LOCALISATION_TOKENS_DAY cannot be “1.5”; set"
        + " it, for example, to 2000000.'",
    "DARS_LLM_LOCALISATION_BUDGET_DAY, 5, 'DARS_LLM_LOCALISATION_BUDGET_DAY needs the language"
        + " model''s prices: set DARS_LLM_PRICE_IN and DARS_LLM_PRICE_OUT (of a million tokens), or"
        + " set DARS_LLM_LOCALISATION_TOKENS_DAY instead.'"
  })
  void aLimitOfTheDayThatCannotBeIsNamed(String name, String value, String message) {
    assertThatThrownBy(() -> LocalisationLimits.from(Map.of(name, value), Price.FREE))
        .hasMessage(message);
  }

  @Test
  void aLimitOfTheDayIsRead() throws Exception {
    assertThat(
            LocalisationLimits.from(
                Map.of(LocalisationLimits.MONEY, "2.50", LocalisationLimits.TOKENS, " 2000000 "),
                new Price(1, 1)))
        .isEqualTo(new LocalisationLimits(2_500_000L, 2_000_000L));
    assertThat(LocalisationLimits.from(Map.of(LocalisationLimits.MONEY, " "), Price.FREE))
        .isEqualTo(LocalisationLimits.NONE);
  }
}
