package org.dars.index.courseware.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.ooxml.DrawingDirection;
import org.dars.index.courseware.sheet.Cells;
import org.dars.index.courseware.splice.Alike;
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
  private final WritingDirection direction;
  private final RunWriter writer;
  private boolean diagrams;
  private int count;

  DrawingReader(
      Workbook workbook,
      Sheet sheet,
      String part,
      XmlTree tree,
      Outline outline,
      WritingDirection direction) {
    this.workbook = workbook;
    this.sheet = sheet;
    this.part = part;
    this.tree = tree;
    this.outline = outline;
    this.direction = direction;
    this.writer = new RunWriter(tree);
  }

  /** Whether a diagram was found whose picture does not show its words as they are. */
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
        boolean chart = to != writer; // where text stands in the middle
        if (added(to, kind, anchor, p)) {
          turn(to, p, !chart && DrawingDirection.isLeft(p));
        }
      }
    }
  }

  /** Adds a paragraph; whether it became a block that can be written. */
  private boolean added(RunWriter to, BlockKind kind, Anchor anchor, XmlElement p) {
    int before = outline.blocks().size();
    to.add(outline, id(), kind, anchor, p, false, null);
    return outline.blocks().size() > before && outline.blocks().getLast().span() != null;
  }

  private void turn(RunWriter to, XmlElement p, boolean left) {
    if (direction == WritingDirection.RIGHT_TO_LEFT) {
      to.turn(outline, p, left);
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

  /** A diagram's words stand in its data, and again in the picture that programs keep of it. */
  private void diagram(XmlElement e, Anchor anchor) throws CoursewareException {
    XmlTree data = workbook.tree(workbook.link(part, e.attribute("dm")));
    if (data == null) {
      return;
    }
    RunWriter to = new RunWriter(data);
    XmlTree picture = picture(data);
    RunWriter drawn = picture == null ? to : new RunWriter(picture);
    Map<String, List<XmlElement>> shown = new HashMap<>();
    for (XmlElement p : picture == null ? List.<XmlElement>of() : picture.root().all("p")) {
      shown.computeIfAbsent(words(p), _ -> new ArrayList<>()).add(p);
    }
    List<XmlElement> points = data.root().all("p");
    points.removeIf(p -> words(p).isBlank());
    Map<String, Integer> left = new HashMap<>();
    points.forEach(p -> left.merge(words(p), 1, Integer::sum));
    for (XmlElement p : points) {
      List<XmlElement> same = shown.getOrDefault(words(p), new ArrayList<>());
      int others = left.merge(words(p), -1, Integer::sum);
      // Several points that say the same take theirs in order, the last one all that are left.
      int take = others == 0 ? same.size() : Math.min(1, same.size());
      point(to, p, drawn, new ArrayList<>(same.subList(0, take)), anchor);
      same.subList(0, take).clear();
    }
  }

  private @Nullable XmlTree picture(XmlTree data) throws CoursewareException {
    for (XmlElement e : data.root().all("dataModelExt")) {
      return workbook.tree(workbook.link(part, e.attribute("relId")));
    }
    return null;
  }

  private void point(
      RunWriter to, XmlElement p, RunWriter drawn, List<XmlElement> copies, Anchor anchor) {
    List<Inline> content = to.text(p).content();
    boolean alike =
        copies.stream()
            .map(drawn::text)
            .allMatch(t -> t.isSafe() && Alike.are(t.content(), content));
    if (!alike) {
      diagrams = true;
      outline.addAs(id(), BlockKind.PARAGRAPH, 0, List.of(new Inline.Text(words(p))), anchor, null);
    } else if (added(to, BlockKind.PARAGRAPH, anchor, p)) {
      turn(to, p, false);
      for (XmlElement copy : copies) {
        drawn.along(outline, drawn.text(copy), content);
        turn(drawn, copy, false);
      }
    }
  }

  private static String words(XmlElement p) {
    return String.join("", p.all("t").stream().map(XmlElement::text).toList());
  }

  /** Texts that turn out blank are counted too. */
  private String id() {
    count++;
    return sheet.id() + "-d" + count;
  }
}
