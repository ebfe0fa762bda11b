package org.dars.index.courseware.odf;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * Lets paragraphs, tables and sheets of a part run from right to left when their text changes.
 * OpenDocument says so in styles, which others use too: what changes gets an automatic style of its
 * own, made of the one it had.
 */
final class RightToLeft {

  private static final String OASIS = "urn:oasis:names:tc:opendocument:xmlns:";

  private static final Pattern STYLE = declares("style", OASIS + "style:1.0");
  private static final Pattern FO = declares("fo", OASIS + "xsl-fo-compatible:1.0");

  private static final String DIRECTION = "style:writing-mode";
  private static final String PARAGRAPH = "style:paragraph-properties";
  private static final String ALIGNMENT = "fo:text-align";

  /**
   * A style that is written when a block changes that needs it.
   *
   * @param users ids of those blocks
   */
  private record Added(String definition, Set<String> users) {}

  private final XmlTree tree;
  private final OdfStyles styles;
  private final Region region;
  private final Outline outline;
  private final boolean isText;
  private final boolean isWritable;
  private final Map<String, XmlElement> automatic = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Added> added = new LinkedHashMap<>();

  /**
   * @param isText whether it is a text document, where what stood at one edge goes to the other
   */
  RightToLeft(XmlTree tree, OdfStyles styles, Region region, Outline outline, boolean isText) {
    this.tree = tree;
    this.styles = styles;
    this.region = region;
    this.outline = outline;
    this.isText = isText;
    String root = tree.raw(tree.root().start(), tree.root().contentStart());
    this.isWritable = STYLE.matcher(root).find() && FO.matcher(root).find();
    XmlElement holder = tree.root().child("automatic-styles");
    for (XmlElement e : holder == null ? List.<XmlElement>of() : holder.elements("style")) {
      automatic.put(e.attribute("family") + " " + Odf.attribute(e, "style:name"), e);
    }
  }

  private static Pattern declares(String prefix, String namespace) {
    return Pattern.compile("\\sxmlns:" + prefix + "\\s*=\\s*[\"']" + Pattern.quote(namespace));
  }

  /** The paragraph of the last block. */
  void paragraph(XmlElement p) {
    if (!isWritable || said(p, DIRECTION).startsWith("rl")) {
      return;
    }
    String style = Odf.attribute(p, "text:style-name");
    String name = named("paragraph", style, mirrored(said(p, ALIGNMENT)));
    use(name, List.of(outline.blocks().getLast().id()));
    String tag = tag(p);
    Inline before = new Inline.Markup(tag, Inline.Role.ALONE, "");
    Inline after = new Inline.Markup(with(p, "text:style-name", name), Inline.Role.ALONE, "");
    outline.along(region, List.of(before), span(p.start(), p.contentStart()), _ -> List.of(after));
  }

  /** A table or sheet, whose columns begin at the right when any of these blocks changes. */
  void table(XmlElement table, Collection<String> ids) {
    if (!runsFromRight(table)) {
      restyle(table, "table", "", ids);
    }
  }

  private boolean runsFromRight(XmlElement table) {
    String style = Odf.attribute(table, "table:style-name");
    return said("table", style, DIRECTION).startsWith("rl");
  }

  /** A spreadsheet's cell: it runs as its sheet does, unless its style says otherwise. */
  void cell(XmlElement cell, Collection<String> ids) {
    for (XmlElement e = cell.parent(); e != null; e = e.parent()) {
      if (Odf.name(e).equals("table:table") && runsFromRight(e)) {
        return;
      }
    }
    XmlElement own = automatic.get("table-cell " + Odf.attribute(cell, "table:style-name"));
    XmlElement said = own == null ? null : properties(own, PARAGRAPH);
    String alignment = said == null ? "" : Odf.attribute(said, ALIGNMENT);
    boolean left = alignment.equals("start") || alignment.equals("left");
    if (left || (said != null && Odf.attribute(said, DIRECTION).equals("lr-tb"))) {
      restyle(cell, "table-cell", left ? "right" : "", ids);
    }
  }

  private void restyle(XmlElement e, String family, String alignment, Collection<String> ids) {
    if (!isWritable || ids.isEmpty()) {
      return;
    }
    String name = named(family, Odf.attribute(e, "table:style-name"), alignment);
    use(name, ids);
    String tag = tag(e);
    String changed = with(e, "table:style-name", name);
    Set<String> own = Set.copyOf(ids);
    outline.together(
        region,
        tag,
        span(e.start(), e.contentStart()),
        changing -> Collections.disjoint(own, changing) ? tag : changed);
  }

  /** Adds the styles that are needed, once all is read. */
  void finish() {
    if (added.isEmpty()) {
      return;
    }
    XmlElement root = tree.root();
    XmlElement holder = root.child("automatic-styles");
    XmlElement next = root.child("master-styles");
    next = next == null ? root.child("body") : next;
    String prefix = root.name().substring(0, root.name().length() - root.local().length());
    String name = holder == null ? prefix + "automatic-styles" : holder.name();
    if (holder != null && holder.contentEnd() < holder.end()) {
      styles(holder.contentEnd(), holder.end(), "", tree.raw(holder.contentEnd(), holder.end()));
    } else if (holder != null) {
      String tag = tag(holder);
      String open = tag.substring(0, tag.length() - 2).stripTrailing() + ">";
      styles(holder.start(), holder.end(), open, "</" + name + ">");
    } else if (next != null) {
      String open = "<" + name + ">";
      styles(next.start(), next.contentStart(), open, "</" + name + ">" + tag(next));
    }
  }

