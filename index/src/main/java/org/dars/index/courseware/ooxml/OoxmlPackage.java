package org.dars.index.courseware.ooxml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipEntries;
import org.jspecify.annotations.Nullable;

/** The parts of an office file and how they refer to each other (ECMA-376 part 2). */
final class OoxmlPackage {

  /**
   * A reference from one part to another.
   *
   * @param type the last word of its type, the same in transitional and strict files: "slide"
   * @param target name of the part
   */
  record Relationship(String id, String type, String target) {}

  private final String path;
  private final ZipEntries entries;
  private final ReadLimits limits;
  private final Map<String, Map<String, Relationship>> relationships = new HashMap<>();

  private final Set<String> taken = new HashSet<>();

  OoxmlPackage(String path, ZipEntries entries, ReadLimits limits) {
    this.path = path;
    this.entries = entries;
    this.limits = limits;
  }

  /**
   * A part as XML, or null where there is none of this name.
   *
   * @throws CoursewareException when it is damaged
   */
  @Nullable XmlTree tree(String part) throws CoursewareException {
    byte[] bytes = entries.readIfPresent(part);
    return bytes == null ? null : XmlTree.parse(path, part, bytes, limits);
  }

  /**
   * As {@link #tree}, but null for a part that was asked for before: what two slides refer to is
   * read with the first.
   */
  @Nullable XmlTree once(String part) throws CoursewareException {
    return taken.add(part) ? tree(part) : null;
  }

  /** Name of the part that is the document itself. */
  String main() throws CoursewareException {
    for (Relationship r : relationships("").values()) {
      if (r.type().equals("officeDocument") && entries.has(r.target())) {
        return r.target();
      }
    }
    for (String usual : List.of("word/document.xml", "ppt/presentation.xml")) {
      if (entries.has(usual)) {
        return usual;
      }
    }
    throw new CoursewareException(
        path,
        "is damaged or not what its name says (no document was found in it); open it in its program and save it anew");
  }

  /** Where a part refers to, by id, in the order of its file; "" is the package. */
  Map<String, Relationship> relationships(String part) throws CoursewareException {
    Map<String, Relationship> known = relationships.get(part);
    if (known != null) {
      return known;
    }
    Map<String, Relationship> found = new LinkedHashMap<>();
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    XmlTree tree = tree(folder + "_rels/" + part.substring(slash) + ".rels");
    if (tree != null) {
      for (XmlElement e : tree.root().elements("Relationship")) {
        if (!e.attribute("TargetMode").equals("External")) {
          String type = e.attribute("Type");
          found.put(
              e.attribute("Id"),
              new Relationship(
                  e.attribute("Id"),
                  type.substring(type.lastIndexOf('/') + 1),
                  resolved(folder, e.attribute("Target"))));
        }
      }
    }
    relationships.put(part, found);
    return found;
  }

  /** The part that an id refers to, or null. */
  @Nullable String target(String part, String id) throws CoursewareException {
    Relationship r = relationships(part).get(id);
    return r == null ? null : r.target();
  }

  /** Parts of a type that a part refers to. */
  List<String> targets(String part, String type) throws CoursewareException {
    return relationships(part).values().stream()
        .filter(r -> r.type().equals(type))
        .map(Relationship::target)
        .distinct()
        .toList();
  }

  /** A name is only ever looked up among the entries; it never becomes a path. */
  private static String resolved(String folder, String target) {
    String name = target.replace('\\', '/');
    Deque<String> parts = new ArrayDeque<>();
    for (String s : (name.startsWith("/") ? name : folder + name).split("/")) {
      if (s.equals("..")) {
        parts.pollLast();
      } else if (!s.isEmpty() && !s.equals(".")) {
        parts.addLast(s);
      }
    }
    return String.join("/", parts);
  }

  /** An attribute with a prefix, as {@code r:id} beside {@code id}; "" where there is none. */
  static String reference(XmlElement e, String local) {
    for (XmlAttribute a : e.attributes()) {
      if (a.local().equals(local) && a.name().indexOf(':') > 0) {
        return a.value();
      }
    }
    return "";
  }
}
