package org.dars.index.courseware.xlsx;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** The table of strings that cells refer to by number; each is a block, where it is first used. */
final class SharedStrings {

  private final @Nullable RunWriter writer;
  private final List<XmlElement> strings;
  private final BitSet visible = new BitSet();
  private final BitSet taken = new BitSet();
  private final Map<Integer, String> blocks = new HashMap<>();

  private SharedStrings(@Nullable RunWriter writer, List<XmlElement> strings) {
    this.writer = writer;
    this.strings = strings;
  }

  static SharedStrings of(Workbook workbook, String main) throws CoursewareException {
    for (Workbook.Link link : workbook.links(main)) {
      XmlTree tree = link.type().equals("sharedStrings") ? workbook.tree(link.part()) : null;
      if (tree != null) {
        return new SharedStrings(new RunWriter(tree), tree.root().elements("si"));
      }
    }
    return new SharedStrings(null, List.of());
  }

  /** Notes which strings a sheet shows that people see. */
  void seen(Sheet sheet) {
    sheet.cells((c, _) -> {
      int index = index(c);
      if (index >= 0) {
        visible.set(index);
      }
    });
  }

  /**
   * The string of a cell, the first time that it is asked for; a string that a visible sheet shows
   * is not given for a hidden one.
   */
  @Nullable XmlElement take(XmlElement cell, boolean hidden) {
    int index = index(cell);
    if (index < 0 || taken.get(index) || (hidden && visible.get(index))) {
      return null;
    }
    taken.set(index);
    return strings.get(index);
  }

  /** Notes which block the string of a cell became. */
  void became(XmlElement cell, String block) {
    blocks.put(index(cell), block);
  }

  /** The block that the string of a cell became, in whichever cell it was found first. */
  @Nullable String block(XmlElement cell) {
    return blocks.get(index(cell));
  }

  /** What writes them; null where there are none. */
  @Nullable RunWriter writer() {
    return writer;
  }

  private int index(XmlElement cell) {
    XmlElement value = cell.child("v");
    if (value == null || !cell.attribute("t").equals("s") || cell.child("f") != null) {
      return -1;
    }
    int index = Sheet.number(value.text().strip(), -1);
    return index < strings.size() ? index : -1;
  }
}
