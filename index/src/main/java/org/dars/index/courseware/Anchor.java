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

  /**
   * A cell of a spreadsheet.
   *
   * @param cell as spreadsheets name it: "B7"
   */
  record Cell(String sheet, String cell) implements Anchor {}

  /**
   * A question of a quiz or question bank.
   *
   * @param number from 1
   * @param title its name, "" for none
   * @param headings the quiz, category or section around, outermost first; may be empty
   */
  record Item(int number, String title, List<String> headings) implements Anchor {
    public Item {
      headings = List.copyOf(headings);
    }
  }

  /** A moment of a recording, from its beginning. */
  record Time(Duration start, Duration end) implements Anchor {}

  /** The headings above the block, outermost first; a slide's title counts as one. */
  default List<String> headingPath() {
    return switch (this) {
      case Section s -> s.headings();
      case Page p -> p.headings();
      case Slide s -> s.title().isEmpty() ? List.of() : List.of(s.title());
      case Cell c -> c.sheet().isEmpty() ? List.of() : List.of(c.sheet());
      case Item i -> i.headings();
      case Time t -> List.of();
    };
  }

  /**
   * The anchor as a citation shows it: "page 12", "slide 7 (notes)", "2.3 Prompting", "03:41",
   * "Budget!B7", "question 3".
   */
  default String label() {
    return switch (this) {
      case Section s -> s.headings().isEmpty() ? "" : s.headings().getLast();
      case Page p -> "page " + p.number();
      case Slide s -> "slide " + s.number() + (s.notes() ? " (notes)" : "");
      case Cell c -> c.sheet().isEmpty() ? c.cell() : c.sheet() + "!" + c.cell();
      case Item i -> "question " + i.number() + (i.title().isEmpty() ? "" : " (" + i.title() + ")");
      case Time t -> clock(t.start());
    };
  }

  private static String clock(Duration d) {
    return d.toHours() > 0
        ? "%d:%02d:%02d".formatted(d.toHours(), d.toMinutesPart(), d.toSecondsPart())
        : "%02d:%02d".formatted(d.toMinutes(), d.toSecondsPart());
  }
}
