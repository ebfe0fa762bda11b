package org.dars.index.courseware.xlsx;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** Lets a sheet begin at the right when texts of it change into a language that does. */
final class SheetDirection {

  private static final String ATTRIBUTE = "rightToLeft";

  /** What stands before the views of a sheet (CT_Worksheet). */
  private static final Set<String> BEFORE_VIEWS = Set.of("sheetPr", "dimension");

  private final XmlTree tree;
  private final Region region;
  private final Outline outline;
  private final Set<String> ids;

  private SheetDirection(XmlTree tree, Region region, Outline outline, Set<String> ids) {
    this.tree = tree;
    this.region = region;
    this.outline = outline;
    this.ids = ids;
  }

  /**
   * @param region of the sheet, as {@link #verbatim} makes it
   * @param ids of the blocks that the sheet shows
   */
  static void add(XmlTree sheet, Region region, Outline outline, Set<String> ids) {
    new SheetDirection(sheet, region, outline, ids).views();
  }

  /** Whether a sheet begins at the right already. */
  static boolean isFromRight(XmlTree sheet) {
    List<String> said =
        sheet.root().all("sheetView").stream().map(v -> v.attribute(ATTRIBUTE)).toList();
    return !said.isEmpty() && said.stream().allMatch(v -> v.equals("1") || v.equals("true"));
  }

  /** A region of which only markup is written anew. */
  static Region verbatim(XmlTree tree) {
    return new Region(
        tree.source(),
        (_, content, _) -> {
          StringBuilder out = new StringBuilder();
          for (Inline inline : content) {
            if (inline instanceof Inline.Markup m) {
              out.append(m.source());
            }
          }
          return out.toString();
        });
  }

  private void views() {
    XmlElement root = tree.root();
    XmlElement views = root.child("sheetViews");
    List<XmlElement> each = views == null ? List.of() : views.elements("sheetView");
    for (XmlElement view : each) {
      String tag = tree.raw(view.start(), view.contentStart());
      replace(view, with(tag, view.name()));
    }
    XmlElement next = views == null ? afterViews(root) : null;
    if (next != null) {
      String prefix = root.name().substring(0, root.name().length() - root.local().length());
      String made =
          "<%ssheetViews><%ssheetView %s=\"1\" workbookViewId=\"0\"/></%ssheetViews>"
              .formatted(prefix, prefix, ATTRIBUTE, prefix);
      replace(next, made + tree.raw(next.start(), next.contentStart()));
    }
  }

  private static String with(String tag, String name) {
    String rest =
        tag.substring(1 + name.length())
            .replaceFirst("\\s" + ATTRIBUTE + "\\s*=\\s*(\"[^\"]*\"|'[^']*')", "");
    return "<" + name + " " + ATTRIBUTE + "=\"1\"" + rest;
  }

  private static @Nullable XmlElement afterViews(XmlElement root) {
    for (XmlElement e : root.elements()) {
      if (!BEFORE_VIEWS.contains(e.local())) {
        return e;
      }
    }
    return null;
  }

  /** Another start tag for an element. */
  private void replace(XmlElement e, String tag) {
    String source = tree.raw(e.start(), e.contentStart());
    outline.together(
        region,
        source,
        tree.source().span(e.start(), e.contentStart()),
        changed -> Collections.disjoint(ids, changed) ? source : tag);
  }
}
