package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** Adds texts to an outline, with what changes along with them. */
final class TextBlocks {

  /** Adds a block, as {@link Outline} does it. */
  interface Adder {
    void add(List<Inline> content, @Nullable Span span);
  }

  private final Outline outline = new Outline();
  private final WritingDirection direction;
  private int unsafe;
  private int different;

  TextBlocks(WritingDirection direction) {
    this.direction = direction;
  }

  Outline outline() {
    return outline;
  }

  WritingDirection direction() {
    return direction;
  }

  /** Adds a text that stands at one place. */
  boolean add(PlacedText text, Adder adder) {
    return add(text, List.of(), adder);
  }

  /**
   * Adds a text.
   *
   * @param copies the same text at other places
   * @return whether it became a block
   */
  boolean add(PlacedText text, List<PlacedText> copies, Adder adder) {
    Span span = text.span();
    if (span != null && !copies.stream().allMatch(c -> c.span() != null && c.isLike(text))) {
      span = null;
      different++;
    }
    unsafe += text.unsafe() ? 1 : 0;
    int before = outline.blocks().size();
    outline.enter(text.part().region());
    adder.add(text.content(), span);
    if (outline.blocks().size() == before) {
      return false;
    }
    if (span != null) {
      along(text);
      for (PlacedText copy : copies) {
        Span place = copy.span();
        if (place != null) {
          outline.along(
              copy.part().region(), copy.content(), place, changed -> copy.with(text, changed));
          along(copy);
        }
      }
    }
    return true;
  }

  /** A block of a place that has no headings: a slide, a chart, a footnote. */
  boolean addAt(
      String place,
      BlockKind kind,
      int level,
      PlacedText text,
      List<PlacedText> copies,
      Anchor anchor) {
    return add(
        text, copies, (content, span) -> outline.addAt(place, kind, level, content, anchor, span));
  }

  /** A table whose blocks are the last ones, from this index on: its columns turn with them. */
  void turn(Part part, XmlElement table, int from) {
    List<Block> all = outline.blocks();
    if (direction != WritingDirection.RIGHT_TO_LEFT || from == all.size()) {
      return;
    }
    Set<String> ids =
        all.subList(from, all.size()).stream().map(Block::id).collect(Collectors.toSet());
    XmlTree tree = part.tree();
    DrawingDirection.Change change =
        isDrawing(table) ? DrawingDirection.table(tree, table) : RightToLeft.wordTable(tree, table);
    String source = tree.raw(change.start(), change.end());
    outline.together(
        part.region(),
        source,
        tree.source().span(change.start(), change.end()),
        changed -> Collections.disjoint(ids, changed) ? source : change.text());
  }

  /** What was left alone, for the person who added the file. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (unsafe > 0) {
      warnings.add(
          unsafe
              + (unsafe == 1 ? " paragraph is" : " paragraphs are")
              + " searched but not translated: broken fields or marks in the middle of a text");
    }
    if (different > 0) {
      warnings.add(
          different
              + (different == 1 ? " text is" : " texts are")
              + " searched but not translated: copies for older programs differ");
    }
    return warnings;
  }

  /** The direction of a paragraph changes with its text. */
  private void along(PlacedText text) {
    XmlElement p = text.element();
    Paragraph paragraph = text.paragraph();
    if (direction != WritingDirection.RIGHT_TO_LEFT || p == null || paragraph == null) {
      return;
    }
    Part part = text.part();
    XmlTree tree = part.tree();
    String prefix = p.name().substring(0, p.name().indexOf(':') + 1);
    XmlElement properties = p.child("pPr");
    if (isDrawing(p)) {
      DrawingDirection.Change change = DrawingDirection.rightToLeft(tree, p, part.isLeft(p));
      replace(part, change.start(), change.end(), change.text());
      return;
    }
    String changed = RightToLeft.wordParagraph(tree, properties, prefix);
    if (properties == null) {
      String tag = tree.raw(p.start(), p.contentStart());
      replace(part, p.start(), p.contentStart(), tag + changed);
    } else {
      replace(part, properties.start(), properties.end(), changed);
    }
    if (paragraph.startsInRun()) {
      run(part, run(p, paragraph.start()), prefix);
    }
  }

  /** The run in which the first stretch of a paragraph stands; others are written anew. */
  private void run(Part part, @Nullable XmlElement run, String prefix) {
    if (run == null) {
      return;
    }
    XmlElement properties = run.child("rPr");
    String source = properties == null ? "" : part.tree().raw(properties);
    String changed = RightToLeft.runProperties(source, prefix);
    if (properties == null) {
      String tag = part.tree().raw(run.start(), run.contentStart());
      replace(part, run.start(), run.contentStart(), tag + changed);
    } else {
      replace(part, properties.start(), properties.end(), changed);
    }
  }

  private static @Nullable XmlElement run(XmlElement p, int place) {
    XmlElement found = null;
    for (XmlElement r : p.all("r")) {
      if (r.start() < place && place < r.end()) {
        found = r;
      }
    }
    return found;
  }

  private void replace(Part part, int start, int end, String changed) {
    Inline before = new Inline.Markup(part.tree().raw(start, end), Inline.Role.ALONE, "");
    Inline after = new Inline.Markup(changed, Inline.Role.ALONE, "");
    Span span = part.tree().source().span(start, end);
    outline.along(part.region(), List.of(before), span, _ -> List.of(after));
  }

  static boolean isDrawing(XmlElement e) {
    return e.uri().contains("drawingml");
  }
}
