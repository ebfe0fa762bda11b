package org.dars.models.onnx;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.dars.models.EmbedderException;

/**
 * Runs what opens ONNX Runtime on a thread with a deep stack. Version 1.29 matches the process's
 * command line with a recursive regular expression when it makes an environment or a session, and
 * ends the JVM when a long question on that line overflows the stack.
 */
final class DeepStack {

  /** Bytes of address space, used only as far as needed: enough for the longest command line. */
  private static final long STACK = 64 << 20;

  private DeepStack() {}

  static <T> T call(Callable<T> work) throws ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "dars-open-model", STACK).start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbedderException("Stopped while the embedding model was opened.", e);
    }
  }
}
