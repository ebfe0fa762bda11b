package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** The blocks of a presentation: its slides in the order in which they are shown. */
final class SlideBlocks {

  private final OoxmlPackage file;
  private final TextBlocks blocks;
  private final DrawingBlocks drawings;
  private final Map<String, Anchor.Slide> layouts = new LinkedHashMap<>();
  private boolean behind;
  private int number;
  private int tables;
  private String place = "";
  private Anchor.Slide anchor = new Anchor.Slide(1, "", false);

  SlideBlocks(OoxmlPackage file, TextBlocks blocks) {
    this.file = file;
    this.blocks = blocks;
    this.drawings = new DrawingBlocks(file, blocks);
  }

  void presentation(String main, XmlTree tree) throws CoursewareException {
    XmlElement list = tree.root().child("sldIdLst");
    for (XmlElement id : list == null ? List.<XmlElement>of() : list.elements("sldId")) {
      String name = file.target(main, OoxmlPackage.reference(id, "id"));
      number++;
      XmlTree slide = name == null ? null : file.once(name);
      if (name != null && slide != null) {
        slide(name, part(name, slide));
      }
    }
    behind(main, tree);
  }

  /**
   * What layouts and masters show on their slides, once each: fixed texts, not the places for a
   * slide's own, whose prompts nobody is shown.
   */
  private void behind(String main, XmlTree presentation) throws CoursewareException {
    behind = true;
    List<String> masters = listed(main, presentation, "sldMasterId");
    for (int i = 0; i < masters.size(); i++) {
      String name = masters.get(i);
      XmlTree master = file.once(name);
      if (master != null) {
        Anchor.Slide shownOn = null;
        String id = "ms" + (i + 1);
        List<String> own = listed(name, master, "sldLayoutId");
        for (int j = 0; j < own.size(); j++) {
          Anchor.Slide first = layouts.get(own.get(j));
          XmlTree layout = first == null ? null : file.once(own.get(j));
          if (first != null && layout != null) {
            behind(own.get(j), layout, id + "ly" + (j + 1), first);
            boolean earlier = shownOn == null || first.number() < shownOn.number();
            shownOn = showsMaster(layout) && earlier ? first : shownOn;
          }
        }
        if (shownOn != null) {
          behind(name, master, id, shownOn);
        }
      }
    }
  }

  private void behind(String name, XmlTree tree, String place, Anchor.Slide first)
      throws CoursewareException {
    this.place = place;
    this.anchor = first;
    this.tables = 0;
    Part part = part(name, tree);
    XmlElement data = part.root().child("cSld");
    XmlElement shapes = data == null ? null : data.child("spTree");
    if (shapes != null) {
      shapes(name, part, shapes, null);
    }
  }

