package org.dars.assistant.localise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.SegmentEvent;
import org.dars.assistant.store.SegmentMark;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.StoredSegment;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.exchange.ExchangeCode;
import org.dars.translator.exchange.ExchangeDocument;
import org.dars.translator.exchange.ExchangeMatch;
import org.dars.translator.exchange.ExchangeSegment;
import org.dars.translator.exchange.ExchangeTerm;
import org.dars.translator.exchange.ExchangeUnit;
import org.dars.translator.guard.Guarded;
import org.jspecify.annotations.Nullable;

/**
 * A segment with all that helps the person who looks at it.
 *
 * @param placed the segment
 * @param documentId of its document in the library; "" for what stands in none
 * @param block in that document
 * @param headings above it, outermost first
 * @param place for people: "slide 7"; may be ""
 * @param before the segment before it in the document, or null
 * @param after the one after it, or null
 * @param codes what the marks in the source stand for
 * @param matches of the memory, best first
 * @param terms in the source
 * @param events what people did with it, oldest first
 * @param marks errors that people marked in it, oldest first
 * @param others how many segments of the same source have another translation, or none approved
 */
public record SegmentHelp(
    Placed placed,
    String documentId,
    String block,
    List<String> headings,
    String place,
    @Nullable StoredSegment before,
    @Nullable StoredSegment after,
    List<ExchangeCode> codes,
    List<ExchangeMatch> matches,
    List<ExchangeTerm> terms,
    List<SegmentEvent> events,
    List<SegmentMark> marks,
    int others) {

  public SegmentHelp {
    headings = List.copyOf(headings);
    codes = List.copyOf(codes);
    matches = List.copyOf(matches);
    terms = List.copyOf(terms);
    events = List.copyOf(events);
    marks = List.copyOf(marks);
  }

  static SegmentHelp of(CourseLibrary library, ReviewDesk desk, Placed placed, ReviewHelp help)
      throws IOException {
    Reviews.Pair pair = desk.pair();
    StoredSegment s = placed.segment();
    String block = ReviewContent.block(s.id());
    Optional<CourseDocument> row =
        library.documents(pair.zone(), pair.course()).stream()
            .filter(d -> d.path().equals(placed.document()))
            .findFirst();
    Optional<ExchangeUnit> unit =
        row.flatMap(d -> library.content(pair.zone(), pair.course(), d.id()))
            .map(d -> ExchangeDocument.of(d, pair.from()))
            .flatMap(d -> d.units().stream().filter(u -> u.id().equals(block)).findFirst());
    ExchangeSegment plain =
        unit.flatMap(u ->
                u.segments().stream()
                    .filter(e -> e.id().equals(s.id()) && e.source().equals(s.source()))
                    .findFirst())
            .orElseGet(() -> ExchangeSegment.untranslated(s.id(), Guarded.of(s.source())));
    ExchangeSegment helped = help.beside(plain);
    Map<String, StoredSegment> all = desk.rows().of(placed.document());
    List<String> ids = new ArrayList<>(all.keySet());
    int at = ids.indexOf(s.id());
    return new SegmentHelp(
        placed,
        row.map(CourseDocument::id).orElse(""),
        block,
        unit.map(ExchangeUnit::headings).orElse(List.of()),
        unit.map(SegmentHelp::place).orElse(""),
        at > 0 ? all.get(ids.get(at - 1)) : null,
        at + 1 < ids.size() ? all.get(ids.get(at + 1)) : null,
        helped.codes(),
        helped.matches().stream().filter(m -> !m.target().equals(s.target())).toList(),
        helped.terms(),
        desk.records().events(placed.document(), s.id()),
        desk.records().marks(placed.document(), s.id()),
        desk.others(placed).size());
  }

  /** Where it stands, unless the headings say that already. */
  private static String place(ExchangeUnit unit) {
    boolean said = !unit.headings().isEmpty() && unit.headings().getLast().equals(unit.note());
    return said ? "" : unit.note();
  }

  /** As an engine is asked for it. */
  public SourceSegment question() {
    return new SourceSegment(
        placed.segment().source(),
        headings,
        before == null ? "" : before.source(),
        after == null ? "" : after.source());
  }
}
