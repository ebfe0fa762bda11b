package org.dars.index.courseware.tika.pdf;

import java.util.List;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/** Writes pages of parts as XHTML. */
final class PartWriter {

  private final XHTMLContentHandler xhtml;

  PartWriter(XHTMLContentHandler xhtml) {
    this.xhtml = xhtml;
  }

  void write(List<Page> pages, List<Part> parts, List<Integer> broken) throws SAXException {
    int next = 0;
    for (Page page : pages) {
      xhtml.startElement(
          "div",
          PdfLayoutParser.attributes(
              "class",
              "page",
              "data-page",
              "" + page.number(),
              "data-scan",
              "" + page.scanned(),
              "data-broken",
              "" + broken.contains(page.number())));
      while (next < parts.size() && parts.get(next).page == page.number()) {
        part(parts.get(next++));
      }
      xhtml.endElement("div");
    }
  }

  private void part(Part part) throws SAXException {
    switch (part.kind) {
      case HEADING -> element("h" + Math.clamp(part.level, 1, 6), "", part);
      case TEXT -> element("p", "", part);
      case ITEM -> element("p", "item", part);
      case CAPTION -> element("p", "caption", part);
      case FOOTNOTE -> element("p", "footnote", part);
      case CODE -> element("pre", "", part);
      case TABLE -> {
        if (part.table != null) {
          table(part.table);
        }
      }
    }
  }

  private void element(String name, String type, Part part) throws SAXException {
    xhtml.startElement(
        name,
        PdfLayoutParser.attributes("class", type, "data-level", "" + Math.max(1, part.level)));
    xhtml.characters(part.text);
    xhtml.endElement(name);
  }

  private void table(Region.Table table) throws SAXException {
    Hyphens hyphens = new Hyphens();
    xhtml.startElement("table");
    for (List<List<Line>> row : table.rows()) {
      xhtml.startElement("tr");
      for (List<Line> cell : row) {
        xhtml.startElement("td");
        xhtml.characters(hyphens.joined(cell).strip());
        xhtml.endElement("td");
      }
      xhtml.endElement("tr");
    }
    xhtml.endElement("table");
  }
}
