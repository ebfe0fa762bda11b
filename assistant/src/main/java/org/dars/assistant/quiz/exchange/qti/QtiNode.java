package org.dars.assistant.quiz.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlMark;
import org.dars.index.courseware.xml.XmlNode;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * An element by the names of either version: small letters without dashes, as {@code
 * choiceinteraction}.
 */
record QtiNode(XmlTree tree, XmlElement element) {

  /** An item that cannot be read; the message is one sentence for its author. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  String name() {
    return QtiVersion.plain(element.name());
  }

  boolean is(String name) {
    return name().equals(name);
  }

  /** The value of an attribute, "" where there is none. */
  String attribute(String name) {
    for (XmlAttribute a : element.attributes()) {
      if (QtiVersion.plain(a.name()).equals(name)) {
        return a.value();
      }
    }
    return "";
  }

  List<QtiNode> children() {
    return element.elements().stream().map(e -> new QtiNode(tree, e)).toList();
  }

  List<QtiNode> children(String name) {
    return children().stream().filter(c -> c.is(name)).toList();
  }

  @Nullable QtiNode child(String name) {
    List<QtiNode> found = children(name);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Every element of a name inside this one, in document order. */
  List<QtiNode> all(String name) {
    List<QtiNode> found = new ArrayList<>();
    element.each(e -> {
      if (QtiVersion.plain(e.name()).equals(name)) {
        found.add(new QtiNode(tree, e));
      }
    });
    return found;
  }

  String text() {
    return element.text().strip();
  }

  /** The texts of the values in a child: {@code correctResponse} or {@code defaultValue}. */
  List<String> values(String child) {
    QtiNode node = child(child);
    return node == null
        ? List.of()
        : node.children("value").stream().map(v -> v.element.text()).toList();
  }

  /** What is in it as HTML, some of its elements replaced. */
  String html(Replacement replacement) {
    StringBuilder raw = new StringBuilder();
    copy(element, replacement, raw);
    return QtiXhtml.html(raw.toString());
  }

  /** What is in it as HTML. */
  String html() {
    QtiNode held = children().size() == 1 ? child("contentbody") : null;
    return held == null ? html(_ -> null) : held.html(_ -> null);
  }

  /** What stands in the place of an element; null for itself. */
  interface Replacement {
    @Nullable String of(QtiNode node);
  }

  /** Comments are left out. */
  private void copy(XmlElement parent, Replacement replacement, StringBuilder out) {
    for (XmlNode n : parent.nodes()) {
      switch (n) {
        case XmlText t -> out.append(XmlTree.escape(t.value()));
        case XmlMark _ -> {}
        case XmlElement e -> {
          String other = replacement.of(new QtiNode(tree, e));
          if (other != null) {
            out.append(other);
          } else {
            String tag = tree.raw(e.start(), e.contentStart());
            out.append(tag);
            copy(e, replacement, out);
            if (!tag.endsWith("/>")) {
              out.append(tree.raw(e.contentEnd(), e.end()));
            }
          }
        }
      }
    }
  }
}
