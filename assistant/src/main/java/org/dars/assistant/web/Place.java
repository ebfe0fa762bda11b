package org.dars.assistant.web;

import java.time.Duration;
import org.dars.index.courseware.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * What blocks are grouped under where a document has no outline of headings to go by: a slide, a
 * page, a stretch of a recording, a sheet, a question.
 *
 * @param number of the slide, page or question; the minute that the stretch begins with; 0 for a
 *     sheet
 * @param name of the sheet or question, "" for none
 */
record Place(Kind kind, int number, String name) {

  enum Kind {
    SLIDE,
    PAGE,
    TIME,
    SHEET,
    QUESTION
  }

  /**
   * The place of an anchor, or null for one under headings.
   *
   * @param minutes length of a stretch of a recording
   */
  static @Nullable Place of(Anchor anchor, int minutes) {
    return switch (anchor) {
      case Anchor.Slide s -> new Place(Kind.SLIDE, s.number(), "");
      case Anchor.Page p -> new Place(Kind.PAGE, p.number(), "");
      case Anchor.Time t ->
          new Place(Kind.TIME, Math.toIntExact(t.start().toMinutes() / minutes * minutes), "");
      case Anchor.Cell c -> new Place(Kind.SHEET, 0, c.sheet());
      case Anchor.Item i -> new Place(Kind.QUESTION, i.number(), i.title());
      case Anchor.Section s -> null;
    };
  }

  /** "Slide 7". */
  String label(Messages m) {
    return switch (kind) {
      case SLIDE -> m.get("place.slide", number);
      case PAGE -> m.get("place.page", number);
      case QUESTION -> m.get("place.question", number) + (name.isEmpty() ? "" : " · " + name);
      case TIME, SHEET -> mark();
    };
  }

  /** "7": what a list of slides calls it. */
  String mark() {
    return switch (kind) {
      case SLIDE, PAGE, QUESTION -> String.valueOf(number);
      case TIME -> new Anchor.Time(Duration.ofMinutes(number), Duration.ZERO).label();
      case SHEET -> name;
    };
  }

  /** Where exactly a block stands, as a reader is told: "Slide 7 (notes)", "Budget!B7", "03:41". */
  static String where(Messages m, Anchor anchor) {
    return switch (anchor) {
      case Anchor.Slide s ->
          m.get(s.notes() ? "place.slide.notes" : "place.slide", s.number())
              + (s.title().isEmpty() ? "" : " · " + s.title());
      case Anchor.Page p ->
          m.get("place.page", p.number())
              + (p.headings().isEmpty() ? "" : " · " + p.headings().getLast());
      case Anchor.Item i -> new Place(Kind.QUESTION, i.number(), i.title()).label(m);
      case Anchor.Section s -> s.label();
      case Anchor.Cell c -> c.label();
      case Anchor.Time t -> t.label();
    };
  }
}
