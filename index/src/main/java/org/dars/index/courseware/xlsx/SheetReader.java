package org.dars.index.courseware.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.sheet.Cells;
import org.dars.index.courseware.sheet.SheetKeys;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** Takes the texts of sheets in reading order: cells, notes, drawings, printed headers. */
final class SheetReader {

  private final Workbook workbook;
  private final SharedStrings strings;
  private final SheetKeys keys;
  private final Outline outline;
  private final WritingDirection direction;
  private final Map<Sheet, Set<String>> own = new LinkedHashMap<>();

  /** Blocks of texts that stand in cells themselves. */
  private final Map<XmlElement, String> inCells = new HashMap<>();

  private final List<String> hidden = new ArrayList<>();
  private int hiddenLines;
  private int computed;
  private int unknown;
  private boolean diagrams;

  SheetReader(
      Workbook workbook,
      SharedStrings strings,
      SheetKeys keys,
      Outline outline,
      WritingDirection direction) {
    this.workbook = workbook;
    this.strings = strings;
    this.keys = keys;
    this.outline = outline;
    this.direction = direction;
  }

  void sheet(Sheet sheet) throws CoursewareException {
    Anchor anchor = new Anchor.Section(List.of(sheet.name()));
    if (sheet.hidden()) {
      hidden.add(sheet.name());
    }
    // Formulas and links name a sheet, so its name stays.
    outline.addAs(
        sheet.id(),
        BlockKind.HEADING,
        1,
        sheet.name().isEmpty() ? List.of() : List.of(new Inline.Text(sheet.name())),
        anchor,
        null);
    int before = outline.blocks().size();
    cells(sheet);
    List<Block> all = outline.blocks();
    own.put(
        sheet, all.subList(before, all.size()).stream().map(Block::id).collect(Collectors.toSet()));
    notes(sheet);
    for (Workbook.Link link : workbook.links(sheet.part())) {
      XmlTree drawing = link.type().equals("drawing") ? workbook.tree(link.part()) : null;
      if (drawing != null) {
        DrawingReader reader =
            new DrawingReader(workbook, sheet, link.part(), drawing, outline, direction);
        reader.read();
        diagrams |= reader.hasDiagrams();
      }
    }
    for (XmlElement e : sheet.tree().root().elements("headerFooter")) {
      HeaderFooter.add(sheet.tree(), e, sheet.id(), anchor, outline);
    }
  }

  /** Lets the sheets that were read begin at the right when what they show changes. */
  void turn(@Nullable CellDirection formats) {
    own.forEach((sheet, ids) -> {
      if (SheetDirection.isFromRight(sheet.tree())) {
        return;
      }
      Region region = SheetDirection.verbatim(sheet.tree());
      Set<String> shown = new HashSet<>(ids);
      sheet.cells((c, _) -> {
        String shared = strings.block(c);
        String block = shared == null ? inCells.get(c) : shared;
        if (block != null) {
          shown.add(block);
          if (formats != null) {
            formats.cell(sheet.tree(), region, c, block);
          }
        }
      });
      SheetDirection.add(sheet.tree(), region, outline, shown);
    });
    if (formats != null) {
      formats.finish();
    }
  }

