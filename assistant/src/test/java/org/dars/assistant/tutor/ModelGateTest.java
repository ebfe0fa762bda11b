package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  @Test
  void aModelThatDoesNotBeginInTimeIsCancelledAndTheCourseAnswersInItsOwnWords() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    LanguageModel asleep =
        new LanguageModel() {
          @Override
          public String name() {
            return "asleep";
          }

          @Override
          public String ask(Prompt prompt, Consumer<String> onText) throws InterruptedException {
            try {
              new CountDownLatch(1).await();
              return "";
            } finally {
              cancelled.countDown();
            }
          }
        };
    ModelGate gate =
        new ModelGate(asleep, Budget.NONE, null, Clock.systemUTC(), Duration.ofMillis(50));
    Evidence tides =
        EvidenceFixture.paragraph("1", "Tides", "Tides are caused by the gravity of the Moon.");
    Tutor tutor =
        new Tutor(
            (zone, course, question, k) -> List.of(tides),
            gate,
            null,
            Outline.NONE,
            TutorProfileSource.STANDARD);

    Answer answer =
        tutor.answer(new Ask("", "", "What causes tides?", List.of()), AnswerListener.SILENT);

    assertThat(answer.notes().getFirst().code()).isEqualTo(Note.Code.MODEL_SLOW);
    assertThat(answer.notes().getFirst().in("en"))
        .isEqualTo("asleep was too slow to begin. These are the course’s own words.");
    assertThat(answer.notes().getFirst().reason().orElseThrow())
        .isEqualTo(
            "No word within 0.05 s; where the model needs longer to begin, raise"
                + " DARS_TUTOR_FIRST_TOKEN_TIMEOUT.");
    assertThat(answer.sentences().getFirst().text())
        .isEqualTo("Tides are caused by the gravity of the Moon.");
    assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aModelThatHasBegunMayTakeLonger() throws Exception {
    CountDownLatch longer = new CountDownLatch(1);
    LanguageModel slow =
        new LanguageModel() {
          @Override
          public String name() {
            return "slow";
          }

          @Override
          public String ask(Prompt prompt, Consumer<String> onText) throws InterruptedException {
            onText.accept("one ");
            longer.await();
            onText.accept("two");
            return "one two";
          }
        };
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    Thread.ofVirtual()
        .start(() -> {
          while (heard.isEmpty()) {
            Thread.onSpinWait();
          }
          longer.countDown();
        });
    String whole = FirstWord.ask(slow, Duration.ofSeconds(60), PROMPT, heard::add, _ -> {});
    assertThat(whole).isEqualTo("one two");
    assertThat(heard).containsExactly("one ", "two");
  }

  @Test
  void theTimeForTheFirstWordIsASetting() throws Exception {
    assertThat(FirstWord.from(Map.of())).isEqualTo(Duration.ofSeconds(15));
    assertThat(FirstWord.from(Map.of(FirstWord.SETTING, "40s"))).isEqualTo(Duration.ofSeconds(40));
    assertThatThrownBy(() -> FirstWord.from(Map.of(FirstWord.SETTING, "soon")))
        .hasMessage(
            "DARS_TUTOR_FIRST_TOKEN_TIMEOUT cannot be “soon”; set it to 1–9999 seconds, for example 15s.");
  }
}
