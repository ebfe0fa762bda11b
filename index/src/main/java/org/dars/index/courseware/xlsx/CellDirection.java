package org.dars.index.courseware.xlsx;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * Cells take the direction of their text, unless their format says that it runs from left to right
 * or begins at the left. Such cells get another format when their text changes, of which the
 * workbook has a list.
 */
final class CellDirection {

  private final XmlTree tree;
  private final XmlElement formats;
  private final Outline outline;
  private final List<XmlElement> known;

  /** Formats as they run from right to left, by number; "" where they may stay. */
  private final Map<Integer, String> turned = new HashMap<>();

  /** The numbers of those that are added, by the number of the one that each is made of. */
  private final Map<Integer, Integer> added = new LinkedHashMap<>();

  private final Set<String> ids = new HashSet<>();

  private CellDirection(XmlTree tree, XmlElement formats, Outline outline) {
    this.tree = tree;
    this.formats = formats;
    this.outline = outline;
    this.known = formats.elements("xf");
  }

  /** Null where the workbook has no formats. */
  static @Nullable CellDirection of(Workbook workbook, String main, Outline outline)
      throws CoursewareException {
    for (Workbook.Link link : workbook.links(main)) {
      XmlTree tree = link.type().equals("styles") ? workbook.tree(link.part()) : null;
      XmlElement formats = tree == null ? null : tree.root().child("cellXfs");
      if (tree != null && formats != null && formats.contentEnd() < formats.end()) {
        return new CellDirection(tree, formats, outline);
      }
    }
    return null;
  }

  /**
   * A cell whose text is a block.
   *
   * @param region of the sheet, of which markup is written as it is
   */
  void cell(XmlTree sheet, Region region, XmlElement cell, String block) {
    XmlAttribute style = cell.find("s");
    int number = style == null ? -1 : Sheet.number(style.value().strip(), -1);
    String format =
        turned.computeIfAbsent(number, n -> n < 0 || n >= known.size() ? "" : turned(known.get(n)));
    if (style == null || format.isEmpty()) {
      return;
    }
    ids.add(block);
    added.putIfAbsent(number, known.size() + added.size());
    String tag = sheet.raw(cell.start(), cell.contentStart());
    String changed =
        sheet.raw(cell.start(), style.start())
            + added.get(number)
            + tag.substring(style.end() - cell.start());
    outline.together(
        region,
        tag,
        sheet.source().span(cell.start(), cell.contentStart()),
        changing -> changing.contains(block) ? changed : tag);
  }

  /** Adds the formats, once all cells were given. */
  void finish() {
    if (added.isEmpty()) {
      return;
    }
    Region region = SheetDirection.verbatim(tree);
    XmlAttribute count = formats.find("count");
    if (count != null) {
      int all = known.size() + added.size();
      replace(region, count.start(), count.end(), String.valueOf(all));
    }
    String end = tree.raw(formats.contentEnd(), formats.end());
    StringBuilder more = new StringBuilder();
    added.keySet().forEach(number -> more.append(turned.get(number)));
    replace(region, formats.contentEnd(), formats.end(), more + end);
  }

  private void replace(Region region, int start, int end, String changed) {
    String source = tree.raw(start, end);
    outline.together(
        region,
        source,
        tree.source().span(start, end),
        changing -> Collections.disjoint(ids, changing) ? source : changed);
  }

  /** A format that runs from right to left; "" for one that may stay as it is. */
  private String turned(XmlElement format) {
    XmlElement alignment = format.child("alignment");
    if (alignment == null) {
      return "";
    }
    String tag = tree.raw(alignment.start(), alignment.contentStart());
    String changed =
        tag.replaceFirst("(?<=\\sreadingOrder\\s{0,9}=\\s{0,9}[\"'])1(?=[\"'])", "2")
            .replaceFirst("(?<=\\shorizontal\\s{0,9}=\\s{0,9}[\"'])left(?=[\"'])", "right");
    return changed.equals(tag)
        ? ""
        : tree.raw(format.start(), alignment.start())
            + changed
            + tree.raw(alignment.contentStart(), format.end());
  }
}
