package org.dars.index.courseware.xlsx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipEntries;
import org.jspecify.annotations.Nullable;

/** The parts of a workbook and how they refer to each other. */
final class Workbook {

  /** A relationship to another part; its type is the last word of the type's address. */
  record Link(String id, String type, String part) {}

  private final String path;
  private final ZipEntries entries;
  private final ReadLimits limits;
  private final Map<String, @Nullable XmlTree> trees = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  Workbook(String path, ZipEntries entries, ReadLimits limits) {
    this.path = path;
    this.entries = entries;
    this.limits = limits;
    // Names of parts are compared without case.
    entries.names().forEach(n -> names.putIfAbsent(n.toLowerCase(Locale.ROOT), n));
  }

  /** The part that all others hang on. */
  String main() {
    return links("").stream()
        .filter(l -> l.type().equals("officeDocument"))
        .map(Link::part)
        .findFirst()
        .orElse("xl/workbook.xml");
  }

  /** Whether a part of this name is there. */
  boolean has(String part) {
    return names.containsKey(part.toLowerCase(Locale.ROOT));
  }

  /** A part, parsed; null where there is none. */
  @Nullable XmlTree tree(String part) throws CoursewareException {
    String name = names.get(part.toLowerCase(Locale.ROOT));
    if (name == null) {
      return null;
    }
    XmlTree tree = trees.get(name);
    if (tree == null) {
      tree = XmlTree.parse(path, name, entries.read(name), limits);
      trees.put(name, tree);
    }
    return tree;
  }

  /** Where a part refers to, inside the package; "" for the package itself. */
  List<Link> links(String part) {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    List<Link> links = new ArrayList<>();
    try {
      XmlTree tree = tree(folder + "_rels/" + part.substring(slash + 1) + ".rels");
      for (XmlElement e : tree == null ? List.<XmlElement>of() : tree.root().elements()) {
        String type = e.attribute("Type");
        if (!e.attribute("TargetMode").equals("External")) {
          links.add(
              new Link(
                  e.attribute("Id"),
                  type.substring(type.lastIndexOf('/') + 1),
                  resolved(folder, e.attribute("Target"))));
        }
      }
    } catch (CoursewareException e) {
      return List.of(); // what hangs on a broken list is not found, and said to be missing
    }
    return links;
  }

  /** The part that a relationship of an id refers to, or "". */
  String link(String part, String id) {
    return links(part).stream()
        .filter(l -> l.id().equals(id))
        .map(Link::part)
        .findFirst()
        .orElse("");
  }

  private static String resolved(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    List<String> names = new ArrayList<>(List.of(folder.split("/")));
    names.removeIf(String::isEmpty);
    for (String step : target.split("/")) {
      if (step.equals("..") && !names.isEmpty()) {
        names.removeLast();
      } else if (!step.equals(".") && !step.isEmpty() && !step.equals("..")) {
        names.add(step);
      }
    }
    return String.join("/", names);
  }
}
