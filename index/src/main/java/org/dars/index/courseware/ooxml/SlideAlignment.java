package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * How the paragraphs of a slide are aligned: by themselves, their shape, its place on the layout
 * and on the master, in this order.
 */
final class SlideAlignment {

  private final List<XmlTree> behind = new ArrayList<>();

  /**
   * @param slide name of the slide's part
   */
  SlideAlignment(OoxmlPackage file, String slide) throws CoursewareException {
    for (String layout : file.targets(slide, "slideLayout")) {
      add(file.tree(layout));
      for (String master : file.targets(layout, "slideMaster")) {
        add(file.tree(master));
      }
    }
  }

  private void add(@Nullable XmlTree tree) {
    if (tree != null) {
      behind.add(tree);
    }
  }

  /** Whether a paragraph begins at the left edge, as text does where nothing else is said. */
  boolean isLeft(XmlElement p) {
    XmlElement properties = p.child("pPr");
    String own = properties == null ? "" : properties.attribute("algn");
    String level = properties == null ? "" : properties.attribute("lvl");
    String list = "lvl" + (level.matches("[0-8]") ? Integer.parseInt(level) + 1 : 1) + "pPr";
    String alignment = own.isEmpty() ? inherited(p.parent(), list) : own;
    return alignment.isEmpty() || alignment.equals("l");
  }

  private String inherited(@Nullable XmlElement body, String list) {
    XmlElement shape = body == null ? null : body.parent();
    String found = alignment(body == null ? null : body.child("lstStyle"), list);
    XmlElement place = shape == null ? null : placeholder(shape);
    if (!found.isEmpty() || place == null) {
      return found;
    }
    for (XmlTree tree : behind) {
      for (XmlElement other : tree.root().all("sp")) {
        XmlElement otherPlace = placeholder(other);
        XmlElement text = other.child("txBody");
        if (found.isEmpty() && otherPlace != null && text != null && same(place, otherPlace)) {
          found = alignment(text.child("lstStyle"), list);
        }
      }
      XmlElement styles = tree.root().child("txStyles");
      if (found.isEmpty() && styles != null) {
        found = alignment(styles.child(kind(place) + "Style"), list);
      }
    }
    return found;
  }

  private static String alignment(@Nullable XmlElement styles, String list) {
    XmlElement level = styles == null ? null : styles.child(list);
    return level == null ? "" : level.attribute("algn");
  }

  private static @Nullable XmlElement placeholder(XmlElement shape) {
    XmlElement names = shape.child("nvSpPr");
    XmlElement properties = names == null ? null : names.child("nvPr");
    return properties == null ? null : properties.child("ph");
  }

  private static boolean same(XmlElement a, XmlElement b) {
    String index = a.attribute("idx");
    boolean typed = kind(a).equals(kind(b)) && !kind(a).equals("other");
    return index.isEmpty() ? typed : index.equals(b.attribute("idx")) || typed;
  }

  private static String kind(XmlElement place) {
    return switch (place.attribute("type")) {
      case "title", "ctrTitle" -> "title";
      case "", "obj", "body", "subTitle" -> "body";
      default -> "other";
    };
  }
}