  private void styles(int start, int end, String before, String after) {
    String source = tree.raw(start, end);
    outline.together(
        region,
        source,
        span(start, end),
        ids -> {
          StringBuilder needed = new StringBuilder();
          for (Added style : added.values()) {
            needed.append(Collections.disjoint(style.users, ids) ? "" : style.definition);
          }
          return needed.isEmpty() ? source : before + needed + after;
        });
  }

  private void use(String name, Collection<String> ids) {
    Added style = added.get(name);
    if (style != null) {
      style.users.addAll(ids);
    }
  }

  /** The name of the style that goes from right to left and is else like another. */
  private String named(String family, String style, String alignment) {
    return names.computeIfAbsent(
        family + " " + style + " " + alignment,
        _ -> {
          String stem = style.isEmpty() ? "rtl" : style + "-rtl";
          String name = stem;
          for (int i = 2; added.containsKey(name) || styles.has(family, name); i++) {
            name = stem + i;
          }
          added.put(name, new Added(definition(family, style, name, alignment), new HashSet<>()));
          return name;
        });
  }

  private String definition(String family, String style, String name, String alignment) {
    String properties = propertiesOf(family);
    String more = " " + DIRECTION + "=\"rl-tb\"";
    more += alignment.isEmpty() ? "" : " " + ALIGNMENT + "=\"" + alignment + "\"";
    String alone = "<" + properties + more + "/>";
    XmlElement old = automatic.get(family + " " + style);
    if (old == null) {
      String parent = style.isEmpty() ? "" : attribute("style:parent-style-name", style);
      String attributes = attribute("style:name", name) + attribute("style:family", family);
      return "<style:style" + attributes + parent + ">" + alone + "</style:style>";
    }
    String tag = with(old, "style:name", name);
    if (old.contentStart() == old.end()) {
      return tag.substring(0, tag.length() - 2) + ">" + alone + "</" + old.name() + ">";
    }
    XmlElement said = properties(old, properties);
    if (said == null) {
      return tag + alone + tree.raw(old.contentStart(), old.end());
    }
    String kept = without(DIRECTION, tag(said));
    kept = alignment.isEmpty() ? kept : without(ALIGNMENT, kept);
    int at = said.name().length() + 1;
    return tag
        + tree.raw(old.contentStart(), said.start())
        + kept.substring(0, at)
        + more
        + kept.substring(at)
        + tree.raw(said.contentStart(), old.end());
  }

  /** What a paragraph's style says, or that of the shape it stands in; "" for nothing. */
  private String said(XmlElement p, String attribute) {
    String found = said("paragraph", Odf.attribute(p, "text:style-name"), attribute);
    for (XmlElement e = p.parent(); e != null && found.isEmpty(); e = e.parent()) {
      found = said("paragraph", Odf.attribute(e, "draw:text-style-name"), attribute);
      found =
          found.isEmpty()
              ? said("presentation", Odf.attribute(e, "presentation:style-name"), attribute)
              : found;
      found =
          found.isEmpty() ? said("graphic", Odf.attribute(e, "draw:style-name"), attribute) : found;
    }
    return found;
  }

  private String said(String family, String style, String attribute) {
    if (style.isEmpty()) {
      return "";
    }
    // Another part may have an automatic style of the same name.
    XmlElement own = automatic.get(family + " " + style);
    XmlElement properties = own == null ? null : properties(own, propertiesOf(family));
    String said = properties == null ? "" : Odf.attribute(properties, attribute);
    String next = own == null ? style : Odf.attribute(own, "style:parent-style-name");
    return said.isEmpty() ? styles.said(family, next, attribute) : said;
  }

  private static String propertiesOf(String family) {
    return family.equals("table") ? "style:table-properties" : PARAGRAPH;
  }

  /**
   * The new alignment, "" to leave it. What OpenDocument calls start and end, office programs take
   * for left and right, in paragraphs from right to left too; so the edge itself is named.
   */
  private String mirrored(String alignment) {
    return switch (alignment) {
      case "", "start", "left" -> "right";
      case "end", "right" -> isText ? "left" : "";
      default -> "";
    };
  }

  private static @Nullable XmlElement properties(XmlElement style, String name) {
    for (XmlElement e : style.elements()) {
      if (Odf.name(e).equals(name)) {
        return e;
      }
    }
    return null;
  }

  /** The start tag of an element, with an attribute. */
  private String with(XmlElement e, String name, String value) {
    for (XmlAttribute a : e.attributes()) {
      if (a.name().equals(name)) {
        char quote = tree.source().text().charAt(a.end());
        String rest = tag(e).substring(a.end() - e.start());
        return tree.raw(e.start(), a.start()) + XmlTree.attribute(value, quote) + rest;
      }
    }
    int at = e.name().length() + 1;
    String tag = tag(e);
    return tag.substring(0, at) + attribute(name, value) + tag.substring(at);
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + XmlTree.attribute(value, '"') + "\"";
  }

  private static String without(String attribute, String tag) {
    return tag.replaceFirst("\\s" + attribute + "\\s*=\\s*(\"[^\"]*\"|'[^']*')", "");
  }

  private String tag(XmlElement e) {
    return tree.raw(e.start(), e.contentStart());
  }

  private Span span(int start, int end) {
    return tree.source().span(start, end);
  }
}
