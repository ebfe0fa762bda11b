package org.dars.translator;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.dars.translator.engine.TranslationEngine;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.Match;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.MemoryQuery;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/** What the memory does for the segments of one document, and what it learns from them. */
final class Remembering {

  /** The same but for numbers or placeholders, and for letter case or punctuation at most. */
  private static final int AS_GOOD_AS_EXACT = 99;

  /** Worth a translator's look. */
  private static final int WORTH_A_LOOK = 75;

  private final @Nullable TranslationMemory memory;
  private final LocalisationRequest request;
  private final ReviewPolicy policy;
  private final Clock clock;
  private final String document;

  /**
   * @param memory null for none
   * @param document path in the course
   */
  Remembering(
      @Nullable TranslationMemory memory,
      LocalisationRequest request,
      ReviewPolicy policy,
      Clock clock,
      String document) {
    this.memory = memory;
    this.request = request;
    this.policy = policy;
    this.clock = clock;
    this.document = document;
  }

  /**
   * Whether the memory settles a unit with a translation that the engine would not better: the same
   * text, in the same place if it can be, or the same but for its numbers and placeholders when a
   * person translated it. A similar one is noted for whoever looks at the segment.
   */
  boolean settles(Unit unit, TranslationEngine engine) throws IOException {
    if (memory == null || engine.quality() == Quality.PSEUDO) {
      return false;
    }
    boolean exact = memory.lookup(unit.text(), request.from(), request.to()).isPresent();
    MemoryQuery query =
        new MemoryQuery(
            unit.text(), context(unit), request.from(), request.to(), 3, exact ? 90 : WORTH_A_LOOK);
    List<Match> matches = memory.matches(query);
    Optional<Match> best =
        matches.stream()
            .filter(m -> m.entry().quality().compareTo(engine.quality()) >= 0)
            .filter(Remembering::asGoodAsExact)
            .findFirst();
    if (best.isPresent() && taken(unit, best.get())) {
      return true;
    }
    matches.stream()
        .filter(m -> m.kind() == Match.Kind.FUZZY)
        .findFirst()
        .ifPresent(m -> unit.note("memory, " + m.score() + " %: " + m.target()));
    return false;
  }

  private static boolean asGoodAsExact(Match match) {
    return match.kind() != Match.Kind.FUZZY
        || (match.entry().quality() == Quality.PERSON
            && match.score() + match.penalty() >= AS_GOOD_AS_EXACT);
  }

  private boolean taken(Unit unit, Match match) {
    MemoryEntry entry = match.entry();
    String by = entry.engine().isEmpty() ? entry.by() : entry.engine();
    Quality quality = entry.quality();
    int score = Math.max(1, match.score());
    unit.offer(
        match.target(), request, policy, Outcome.MEMORY, quality, score, Confidence.NO_BACK, by);
    if (unit.outcome().outcome() == Outcome.HELD_BACK) {
      unit.reopen();
    }
    return unit.settled();
  }

  /** Takes a translation for a unit, and keeps it when it passes. */
  void take(Unit unit, String translation, Outcome as, Quality quality, String engine)
      throws IOException {
    take(unit, translation, as, quality, Confidence.NO_BACK, engine);
  }

  /**
   * The same with what a translation back gave.
   *
   * @param back as {@link Confidence#of} has it
   */
  void take(Unit unit, String translation, Outcome as, Quality quality, double back, String engine)
      throws IOException {
    String who = engine.isEmpty() ? request.by() : engine;
    String taken = unit.offer(translation, request, policy, as, quality, 0, back, who);
    if (taken != null && memory != null && quality != Quality.PSEUDO) {
      memory.put(
          new MemoryEntry(
              request.from(),
              request.to(),
              unit.text(),
              taken,
              quality,
              engine,
              request.by(),
              clock.instant(),
              context(unit),
              EntryDetails.NONE));
    }
  }

  private SegmentContext context(Unit unit) {
    return new SegmentContext(unit.previous(), unit.next(), document, unit.block());
  }

  /** Makes what was learnt durable. */
  void commit() throws IOException {
    if (memory != null) {
      memory.commit();
    }
  }
}
