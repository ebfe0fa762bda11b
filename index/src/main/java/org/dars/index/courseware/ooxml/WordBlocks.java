package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/** The blocks of a Word document: its body, then notes, headers and footers. */
final class WordBlocks {

  private final OoxmlPackage file;
  private final TextBlocks blocks;
  private final DrawingBlocks drawings;
  private final WordStyles styles;
  private final Map<String, Anchor> notes = new HashMap<>();

  private WordPages pages = WordPages.NONE;
  private int objects;
  private boolean bound;

  WordBlocks(OoxmlPackage file, TextBlocks blocks, String main) throws CoursewareException {
    this.file = file;
    this.blocks = blocks;
    this.drawings = new DrawingBlocks(file, blocks);
    List<String> parts = file.targets(main, "styles");
    this.styles = new WordStyles(parts.isEmpty() ? null : file.tree(parts.getFirst()));
  }

  void document(String main, XmlTree tree) throws CoursewareException {
    Part part = new Part(tree, blocks.direction());
    pages = WordPages.of(tree);
    XmlElement body = tree.root().child("body");
    if (body != null) {
      body(main, part, body);
    }
    for (String type : List.of("footnotes", "endnotes")) {
      for (String name : file.targets(main, type)) {
        notes(name, type);
      }
    }
    for (String type : List.of("header", "footer")) {
      List<String> names = new ArrayList<>(file.targets(main, type));
      names.sort(Comparator.comparingInt(String::length).thenComparing(n -> n)); // header10 last
      for (int i = 0; i < names.size(); i++) {
        margin(names.get(i), (type.equals("header") ? "hd" : "ft") + (i + 1));
      }
    }
  }

  /** What was left alone, for the person who added the file. */
  List<String> warnings() {
    return bound
        ? List.of(
            "some texts are searched but not translated: Word fills them in from the document's properties")
        : List.of();
  }

  private void body(String name, Part part, XmlElement holder) throws CoursewareException {
    for (XmlElement e : holder.elements()) {
      switch (e.local()) {
        case "p" -> paragraph(name, part, e);
        case "tbl" -> table(name, part, e);
        case "sdt" -> {
          XmlElement content = e.child("sdtContent");
          if (content != null) {
            body(name, part, content);
          }
        }
        case "AlternateContent" -> {
          XmlElement choice = e.child("Choice");
          if (choice != null) {
            body(name, part, choice);
          }
        }
        default -> {
          if (WordElements.holds(e)) {
            body(name, part, e);
          }
        }
      }
    }
  }

  private void paragraph(String name, Part part, XmlElement p) throws CoursewareException {
    PlacedText text = text(part, p);
    XmlElement properties = p.child("pPr");
    Runnable turned = pages.turn(p);
    int level = styles.headingLevel(properties);
    int depth = styles.listLevel(properties);
    if (level > 0 && text.hasText()) {
      blocks.add(
          text, (content, span) -> blocks.outline().heading(level, content, span, pages::anchor));
    } else {
      BlockKind kind =
          isFormula(p, text)
              ? BlockKind.FORMULA
              : styles.isCode(properties)
                  ? BlockKind.CODE
                  : styles.isCaption(properties)
                      ? BlockKind.CAPTION
                      : depth > 0
                          ? BlockKind.LIST_ITEM
                          : Definition.opens(text.content()) ? BlockKind.TERM : BlockKind.PARAGRAPH;
      int nesting = kind == BlockKind.LIST_ITEM ? depth : 0;
      blocks.add(
          text, (content, span) -> blocks.outline().add(kind, nesting, content, span, anchor()));
    }
    within(name, part, p, turned);
  }

  /** The text of a paragraph, without a place where a program would overwrite it. */
  private PlacedText text(Part part, XmlElement p) {
    PlacedText text = part.word(p);
    for (XmlElement e = p.parent(); e != null && text.span() != null; e = e.parent()) {
      if (e.is("sdt") && WordRuns.isCalculated(e.child("sdtPr"))) {
        bound = true;
        return new PlacedText(part, text.content(), null, null, null, false);
      }
    }
    return text;
  }

  private static boolean isFormula(XmlElement p, PlacedText text) {
    return !text.hasText()
        && text.content().stream()
            .anyMatch(i -> i instanceof Inline.Markup m && m.source().contains("oMath"))
        && !p.all("oMath").isEmpty();
  }

  private void table(String name, Part part, XmlElement table) throws CoursewareException {
    String id = blocks.outline().table();
    int before = blocks.outline().blocks().size();
    int row = 0;
    for (XmlElement tr : WordElements.children(table, "tr")) {
      row++;
      int column = 0;
      for (XmlElement tc : WordElements.children(tr, "tc")) {
        column++;
        cell(name, part, tc, id, row, column);
      }
    }
    blocks.turn(part, table, before);
  }

  private void cell(String name, Part part, XmlElement holder, String table, int row, int column)
      throws CoursewareException {
    for (XmlElement e : holder.elements()) {
      if (e.is("p")) {
        PlacedText text = text(part, e);
        Runnable turned = pages.turn(e);
        blocks.add(
            text,
            (content, span) -> blocks.outline().cell(table, row, column, content, span, anchor()));
        within(name, part, e, turned);
      } else if (e.is("tbl")) {
        table(name, part, e);
      } else if (e.is("sdt") || WordElements.holds(e)) {
        cell(name, part, e, table, row, column);
      }
    }
  }

