package org.dars.index.courseware.epub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipDocumentReader;
import org.dars.index.courseware.zip.ZipEntries;

/**
 * EPUB 3 and 2: the title and description, the chapters in the order of the spine, what stands
 * beside it last, and the table of contents. Styles, images, fonts and scripts are not read.
 */
public final class EpubReader extends ZipDocumentReader {

  public static final String MEDIA_TYPE = "application/epub+zip";

  private static final Set<String> PAGES = Set.of("application/xhtml+xml", "text/html", "");

  public EpubReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, ZipEntries entries) throws CoursewareException {
    EpubPackage book = EpubPackage.of(path, entries, limits);
    Map<String, String> titles = EpubToc.titles(path, book, entries, limits);
    Outline outline = new Outline();
    List<String> warnings = new ArrayList<>();
    metadata(book.opf(), outline);
    Set<String> read = new HashSet<>();
    for (EpubPackage.Item item :
        book.spine().stream().sorted(Comparator.comparing(i -> !i.linear())).toList()) {
      if (!entries.has(item.part()) || !PAGES.contains(item.type())) {
        warnings.add(
            "item "
                + item.number()
                + " of the reading order is "
                + (entries.has(item.part()) ? "no page (" + item.type() + ")" : "missing")
                + " and is left out");
      } else if (read.add(item.part())) {
        chapter(path, item, titles.getOrDefault(item.part(), ""), entries, outline);
      }
    }
    if (book.nav() != null && read.add(book.nav())) {
      page(path, "nav", "", book.nav(), entries, outline);
    }
    if (book.ncx() != null) {
      EpubToc.blocks(XmlTree.parse(path, book.ncx(), entries.read(book.ncx()), limits), outline);
    }
    long adrift =
        outline.blocks().stream()
            .filter(b -> b.span() == null && b.kind() != BlockKind.CODE)
            .count();
    if (adrift > 0) {
      warnings.add(
          adrift
              + (adrift == 1 ? " block is" : " blocks are")
              + " searched but not translated: marked translate=\"no\", or the tags around are not closed");
    }
    return new Reading(
        MEDIA_TYPE,
        text(book.opf(), "title"),
        primary(text(book.opf(), "language")),
        outline,
        warnings);
  }

  private void chapter(
      String path, EpubPackage.Item item, String title, ZipEntries entries, Outline outline)
      throws CoursewareException {
    page(path, "ch" + item.number(), title, item.part(), entries, outline);
  }

  /**
   * @param title in the table of contents, "" for none
   */
  private void page(
      String path, String place, String title, String part, ZipEntries entries, Outline outline)
      throws CoursewareException {
    byte[] bytes = entries.read(part);
    SourceText source =
        SourceText.decode(path + " (" + part + ")", bytes, HtmlReader.declared(bytes)).inPart(part);
    source.check(path + " (" + part + ")", limits);
    Outline inner = new Outline();
    HtmlReader.xhtml(source, inner);
    String chapter = title.isEmpty() ? pageTitle(inner) : title;
    outline.addAll(place, inner, null, anchor -> under(chapter, anchor));
  }

  /** Where the page has no heading of its own, its title says what chapter it is. */
  private static String pageTitle(Outline page) {
    boolean headed = page.blocks().stream().anyMatch(b -> b.kind() == BlockKind.HEADING);
    return headed
        ? ""
        : page.blocks().stream()
            .filter(b -> b.kind() == BlockKind.ALT_TEXT && b.id().equals("0-alt1"))
            .map(Block::text)
            .findFirst()
            .orElse("");
  }

  private static Anchor under(String chapter, Anchor anchor) {
    List<String> path = new ArrayList<>(anchor.headingPath());
    if (!chapter.isEmpty() && !path.contains(chapter)) {
      path.addFirst(chapter);
    }
    return new Anchor.Section(path);
  }

  private static void metadata(XmlTree opf, Outline outline) {
    for (XmlElement e : opf.root().all("title")) {
      EpubToc.label(opf, e, "book-title", BlockKind.HEADING, outline);
    }
    for (XmlElement e : opf.root().all("description")) {
      SourceText text = opf.content(e);
      if (text != null && text.text().matches("(?s).*</?[a-zA-Z].*")) {
        Outline inner = new Outline();
        HtmlReader.embedded(text, inner);
        outline.addAll("book-description", inner, null, a -> a);
      } else {
        EpubToc.label(opf, e, "book-description", BlockKind.PARAGRAPH, outline);
      }
    }
  }

  private static String text(XmlTree opf, String name) {
    List<XmlElement> found = opf.root().all(name);
    return found.isEmpty() ? "" : found.getFirst().text().strip();
  }

  private static String primary(String language) {
    String primary = language.split("[-_]")[0].toLowerCase(Locale.ROOT);
    return primary.matches("[a-z]{2,3}") ? primary : "";
  }
}
