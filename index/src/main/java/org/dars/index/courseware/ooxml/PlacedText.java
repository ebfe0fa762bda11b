package org.dars.index.courseware.ooxml;

import java.util.List;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.Alike;
import org.dars.index.courseware.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * A text and its place.
 *
 * @param span null where it is not written back
 * @param element the paragraph around it, or null
 * @param paragraph how that is written, or null
 * @param unsafe whether it holds something that this reader does not know how to write
 */
record PlacedText(
    Part part,
    List<Inline> content,
    @Nullable Span span,
    @Nullable XmlElement element,
    @Nullable Paragraph paragraph,
    boolean unsafe) {

  boolean hasText() {
    return content.stream().anyMatch(i -> i instanceof Inline.Text t && !t.value().isBlank());
  }

  /** What a reader sees. */
  String text() {
    StringBuilder out = new StringBuilder();
    content.forEach(i -> out.append(i.visibleText()));
    return out.toString().replaceAll("\\s+", " ").strip();
  }

  /** Whether it says the same with as many marks at the same places. */
  boolean isLike(PlacedText other) {
    return Alike.are(content, other.content);
  }

  /** New content of a text like this one, with the marks of this one. */
  List<Inline> with(PlacedText like, List<Inline> changed) {
    return Alike.changed(content, like.content, changed);
  }
}
