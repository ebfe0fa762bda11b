package org.dars.index.courseware.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An element and all that is in it. Names are compared without their prefix. */
public final class XmlElement implements XmlNode {

  private final String name;
  private final String uri;
  private final @Nullable XmlElement parent;
  private final List<XmlAttribute> attributes;
  private final List<XmlNode> children = new ArrayList<>();
  private final int start;
  private final int contentStart;
  private int contentEnd;
  private int end;

  XmlElement(
      String name,
      String uri,
      @Nullable XmlElement parent,
      List<XmlAttribute> attributes,
      int start,
      int contentStart) {
    this.name = name;
    this.uri = uri;
    this.parent = parent;
    this.attributes = List.copyOf(attributes);
    this.start = start;
    this.contentStart = contentStart;
    this.contentEnd = contentStart;
    this.end = contentStart;
  }

  void add(XmlNode child) {
    children.add(child);
  }

  void close(int contentEnd, int end) {
    this.contentEnd = contentEnd;
    this.end = end;
  }

  /** As written, with its prefix. */
  public String name() {
    return name;
  }

  /** The name without its prefix. */
  public String local() {
    return name.substring(name.indexOf(':') + 1);
  }

  /** Its namespace, "" for none. */
  public String uri() {
    return uri;
  }

  /** Whether it has this local name. */
  public boolean is(String local) {
    return local().equals(local);
  }

  public @Nullable XmlElement parent() {
    return parent;
  }

  public List<XmlAttribute> attributes() {
    return attributes;
  }

  /** Elements, texts and marks in order. */
  public List<XmlNode> nodes() {
    return children;
  }

  @Override
  public int start() {
    return start;
  }

  /** One past the start tag; for {@code <a/>} one past the whole. */
  public int contentStart() {
    return contentStart;
  }

  /** First character of the end tag; for {@code <a/>} one past the whole. */
  public int contentEnd() {
    return contentEnd;
  }

  @Override
  public int end() {
    return end;
  }

  /** The value of an attribute by its name without prefix, or "" where there is none. */
  public String attribute(String local) {
    XmlAttribute a = find(local);
    return a == null ? "" : a.value();
  }

  /** An attribute by its name without prefix. */
  public @Nullable XmlAttribute find(String local) {
    for (XmlAttribute a : attributes) {
      if (a.local().equals(local)) {
        return a;
      }
    }
    return null;
  }

  /** Its child elements. */
  public List<XmlElement> elements() {
    List<XmlElement> out = new ArrayList<>();
    for (XmlNode n : children) {
      if (n instanceof XmlElement e) {
        out.add(e);
      }
    }
    return out;
  }

  /** Its child elements of a local name. */
  public List<XmlElement> elements(String local) {
    List<XmlElement> out = elements();
    out.removeIf(e -> !e.is(local));
    return out;
  }

  /** Its first child element of a local name. */
  public @Nullable XmlElement child(String local) {
    for (XmlNode n : children) {
      if (n instanceof XmlElement e && e.is(local)) {
        return e;
      }
    }
    return null;
  }

  /** Every element inside it of a local name, in document order. */
  public List<XmlElement> all(String local) {
    List<XmlElement> out = new ArrayList<>();
    each(e -> {
      if (e.is(local)) {
        out.add(e);
      }
    });
    return out;
  }

  /** Calls for every element inside it, in document order. */
  public void each(Consumer<XmlElement> visitor) {
    for (XmlNode n : children) {
      if (n instanceof XmlElement e) {
        visitor.accept(e);
        e.each(visitor);
      }
    }
  }

  /** All text in it, decoded. */
  public String text() {
    StringBuilder out = new StringBuilder();
    text(out);
    return out.toString();
  }

  private void text(StringBuilder out) {
    for (XmlNode n : children) {
      switch (n) {
        case XmlText t -> out.append(t.value());
        case XmlElement e -> e.text(out);
        case XmlMark _ -> {}
      }
    }
  }

  @Override
  public String toString() {
    return "<" + name + ">";
  }
}
