package org.dars.models.onnx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of platform threads (a native run would pin a virtual one) that share out numbered
 * pieces of work. After each piece a lane goes to the end of the queue, so that a question asked
 * while a course is being embedded waits for one piece, not for the course.
 */
final class Lanes implements AutoCloseable {

  /** Does the piece of that number. */
  interface Work {
    void piece(int number) throws Exception;
  }

  private final int count;
  private final ExecutorService threads;

  /** One for each piece that is running. */
  private final Semaphore running;

  private volatile boolean halted;

  Lanes(int count, String name) {
    this.count = count;
    this.running = new Semaphore(count);
    ThreadFactory factory = Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    this.threads = Executors.newFixedThreadPool(count, factory);
  }

  /**
   * Does all pieces and waits for them. The first exception, or an interrupt, stops the rest; in
   * either case no piece is running any more when this returns.
   *
   * @throws InterruptedException when the calling thread is interrupted
   * @throws Exception the first that a piece threw
   */
  void run(int pieces, Work work) throws Exception {
    if (pieces == 0) {
      return;
    }
    Job job = new Job(pieces, work, Math.min(pieces, count));
    job.start();
    job.await();
  }

  /**
   * Begins no more pieces and waits a little for those that run: the process is about to end. Work
   * in flight fails.
   */
  void halt() {
    halted = true;
    try {
      if (!running.tryAcquire(count, 10, TimeUnit.SECONDS)) {
        return; // A run takes less than a second; whatever this is, it must not hold up the end.
      }
      running.release(count);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.close();
  }

  private final class Job {
    private final int pieces;
    private final Work work;
    private final int lanes;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch ended;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;

    Job(int pieces, Work work, int lanes) {
      this.pieces = pieces;
      this.work = work;
      this.lanes = lanes;
      this.ended = new CountDownLatch(lanes);
    }

    void start() {
      for (int i = 0; i < lanes; i++) {
        threads.execute(this::onePiece);
      }
    }

    private void onePiece() {
      if (halted) {
        failure.compareAndSet(null, new IllegalStateException("The model stops: Dars is ending."));
        stopped = true;
      }
      int number = stopped ? pieces : next.getAndIncrement();
      if (number >= pieces) {
        ended.countDown();
        return;
      }
      try {
        running.acquire();
        try {
          if (!halted) {
            work.piece(number);
          }
        } finally {
          running.release();
        }
      } catch (Throwable t) { // errors of native code too: the caller must hear of them
        failure.compareAndSet(null, t);
        stopped = true;
      }
      threads.execute(this::onePiece);
    }

    void await() throws Exception {
      try {
        ended.await();
      } catch (InterruptedException e) {
        stopped = true;
        awaitUninterruptibly();
        throw e;
      }
      Throwable t = failure.get();
      if (t instanceof Error error) {
        throw error;
      }
      if (t instanceof Exception exception) {
        throw exception;
      }
    }

    /** At most one piece a lane is left to wait for. */
    private void awaitUninterruptibly() {
      while (true) {
        try {
          ended.await();
          return;
        } catch (InterruptedException e) {
          // Already stopping; the caller gets the first interrupt.
        }
      }
    }
  }
}
