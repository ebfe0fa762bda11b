package org.dars.index.courseware.xlsx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.ooxml.DrawingDirection;
import org.dars.index.courseware.sheet.SheetKeys;
import org.dars.index.courseware.splice.Alike;
import org.dars.index.courseware.splice.BlockWriter;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** A part with texts in runs: each is written as the part's own text at that place is. */
final class RunWriter implements BlockWriter {

  private final XmlTree tree;
  private final Region region;
  private final Map<Integer, RunText> texts = new HashMap<>();

  RunWriter(XmlTree tree) {
    this.tree = tree;
    this.region = new Region(tree.source(), this);
  }

  /**
   * Adds a string or paragraph as a block, and returns whether it is known through and through, so
   * that it could be written.
   *
   * @param keys texts that must stay; null where none must
   */
  boolean add(
      Outline outline,
      String id,
      BlockKind kind,
      Anchor anchor,
      XmlElement element,
      boolean string,
      @Nullable SheetKeys keys) {
    RunText text = new RunText(tree, element, string);
    Span span = null;
    boolean fixed = keys != null && keys.keeps(shown(text.content()));
    if (text.isSafe() && !fixed) {
      texts.put(text.start(), text);
      span = tree.source().span(text.start(), text.end());
    }
    outline.enter(region);
    outline.addAs(id, kind, 0, text.content(), anchor, span);
    return text.isSafe() || shown(text.content()).isBlank();
  }

  /** A paragraph that is written along with others; {@link #along} says with which. */
  RunText text(XmlElement paragraph) {
    return new RunText(tree, paragraph, false);
  }

  /** Writes a text of this part whenever the last block is, which says the same. */
  void along(Outline outline, RunText text, List<Inline> like) {
    texts.put(text.start(), text);
    outline.along(
        region,
        text.content(),
        tree.source().span(text.start(), text.end()),
        changed -> Alike.changed(text.content(), like, changed));
  }

  /**
   * Lets a paragraph run from right to left whenever the last block changes.
   *
   * @param left whether it begins at the left edge
   */
  void turn(Outline outline, XmlElement paragraph, boolean left) {
    DrawingDirection.Change change = DrawingDirection.rightToLeft(tree, paragraph, left);
    String source = tree.raw(change.start(), change.end());
    outline.along(
        SheetDirection.verbatim(tree),
        List.of(new Inline.Markup(source, Inline.Role.ALONE, "")),
        tree.source().span(change.start(), change.end()),
        _ -> List.of(new Inline.Markup(change.text(), Inline.Role.ALONE, "")));
  }

  private static String shown(List<Inline> content) {
    return content.stream().map(Inline::visibleText).collect(Collectors.joining());
  }

  @Override
  public String write(Block block, List<Inline> content, int start) {
    RunText text = texts.get(start);
    if (text == null) {
      throw new IllegalArgumentException(block.id() + " is not where it was read");
    }
    return text.written(content);
  }
}
