package org.dars.index.courseware.ooxml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** A part that holds text, and how each text of it is written. */
final class Part {

  private final XmlTree tree;
  private final WritingDirection direction;
  private final Region region;
  private final Map<Integer, Function<List<Inline>, String>> writers = new HashMap<>();

  private Predicate<XmlElement> isLeft = _ -> false;

  Part(XmlTree tree, WritingDirection direction) {
    this.tree = tree;
    this.direction = direction;
    this.region = new Region(tree.source(), this::write);
  }

  /** Lets the part know how its paragraphs are aligned. */
  Part aligned(Predicate<XmlElement> toTheLeft) {
    isLeft = toTheLeft;
    return this;
  }

  /** Whether a paragraph of a drawing is aligned to the left; where that is not known, no. */
  boolean isLeft(XmlElement paragraph) {
    return isLeft.test(paragraph);
  }

  XmlTree tree() {
    return tree;
  }

  XmlElement root() {
    return tree.root();
  }

  Region region() {
    return region;
  }

  /** A paragraph of Word. */
  PlacedText word(XmlElement paragraph) {
    return paragraph(paragraph, new WordRuns(tree, paragraph, direction));
  }

  /** A paragraph of a drawing. */
  PlacedText drawing(XmlElement paragraph) {
    return paragraph(paragraph, new DrawingRuns(tree, paragraph));
  }

  private PlacedText paragraph(XmlElement element, Runs runs) {
    try {
      Paragraph paragraph = new Paragraph(runs, runs.pieces(element));
      if (!paragraph.hasText()) {
        return new PlacedText(this, paragraph.content(), null, null, null, false);
      }
      writers.put(paragraph.start(), paragraph::write);
      return new PlacedText(
          this,
          paragraph.content(),
          tree.source().span(paragraph.start(), paragraph.end()),
          element,
          paragraph,
          false);
    } catch (Runs.UnsafeException e) {
      StringBuilder text = new StringBuilder();
      element.all("t").forEach(t -> text.append(t.text()));
      List<Inline> content = text.isEmpty() ? List.of() : List.of(new Inline.Text(text.toString()));
      return new PlacedText(this, content, null, null, null, true);
    }
  }

  /** The value of an attribute; null where it says nothing. */
  @Nullable PlacedText attribute(@Nullable XmlAttribute attribute) {
    if (attribute == null || attribute.value().isBlank()) {
      return null;
    }
    char quote = tree.source().text().charAt(attribute.start() - 1);
    String value = attribute.value();
    return plain(value, attribute.start(), attribute.end(), s -> XmlTree.attribute(s, quote));
  }

  /** The text of an element that holds no other; null where it is empty or cannot be written. */
  @Nullable PlacedText element(@Nullable XmlElement element) {
    if (element == null
        || element.nodes().size() != 1
        || !(element.nodes().getFirst() instanceof XmlText text)
        || text.cdata()
        || text.value().isBlank()) {
      return null;
    }
    return plain(text.value(), text.start(), text.end(), XmlTree::escape);
  }

  private PlacedText plain(String value, int start, int end, Function<String, String> escape) {
    String lead = value.substring(0, value.length() - value.stripLeading().length());
    String tail = value.substring(value.stripTrailing().length());
    writers.put(start, content -> escape.apply(lead + visible(content) + tail));
    return new PlacedText(
        this,
        List.of(new Inline.Text(value.strip())),
        tree.source().span(start, end),
        null,
        null,
        false);
  }

  private static String visible(List<Inline> content) {
    StringBuilder out = new StringBuilder();
    content.forEach(i -> out.append(i.visibleText()));
    return out.toString();
  }

  private String write(Block block, List<Inline> content, int start) {
    Function<List<Inline>, String> writer = writers.get(start);
    if (writer != null) {
      return writer.apply(content);
    }
    // The properties of a paragraph, which change along with its text.
    StringBuilder out = new StringBuilder();
    for (Inline inline : content) {
      if (inline instanceof Inline.Markup m) {
        out.append(m.source());
      }
    }
    return out.toString();
  }
}
