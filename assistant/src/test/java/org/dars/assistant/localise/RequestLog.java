package org.dars.assistant.localise;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was asked of a server by processes that were killed one after another: which requests were
 * asked again, and whether there was a reason to. Safe for use by several threads.
 */
final class RequestLog {

  /** A segment of a document, as a request names it. */
  record Named(String document, String text) {}

  /** A request. */
  final class Entry {
    private final Set<Named> segments;
    private boolean answered;

    private Entry(Set<Named> segments) {
      this.segments = segments;
    }

    /** Its answer was sent to its end. */
    void answered() {
      synchronized (RequestLog.this) {
        answered = true;
      }
    }
  }

  /**
   * Counts of all processes so far.
   *
   * @param open requests without a whole answer when their process was killed
   * @param notKept requests whose answer was sent, and was not in the database when their process
   *     was killed
   * @param repeated requests with a segment that was asked for before
   * @param ofOpen of these, such that were {@code open}
   * @param ofNotKept of these, such that were {@code notKept}
   * @param finished of these, such with a segment that was in the database
   */
  record Counts(int open, int notKept, int repeated, int ofOpen, int ofNotKept, int finished) {
    Counts plus(Counts more) {
      return new Counts(
          open + more.open,
          notKept + more.notKept,
          repeated + more.repeated,
          ofOpen + more.ofOpen,
          ofNotKept + more.ofNotKept,
          finished + more.finished);
    }

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
  }

  private final List<Entry> running = new ArrayList<>();
  private final Set<Named> open = new HashSet<>();
  private final Set<Named> notKept = new HashSet<>();
  private final Set<Named> before = new HashSet<>();
  private Set<Named> kept = Set.of();
  private Counts counts = Counts.NONE;

  /** A request has arrived. */
  synchronized Entry begin(JsonNode user) {
    Set<Named> segments = new HashSet<>();
    String document = user.path("document").asText();
    user.path("segments").forEach(s -> segments.add(new Named(document, s.path("text").asText())));
    if (!disjoint(segments, before)) {
      boolean finished = !disjoint(segments, kept);
      boolean wasOpen = !finished && !disjoint(segments, open);
      boolean wasNotKept = !finished && !wasOpen && !disjoint(segments, notKept);
      counts =
          counts.plus(new Counts(0, 0, 1, wasOpen ? 1 : 0, wasNotKept ? 1 : 0, finished ? 1 : 0));
    }
    Entry entry = new Entry(segments);
    running.add(entry);
    return entry;
  }

  /**
   * The process that asked is dead.
   *
   * @param stored what the database holds
   */
  synchronized void killed(Set<Named> stored) {
    kept = stored;
    int openNow = 0;
    int notKeptNow = 0;
    open.removeAll(stored);
    notKept.removeAll(stored);
    for (Entry entry : running) {
      before.addAll(entry.segments);
      if (stored.containsAll(entry.segments)) {
        continue;
      }
      open.removeAll(entry.segments);
      notKept.removeAll(entry.segments);
      if (entry.answered) {
        notKeptNow++;
        notKept.addAll(entry.segments);
      } else {
        openNow++;
        open.addAll(entry.segments);
      }
    }
    running.clear();
    counts = counts.plus(new Counts(openNow, notKeptNow, 0, 0, 0, 0));
  }

  synchronized Counts counts() {
    return counts;
  }

  private static boolean disjoint(Set<Named> some, Set<Named> others) {
    return some.stream().noneMatch(others::contains);
  }
}
