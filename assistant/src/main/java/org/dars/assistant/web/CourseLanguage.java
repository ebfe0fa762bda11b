package org.dars.assistant.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.localise.Batches;
import org.dars.assistant.localise.JobReport;
import org.dars.assistant.localise.LanguageRun;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.store.BatchStore.Target;
import org.dars.assistant.store.SegmentRows;
import org.dars.translator.Progress;
import org.dars.translator.SegmentState;
import org.jspecify.annotations.Nullable;

/**
 * A course in one language, as its localisation page shows it.
 *
 * @param tag BCP 47 tag
 * @param state of the newest batch that has the language
 * @param counts segments in each state
 * @param percent 0–100, of the files
 * @param progress where this process is, or null
 * @param minutesLeft estimated; -1 for unknown
 * @param engine that was asked for
 * @param problem why it stopped, "" when it did not
 * @param nextTry when a language that waits after a problem is tried again, or null
 * @param course id of the localised course, "" until there is one
 * @param files whether there is something to download
 * @param spent what a language model has cost all languages that were begun together
 * @param together how many languages those are
 * @param changed in how many documents people decided something that is not in the files yet
 */
record CourseLanguage(
    String tag,
    State state,
    Map<SegmentState, Integer> counts,
    int percent,
    @Nullable Progress progress,
    long minutesLeft,
    String engine,
    String problem,
    @Nullable Instant nextTry,
    String course,
    boolean files,
    SpentView spent,
    int together,
    int changed) {

  static CourseLanguage of(
      LocalisationRoom room, Pair pair, Batch batch, boolean inLibrary, Instant now) {
    Batches batches = room.batches();
    Target target = batch.target(pair.to()).orElseThrow();
    State state = target.state();
    SegmentRows rows = room.reviews().segments(pair);
    Optional<Instant> next =
        state == State.WAITING
            ? batches.nextTry(pair.zone(), batch.id(), pair.to()).filter(t -> t.isAfter(now))
            : Optional.empty();
    boolean ended = state.ended();
    return new CourseLanguage(
        pair.to(),
        state,
        rows.counts(),
        percent(target),
        state == State.RUNNING
            ? batches.progress(pair.zone(), batch.id(), pair.to()).orElse(null)
            : null,
        minutesLeft(target, now),
        batch.what().engine(),
        state == State.RUNNING ? "" : JobReport.read(target.report()).problem(),
        next.orElse(null),
        inLibrary ? LanguageRun.idOf(pair.course(), pair.to()) : "",
        ended && inLibrary && room.files().exist(pair.zone(), pair.course(), pair.to()),
        new SpentView(batch.spent(), batch.what().limit()),
        batch.targets().size(),
        state == State.DONE ? rows.changedSince(target.updated()) : 0);
  }

  private static int percent(Target t) {
    if (t.state() == State.DONE) {
      return 100;
    }
    return t.total() == 0 ? 0 : (int) Math.min(99, 100 * t.done() / t.total());
  }

  private static long minutesLeft(Target t, Instant now) {
    if (t.state() != State.RUNNING || t.started() == 0 || t.done() == 0 || t.total() == 0) {
      return -1;
    }
    Duration sofar = Duration.between(Instant.ofEpochMilli(t.started()), now);
    double left = (double) sofar.toSeconds() * (t.total() - t.done()) / t.done();
    return Math.max(1, Math.round(left / 60));
  }

  /** Whether it is worth looking again soon. */
  boolean busy() {
    return state == State.RUNNING || state == State.WAITING;
  }

  int count(SegmentState which) {
    return counts.getOrDefault(which, 0);
  }

  int segments() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** For keys of messages: "running". */
  String stateKey() {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
