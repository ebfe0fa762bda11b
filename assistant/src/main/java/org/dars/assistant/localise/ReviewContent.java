package org.dars.assistant.localise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.exchange.ExchangeDocument;
import org.dars.translator.exchange.ExchangeNote;
import org.dars.translator.exchange.ExchangeSegment;
import org.dars.translator.exchange.ExchangeState;
import org.dars.translator.exchange.ExchangeUnit;
import org.dars.translator.guard.Guarded;
import org.dars.translator.memory.Quality;

/** Kept segments as exchange files have them, and as people's decisions leave them. */
final class ReviewContent {

  /** Who wrote a note that no person did. */
  private static final String DARS = "dars";

  private ReviewContent() {}

  /** {@code "2.1-p3"} of {@code "2.1-p3/0"}. */
  static String block(String segment) {
    int slash = segment.lastIndexOf('/');
    return slash < 0 ? segment : segment.substring(0, slash);
  }

  /** A document with what is kept of it; segments of another source, and empty units, go. */
  static ExchangeDocument filled(
      ExchangeDocument plain, Map<String, StoredSegment> kept, Predicate<StoredSegment> wanted) {
    List<ExchangeUnit> units = new ArrayList<>();
    for (ExchangeUnit unit : plain.units()) {
      List<ExchangeSegment> segments = new ArrayList<>();
      for (ExchangeSegment segment : unit.segments()) {
        StoredSegment s = kept.get(segment.id());
        if (s != null
            && s.source().equals(segment.source())
            && s.outcome() != Outcome.PROTECTED
            && wanted.test(s)) {
          segments.add(filled(segment, s));
        }
      }
      if (!segments.isEmpty()) {
        units.add(unit.with(segments));
      }
    }
    return new ExchangeDocument(plain.path(), plain.mediaType(), units);
  }

  private static ExchangeSegment filled(ExchangeSegment plain, StoredSegment s) {
    List<ExchangeNote> notes = s.notes().stream().map(n -> new ExchangeNote(DARS, n)).toList();
    ExchangeState state =
        switch (s.state()) {
          case OPEN, STALE -> ExchangeState.NEEDS_TRANSLATION;
          case DRAFT, WAITING -> ExchangeState.NEEDS_REVIEW;
          case APPROVED -> ExchangeState.REVIEWED;
        };
    // Tools would take for a draft what a check holds back.
    boolean none = s.target().isEmpty() || s.outcome() == Outcome.HELD_BACK;
    return plain
        .with(none ? "" : s.target(), none ? ExchangeState.NEW : state)
        .with(List.of(), notes, List.of());
  }

  /** What stands in no document: the titles of a course and its units. */
  static ExchangeDocument titles(String path, Map<String, StoredSegment> kept) {
    Map<String, List<ExchangeSegment>> blocks = new LinkedHashMap<>();
    for (StoredSegment s : kept.values()) {
      Guarded guarded = Guarded.of(s.source());
      if (guarded.hasWords()) {
        blocks
            .computeIfAbsent(block(s.id()), b -> new ArrayList<>())
            .add(ExchangeSegment.untranslated(s.id(), guarded));
      }
    }
    List<ExchangeUnit> units = new ArrayList<>();
    blocks.forEach((block, segments) ->
        units.add(new ExchangeUnit(block, "", "", List.of(), "", true, segments)));
    return new ExchangeDocument(path, "", units);
  }

  /** A segment as a person approves it. */
  static StoredSegment approved(StoredSegment was, String target, String by) {
    List<String> notes = new ArrayList<>(was.notes());
    if (target.equals(was.target()) && !was.by().isEmpty()) {
      notes.add("approved as it was by " + was.by());
    }
    return new StoredSegment(
        was.id(),
        was.ord(),
        was.source(),
        target,
        target.equals(was.source()) ? Outcome.UNCHANGED : Outcome.PERSON,
        by,
        Quality.PERSON,
        1,
        SegmentState.APPROVED,
        notes);
  }

  /** A segment that a person sends back: nothing speaks for it any more. */
  static StoredSegment refused(StoredSegment was, String by) {
    List<String> notes = new ArrayList<>(was.notes());
    notes.add("sent back by " + by);
    return new StoredSegment(
        was.id(),
        was.ord(),
        was.source(),
        was.target(),
        was.outcome(),
        was.by(),
        was.quality(),
        0,
        SegmentState.WAITING,
        notes.stream().distinct().toList());
  }

  /** A segment with what people wrote about it and was not there before. */
  static StoredSegment noted(StoredSegment was, List<ExchangeNote> written) {
    List<String> notes = new ArrayList<>(was.notes());
    for (ExchangeNote note : written) {
      String text = note.text().strip();
      boolean signed = !note.from().isBlank() && !note.from().equals(DARS);
      String shown = signed ? note.from().strip() + ": " + text : text;
      if (!text.isEmpty() && !notes.contains(text) && !notes.contains(shown)) {
        notes.add(shown);
      }
    }
    return new StoredSegment(
        was.id(),
        was.ord(),
        was.source(),
        was.target(),
        was.outcome(),
        was.by(),
        was.quality(),
        was.confidence(),
        was.state(),
        notes);
  }
}
