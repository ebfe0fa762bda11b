package org.dars.index.search;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads that nobody else can interrupt. An interrupt in the middle of a file operation closes the
 * file under Java, and Lucene would close the whole index after it; so whatever opens or writes
 * files runs here, while the caller waits.
 */
final class OwnThreads implements AutoCloseable {

  /** Work that yields nothing. */
  interface Task {
    void run() throws IOException;
  }

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("passage-index-", 0).daemon().factory());

  void run(Task task) throws IOException {
    call(() -> {
      task.run();
      return true;
    });
  }

  /** Runs work to its end, whatever happens to the caller, which keeps its interrupt. */
  <T> T call(Callable<T> work) throws IOException {
    Future<T> result = threads.submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return result.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw asIoException(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  private static IOException asIoException(ExecutionException failed) {
    return switch (failed.getCause()) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> new IOException(failed);
    };
  }
}
