package org.dars.assistant.web;

import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The answers being made, each on a thread of its own that no reader's leaving stops, and those
 * made in the last minutes.
 */
final class AnswerRuns implements AutoCloseable {
  private static final int MOST_RUNNING = 200;
  private static final int MOST_HELD = 1_000;

  /** Long enough for a phone that comes out of a tunnel; later readers get the stored answer. */
  private static final Duration HELD = Duration.ofMinutes(5);

  private record Key(String conversation, int turn) {}

  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Key, AnswerRun> byTurn = new LinkedHashMap<>();

  AnswerRuns(Clock clock) {
    this.clock = clock;
  }

  /**
   * Begins to answer a turn, or joins in where that is being done already.
   *
   * @param work answers, and ends the run in any case
   * @throws PageProblem when too many answers are being made
   */
  synchronized AnswerRun start(String conversation, int turn, Consumer<AnswerRun> work) {
    Key key = new Key(conversation, turn);
    AnswerRun held = byTurn.get(key);
    if (held != null && held.ended() == null) {
      return held;
    }
    tidy();
    if (byTurn.values().stream().filter(r -> r.ended() == null).count() >= MOST_RUNNING) {
      throw new PageProblem(HttpStatus.SERVICE_UNAVAILABLE, "problem.busy");
    }
    AnswerRun run = new AnswerRun();
    byTurn.put(key, run);
    threads.execute(() -> work.accept(run));
    return run;
  }

  /** The run of a turn, or null when there is none, or it was long ago. */
  synchronized @Nullable AnswerRun find(String conversation, int turn) {
    return byTurn.get(new Key(conversation, turn));
  }

  /** Whether a turn is being answered. */
  boolean running(String conversation, int turn) {
    AnswerRun run = find(conversation, turn);
    return run != null && run.ended() == null;
  }

  private void tidy() {
    byTurn.values().removeIf(r -> r.endedBefore(clock.instant().minus(HELD)));
    // The oldest first: a map in the order of insertion.
    byTurn.values().removeIf(r -> byTurn.size() >= MOST_HELD && r.ended() != null);
  }

  /** Gives answers that are nearly there a moment; what is not whole then can be asked again. */
  @Override
  public void close() {
    // Not shutdownNow: an interrupt would close files under the index's hands.
    threads.shutdown();
    try {
      threads.awaitTermination(3, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
