package org.dars.index.search;

import java.io.IOException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

/**
 * When a search sees a change: at once when the same thread made it, and {@value #DELAY_MILLIS} ms
 * after it, or with the next commit, when another one did. So a search beside a busy writer does
 * not wait for what it writes.
 */
final class Freshness implements AutoCloseable {

  private static final int DELAY_MILLIS = 40;

  private final SearcherManager searchers;
  private final OwnThreads threads;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong seen = new AtomicLong();
  private final ThreadLocal<Long> own = ThreadLocal.withInitial(() -> 0L);
  private final AtomicBoolean planned = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor later;
  private volatile @Nullable Exception failure;

  Freshness(SearcherManager searchers, OwnThreads threads) {
    this.searchers = searchers;
    this.threads = threads;
    this.later =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("passage-index-refresh").daemon().factory());
    later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    later.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /** This thread has made a change, or failed to. */
  @SuppressWarnings(
      "FutureReturnValueIgnored") // what is run keeps its failures for the next search
  void changed() {
    own.set(changes.incrementAndGet());
    if (planned.compareAndSet(false, true)) {
      later.schedule(this::refreshLater, DELAY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Lets the search that follows see what it must. */
  void beforeSearch() throws IOException {
    Exception failed = failure;
    if (seen.get() < own.get() || failed != null) {
      failure = null;
      refresh();
    }
  }

  /** Lets all searches that follow see all changes. */
  void refresh() throws IOException {
    threads.run(this::refreshHere);
  }

  private void refreshHere() throws IOException {
    long wanted = changes.get();
    searchers.maybeRefreshBlocking();
    seen.accumulateAndGet(wanted, Math::max);
  }

  private void refreshLater() {
    planned.set(false);
    try {
      if (seen.get() < changes.get()) {
        refreshHere();
      }
    } catch (IOException | RuntimeException e) {
      // The next search tries again, and says what is wrong.
      failure = e;
    }
  }

  /** Waits for a refresh that is under way. */
  @Override
  public void close() {
    later.close();
  }
}
