package org.dars.index.courseware.ooxml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** What a paragraph is, by its properties and by its style and the styles that it is based on. */
final class WordStyles {

  /** Word names its headings in English in every language; other programs do not. */
  private static final Pattern HEADING =
      Pattern.compile(
          "(?:heading|überschrift|titre|título|titolo|kop|rubrik|otsikko|nagłówek|nadpis|заголовок|тақырып|başlık|标题|標題|見出し|제목) ?([1-9])");

  private static final Set<String> TITLES = Set.of("title", "titel", "название", "标题", "標題");

  private static final Pattern CAPTION =
      Pattern.compile("caption|beschriftung|légende|epígrafe|подпись|название объекта|题注|圖說|図表番号");

  private static final Pattern CODE =
      Pattern.compile(
          "source ?code|html preformatted|preformatted text|code|codeblock|code block|verbatim");

  private static final int DEEPEST_HEADING = 6;

  private final Map<String, XmlElement> styles = new HashMap<>();
  private String standard = "";

  WordStyles(@Nullable XmlTree tree) {
    if (tree == null) {
      return;
    }
    for (XmlElement style : tree.root().elements("style")) {
      if (style.attribute("type").equals("paragraph") || style.attribute("type").isEmpty()) {
        styles.put(style.attribute("styleId"), style);
        if (style.attribute("default").matches("1|true|on")) {
          standard = style.attribute("styleId");
        }
      }
    }
  }

  /** Heading level of a paragraph, from 1; 0 for text. */
  int headingLevel(@Nullable XmlElement properties) {
    int own = outline(properties);
    if (own >= 0) {
      return level(own);
    }
    for (XmlElement style : chain(properties)) {
      int outline = outline(style.child("pPr"));
      if (outline >= 0) {
        return level(outline);
      }
      Matcher m = HEADING.matcher(name(style));
      if (m.matches()) {
        return Math.min(DEEPEST_HEADING, Integer.parseInt(m.group(1)));
      }
      if (TITLES.contains(name(style))) {
        return 1;
      }
    }
    return 0;
  }

  /** Depth of a list item, from 1; 0 for what is none. */
  int listLevel(@Nullable XmlElement properties) {
    XmlElement numbering = properties == null ? null : properties.child("numPr");
    if (numbering != null) {
      return depth(numbering);
    }
    for (XmlElement style : chain(properties)) {
      XmlElement styled = style.child("pPr");
      numbering = styled == null ? null : styled.child("numPr");
      if (numbering != null) {
        return depth(numbering);
      }
    }
    return 0;
  }

  boolean isCaption(@Nullable XmlElement properties) {
    return named(properties, CAPTION);
  }

  /** Whether its style is one for the code of programs. */
  boolean isCode(@Nullable XmlElement properties) {
    return named(properties, CODE);
  }

  private boolean named(@Nullable XmlElement properties, Pattern pattern) {
    return chain(properties).stream().anyMatch(s -> pattern.matcher(name(s)).matches());
  }

  private static int depth(XmlElement numbering) {
    XmlElement id = numbering.child("numId");
    XmlElement level = numbering.child("ilvl");
    if (id != null && id.attribute("val").equals("0")) {
      return 0;
    }
    return 1 + (level == null ? 0 : Math.max(0, number(level.attribute("val"))));
  }

  /** The outline level that properties say, from 0, 9 for body text; −1 when they say nothing. */
  private static int outline(@Nullable XmlElement properties) {
    XmlElement level = properties == null ? null : properties.child("outlineLvl");
    return level == null ? -1 : number(level.attribute("val"));
  }

  private static int level(int outline) {
    return outline > 8 ? 0 : Math.min(DEEPEST_HEADING, outline + 1);
  }

  private static int number(String s) {
    return s.matches("\\d{1,4}") ? Integer.parseInt(s) : -1;
  }

  private static String name(XmlElement style) {
    XmlElement name = style.child("name");
    return name == null ? "" : name.attribute("val").toLowerCase(Locale.ROOT).strip();
  }

  /** The style of a paragraph and what it is based on. */
  private Set<XmlElement> chain(@Nullable XmlElement properties) {
    XmlElement reference = properties == null ? null : properties.child("pStyle");
    String id = reference == null ? standard : reference.attribute("val");
    Set<XmlElement> chain = new java.util.LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    XmlElement style = styles.get(id);
    while (style != null && seen.add(id)) {
      chain.add(style);
      XmlElement basis = style.child("basedOn");
      id = basis == null ? "" : basis.attribute("val");
      style = styles.get(id);
    }
    return chain;
  }
}
