package org.dars.assistant.localise;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.SegmentMark;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentReview;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.MqmMark;
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

  /** What a note begins with that is a mark: marks have rows of their own. */
  private static final String MARK = "MQM ";

  private final Map<String, List<SegmentMark>> marks = new HashMap<>();

  /**
   * @param marks go out as notes
   */
  ReviewContent(List<SegmentMark> marks) {
    for (SegmentMark mark : marks) {
      this.marks
          .computeIfAbsent(mark.document() + "#" + mark.mark().segment(), k -> new ArrayList<>())
          .add(mark);
    }
  }

  /** {@code "2.1-p3"} of {@code "2.1-p3/0"}. */
  static String block(String segment) {
    int slash = segment.lastIndexOf('/');
    return slash < 0 ? segment : segment.substring(0, slash);
  }

  /** A document with what is kept of it; segments of another source, and empty units, go. */
  ExchangeDocument filled(
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
          segments.add(filled(plain.path(), segment, s));
        }
      }
      if (!segments.isEmpty()) {
        units.add(unit.with(segments));
      }
    }
    return new ExchangeDocument(plain.path(), plain.mediaType(), units);
  }

  private ExchangeSegment filled(String document, ExchangeSegment plain, StoredSegment s) {
    List<ExchangeNote> notes = new ArrayList<>();
    s.notes().forEach(n -> notes.add(new ExchangeNote(DARS, n)));
    for (SegmentMark mark : marks.getOrDefault(document + "#" + s.id(), List.of())) {
      notes.add(new ExchangeNote(mark.mark().reviewer(), said(mark)));
    }
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

  private static String said(SegmentMark mark) {
    MqmMark m = mark.mark();
    return MARK
        + m.severity().name().toLowerCase(Locale.ROOT)
        + " "
        + m.category().id()
        + (mark.marked().isEmpty() ? "" : " “" + mark.marked() + "”")
        + (m.note().isEmpty() ? "" : ": " + m.note());
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

  /**
   * A segment as a person approves it. Made-up text that is approved as it stands stays made up: it
   * belongs in no memory.
   */
  static StoredSegment approved(StoredSegment was, String target, String by, Pair pair) {
    boolean same = target.equals(was.target());
    List<String> notes = new ArrayList<>(same ? was.notes() : renoted(was, target, pair));
    boolean another = !was.by().isEmpty() && !was.by().equals(by);
    String approved = "approved as it was by " + was.by();
    if (same && another && !notes.contains(approved)) {
      notes.add(approved);
    }
    return new StoredSegment(
        was.id(),
        was.ord(),
        was.source(),
        target,
        target.equals(was.source()) ? Outcome.UNCHANGED : Outcome.PERSON,
        by,
        same && was.quality() == Quality.PSEUDO ? Quality.PSEUDO : Quality.PERSON,
        1,
        SegmentState.APPROVED,
        notes);
  }

  /** A segment whose text a person wrote or kept for another look. */
  static StoredSegment saved(StoredSegment was, String target, String by, Pair pair) {
    boolean written = !target.equals(was.target()) || was.outcome() == Outcome.HELD_BACK;
    return new StoredSegment(
        was.id(),
        was.ord(),
        was.source(),
        target,
        written ? Outcome.PERSON : was.outcome(),
        written ? by : was.by(),
        written ? Quality.PERSON : was.quality(),
        // What waits must stay below any threshold: a run routes it by that alone.
        0,
        SegmentState.WAITING,
        written ? renoted(was, target, pair) : was.notes());
  }

  /** What a new text leaves of the notes, and what the checks say of it. */
  private static List<String> renoted(StoredSegment was, String target, Pair pair) {
    List<String> notes = new ArrayList<>(was.notes());
    notes.removeAll(found(was.source(), was.target(), pair));
    notes.removeIf(n -> n.startsWith("approved as it was by "));
    found(was.source(), target, pair).stream().filter(n -> !notes.contains(n)).forEach(notes::add);
    return notes;
  }

  private static List<String> found(String source, String target, Pair pair) {
    return target.isEmpty()
        ? List.of()
        : SegmentReview.check(source, target, pair.from(), pair.to()).notes();
  }

  /** A segment that waits for another look. */
  static StoredSegment waiting(StoredSegment was) {
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
        was.notes());
  }

  /** A segment without its translation: a run asks an engine for it. */
  static StoredSegment anew(StoredSegment was, String by) {
    return new StoredSegment(
        was.id(),
        was.ord(),
        was.source(),
        "",
        Outcome.FAILED,
        "",
        null,
        0,
        SegmentState.OPEN,
        List.of("to be translated anew, says " + by));
  }

  /**
   * How many words a source has, without its placeholders.
   *
   * @param language BCP 47 tag
   */
  static int words(String source, String language) {
    String text = Guarded.words(source);
    BreakIterator words = BreakIterator.getWordInstance(Locale.forLanguageTag(language));
    words.setText(text);
    int count = 0;
    int from = words.first();
    for (int to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
      count += text.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit) ? 1 : 0;
    }
    return count;
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
      if (!text.isEmpty()
          && !text.startsWith(MARK)
          && !notes.contains(text)
          && !notes.contains(shown)) {
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