  /** Names of the parts that a list of ids refers to. */
  private List<String> listed(String from, XmlTree tree, String element)
      throws CoursewareException {
    List<String> names = new ArrayList<>();
    for (XmlElement id : tree.root().all(element)) {
      String name = file.target(from, OoxmlPackage.reference(id, "id"));
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean showsMaster(XmlTree tree) {
    String value = tree.root().attribute("showMasterSp");
    return !value.equals("0") && !value.equals("false");
  }

  private Part part(String name, XmlTree tree) throws CoursewareException {
    Part part = new Part(tree, blocks.direction());
    return blocks.direction() == WritingDirection.RIGHT_TO_LEFT
        ? part.aligned(new SlideAlignment(file, name)::isLeft)
        : part;
  }

  private void slide(String name, Part part) throws CoursewareException {
    place = "s" + number;
    tables = 0;
    XmlElement title = title(part.root());
    List<PlacedText> titles = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    for (XmlElement p : paragraphs(title)) {
      PlacedText text = part.drawing(p);
      if (text.hasText()) {
        titles.add(text);
        words.append(words.isEmpty() ? "" : " ").append(text.text());
      }
    }
    anchor = new Anchor.Slide(number, words.toString(), false);
    for (PlacedText text : titles) {
      blocks.addAt(place, BlockKind.SLIDE_TITLE, 0, text, List.of(), anchor);
    }
    XmlElement data = part.root().child("cSld");
    XmlElement shapes = data == null ? null : data.child("spTree");
    if (shapes != null) {
      shapes(name, part, shapes, title);
    }
    if (showsMaster(part.tree())) {
      for (String layout : file.targets(name, "slideLayout")) {
        layouts.putIfAbsent(layout, anchor);
      }
    }
    for (String notes : file.targets(name, "notesSlide")) {
      XmlTree tree = file.once(notes);
      if (tree != null) {
        notes(part(notes, tree));
      }
    }
  }

  private static @Nullable XmlElement title(XmlElement slide) {
    for (XmlElement shape : slide.all("sp")) {
      String type = placeholder(shape);
      if (type.equals("title") || type.equals("ctrTitle")) {
        return shape;
      }
    }
    return null;
  }

  /** The type of a placeholder; "obj" is the standard, "" is none. */
  private static String placeholder(XmlElement shape) {
    XmlElement names = shape.child("nvSpPr");
    XmlElement properties = names == null ? null : names.child("nvPr");
    XmlElement ph = properties == null ? null : properties.child("ph");
    return ph == null ? "" : ph.attribute("type").isEmpty() ? "obj" : ph.attribute("type");
  }

  private static boolean isPlaceholder(XmlElement shape) {
    for (XmlElement names : shape.elements()) {
      XmlElement properties = names.local().startsWith("nv") ? names.child("nvPr") : null;
      if (properties != null && properties.child("ph") != null) {
        return true;
      }
    }
    return false;
  }

  private void shapes(String name, Part part, XmlElement holder, @Nullable XmlElement title)
      throws CoursewareException {
    for (XmlElement e : holder.elements()) {
      if (behind && isPlaceholder(e)) {
        continue;
      }
      switch (e.local()) {
        case "sp", "cxnSp" -> {
          described(part, e);
          if (e != title) {
            text(part, e, List.of());
          }
        }
        case "pic" -> described(part, e);
        case "grpSp" -> {
          described(part, e);
          shapes(name, part, e, title);
        }
        case "graphicFrame" -> {
          described(part, e);
          frame(name, part, e);
        }
        case "AlternateContent" -> alternate(name, part, e, title);
        default -> {}
      }
    }
  }

  /** Newer programs show the choice, older ones the rest: often the same words, or a picture. */
  private void alternate(String name, Part part, XmlElement e, @Nullable XmlElement title)
      throws CoursewareException {
    XmlElement choice = e.child("Choice");
    XmlElement fallback = e.child("Fallback");
    if (choice == null) {
      return;
    }
    List<XmlElement> shapes = choice.elements("sp");
    shapes.removeIf(sp -> behind && isPlaceholder(sp));
    List<XmlElement> copies = fallback == null ? List.of() : fallback.elements("sp");
    if (shapes.isEmpty() || shapes.size() != copies.size()) {
      shapes(name, part, choice, title);
      return;
    }
    for (int i = 0; i < shapes.size(); i++) {
      described(part, shapes.get(i));
      if (shapes.get(i) != title) {
        text(part, shapes.get(i), paragraphs(copies.get(i)));
      }
    }
  }

  private void text(Part part, XmlElement shape, List<XmlElement> copies) {
    String type = placeholder(shape);
    boolean listed = type.equals("body") || type.equals("obj");
    List<XmlElement> paragraphs = paragraphs(shape);
    for (int i = 0; i < paragraphs.size(); i++) {
      XmlElement p = paragraphs.get(i);
      PlacedText text = part.drawing(p);
      if (text.hasText()) {
        int level = level(p, listed);
        blocks.addAt(
            place,
            level > 0 ? BlockKind.LIST_ITEM : BlockKind.PARAGRAPH,
            level,
            text,
            copies(part, text, copies, paragraphs.size() == copies.size() ? i : -1),
            anchor);
      }
    }
  }

  /** The same paragraph for older programs, or any that would tell the old text. */
  private static List<PlacedText> copies(
      Part part, PlacedText text, List<XmlElement> copies, int index) {
    List<PlacedText> out = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      PlacedText copy = part.drawing(copies.get(i));
      if (copy.hasText() && (index < 0 ? copy.text().equals(text.text()) : i == index)) {
        out.add(copy);
      }
    }
    return out;
  }

  /** Depth of a list item, 0 for a plain paragraph. */
  private static int level(XmlElement p, boolean listed) {
    XmlElement properties = p.child("pPr");
    if (properties == null) {
      return listed ? 1 : 0;
    }
    String level = properties.attribute("lvl");
    int depth = level.matches("[0-8]") ? Integer.parseInt(level) : 0;
    boolean marked =
        properties.child("buChar") != null
            || properties.child("buAutoNum") != null
            || properties.child("buBlip") != null;
    boolean plain = properties.child("buNone") != null;
    return marked || depth > 0 || (listed && !plain) ? depth + 1 : 0;
  }

  private static List<XmlElement> paragraphs(@Nullable XmlElement shape) {
    XmlElement body = shape == null ? null : shape.child("txBody");
    return body == null ? List.of() : body.elements("p");
  }

  private void frame(String name, Part part, XmlElement frame) throws CoursewareException {
    for (XmlElement table : frame.all("tbl")) {
      table(part, table);
    }
    for (XmlElement e : frame.all("chart")) {
      drawings.referred(name, e, place, anchor);
    }
    for (XmlElement e : frame.all("relIds")) {
      drawings.referred(name, e, place, anchor);
    }
  }

  private void table(Part part, XmlElement table) {
    tables++;
    int before = blocks.outline().blocks().size();
    int row = 0;
    for (XmlElement tr : table.elements("tr")) {
      row++;
      int column = 0;
      for (XmlElement tc : tr.elements("tc")) {
        column++;
        String id = place + "-t" + tables + "r" + row + "c" + column;
        for (XmlElement p : paragraphs(tc)) {
          PlacedText text = part.drawing(p);
          if (text.hasText()) {
            blocks.add(
                text,
                (content, span) ->
                    blocks.outline().addAs(id, BlockKind.TABLE_CELL, 0, content, anchor, span));
          }
        }
      }
    }
    blocks.turn(part, table, before);
  }

  private void described(Part part, XmlElement shape) {
    for (XmlElement names : shape.elements()) {
      XmlElement properties = names.local().startsWith("nv") ? names.child("cNvPr") : null;
      if (properties != null) {
        drawings.described(part, properties, place, anchor);
      }
    }
  }

  private void notes(Part part) {
    Anchor.Slide here = new Anchor.Slide(number, anchor.title(), true);
    for (XmlElement shape : part.root().all("sp")) {
      if (placeholder(shape).equals("body")) {
        for (XmlElement p : paragraphs(shape)) {
          PlacedText text = part.drawing(p);
          if (text.hasText()) {
            blocks.addAt(place, BlockKind.SPEAKER_NOTE, 0, text, List.of(), here);
          }
        }
      }
    }
  }
}
