package org.dars.index.courseware.tika;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.Outline;
import org.jsoup.nodes.Element;

/** Slides as Tika tells them: what stands on each, then its notes. */
final class SlideBlocks {

  /** A first line longer than this is text, not a title. */
  private static final int LONGEST_TITLE = 20;

  private final Outline outline;
  private int number;
  private String title = "";

  SlideBlocks(Outline outline) {
    this.outline = outline;
  }

  void slides(List<Element> parts) {
    for (Element part : parts) {
      if (part.hasClass("slide-content")) {
        number++;
        title = "";
        content(part);
      } else {
        for (String line : lines(part)) {
          add(BlockKind.SPEAKER_NOTE, line, true);
        }
      }
    }
  }

  private void content(Element slide) {
    List<String> lines = lines(slide);
    int from = 0;
    if (!lines.isEmpty() && lines.getFirst().split("\\s+").length <= LONGEST_TITLE) {
      title = lines.getFirst();
      add(BlockKind.SLIDE_TITLE, title, false);
      from = 1;
    }
    for (String line : lines.subList(from, lines.size())) {
      add(BlockKind.PARAGRAPH, line, false);
    }
  }

  private void add(BlockKind kind, String text, boolean notes) {
    Anchor anchor = new Anchor.Slide(number, title, notes);
    outline.addAt("s" + number, kind, 0, List.of(new Inline.Text(text)), anchor, null);
  }

  /** Paragraphs, and table rows on one line; without the slide's number. */
  private List<String> lines(Element part) {
    List<String> lines = new ArrayList<>();
    for (Element e : part.select("p, tr, li")) {
      boolean inRow = !e.nameIs("tr") && e.closest("tr") != null;
      String text =
          e.nameIs("tr")
              ? String.join(" · ", e.children().eachText())
              : e.ownText().isEmpty() || e.select("p, li").size() == 1 ? e.text() : e.ownText();
      if (!inRow && !text.isBlank() && !text.strip().matches("\\*|‹#›|" + number)) {
        lines.add(text.strip());
      }
    }
    return lines;
  }
}
