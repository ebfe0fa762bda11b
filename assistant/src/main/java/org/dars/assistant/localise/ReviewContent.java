package org.dars.assistant.localise;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.SegmentMark;
import org.dars.translator.Outcome;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.MqmMark;
import org.dars.translator.exchange.ExchangeDocument;
import org.dars.translator.exchange.ExchangeFile;
import org.dars.translator.exchange.ExchangeNote;
import org.dars.translator.exchange.ExchangeSegment;
import org.dars.translator.exchange.ExchangeState;
import org.dars.translator.exchange.ExchangeUnit;
import org.dars.translator.guard.Guarded;
import org.jspecify.annotations.Nullable;

/** Kept segments as exchange files have them. */
final class ReviewContent {

  /** Who wrote a note that no person did. */
  static final String DARS = "dars";

  /** What a note begins with that is a mark: marks have rows of their own. */
  static final String MARK = "MQM ";

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

  /**
   * A course's segments as they go out, in course order; those of an earlier version of a document
   * are not among them.
   *
   * @param document null for all
   * @param wanted which of them
   * @param help what goes out beside them
   */
  static ExchangeFile file(
      ReviewDesk desk,
      CourseLibrary library,
      @Nullable String document,
      Predicate<StoredSegment> wanted,
      ReviewHelp help)
      throws IOException {
    Reviews.Pair pair = desk.pair();
    ReviewContent content = new ReviewContent(desk.records().marks());
    List<ExchangeDocument> documents = new ArrayList<>();
    for (CourseDocument d : library.documents(pair.zone(), pair.course())) {
      boolean asked = document == null || document.equals(d.path());
      Map<String, StoredSegment> kept = asked ? desk.rows().of(d.path()) : Map.of();
      if (kept.values().stream().anyMatch(wanted)) {
        library
            .content(pair.zone(), pair.course(), d.id())
            .map(c -> ExchangeDocument.of(c, pair.from()))
            .ifPresent(plain -> documents.add(content.filled(plain, kept, wanted)));
      }
    }
    boolean asked = document == null || document.equals(Titles.DOCUMENT);
    Map<String, StoredSegment> titles = asked ? desk.rows().of(Titles.DOCUMENT) : Map.of();
    documents.add(content.filled(titles(Titles.DOCUMENT, titles), titles, wanted));
    documents.removeIf(d -> d.units().isEmpty());
    List<ExchangeDocument> helped = new ArrayList<>();
    for (ExchangeDocument one : documents) {
      helped.add(help.beside(one));
    }
    return new ExchangeFile(pair.from(), pair.to(), helped);
  }

  /** A document with what is kept of it; segments of another source, and empty units, go. */
  private ExchangeDocument filled(
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
  private static ExchangeDocument titles(String path, Map<String, StoredSegment> kept) {
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
}
