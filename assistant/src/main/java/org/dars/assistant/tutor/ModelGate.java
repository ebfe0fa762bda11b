package org.dars.assistant.tutor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.dars.assistant.store.Spending;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.dars.models.Usage;
import org.dars.translator.engine.Allowance.Spent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before a language model: lets nothing through that the zone's budget does not pay for, and
 * after failures in a row lets the model rest, so that learners do not wait for what will not come.
 * After the rest one question tries it; when that fails it rests for twice as long. Safe for use by
 * several threads.
 */
public final class ModelGate {

  private static final Logger LOG = LoggerFactory.getLogger(ModelGate.class);

  /** So many failures in a row, and the model rests. */
  static final int FAILURES = 2;

  static final Duration REST = Duration.ofSeconds(30);
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);

  private final LanguageModel model;
  private final Budget budget;
  private final @Nullable Spending spending;
  private final Clock clock;
  private final Duration firstWord;
  private int failures;
  private Duration rest = REST;
  private Instant restsUntil = Instant.MIN;

  /**
   * @param spending where the costs are kept, or null to count none
   * @param clock tells when a rest is over
   * @param firstWord how long a learner waits for the model's first word
   */
  public ModelGate(
      LanguageModel model,
      Budget budget,
      @Nullable Spending spending,
      Clock clock,
      Duration firstWord) {
    this.firstWord = firstWord;
    this.model = model;
    this.budget = budget;
    this.spending = spending;
    this.clock = clock;
  }

  /** The same, with the usual patience. */
  public ModelGate(LanguageModel model, Budget budget, @Nullable Spending spending, Clock clock) {
    this(model, budget, spending, clock, FirstWord.USUAL);
  }

  /** Before a model whose costs nobody counts; null where there is none. */
  static @Nullable ModelGate open(@Nullable LanguageModel model) {
    return model == null ? null : new ModelGate(model, Budget.NONE, null, Clock.systemUTC());
  }

  /** The model's name. */
  public String name() {
    return model.name();
  }

  /** Why the model is not to be asked now, or nothing when it may be. */
  Optional<Note> closed(String zone) {
    if (resting()) {
      return Optional.of(Note.of(Note.Code.MODEL_RESTING, model.name()));
    }
    Long day = budget.day();
    Long month = budget.month();
    if (spending == null) {
      return Optional.empty();
    }
    if (day != null && spending.ofDay(zone) >= day) {
      return Optional.of(Note.of(Note.Code.BUDGET_DAY));
    }
    if (month != null && spending.ofMonth(zone) >= month) {
      return Optional.of(Note.of(Note.Code.BUDGET_MONTH));
    }
    return Optional.empty();
  }

  /** The model as a zone may ask it; null while it may not. */
  public @Nullable LanguageModel openTo(String zone) {
    return closed(zone).isEmpty() ? of(zone) : null;
  }

  /** The model as a zone may ask it: what it costs is put down to the zone. */
  LanguageModel of(String zone) {
    return new Counted(zone);
  }

  private synchronized boolean resting() {
    return clock.instant().isBefore(restsUntil);
  }

  private synchronized void answered() {
    failures = 0;
    rest = REST;
  }

  private synchronized void failed() {
    failures++;
    if (failures >= FAILURES) {
      restsUntil = clock.instant().plus(rest);
      LOG.warn(
          "{} failed {} times in a row and rests for {} s",
          model.name(),
          failures,
          rest.toSeconds());
      rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
    }
  }

  private final class Counted implements LanguageModel {
    private final String zone;

    Counted(String zone) {
      this.zone = zone;
    }

    @Override
    public String name() {
      return model.name();
    }

    @Override
    public String ask(Prompt prompt, Consumer<String> onText)
        throws LanguageModelException, InterruptedException {
      Optional<Note> closed = closed(zone);
      if (closed.isPresent()) {
        throw new LanguageModelException(closed.get().toString(), null);
      }
      try {
        String answer = FirstWord.ask(model, firstWord, prompt, onText, this::spend);
        answered();
        return answer;
      } catch (LanguageModelException e) {
        failed();
        throw e;
      }
    }

    private void spend(Usage usage) {
      if (spending != null && !zone.isEmpty()) {
        spending.add(zone, new Spent(budget.cost(usage), usage.input() + usage.output()));
      }
    }
  }
}
