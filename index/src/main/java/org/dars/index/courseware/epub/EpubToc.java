package org.dars.index.courseware.epub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipEntries;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The table of contents of a book: what its chapters are called, and its labels as blocks. */
final class EpubToc {

  private EpubToc() {}

  /** The title of each file that the table names, its first where it names several. */
  static Map<String, String> titles(
      String path, EpubPackage book, ZipEntries entries, ReadLimits limits)
      throws CoursewareException {
    Map<String, String> titles = new HashMap<>();
    String nav = book.nav();
    String ncx = book.ncx();
    if (nav != null) {
      String html = SourceText.decode(path + " (" + nav + ")", entries.read(nav), null).text();
      for (Element a : Jsoup.parse(html, "", Parser.xmlParser()).select("nav a[href]")) {
        put(titles, EpubPackage.resolve(nav, a.attr("href")), a.text());
      }
    }
    if (ncx != null) {
      XmlTree tree = XmlTree.parse(path, ncx, entries.read(ncx), limits);
      for (XmlElement point : tree.root().all("navPoint")) {
        XmlElement content = point.child("content");
        XmlElement label = point.child("navLabel");
        if (content != null && label != null) {
          put(titles, EpubPackage.resolve(ncx, content.attribute("src")), label.text());
        }
      }
    }
    return titles;
  }

  private static void put(Map<String, String> titles, String part, String title) {
    String shown = title.strip().replaceAll("\\s+", " ");
    if (!shown.isEmpty()) {
      titles.putIfAbsent(part, shown);
    }
  }

  /** The labels of a table of EPUB 2, in order. */
  static void blocks(XmlTree ncx, Outline outline) {
    int n = 0;
    for (XmlElement text : ncx.root().all("text")) {
      label(ncx, text, "toc-" + ++n, BlockKind.PARAGRAPH, outline);
    }
  }

  /** An element's text as a block. */
  static void label(XmlTree tree, XmlElement element, String id, BlockKind kind, Outline outline) {
    String shown = element.text().strip();
    if (shown.isEmpty()) {
      return;
    }
    SourceText source = tree.content(element);
    List<Inline> content = List.of(new Inline.Text(shown.replaceAll("\\s+", " ")));
    Anchor anchor = new Anchor.Section(List.of());
    int level = kind == BlockKind.HEADING ? 1 : 0;
    if (source == null) {
      outline.addAs(id, kind, level, content, anchor, null);
      return;
    }
    outline.enter(new Region(source, (_, c, _) -> plain(c)));
    int start = source.text().indexOf(shown);
    outline.addAs(id, kind, level, content, anchor, source.span(start, start + shown.length()));
  }

  private static String plain(List<Inline> content) {
    return content.stream().map(Inline::visibleText).collect(Collectors.joining());
  }
}