  /** What a person should know of the sheets that were read. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!hidden.isEmpty()) {
      warnings.add("hidden sheets are read like the others: " + String.join(", ", hidden));
    }
    if (hiddenLines > 0) {
      warnings.add(
          hiddenLines == 1
              ? "a hidden row or column is read like the others"
              : hiddenLines + " hidden rows and columns are read like the others");
    }
    if (unknown > 0) {
      warnings.add(
          (unknown == 1
                  ? "1 text is searched but not translated, because it holds"
                  : unknown + " texts are searched but not translated, because they hold")
              + " what Dars does not know");
    }
    if (computed > 0) {
      warnings.add(
          computed
              + (computed == 1 ? " formula gives a text" : " formulas give texts")
              + "; what depends on translated cells follows once the workbook is computed anew");
    }
    if (diagrams) {
      warnings.add(
          "some words of its diagrams (SmartArt) are searched but not translated: their picture differs");
    }
    return warnings;
  }

  private void cells(Sheet sheet) {
    RunWriter inline = new RunWriter(sheet.tree());
    sheet.cells((c, place) -> {
      boolean formula = c.child("f") != null;
      computed += formula && c.attribute("t").equals("str") ? 1 : 0;
      XmlElement shared = strings.take(c, sheet.hidden());
      XmlElement own = c.attribute("t").equals("inlineStr") && !formula ? c.child("is") : null;
      RunWriter writer = own == null ? strings.writer() : inline;
      XmlElement text = own == null ? shared : own;
      if (text != null && writer != null) {
        int before = outline.blocks().size();
        boolean known =
            writer.add(
                outline,
                sheet.id() + "-" + place.id(),
                BlockKind.TABLE_CELL,
                new Anchor.Cell(sheet.name(), place.name()),
                text,
                true,
                keys);
        unknown += known ? 0 : 1;
        if (outline.blocks().size() > before) {
          String block = outline.blocks().getLast().id();
          if (own == null) {
            strings.became(c, block);
          } else {
            inCells.put(c, block);
          }
        }
      }
    });
    for (XmlElement row : sheet.rows()) {
      hiddenLines += isOn(row.attribute("hidden")) && !row.elements("c").isEmpty() ? 1 : 0;
    }
    for (XmlElement column : sheet.tree().root().all("col")) {
      hiddenLines += isOn(column.attribute("hidden")) ? 1 : 0;
    }
  }

  private static boolean isOn(String value) {
    return value.equals("1") || value.equals("true");
  }

  /** Notes at cells; of a thread of comments the old notes hold but a copy. */
  private void notes(Sheet sheet) throws CoursewareException {
    Set<String> threads = new HashSet<>();
    for (Workbook.Link link : workbook.links(sheet.part())) {
      XmlTree tree = link.type().equals("threadedComment") ? workbook.tree(link.part()) : null;
      if (tree != null) {
        threads(sheet, tree, threads);
      }
    }
    for (Workbook.Link link : workbook.links(sheet.part())) {
      XmlTree tree = link.type().equals("comments") ? workbook.tree(link.part()) : null;
      if (tree != null) {
        RunWriter writer = new RunWriter(tree);
        for (XmlElement note : tree.root().all("comment")) {
          XmlElement text = note.child("text");
          if (text != null && !threads.contains(note.attribute("ref"))) {
            Cells place = Cells.of(note.attribute("ref"), new Cells(1, 1));
            writer.add(
                outline,
                sheet.id() + "-" + place.id() + "-note",
                BlockKind.PARAGRAPH,
                new Anchor.Cell(sheet.name(), place.name()),
                text,
                true,
                null);
          }
        }
      }
    }
  }

  private void threads(Sheet sheet, XmlTree tree, Set<String> seen) {
    for (XmlElement comment : tree.root().elements("threadedComment")) {
      seen.add(comment.attribute("ref"));
      XmlElement text = comment.child("text");
      SourceText content = text == null ? null : tree.content(text);
      if (content != null) {
        Cells place = Cells.of(comment.attribute("ref"), new Cells(1, 1));
        // A person is mentioned by where the name stands in the text.
        boolean fixed = comment.child("mentions") != null;
        outline.enter(plain(content));
        outline.addAs(
            sheet.id() + "-" + place.id() + "-thread",
            BlockKind.PARAGRAPH,
            0,
            content.text().isEmpty() ? List.of() : List.of(new Inline.Text(content.text())),
            new Anchor.Cell(sheet.name(), place.name()),
            fixed ? null : content.span(0, content.text().length()));
      }
    }
  }

  /** A text without any markup. */
  static Region plain(SourceText text) {
    return new Region(
        text,
        (_, content, _) -> {
          StringBuilder out = new StringBuilder();
          content.forEach(i -> out.append(i.visibleText()));
          return out.toString();
        });
  }
}
