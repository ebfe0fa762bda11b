package org.dars.translator;

import java.util.List;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Inline.Markup;
import org.dars.index.courseware.Inline.Role;
import org.dars.index.courseware.Inline.Text;
import org.dars.index.courseware.Span;

/** Blocks written by hand. */
public final class Blocks {

  private Blocks() {}

  public static Block paragraph(List<Inline> content) {
    return new Block(
        "p1",
        BlockKind.PARAGRAPH,
        0,
        content,
        new Anchor.Section(List.of("Cells")),
        new Span(0, 100));
  }

  public static Block paragraph(Inline... content) {
    return paragraph(List.of(content));
  }

  public static Inline text(String value) {
    return new Text(value);
  }

  public static Inline open(String source) {
    return new Markup(source, Role.OPEN, "");
  }

  public static Inline close(String source) {
    return new Markup(source, Role.CLOSE, "");
  }

  public static Inline code(String code) {
    return new Markup("`" + code + "`", Role.ALONE, code);
  }

  public static Inline image() {
    return new Markup("<img src=\"a.png\">", Role.ALONE, "");
  }
}
