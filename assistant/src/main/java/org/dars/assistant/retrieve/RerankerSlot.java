package org.dars.assistant.retrieve;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.dars.models.Reranker;
import org.jspecify.annotations.Nullable;

/** The reranker of one zone, opened when it is first wanted and changed when the wish changes. */
final class RerankerSlot implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(RerankerSlot.class.getName());

  private final String zone;
  private final Rerankers rerankers;
  private volatile @Nullable Reranker open;
  private String model = "";

  RerankerSlot(String zone, Rerankers rerankers) {
    this.zone = zone;
    this.rerankers = rerankers;
  }

  /** The one to ask now, or null. One that cannot be opened is named once, and there is none. */
  @Nullable Reranker current() {
    return open;
  }

  /** Looks which one is wanted. */
  synchronized void follow() {
    Optional<String> wanted = rerankers.wantedReranker(zone);
    if (wanted.orElse("").equals(model)) {
      return;
    }
    close();
    model = wanted.orElse("");
    try {
      open = wanted.isEmpty() ? null : rerankers.openReranker(model);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "{0} Passages are ordered without it.", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void close() {
    Reranker old = open;
    open = null;
    model = "";
    if (old != null) {
      old.close();
    }
  }
}
