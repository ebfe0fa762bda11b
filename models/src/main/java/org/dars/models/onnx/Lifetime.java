package org.dars.models.onnx;

import ai.onnxruntime.OrtException;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The time in which a loaded model may be used. Closing waits for the calls under way; the end of
 * the process does not, it halts their threads. Safe for use by several threads.
 */
final class Lifetime {

  /** What a model holds outside the heap. */
  interface Held {
    void close() throws OrtException;
  }

  /** The model was closed before the call. */
  static final class ClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ClosedException(String message) {
      super(message);
    }
  }

  private final String what;
  private final Thread atExit;

  /** Read while the model is used, written while it is closed. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;

  /**
   * @param what the model, as a sentence begins: "The reranker x"
   * @param name of the model, for its threads
   * @param lanes what its calls run on
   */
  Lifetime(String what, String name, Lanes lanes) {
    this.what = what;
    this.atExit = Thread.ofPlatform().name(name + "-halt").unstarted(lanes::halt);
  }

  /** From now on the end of the process halts the model. */
  void begin() {
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Makes a call while the model is open.
   *
   * @throws ClosedException when it is not
   */
  <T> T using(Callable<T> call) throws Exception {
    use.readLock().lock();
    try {
      if (closed) {
        throw new ClosedException(what + " is closed.");
      }
      return call.call();
    } finally {
      use.readLock().unlock();
    }
  }

  /** Waits for the calls under way and closes what the model holds, once. */
  void end(Held held) throws OrtException {
    use.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException e) {
        // The process is ending, and the hook is running.
      }
      held.close();
    } finally {
      use.writeLock().unlock();
    }
  }
}
