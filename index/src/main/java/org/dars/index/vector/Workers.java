package org.dars.index.vector;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the work on many small parts, and stop when asked to.
 *
 * @param threads how many, at least 1; one alone is the caller's own
 * @param stop true ends the work with a {@link BuildStoppedException}
 */
record Workers(int threads, BooleanSupplier stop) {

  private static final int PORTION = 64;

  /** The same with one thread. */
  Workers alone() {
    return new Workers(1, stop);
  }

  /**
   * Does work for 0…count−1, in order when there is one thread.
   *
   * @param work asked once for each thread
   */
  void each(int count, Supplier<IntConsumer> work) {
    each(count, PORTION, work);
  }

  /**
   * The same.
   *
   * @param portion how many a thread takes at a time
   */
  void each(int count, int portion, Supplier<IntConsumer> work) {
    var next = new AtomicInteger();
    var failed = new AtomicReference<@Nullable Throwable>();
    Runnable share =
        () -> {
          try {
            run(count, portion, next, failed, work.get());
          } catch (RuntimeException | Error e) {
            failed.compareAndSet(null, e);
          }
        };
    if (threads == 1) {
      share.run();
    } else {
      runOnAll(share);
    }
    Throwable failure = failed.get();
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private void run(
      int count,
      int portion,
      AtomicInteger next,
      AtomicReference<@Nullable Throwable> failed,
      IntConsumer work) {
    for (int from = next.getAndAdd(portion);
        from >= 0 && from < count;
        from = next.getAndAdd(portion)) {
      if (failed.get() != null) {
        return;
      }
      if (stop.getAsBoolean()) {
        throw new BuildStoppedException();
      }
      int to = Math.min(count, from + portion);
      for (int i = from; i < to; i++) {
        work.accept(i);
      }
    }
  }

  private void runOnAll(Runnable share) {
    Thread[] others = new Thread[threads - 1];
    for (int t = 0; t < others.length; t++) {
      others[t] = Thread.ofPlatform().name("vectors-", t).start(share);
    }
    share.run();
    boolean interrupted = false;
    for (Thread other : others) {
      while (true) {
        try {
          other.join();
          break;
        } catch (InterruptedException e) {
          // They must be done before their memory is let go.
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
