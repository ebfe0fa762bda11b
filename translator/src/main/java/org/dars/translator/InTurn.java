package org.dars.translator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dars.translator.engine.EngineException;
import org.jspecify.annotations.Nullable;

/**
 * Files done several at once, their reports in their own order. When one finds that the engine is
 * of no use any more, or somebody cancelled, the others stop after their batch at hand.
 */
final class InTurn {

  private final int files;
  private final Consumer<Progress> progress;
  private final BooleanSupplier cancelled;
  private final AtomicInteger done = new AtomicInteger();
  private volatile @Nullable String why;

  InTurn(int files, Consumer<Progress> progress, BooleanSupplier cancelled) {
    this.files = files;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /** Passes a file's own progress on as the course's. */
  synchronized void hear(Progress p) {
    int file = Math.min(files, done.get() + 1);
    progress.accept(new Progress(p.path(), file, files, p.segment(), p.segments()));
  }

  /** Whether to go no further. */
  boolean stopped() {
    if (why == null && cancelled.getAsBoolean()) {
      stop("it was cancelled.");
    }
    return why != null;
  }

  /** Why it stopped before its end, one sentence; "" when it did not. */
  String why() {
    String reason = why;
    return reason == null ? "" : reason;
  }

  private synchronized void stop(String reason) {
    if (why == null) {
      why = reason;
    }
  }

  /**
   * Runs steps, in their order as far as threads allow.
   *
   * @return the reports of those that ended
   * @throws InterruptedException when interrupted; the steps at hand have ended then
   */
  List<FileReport> run(List<Callable<List<FileReport>>> steps, int threads)
      throws InterruptedException {
    List<FileReport> reports = new ArrayList<>();
    if (threads <= 1) {
      for (Callable<List<FileReport>> step : steps) {
        if (stopped()) {
          break;
        }
        reports.addAll(guarded(step));
      }
      return reports;
    }
    try (ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name("dars-translate-", 1).factory())) {
      List<Future<List<FileReport>>> running = new ArrayList<>();
      for (Callable<List<FileReport>> step : steps) {
        running.add(pool.submit(() -> stopped() ? List.of() : guarded(step)));
      }
      try {
        for (Future<List<FileReport>> one : running) {
          reports.addAll(one.get());
        }
      } catch (InterruptedException e) {
        // Cooperative: an interrupt inside a memory's files would close them.
        stop("it was interrupted.");
        throw e;
      } catch (ExecutionException e) {
        stop("it failed.");
        throw unchecked(e.getCause());
      }
    }
    return reports;
  }

  private List<FileReport> guarded(Callable<List<FileReport>> step) throws InterruptedException {
    try {
      return step.call();
    } catch (CancellationException e) {
      stop("it was cancelled.");
      return List.of();
    } catch (EngineException e) {
      stop(e.getMessage() + ".");
      return List.of();
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      done.incrementAndGet();
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(cause);
    };
  }
}
