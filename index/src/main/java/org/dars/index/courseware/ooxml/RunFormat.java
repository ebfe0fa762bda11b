package org.dars.index.courseware.ooxml;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a run.
 *
 * @param source the element that holds them, "" for none
 * @param key the same for runs that look the same: without language, proofing and revision marks
 * @param showsSpace whether white space shows it: underlined, struck through, highlighted
 */
record RunFormat(String source, String key, boolean showsSpace) {

  static final RunFormat NONE = new RunFormat("", "", false);

  /** What says nothing of how text looks. */
  private static final Set<String> INVISIBLE = Set.of("lang", "noProof", "proofErr", "extLst");

  private static final Set<String> INVISIBLE_ATTRIBUTES =
      Set.of("lang", "altLang", "dirty", "err", "noProof", "smtClean", "smtId", "bmk", "kumimoji");

  private static final Set<String> SHOWS_SPACE =
      Set.of("u", "strike", "dstrike", "highlight", "shd", "bdr", "em", "hlinkClick", "effect");

  static RunFormat of(XmlTree tree, @Nullable XmlElement properties) {
    if (properties == null) {
      return NONE;
    }
    StringBuilder key = new StringBuilder();
    Map<String, String> attributes = new TreeMap<>();
    for (XmlAttribute a : properties.attributes()) {
      boolean raised = !a.local().equals("baseline") || !a.value().equals("0");
      if (!INVISIBLE_ATTRIBUTES.contains(a.local()) && !a.local().startsWith("rsid") && raised) {
        attributes.put(a.name(), a.value());
      }
    }
    attributes.forEach((name, value) -> key.append(name).append('=').append(value).append(' '));
    boolean showsSpace = attributes.containsKey("u") || attributes.containsKey("strike");
    for (XmlElement e : properties.elements()) {
      if (!INVISIBLE.contains(e.local())) {
        key.append(tree.raw(e).replaceAll("\\s+\\w+:hint=\"\\w*\"", ""));
        showsSpace |= SHOWS_SPACE.contains(e.local());
      }
    }
    return new RunFormat(tree.raw(properties), key.toString(), showsSpace);
  }
}
