package org.dars.index.courseware.xlsx;

import java.util.List;
import java.util.function.BiConsumer;
import org.dars.index.courseware.sheet.Cells;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/**
 * A sheet of a workbook.
 *
 * @param number from 1
 * @param part name of its entry
 * @param hidden whether people who open the workbook don't see it
 */
record Sheet(int number, String name, String part, XmlTree tree, boolean hidden) {

  /** What ids of its blocks begin with. */
  String id() {
    return "sheet" + number;
  }

  /** Its cells in order; a cell or row that does not say where it is follows the one before. */
  void cells(BiConsumer<XmlElement, Cells> visitor) {
    int row = 0;
    for (XmlElement r : rows()) {
      row = number(r.attribute("r"), row + 1);
      int column = 0;
      for (XmlElement c : r.elements("c")) {
        Cells place = Cells.of(c.attribute("r"), new Cells(row, column + 1));
        column = place.column();
        visitor.accept(c, place);
      }
    }
  }

  List<XmlElement> rows() {
    XmlElement data = tree.root().child("sheetData");
    return data == null ? List.of() : data.elements("row");
  }

  static int number(String s, int fallback) {
    return s.matches("\\d{1,9}") ? Integer.parseInt(s) : fallback;
  }
}
