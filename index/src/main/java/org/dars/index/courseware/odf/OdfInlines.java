package org.dars.index.courseware.odf;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlMark;
import org.dars.index.courseware.xml.XmlNode;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;

/**
 * The content of a paragraph: its text with white space folded as OpenDocument folds it (ODF 1.3,
 * part 3, 6.1.2), its spans and links as pairs, everything else as it stands.
 */
final class OdfInlines {

  private static final Set<String> PAIRS =
      Set.of("text:span", "text:a", "text:meta", "loext:content-control");

  /** What a paragraph may hold that shows none of the words inside. */
  private static final Set<String> SILENT =
      Set.of(
          "text:note", "office:annotation", "office:annotation-end", "text:number", "text:script");

  private static final Pattern NO_ROOM =
      Pattern.compile(
          "<[!?]|&|<(?:[\\w.-]+:)?(?:(?:bookmark|change|[\\w-]*-mark)(?:-start|-end)?"
              + "|annotation(?:-end)?|soft-page-break)[\\s/>]");

  /** Most spaces that one element is shown as. */
  private static final int SPACES = 100;

  private final XmlTree tree;
  private final OdfStyles styles;
  private final InlineBuilder out = new InlineBuilder();
  private final List<XmlElement> inner = new ArrayList<>();

  /** Whether a space would be folded away: at the start, and after another one. */
  private boolean space = true;

  OdfInlines(XmlTree tree, OdfStyles styles, XmlElement paragraph) {
    this.tree = tree;
    this.styles = styles;
    nodes(paragraph);
  }

  /** The paragraph, or the span that holds all there is in it: nothing has to be kept around it. */
  static XmlElement innermost(XmlElement paragraph, OdfStyles styles) {
    XmlElement at = paragraph;
    while (true) {
      XmlElement only = null;
      for (XmlNode node : at.nodes()) {
        boolean blank = node instanceof XmlText t && t.value().isBlank();
        if (node instanceof XmlElement e && only == null) {
          only = e;
        } else if (!blank) {
          return at;
        }
      }
      boolean span = only != null && Odf.name(only).equals("text:span") && !only.nodes().isEmpty();
      if (only == null || !span || isCode(only, styles)) {
        return at;
      }
      at = only;
    }
  }

  List<Inline> build() {
    return out.build();
  }

  /** Elements in the paragraph that hold blocks of their own: notes, frames, shapes. */
  List<XmlElement> inner() {
    return inner;
  }

  private void nodes(XmlElement parent) {
    for (XmlNode node : parent.nodes()) {
      switch (node) {
        case XmlText t -> text(t.value());
        case XmlMark m -> out.markup(tree.raw(m), Inline.Role.ALONE, "");
        case XmlElement e -> element(e);
      }
    }
  }

  private void text(String value) {
    StringBuilder folded = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean white = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!white) {
        folded.append(c);
      } else if (!space) {
        folded.append(' ');
      }
      space = white;
    }
    out.text(folded.toString());
  }

  private void element(XmlElement e) {
    String name = Odf.name(e);
    if (PAIRS.contains(name)
        && !e.nodes().isEmpty()
        && !(name.equals("text:span") && isCode(e, styles))) {
      pair(e, name);
    } else {
      Inline.Markup mark = new Inline.Markup(tree.raw(e), Inline.Role.ALONE, visible(e, name));
      out.markup(mark.source(), mark.role(), mark.visible());
      space = space && !shows(mark);
      if (!name.equals("text:s") && !isBreak(name)) {
        inner.add(e);
      }
    }
  }

  /**
   * Whether a mark takes room in its line, so that a space after it is no second one: a field, a
   * picture, a tab, but no bookmark.
   */
  static boolean shows(Inline.Markup mark) {
    return mark.role() == Inline.Role.ALONE && !NO_ROOM.matcher(mark.source()).lookingAt();
  }

  /** A span that changes nothing to be seen is not written back when its paragraph changes. */
  private void pair(XmlElement e, String name) {
    if (name.equals("text:span") && styles.isUnseen(style(e))) {
      nodes(e);
      return;
    }
    out.markup(tree.raw(e.start(), e.contentStart()), Inline.Role.OPEN, "");
    nodes(e);
    out.markup(tree.raw(e.contentEnd(), e.end()), Inline.Role.CLOSE, "");
  }

  private static boolean isCode(XmlElement e, OdfStyles styles) {
    return styles.isA("text", style(e), "Source_20_Text");
  }

  private static String style(XmlElement e) {
    return Odf.attribute(e, "text:style-name");
  }

  private static boolean isBreak(String name) {
    return name.equals("text:tab") || name.equals("text:line-break");
  }

  private static String visible(XmlElement e, String name) {
    if (name.equals("text:s")) {
      return " ".repeat(Math.min(SPACES, Odf.count(e, "text:c")));
    }
    if (isBreak(name)) {
      return " ";
    }
    if (name.equals("text:ruby")) {
      XmlElement base = e.child("ruby-base");
      return base == null ? "" : base.text();
    }
    // A field shows its text; a frame's, note's or change's text is none of the paragraph's.
    boolean field = name.startsWith("text:") && !SILENT.contains(name);
    return field && e.all("p").isEmpty() && e.all("h").isEmpty() ? e.text() : "";
  }
}
