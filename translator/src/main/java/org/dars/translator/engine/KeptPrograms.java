package org.dars.translator.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Programs kept running between uses, several of a kind when several threads ask; one that died is
 * replaced, one that nobody needed for a while is ended. Safe for use by several threads.
 */
final class KeptPrograms implements AutoCloseable {

  /** How one is started. */
  interface Starter {
    KeptProgram start(String kind) throws EngineException;
  }

  private final Starter starter;
  private final Duration idle;
  private final Semaphore running;
  private final Map<String, Deque<Resting>> resting = new HashMap<>();

  private record Resting(KeptProgram program, long since) {}

  /**
   * @param most programs in use at once; a further thread waits
   * @param idle how long one rests before it is ended
   */
  KeptPrograms(Starter starter, int most, Duration idle) {
    this.starter = starter;
    this.idle = idle;
    this.running = new Semaphore(most);
  }

  /** As {@link KeptProgram#exchange}, by one of a kind that has nothing else to do. */
  List<String> exchange(String kind, List<String> texts, Duration limit)
      throws ExternalProgram.BrokeOff, EngineException, InterruptedException {
    running.acquire();
    try {
      KeptProgram program = take(kind);
      List<String> answers = program.exchange(texts, limit);
      putBack(kind, program);
      return answers;
    } finally {
      running.release();
    }
  }

  private KeptProgram take(String kind) throws EngineException {
    synchronized (this) {
      Deque<Resting> programs = resting.getOrDefault(kind, new ArrayDeque<>());
      while (!programs.isEmpty()) {
        KeptProgram program = programs.pop().program();
        if (program.isAlive()) {
          return program;
        }
        program.close();
      }
    }
    return starter.start(kind);
  }

  private synchronized void putBack(String kind, KeptProgram program) {
    resting
        .computeIfAbsent(kind, k -> new ArrayDeque<>())
        .push(new Resting(program, System.nanoTime()));
    CompletableFuture.delayedExecutor(
            idle.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(this::endIdle);
  }

  private synchronized void endIdle() {
    long now = System.nanoTime();
    for (Deque<Resting> programs : resting.values()) {
      while (!programs.isEmpty() && now - programs.getLast().since() >= idle.toNanos()) {
        programs.removeLast().program().close();
      }
    }
  }

  /** How many rest, ready to be used. */
  synchronized int size() {
    return resting.values().stream().mapToInt(Deque::size).sum();
  }

  /** Ends those that rest; those in use are ended by their users' interruption. */
  @Override
  public void close() {
    List<Resting> all = new ArrayList<>();
    synchronized (this) {
      resting.values().forEach(all::addAll);
      resting.clear();
    }
    all.forEach(rest -> rest.program().close());
  }
}
