package org.dars.index.courseware.xlsx;

import java.util.List;
import java.util.Set;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.sheet.Cells;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** What is drawn on a sheet: text boxes, shapes, charts, and what pictures show in words. */
final class DrawingReader {

  private static final Set<String> ALTERNATIVES = Set.of("descr", "title");

  private final Workbook workbook;
  private final Sheet sheet;
  private final String part;
  private final XmlTree tree;
  private final Outline outline;
  private final RunWriter writer;
  private boolean diagrams;
  private int count;

  DrawingReader(Workbook workbook, Sheet sheet, String part, XmlTree tree, Outline outline) {
    this.workbook = workbook;
    this.sheet = sheet;
    this.part = part;
    this.tree = tree;
    this.outline = outline;
    this.writer = new RunWriter(tree);
  }

  /** Whether a diagram was found whose picture would not follow its words. */
  boolean hasDiagrams() {
    return diagrams;
  }

  void read() throws CoursewareException {
    for (XmlElement anchor : tree.root().elements()) {
      Cells cell = cell(anchor);
      element(
          anchor,
          cell == null
              ? new Anchor.Section(List.of(sheet.name()))
              : new Anchor.Cell(sheet.name(), cell.name()));
    }
  }

  private static @Nullable Cells cell(XmlElement anchor) {
    XmlElement from = anchor.child("from");
    XmlElement row = from == null ? null : from.child("row");
    XmlElement column = from == null ? null : from.child("col");
    return row == null || column == null
        ? null
        : new Cells(
            Sheet.number(row.text().strip(), 0) + 1, Sheet.number(column.text().strip(), 0) + 1);
  }

  private void element(XmlElement e, Anchor anchor) throws CoursewareException {
    switch (e.local()) {
      case "Fallback" -> {} // what old programs show in place of what was read already
      case "cNvPr" -> alternatives(e, anchor);
      case "txBody" -> paragraphs(writer, e, BlockKind.PARAGRAPH, anchor, isLinked(e));
      case "chart" -> chart(e, anchor);
      case "relIds" -> diagram(e, anchor);
      default -> {
        for (XmlElement child : e.elements()) {
          element(child, anchor);
        }
      }
    }
  }

  /** Whether a shape shows what a cell holds. */
  private static boolean isLinked(XmlElement body) {
    XmlElement shape = body.parent();
    return shape != null && !shape.attribute("textlink").isBlank();
  }

  private void paragraphs(
      RunWriter to, XmlElement parent, BlockKind kind, Anchor anchor, boolean fixed) {
    for (XmlElement p : parent.elements("p")) {
      if (!fixed) {
        to.add(outline, id(), kind, anchor, p, false, null);
      }
    }
  }

  private void alternatives(XmlElement e, Anchor anchor) {
    for (XmlAttribute a : e.attributes()) {
      if (ALTERNATIVES.contains(a.name()) && !a.value().isBlank()) {
        SourceText text = tree.content(a);
        outline.enter(SheetReader.plain(text));
        outline.addAs(
            id(),
            BlockKind.ALT_TEXT,
            0,
            List.of(new Inline.Text(text.text())),
            anchor,
            text.span(0, text.text().length()));
      }
    }
  }

  /** Titles and labels that were typed; names of series and categories stand in cells. */
  private void chart(XmlElement e, Anchor anchor) throws CoursewareException {
    XmlTree chart = workbook.tree(workbook.link(part, e.attribute("id")));
    if (chart != null) {
      RunWriter to = new RunWriter(chart);
      for (XmlElement rich : chart.root().all("rich")) {
        XmlElement tx = rich.parent();
        XmlElement title = tx == null ? null : tx.parent();
        XmlElement of = title == null ? null : title.parent();
        boolean caption = of != null && of.is("chart");
        paragraphs(to, rich, caption ? BlockKind.CAPTION : BlockKind.PARAGRAPH, anchor, false);
      }
    }
  }

  /** A diagram's words stand in its data and again in a picture of it, which would stay. */
  private void diagram(XmlElement e, Anchor anchor) throws CoursewareException {
    XmlTree data = workbook.tree(workbook.link(part, e.attribute("dm")));
    if (data != null) {
      for (XmlElement p : data.root().all("p")) {
        String text = String.join("", p.all("t").stream().map(XmlElement::text).toList());
        if (!text.isBlank()) {
          diagrams = true;
          outline.addAs(id(), BlockKind.PARAGRAPH, 0, List.of(new Inline.Text(text)), anchor, null);
        }
      }
    }
  }

  /** Texts that turn out blank are counted too. */
  private String id() {
    count++;
    return sheet.id() + "-d" + count;
  }
}
