package org.dars.index.courseware.tika;

import java.util.List;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.Outline;
import org.jsoup.nodes.Element;

/** Sheets as Tika tells them, empty rows and cells included, so that a cell's place is its name. */
final class SheetBlocks {

  private final Outline outline;

  SheetBlocks(Outline outline) {
    this.outline = outline;
  }

  void sheets(List<Element> sheets) {
    int number = 0;
    for (Element sheet : sheets) {
      number++;
      Element heading = sheet.selectFirst("h1");
      String name = heading == null ? "" : heading.text();
      int row = 0;
      for (Element tr : sheet.select("table tr")) {
        row++;
        int column = 0;
        for (Element td : tr.children()) {
          column++;
          if (!td.text().isBlank()) {
            outline.addAs(
                "sheet" + number + "-r" + row + "c" + column,
                BlockKind.TABLE_CELL,
                0,
                List.of(new Inline.Text(td.text())),
                new Anchor.Cell(name, letters(column) + row),
                null);
          }
        }
      }
      for (Element outside : sheet.select("div.outside")) {
        outline.addAt(
            "sheet" + number,
            BlockKind.PARAGRAPH,
            0,
            List.of(new Inline.Text(outside.text().strip())),
            new Anchor.Cell(name, ""),
            null);
      }
    }
  }

  /** 1 is A, 27 is AA. */
  private static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int c = column; c > 0; c = (c - 1) / 26) {
      letters.insert(0, (char) ('A' + (c - 1) % 26));
    }
    return letters.toString();
  }
}
