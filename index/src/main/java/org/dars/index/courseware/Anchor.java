package org.dars.index.courseware;

import java.time.Duration;
import java.util.List;

/** Where in its document a block stands, in words that a person can follow. */
public sealed interface Anchor {

  /**
   * A place under headings, outermost first; empty at the top of a document without headings. The
   * last of a heading's own anchor is that heading.
   */
  record Section(List<String> headings) implements Anchor {
    public Section {
      headings = List.copyOf(headings);
    }
  }

  /**
   * A page of a paged document.
   *
   * @param number from 1
   * @param headings the headings above the block, outermost first; may be empty
   */
  record Page(int number, List<String> headings) implements Anchor {
    public Page {
      headings = List.copyOf(headings);
    }
  }

  /**
   * A slide.
   *
   * @param number from 1
   * @param title the slide's title, "" when it has none
   * @param notes whether the block stands in the speaker's notes
   */
  record Slide(int number, String title, boolean notes) implements Anchor {}

  /** A moment of a recording, from its beginning. */
  record Time(Duration start, Duration end) implements Anchor {}

  /** The headings above the block, outermost first; a slide's title counts as one. */
  default List<String> headingPath() {
    return switch (this) {
      case Section s -> s.headings();
      case Page p -> p.headings();
      case Slide s -> s.title().isEmpty() ? List.of() : List.of(s.title());
      case Time t -> List.of();
    };
  }

  /** The anchor as a citation shows it: "page 12", "slide 7 (notes)", "2.3 Prompting", "03:41". */
  default String label() {
    return switch (this) {
      case Section s -> s.headings().isEmpty() ? "" : s.headings().getLast();
      case Page p -> "page " + p.number();
      case Slide s -> "slide " + s.number() + (s.notes() ? " (notes)" : "");
      case Time t -> clock(t.start());
    };
  }

  private static String clock(Duration d) {
    return d.toHours() > 0
        ? "%d:%02d:%02d".formatted(d.toHours(), d.toMinutesPart(), d.toSecondsPart())
        : "%02d:%02d".formatted(d.toMinutes(), d.toSecondsPart());
  }
}
