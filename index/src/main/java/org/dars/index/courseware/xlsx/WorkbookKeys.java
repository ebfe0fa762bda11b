package org.dars.index.courseware.xlsx;

import java.util.List;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.sheet.SheetKeys;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/** Finds what a workbook knows cells by: formulas, lists, filters, columns of tables and pivots. */
final class WorkbookKeys {

  private static final Set<String> FORMULAS =
      Set.of("f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula");

  private static final Set<String> FILTERS = Set.of("filter", "customFilter");

  private WorkbookKeys() {}

  static void collect(
      Workbook workbook, String main, XmlTree tree, List<Sheet> sheets, SheetKeys keys)
      throws CoursewareException {
    formulas(tree.root(), keys);
    for (Workbook.Link link : workbook.links(main)) {
      if (link.type().equals("pivotCacheDefinition")) {
        columns(workbook, link.part(), "cacheField", keys);
      }
    }
    for (Sheet sheet : sheets) {
      formulas(sheet.tree().root(), keys);
      for (Workbook.Link link : workbook.links(sheet.part())) {
        if (link.type().equals("table")) {
          columns(workbook, link.part(), "tableColumn", keys);
        }
      }
    }
  }

  private static void formulas(XmlElement root, SheetKeys keys) {
    root.each(e -> {
      if (FORMULAS.contains(e.local())) {
        formula(e, keys);
      } else if (FILTERS.contains(e.local())) {
        keys.add(e.attribute("val"));
      }
    });
  }

  /** A list of a validation is one literal with commas. */
  private static void formula(XmlElement e, SheetKeys keys) {
    String text = e.text().strip();
    if (e.local().startsWith("formula") && text.matches("\"[^\"]*\"")) {
      for (String item : text.substring(1, text.length() - 1).split(",")) {
        keys.add(item);
      }
    }
    keys.addFormula(text);
  }

  private static void columns(Workbook workbook, String part, String element, SheetKeys keys)
      throws CoursewareException {
    XmlTree tree = workbook.tree(part);
    if (tree != null) {
      for (XmlElement e : tree.root().all(element)) {
        keys.add(RunText.unescaped(e.attribute("name")));
        keys.add(RunText.unescaped(e.attribute("totalsRowLabel")));
      }
      formulas(tree.root(), keys);
    }
  }
}
