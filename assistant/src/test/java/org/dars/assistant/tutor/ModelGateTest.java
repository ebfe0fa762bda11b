package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Spending;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.dars.models.Usage;
import org.dars.models.testing.ScriptedLanguageModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelGateTest {

  private static final Prompt PROMPT = new Prompt("rules", "question", 100, false);

  @TempDir Path folder;

  private final Hands clock = new Hands();

  /** A clock that is set by hand. */
  private static final class Hands extends Clock {
    private Instant now = Instant.parse("2026-03-31T23:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static void fails(LanguageModel model) {
    assertThatThrownBy(() -> model.ask(PROMPT, text -> {}))
        .isInstanceOf(LanguageModelException.class);
  }

  @Test
  void afterFailuresInARowTheModelRestsThenIsTriedAndRestsLonger() throws Exception {
    AtomicBoolean up = new AtomicBoolean(false);
    ScriptedLanguageModel model =
        ScriptedLanguageModel.by(prompt -> {
          if (up.get()) {
            return "Here.";
          }
          throw new LanguageModelException("It is away.", null);
        });
    ModelGate gate = new ModelGate(model, Budget.NONE, null, clock);
    LanguageModel asked = gate.of("a");

    fails(asked);
    assertThat(gate.closed("a")).isEmpty();
    fails(asked);
    assertThat(gate.closed("a")).contains(Note.of(Note.Code.MODEL_RESTING, "scripted"));
    fails(asked);
    assertThat(model.prompts()).as("it was not asked while it rests").hasSize(2);

    clock.pass(ModelGate.REST);
    assertThat(gate.closed("a")).isEmpty();
    fails(asked);
    clock.pass(ModelGate.REST);
    assertThat(gate.closed("a")).as("the second rest is longer").isPresent();
    clock.pass(ModelGate.REST);

    up.set(true);
    assertThat(asked.ask(PROMPT, text -> {})).isEqualTo("Here.");
    up.set(false);
    fails(asked);
    assertThat(gate.closed("a")).as("one failure after an answer").isEmpty();
  }

  /** A model that takes a million tokens each way. */
  private static final class Dear implements LanguageModel {
    @Override
    public String name() {
      return "dear";
    }

    @Override
    public String ask(Prompt prompt, Consumer<String> onText) {
      return "Yes.";
    }

    @Override
    public String ask(Prompt prompt, Consumer<String> onText, Consumer<Usage> onUsage) {
      onUsage.accept(new Usage(1_000_000, 1_000_000, false));
      return "Yes.";
    }
  }

  @Test
  void whatAZoneSpendsIsCountedByDayAndMonthAndSurvivesARestart() throws Exception {
    Budget budget =
        Budget.from(
            Map.of(
                "DARS_LLM_PRICE_IN", "0.50",
                "DARS_LLM_PRICE_OUT", "1",
                "DARS_LLM_BUDGET_DAY", "3",
                "DARS_LLM_BUDGET_MONTH", "4"));
    Home home = new Home(folder).ready();
    try (Database database = Database.open(home)) {
      ModelGate gate = new ModelGate(new Dear(), budget, new Spending(database, clock), clock);
      gate.of("a").ask(PROMPT, text -> {});
      assertThat(gate.closed("a")).isEmpty();
      gate.of("a").ask(PROMPT, text -> {});
    }
    try (Database database = Database.open(home)) {
      Spending spending = new Spending(database, clock);
      ModelGate gate = new ModelGate(new Dear(), budget, spending, clock);
      assertThat(spending.ofDay("a")).isEqualTo(3_000_000);
      assertThat(gate.closed("a")).contains(Note.of(Note.Code.BUDGET_DAY));
      assertThat(gate.closed("b")).as("another zone's money").isEmpty();

      clock.pass(Duration.ofHours(2));
      assertThat(spending.ofMonth("a")).as("April has begun").isZero();
      gate.of("a").ask(PROMPT, text -> {});
      clock.pass(Duration.ofDays(1));
      gate.of("a").ask(PROMPT, text -> {});
      clock.pass(Duration.ofDays(1));
      gate.of("a").ask(PROMPT, text -> {});
      assertThat(spending.ofDay("a")).isEqualTo(1_500_000);
      assertThat(gate.closed("a")).contains(Note.of(Note.Code.BUDGET_MONTH));
      fails(gate.of("a"));
    }
  }

  @Test
  void whatTheProviderDoesNotCountIsEstimated() throws Exception {
    Budget budget = Budget.from(Map.of("DARS_LLM_PRICE_OUT", "1000000"));
    try (Database database = Database.open(new Home(folder).ready())) {
      Spending spending = new Spending(database, clock);
      new ModelGate(ScriptedLanguageModel.answering("seven b"), budget, spending, clock)
          .of("a")
          .ask(PROMPT, text -> {});
      assertThat(spending.ofDay("a")).isEqualTo(2_000_000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DARS_LLM_PRICE_IN, cheap, 'DARS_LLM_PRICE_IN cannot be “cheap”; set it, for example, to 0.27.'",
    "DARS_LLM_BUDGET_DAY, -1, 'DARS_LLM_BUDGET_DAY cannot be “-1”; set it, for example, to 2.'",
    "DARS_LLM_BUDGET_MONTH, 5, 'A budget for the language model needs its prices: set DARS_LLM_PRICE_IN and"
        + " DARS_LLM_PRICE_OUT (of a million tokens), or unset the budget.'"
  })
  void aSettingThatCannotBeReadIsNamed(String name, String value, String message) {
    assertThatThrownBy(() -> Budget.from(Map.of(name, value))).hasMessage(message);
  }

  @Test
  void withoutSettingsNothingIsLimited() throws Exception {
    assertThat(Budget.from(Map.of("DARS_LLM_BUDGET_DAY", " "))).isEqualTo(Budget.NONE);
    assertThat(List.of(Budget.NONE.cost(new Usage(5, 5, false)))).containsExactly(0L);
  }
}
