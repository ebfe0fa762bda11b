package org.dars.index.courseware.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.sheet.SheetKeys;
import org.dars.index.courseware.splice.Documents;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipDocumentReader;
import org.dars.index.courseware.zip.ZipEntries;

/** Excel workbooks: the texts of cells, notes, text boxes, charts and printed headers. */
public final class XlsxReader extends ZipDocumentReader {

  public static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  public XlsxReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, ZipEntries entries) throws CoursewareException {
    return parse(path, entries, WritingDirection.LEFT_TO_RIGHT);
  }

  @Override
  protected Reading parse(String path, ZipEntries entries, WritingDirection direction)
      throws CoursewareException {
    Workbook workbook = new Workbook(path, entries, limits);
    String main = workbook.main();
    XmlTree tree = main.endsWith(".bin") ? null : workbook.tree(main);
    if (tree == null || !tree.root().is("workbook")) {
      throw new CoursewareException(path, "holds no workbook that Dars reads; save it as XLSX");
    }
    List<String> warnings = new ArrayList<>();
    if (entries.names().stream().anyMatch(n -> n.startsWith("_xmlsignatures/"))) {
      warnings.add("it is signed; a translation is not, and has to be signed again");
    }
    List<Sheet> sheets = sheets(workbook, main, tree, warnings);
    SheetKeys keys = new SheetKeys();
    WorkbookKeys.collect(workbook, main, tree, sheets, keys);
    Outline outline = new Outline();
    SharedStrings strings = SharedStrings.of(workbook, main);
    for (Sheet sheet : sheets) {
      if (!sheet.hidden()) {
        strings.seen(sheet);
      }
    }
    SheetReader reader = new SheetReader(workbook, strings, keys, outline, direction);
    for (Sheet sheet : sheets) {
      reader.sheet(sheet);
    }
    if (direction == WritingDirection.RIGHT_TO_LEFT) {
      reader.turn(CellDirection.of(workbook, main, outline));
    }
    warnings.addAll(keys.warnings());
    warnings.addAll(reader.warnings());
    return new Reading(MEDIA_TYPE, title(path, workbook), "", outline, List.copyOf(warnings));
  }

  private static List<Sheet> sheets(
      Workbook workbook, String main, XmlTree tree, List<String> warnings)
      throws CoursewareException {
    List<Sheet> sheets = new ArrayList<>();
    XmlElement list = tree.root().child("sheets");
    for (XmlElement e : list == null ? List.<XmlElement>of() : list.elements("sheet")) {
      String name = e.attribute("name");
      String part = workbook.link(main, e.attribute("id"));
      XmlTree sheet = part.isEmpty() ? null : workbook.tree(part);
      if (sheet == null) {
        warnings.add("its sheet " + name + " is missing");
      } else {
        boolean hidden = e.attribute("state").toLowerCase(java.util.Locale.ROOT).endsWith("hidden");
        sheets.add(new Sheet(sheets.size() + 1, name, part, sheet, hidden));
      }
    }
    return sheets;
  }

  /** A workbook without title is called by its file: its first sheet says little. */
  private static String title(String path, Workbook workbook) throws CoursewareException {
    for (Workbook.Link link : workbook.links("")) {
      XmlTree core = link.type().equals("core-properties") ? workbook.tree(link.part()) : null;
      XmlElement title = core == null ? null : core.root().child("title");
      if (title != null && !title.text().isBlank()) {
        return title.text();
      }
    }
    return Documents.fileTitle(path);
  }
}