  /** What stands in drawings of a paragraph: descriptions, text boxes, charts, diagrams. */
  private void within(String name, Part part, XmlElement p, Runnable turned)
      throws CoursewareException {
    for (XmlElement e : p.elements()) {
      within(name, part, e);
    }
    turned.run();
  }

  private void within(String name, Part part, XmlElement e) throws CoursewareException {
    switch (e.local()) {
      case "AlternateContent" -> {
        XmlElement choice = e.child("Choice");
        XmlElement fallback = e.child("Fallback");
        if (choice != null) {
          objects(name, part, choice);
          boxes(
              part,
              WordElements.paragraphs(choice),
              fallback == null ? List.of() : WordElements.paragraphs(fallback));
        } else if (fallback != null) {
          boxes(part, WordElements.paragraphs(fallback), List.of());
        }
      }
      case "txbxContent" -> boxes(part, WordElements.paragraphs(e), List.of());
      case "footnoteReference", "endnoteReference" ->
          notes.putIfAbsent(e.local().substring(0, 1) + e.attribute("id"), anchor());
      default -> {
        object(name, part, e);
        for (XmlElement child : e.elements()) {
          within(name, part, child);
        }
      }
    }
  }

  /** Descriptions, charts and diagrams, but not the text boxes. */
  private void objects(String name, Part part, XmlElement e) throws CoursewareException {
    for (XmlElement child : e.elements()) {
      if (!child.is("txbxContent")) {
        object(name, part, child);
        objects(name, part, child);
      }
    }
  }

  private void object(String name, Part part, XmlElement e) throws CoursewareException {
    if (e.is("docPr")) {
      for (String attribute : List.of("title", "descr")) {
        PlacedText text = part.attribute(e.find(attribute));
        if (text != null && !DrawingBlocks.isFileName(text.text())) {
          blocks.add(
              text,
              (content, span) ->
                  blocks.outline().add(BlockKind.ALT_TEXT, 0, content, span, anchor()));
        }
      }
    } else if (e.is("chart") || e.is("relIds")) {
      objects++;
      drawings.referred(name, e, "obj" + objects, anchor());
    }
  }

  private void boxes(Part part, List<XmlElement> paragraphs, List<XmlElement> copies) {
    for (int i = 0; i < paragraphs.size(); i++) {
      PlacedText text = text(part, paragraphs.get(i));
      int depth = styles.listLevel(paragraphs.get(i).child("pPr"));
      BlockKind kind = depth > 0 ? BlockKind.LIST_ITEM : BlockKind.PARAGRAPH;
      List<PlacedText> same = copies(part, copies, i, paragraphs.size());
      blocks.add(
          text,
          same,
          (content, span) -> blocks.outline().add(kind, depth, content, span, anchor()));
    }
  }

  /** The copy of a paragraph for older programs; all of them where it is not clear which it is. */
  private static List<PlacedText> copies(Part part, List<XmlElement> copies, int i, int of) {
    return copies.size() == of
        ? List.of(part.word(copies.get(i)))
        : copies.stream().map(part::word).filter(PlacedText::hasText).toList();
  }

  /** Footnotes and endnotes stand where their text refers to them. */
  private void notes(String name, String type) throws CoursewareException {
    XmlTree tree = file.once(name);
    if (tree == null) {
      return;
    }
    Part part = new Part(tree, blocks.direction());
    String letter = type.substring(0, 1);
    for (XmlElement note : tree.root().elements()) {
      String kind = note.attribute("type");
      if (kind.isEmpty() || kind.equals("normal")) {
        String id = note.attribute("id").replaceAll("[^0-9]", "");
        Anchor anchor =
            notes.getOrDefault(letter + note.attribute("id"), new Anchor.Section(List.of()));
        aside(part, note, letter + "n" + id, anchor);
      }
    }
  }

  private void margin(String name, String place) throws CoursewareException {
    XmlTree tree = file.once(name);
    if (tree != null) {
      Part part = new Part(tree, blocks.direction());
      aside(part, tree.root(), place, new Anchor.Section(List.of()));
    }
  }

  private void aside(Part part, XmlElement holder, String place, Anchor anchor) {
    for (XmlElement p : WordElements.asideParagraphs(holder)) {
      PlacedText text = text(part, p);
      if (text.hasText()) {
        blocks.addAt(place, BlockKind.PARAGRAPH, 0, text, List.of(), anchor);
      }
      for (XmlElement alternate : WordElements.alternates(p)) {
        XmlElement choice = alternate.child("Choice");
        XmlElement fallback = alternate.child("Fallback");
        List<XmlElement> shown = WordElements.paragraphs(choice == null ? alternate : choice);
        List<XmlElement> copies =
            choice == null || fallback == null ? List.of() : WordElements.paragraphs(fallback);
        for (int i = 0; i < shown.size(); i++) {
          PlacedText box = text(part, shown.get(i));
          if (box.hasText()) {
            List<PlacedText> same = copies(part, copies, i, shown.size());
            blocks.addAt(place, BlockKind.PARAGRAPH, 0, box, same, anchor);
          }
        }
      }
    }
  }

  private Anchor anchor() {
    return pages.anchor(blocks.outline().section());
  }
}
