package org.dars.index.courseware.odf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.sheet.Cells;
import org.dars.index.courseware.sheet.SheetKeys;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/** The sheets of a spreadsheet: its texts, not its numbers, dates and formulas. */
final class OdfSheets {

  private final OdfText text;
  private final OdfStyles styles;
  private final Outline outline;
  private final SheetKeys keys = new SheetKeys();
  private final List<String> hiddenSheets = new ArrayList<>();
  private int hiddenRows;
  private int computed;

  OdfSheets(XmlTree tree, OdfText text, OdfStyles styles, Outline outline) {
    this.text = text;
    this.styles = styles;
    this.outline = outline;
    keys(tree.root());
  }

  void sheets(XmlElement spreadsheet, List<String> warnings) {
    int number = 0;
    for (XmlElement e : spreadsheet.elements()) {
      if (Odf.name(e).equals("table:table")) {
        number++;
        sheet(e, number);
      }
    }
    warnings.addAll(keys.warnings());
    if (!hiddenSheets.isEmpty()) {
      warnings.add("hidden sheets are read like the others: " + String.join(", ", hiddenSheets));
    }
    if (hiddenRows > 0) {
      warnings.add(
          hiddenRows == 1
              ? "a hidden row is read like the others"
              : hiddenRows + " hidden rows are read like the others");
    }
    if (computed > 0) {
      warnings.add(
          computed
              + (computed == 1 ? " formula gives a text" : " formulas give texts")
              + "; what depends on translated cells follows once the spreadsheet is computed anew");
    }
  }

  /** Everything in the file that may find a cell by its text. */
  private void keys(XmlElement root) {
    root.each(e -> {
      String name = Odf.name(e);
      for (XmlAttribute a : e.attributes()) {
        switch (a.local()) {
          case "formula", "condition", "expression" -> keys.addFormula(a.value());
          case "source-field-name" -> keys.add(a.value());
          case "value" -> {
            if (name.startsWith("table:filter")) {
              keys.add(a.value());
            }
          }
          default -> {}
        }
      }
    });
  }

  private void sheet(XmlElement table, int number) {
    String name = Odf.attribute(table, "table:name");
    String id = "sheet" + number;
    if (styles.isHidden("table", Odf.attribute(table, "table:style-name"))) {
      hiddenSheets.add(name);
    }
    // Formulas and links name a sheet, so its name stays.
    outline.addAs(
        id,
        BlockKind.HEADING,
        1,
        name.isEmpty() ? List.of() : List.of(new Inline.Text(name)),
        new Anchor.Section(List.of(name)),
        null);
    int before = outline.blocks().size();
    rows(table, name, id, 0);
    text.turn(table, before);
    for (XmlElement shapes : table.elements("shapes")) {
      text.children(shapes, shapes(id, new Anchor.Section(List.of(name))), OdfText.Flow.ASIDE);
    }
  }

  private Place shapes(String sheet, Anchor anchor) {
    return Place.at(outline, sheet + "-d", anchor);
  }

  private int rows(XmlElement parent, String sheet, String id, int before) {
    int row = before;
    for (XmlElement e : parent.elements()) {
      switch (Odf.name(e)) {
        case "table:table-row" -> {
          int blocks = outline.blocks().size();
          cells(e, sheet, id, row + 1);
          String visibility = Odf.attribute(e, "table:visibility");
          boolean hidden = visibility.equals("collapse") || visibility.equals("filter");
          hiddenRows += hidden && outline.blocks().size() > blocks ? 1 : 0;
          row += Odf.count(e, "table:number-rows-repeated");
        }
        case "table:table-rows", "table:table-header-rows", "table:table-row-group" ->
            row = rows(e, sheet, id, row);
        default -> {}
      }
    }
    return row;
  }

  private void cells(XmlElement row, String sheet, String id, int number) {
    int column = 1;
    for (XmlElement e : row.elements()) {
      if (Odf.name(e).equals("table:table-cell")) {
        cell(e, sheet, id, new Cells(number, column));
      }
      column += Odf.count(e, "table:number-columns-repeated");
    }
  }

  private void cell(XmlElement cell, String sheet, String id, Cells place) {
    Anchor anchor = new Anchor.Cell(sheet, place.name());
    boolean formula = cell.find("formula") != null;
    String type = Odf.attribute(cell, "office:value-type");
    computed += formula && type.equals("string") ? 1 : 0;
    boolean words = !formula && (type.equals("string") || (type.isEmpty() && !hasValue(cell)));
    List<XmlElement> paragraphs = cell.elements("p");
    // A value that stands beside the text would contradict it.
    boolean fixed =
        cell.find("string-value") != null
            || (words
                && keys.keeps(
                    paragraphs.stream().map(XmlElement::text).collect(Collectors.joining(" "))));
    Place texts = Place.as(outline, id + "-" + place.id(), anchor);
    Place here =
        (kind, level, content, span) ->
            texts.add(kind, level, content, fixed && kind == BlockKind.TABLE_CELL ? null : span);
    int before = outline.blocks().size();
    for (XmlElement e : cell.elements()) {
      if (Odf.name(e).equals("text:p")) {
        if (words) {
          text.cell(e, here);
        }
      } else {
        text.element(e, shapes(id, anchor), OdfText.Flow.ASIDE);
      }
    }
    text.turnCell(cell, before);
  }

  private static boolean hasValue(XmlElement cell) {
    return cell.attributes().stream()
        .anyMatch(a -> a.local().endsWith("value") && a.name().startsWith("office:"));
  }
}
