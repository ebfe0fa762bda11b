package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.dars.assistant.quiz.exchange.Printed.Look;
import org.dars.assistant.quiz.exchange.Printed.Run;

/**
 * Paragraphs and columns of a printed quiz, from left to right or from right to left. Styles are
 * "Title", "Normal", "Heading1" (on a new page), "Stem", "More" (of a stem), "Hint", "Answer",
 * "Key", "Proof" and "Line" (to write on).
 */
interface Paper {

  void begin() throws XMLStreamException;

  void end() throws XMLStreamException;

  /** What follows stays together on a page where one page holds it, until {@link #endItem}. */
  default void beginItem() {}

  default void endItem() {}

  /** A paragraph. A tab ends its label. */
  void line(String style, boolean rtl, List<Run> runs) throws XMLStreamException;

  /** Two columns without lines; the shorter one is filled up. */
  void columns(boolean rtl, List<List<Run>> left, List<List<Run>> right) throws XMLStreamException;

  default void line(String style, boolean rtl, String text) throws XMLStreamException {
    line(style, rtl, List.of(new Run(text, Set.of())));
  }

  /** A label, and all of a text; its further lines in a style of their own. */
  default void text(String style, String further, boolean rtl, String label, Printed text)
      throws XMLStreamException {
    List<Run> first = new ArrayList<>();
    if (!label.isEmpty()) {
      first.add(new Run(label + "\t", Set.of(Look.BOLD)));
    }
    List<List<Run>> lines = text.lines();
    first.addAll(lines.isEmpty() ? List.of() : lines.getFirst());
    line(style, rtl, first);
    for (int i = 1; i < lines.size(); i++) {
      line(further, rtl, lines.get(i));
    }
  }
}
