package org.dars.index.courseware.odf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;

/** What styles say of the blocks that have them. */
final class OdfStyles {

  /** Longest chain of styles that inherit from each other. */
  private static final int CHAIN = 30;

  /** Attributes of text that show nothing: revision numbers and languages. */
  private static final Set<String> UNSEEN =
      Set.of(
          "rsid",
          "paragraph-rsid",
          "language",
          "country",
          "script",
          "rfc-language-tag",
          "language-asian",
          "country-asian",
          "script-asian",
          "rfc-language-tag-asian",
          "language-complex",
          "country-complex",
          "script-complex",
          "rfc-language-tag-complex");

  private static final Set<String> LOOKED_FOR = Set.of("fo:text-align", "style:writing-mode");

  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> said = new HashMap<>();
  private final Set<String> unseen = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();
  private final Set<String> bare = new HashSet<>();

  /** Adds all styles of a part. */
  void add(XmlElement root) {
    root.each(e -> {
      if (Odf.name(e).equals("style:style")) {
        style(e);
      }
    });
  }

  private void style(XmlElement e) {
    String family = e.attribute("family");
    String name = family + " " + Odf.attribute(e, "style:name");
    String parent = e.attribute("parent-style-name");
    parents.put(name, parent.isEmpty() ? "" : family + " " + parent);
    boolean plain = parent.isEmpty() && family.equals("text");
    for (XmlElement properties : e.elements()) {
      for (XmlAttribute a : properties.attributes()) {
        plain &= UNSEEN.contains(a.local());
        if (a.name().equals("presentation:background-objects-visible")
            && a.value().equals("false")) {
          bare.add(name);
        }
        if (LOOKED_FOR.contains(a.name())) {
          said.put(name + " " + a.name(), a.value());
        }
        if ((a.name().equals("presentation:visibility") && a.value().equals("hidden"))
            || (a.name().equals("table:display") && a.value().equals("false"))) {
          hidden.add(name);
        }
      }
      plain &= properties.elements().isEmpty();
    }
    if (plain) {
      unseen.add(name);
    }
  }

  /** Whether a style is, or inherits from, the one that programs give this name. */
  boolean isA(String family, String style, String name) {
    String at = family + " " + style;
    String wanted = family + " " + name;
    for (int i = 0; i < CHAIN && !at.isEmpty(); i++) {
      if (at.equals(wanted)) {
        return true;
      }
      at = parents.getOrDefault(at, "");
    }
    return false;
  }

  /** An alignment or direction, as a style says it or one that it inherits from; "" for none. */
  String said(String family, String style, String attribute) {
    String at = style.isEmpty() ? "" : family + " " + style;
    for (int i = 0; i < CHAIN && !at.isEmpty(); i++) {
      String found = said.get(at + " " + attribute);
      if (found != null) {
        return found;
      }
      at = parents.getOrDefault(at, "");
    }
    return "";
  }

  /** Whether there is a style of this name. */
  boolean has(String family, String name) {
    return parents.containsKey(family + " " + name);
  }

  /** Whether a style of spans changes nothing that a reader sees. */
  boolean isUnseen(String style) {
    return unseen.contains("text " + style);
  }

  /** Whether a slide ({@code drawing-page}) or sheet ({@code table}) of this style is hidden. */
  boolean isHidden(String family, String style) {
    return hidden.contains(family + " " + style);
  }

  /** Whether a slide of this style shows nothing of its master page. */
  boolean hidesMaster(String style) {
    return bare.contains("drawing-page " + style);
  }
}
