package org.dars.index.courseware.packages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * Open edX: course.xml names the run, the run its chapters, and so on down to the components. A
 * chapter is a unit.
 */
final class OlxLayout implements Layout {

  private static final int DEPTH = 20;

  private final String base;
  private final Set<String> taken = new HashSet<>();
  private final List<Unit> units = new ArrayList<>();
  private List<Item> items = new ArrayList<>();
  private String unit = "";

  /**
   * @param base the folder of course.xml, "" or with its last {@code /}
   */
  OlxLayout(String base) {
    this.base = base;
  }

  /** The folder of a course.xml that is the root of an Open edX course; null for none. */
  static @Nullable String base(PackageView view) {
    String base = view.folderOf("course.xml");
    return base != null && new OlxDialect().knows(XmlHead.of(view.start(base + "course.xml")))
        ? base
        : null;
  }

  @Override
  public Listing list(PackageView view) {
    XmlTree root = view.xml(base + "course.xml");
    if (root == null) {
      return new Listing("", "", List.of(), Set.of());
    }
    XmlElement course = definition(view, root.root());
    Set<String> silent = settings(view);
    if (course == root.root()) {
      taken.add(base + "course.xml");
      items.addFirst(Item.of(base + "course.xml"));
    } else {
      silent.add(base + "course.xml"); // it only points to the run
    }
    walk(view, course, 0);
    flush("");
    return new Listing(course.attribute("display_name"), language(course), units, silent);
  }

  /** Files that hold no text of the course: grading, tabs, lists of pictures. */
  private Set<String> settings(PackageView view) {
    Set<String> settings = new HashSet<>();
    for (String name : view.names()) {
      if (name.startsWith(base + "policies/") && name.endsWith(".json")) {
        settings.add(name);
      }
    }
    return settings;
  }

  private static String language(XmlElement course) {
    String tag = course.attribute("language").split("[-_]")[0];
    return tag.matches("[a-z]{2,3}") ? tag : "";
  }

  private void walk(PackageView view, XmlElement element, int depth) {
    for (XmlElement child : element.elements()) {
      if (depth > DEPTH) {
        view.note(base + "course.xml: nested deeper than " + DEPTH + "; the rest is out of order");
        return;
      }
      XmlElement full = child;
      if (child.is("chapter")) {
        flush(definition(view, child, false).attribute("display_name"));
        full = definition(view, child);
        walk(view, full, depth + 1);
        flush("");
      } else if (OlxDialect.FRAME.contains(child.local())) {
        full = definition(view, child);
        walk(view, full, depth + 1);
      } else {
        component(view, child);
      }
    }
  }

  /** A component's own file, and the page that the file of an {@code <html>} names. */
  private void component(PackageView view, XmlElement child) {
    XmlElement full = definition(view, child);
    String page = full.attribute("filename");
    if (!page.isEmpty()) {
      String name = child.local() + "/" + page.replace(':', '/');
      take(view, view.has(base + name + ".html") ? name + ".html" : name + ".xml");
    }
    full.all("transcript").forEach(t -> take(view, "static/" + t.attribute("src")));
  }

  private XmlElement definition(PackageView view, XmlElement pointer) {
    return definition(view, pointer, true);
  }

  /** What {@code <chapter url_name="c1"/>} points to; the element itself when it is the whole. */
  private XmlElement definition(PackageView view, XmlElement pointer, boolean takes) {
    String url = pointer.attribute("url_name");
    String name = pointer.local() + "/" + url.replace(':', '/') + ".xml";
    if (url.isEmpty() || !view.has(base + name) || (takes && taken.contains(base + name))) {
      return pointer;
    }
    if (takes) {
      take(view, name);
    }
    XmlTree tree = view.xml(base + name);
    return tree == null ? pointer : tree.root();
  }

  private void take(PackageView view, String name) {
    if (view.has(base + name) && taken.add(base + name)) {
      items.add(Item.of(base + name));
    }
  }

  private void flush(String next) {
    if (!items.isEmpty()) {
      units.add(new Unit(unit, items));
      items = new ArrayList<>();
    }
    unit = next;
  }
}
