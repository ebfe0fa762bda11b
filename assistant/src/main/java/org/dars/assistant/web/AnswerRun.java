package org.dars.assistant.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An answer being made, or made a moment ago: its events, numbered, for as many readers as come and
 * go. It goes on being made when all of them have left. Safe for use by several threads.
 */
final class AnswerRun {
  /** An answer has a few dozen; the last one holds it whole, whatever was left out before. */
  private static final int MOST_EVENTS = 2_000;

  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * An event.
   *
   * @param id what a reader names to get those after it; of this run alone
   */
  record Event(String id, String name, String data) {}

  /** Hears events on the thread that follows. */
  interface Reader {
    void event(Event event);
  }

  private final String token;
  private final List<Event> events = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Instant ended;
  private @Nullable PageProblem problem;

  AnswerRun() {
    byte[] bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    token = HexFormat.of().formatHex(bytes);
  }

  /** The next event. */
  void add(String name, String data) {
    lock.lock();
    try {
      if (events.size() < MOST_EVENTS) {
        put(name, data);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The last event, which is always kept.
   *
   * @param at when that was
   * @param why it ended without an answer, or null
   */
  void end(String name, String data, Instant at, @Nullable PageProblem why) {
    lock.lock();
    try {
      put(name, data);
      ended = at;
      problem = why;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void put(String name, String data) {
    events.add(new Event(token + "-" + (events.size() + 1), name, data));
    changed.signalAll();
  }

  /** When it ended, or null while it runs. */
  @Nullable Instant ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Why it ended without an answer, or null. */
  @Nullable PageProblem problem() {
    lock.lock();
    try {
      return problem;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Hands a reader every event after one, and returns when the last was handed over.
   *
   * @param after id of the last event that it heard; of another run, or null, for all
   */
  void follow(@Nullable String after, Reader reader) throws InterruptedException {
    int next = position(after);
    for (Event event = await(next); event != null; event = await(++next)) {
      reader.event(event);
    }
  }

  /** The index of the first event after the one of that id. */
  private int position(@Nullable String after) {
    if (after == null || !after.startsWith(token + "-")) {
      return 0;
    }
    String number = after.substring(token.length() + 1);
    return number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0;
  }

  /** An event when it is there, or null when there will be none. */
  private @Nullable Event await(int index) throws InterruptedException {
    lock.lock();
    try {
      while (index >= events.size()) {
        if (ended != null) {
          return null;
        }
        changed.await();
      }
      return events.get(index);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for its end.
   *
   * @return whether it came in that time
   */
  boolean await(Duration most) throws InterruptedException {
    lock.lock();
    try {
      long left = most.toNanos();
      while (ended == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      return ended != null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it ended longer ago than that. */
  boolean endedBefore(Instant time) {
    Instant end = ended();
    return end != null && end.isBefore(time);
  }
}
