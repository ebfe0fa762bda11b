package org.dars.index.courseware.xlsx;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.TestPackages;

/** Workbooks made by hand. */
final class XlsxFiles {

  static final String MAIN = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  private static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String R = " xmlns:r=\"" + TYPES + "\"";

  private final Map<String, String> entries = new LinkedHashMap<>();
  private final StringBuilder sheets = new StringBuilder();
  private final StringBuilder links = new StringBuilder();
  private int count;

  XlsxFiles() {
    put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
    put("_rels/.rels", rels(List.of("officeDocument", "xl/workbook.xml")));
  }

  XlsxFiles put(String name, String text) {
    entries.put(name, text);
    return this;
  }

  /** A sheet, from what stands in its root. */
  XlsxFiles sheet(String name, String state, String content, String... linked) {
    count++;
    sheets.append(
        "<sheet name=\""
            + name
            + "\" sheetId=\""
            + count
            + "\""
            + state
            + " r:id=\"s"
            + count
            + "\"/>");
    links.append(link("s" + count, "worksheet", "worksheets/sheet" + count + ".xml"));
    put(
        "xl/worksheets/sheet" + count + ".xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<worksheet"
            + MAIN
            + R
            + ">"
            + content
            + "</worksheet>");
    if (linked.length > 0) {
      put("xl/worksheets/_rels/sheet" + count + ".xml.rels", rels(List.of(linked)));
    }
    return this;
  }

  /** The shared strings, each an {@code si} without its tags. */
  XlsxFiles strings(String... strings) {
    StringBuilder s = new StringBuilder("<sst" + MAIN + ">");
    for (String string : strings) {
      s.append("<si>").append(string).append("</si>");
    }
    links.append(link("t", "sharedStrings", "/xl/sharedStrings.xml"));
    return put("xl/sharedStrings.xml", s.append("</sst>").toString());
  }

  /** Another part that the workbook refers to. */
  XlsxFiles link(String type, String target) {
    links.append(link(type, type, target));
    return this;
  }

  byte[] zip(String workbook) throws IOException {
    put("xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>");
    put(
        "xl/workbook.xml",
        "<workbook" + MAIN + R + "><sheets>" + sheets + "</sheets>" + workbook + "</workbook>");
    return TestPackages.zip(entries);
  }

  /** Types and targets in turn; ids are r1, r2… */
  static String rels(List<String> typesAndTargets) {
    StringBuilder s = new StringBuilder("<Relationships>");
    for (int i = 0; i < typesAndTargets.size(); i += 2) {
      s.append(link("r" + (i / 2 + 1), typesAndTargets.get(i), typesAndTargets.get(i + 1)));
    }
    return s.append("</Relationships>").toString();
  }

  private static String link(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + TYPES
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }
}
