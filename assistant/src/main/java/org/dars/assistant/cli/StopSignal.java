package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.make.ItemListener;

/**
 * Ctrl+C, or SIGTERM, while items are made: no more are made, and the program ends only after those
 * that are there have been written. Before the first item it ends at once.
 */
final class StopSignal implements ItemListener, AutoCloseable {

  /** Writing ten thousand items takes seconds. */
  private static final long LONGEST_SECONDS = 120;

  private static final int STEP = 100;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "dars-quiz-stop");
  private final PrintWriter err;
  private final int wanted;
  private final AtomicInteger made = new AtomicInteger();
  private volatile boolean stopped;

  private StopSignal(int wanted, PrintWriter err) {
    this.wanted = wanted;
    this.err = err;
  }

  /**
   * Listens until it is closed.
   *
   * @param wanted how many items are to be made
   * @param err is told of every hundredth
   */
  static StopSignal listen(int wanted, PrintWriter err) {
    StopSignal signal = new StopSignal(wanted, err);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** The JVM ends when this does. */
  private void stop() {
    stopped = true;
    if (made.get() == 0) {
      return;
    }
    try {
      if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        err.println("dars: the items could not be written in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the program was told to stop. */
  boolean stopped() {
    return stopped;
  }

  @Override
  public boolean made(Item item, Examination examination) {
    int now = made.incrementAndGet();
    if (now % STEP == 0) {
      err.printf("%d of %d items …%n", now, wanted);
      err.flush();
    }
    return !stopped;
  }

  @Override
  public boolean goesOn() {
    return !stopped;
  }

  @Override
  public void close() {
    done.countDown();
    if (!stopped) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // It was told to stop just now, and all is written.
      }
    }
  }
}
