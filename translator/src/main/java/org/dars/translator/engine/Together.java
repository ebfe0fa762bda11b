package org.dars.translator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs tasks at once, each on a thread of its own; when one fails, the others are interrupted. */
final class Together {

  private Together() {}

  /** Goes on, unless the calling thread was interrupted. */
  static void unlessInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /**
   * Runs them to the end.
   *
   * @throws EngineException the first failure, in the order of the tasks
   * @throws InterruptedException when the caller is interrupted; no task goes on behind it
   */
  static void run(List<Callable<Void>> tasks) throws EngineException, InterruptedException {
    unlessInterrupted();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> running = new ArrayList<>();
      tasks.forEach(task -> running.add(threads.submit(task)));
      try {
        for (Future<Void> task : running) {
          task.get();
        }
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case EngineException engine -> throw engine;
          case InterruptedException interrupted -> throw interrupted;
          case RuntimeException runtime -> throw runtime;
          case Error error -> throw error;
          case null, default -> throw new IllegalStateException(e);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }
}
