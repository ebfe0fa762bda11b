package org.dars.assistant.tutor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.Engines;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.engine.TranslationEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Translates questions with the best engine of this machine. What comes back is only searched for;
 * it must be one line of a sane length that keeps the question's numbers.
 */
public final class EngineTranslator implements QuestionTranslator {

  private static final Logger LOG = LoggerFactory.getLogger(EngineTranslator.class);

  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+");

  /** Marks of guarded text; a question holds none. */
  private static final Pattern MARKS = Pattern.compile("[⟦⟧\\p{Cntrl}]+");

  private static final int LONGER = 4;
  private static final int LONGER_BY = 100;

  /** Longest that a learner waits for a question's translation. */
  private static final Duration BUDGET = Duration.ofSeconds(8);

  /** Where engines come from. */
  public interface Source {
    /**
     * The engines that may be asked now; called for each question, and stays whose they are.
     *
     * @throws EngineException when a setting cannot be read
     */
    Engines engines() throws EngineException, InterruptedException;
  }

  private final Source source;
  private final Duration budget;

  /** With as much time as a learner waits. */
  public EngineTranslator(Source source) {
    this(source, BUDGET);
  }

  /**
   * @param budget longest time a question may take
   */
  public EngineTranslator(Source source, Duration budget) {
    this.source = source;
    this.budget = budget;
  }

  @Override
  public Optional<String> translate(String question, String from, String to)
      throws InterruptedException {
    EngineChoice choice;
    try {
      choice = source.engines().choose("auto", from, to);
    } catch (EngineException e) {
      LOG.warn("no engine for {} to {}: {}", from, to, e.getMessage());
      return Optional.empty();
    }
    return switch (choice) {
      case EngineChoice.People people -> Optional.empty();
      case EngineChoice.Machine machine -> inTime(machine.engine(), question, from, to);
    };
  }

  private Optional<String> inTime(TranslationEngine engine, String question, String from, String to)
      throws InterruptedException {
    String clean = MARKS.matcher(question).replaceAll(" ").strip();
    FutureTask<List<EngineResult>> task =
        new FutureTask<>(() ->
            engine.translate(
                List.of(new SourceSegment(clean, List.of())), new EngineContext(from, to, "")));
    Thread.ofVirtual().name("dars-question-translation").start(task);
    try {
      return task.get(budget.toMillis(), TimeUnit.MILLISECONDS).stream()
          .findFirst()
          .flatMap(result -> accepted(result, clean));
    } catch (ExecutionException e) {
      LOG.warn("{} did not translate a question", engine.name(), e.getCause());
      return Optional.empty();
    } catch (TimeoutException e) {
      LOG.warn("{} took longer than {} for a question", engine.name(), budget);
      return Optional.empty();
    } finally {
      task.cancel(true);
    }
  }

  private static Optional<String> accepted(EngineResult result, String question) {
    return switch (result) {
      case EngineResult.Failed failed -> Optional.empty();
      case EngineResult.Translated translated -> {
        String text = MARKS.matcher(translated.text()).replaceAll(" ").strip();
        boolean sane =
            !text.isEmpty()
                && !text.equalsIgnoreCase(question)
                && text.length() <= LONGER * question.length() + LONGER_BY
                && numbers(text).containsAll(numbers(question));
        yield sane ? Optional.of(text) : Optional.empty();
      }
    };
  }

  private static List<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).toList();
  }
}
