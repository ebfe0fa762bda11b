package org.dars.index.courseware.tika;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.CoursewareReader;
import org.dars.index.courseware.LanguageDetector;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.html.HtmlBlocks;
import org.dars.index.courseware.splice.Documents;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.SourceBytes;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * PDF, the office formats and EPUB, read only: Apache Tika makes XHTML of them in its own process,
 * and pages, slides and headings of that become blocks.
 */
public final class TikaReader implements CoursewareReader, AutoCloseable {

  public static final Set<String> MEDIA_TYPES =
      Set.of(
          "application/pdf",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/msword",
          "application/vnd.ms-powerpoint",
          "application/vnd.ms-excel",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.presentation",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/rtf",
          "application/epub+zip");

  /** Titles that programs put there. */
  private static final String NO_TITLE =
      "(?i)(untitled.*|powerpoint presentation|presentation|document\\d*|slide \\d+|microsoft (word|powerpoint) - .*|.*\\.(docx?|pptx?|pdf|rtf|odt|tex|indd))";

  private final ReadLimits limits;
  private final TikaProcess process;

  public TikaReader(ReadLimits limits) {
    this.limits = limits;
    this.process = new TikaProcess(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return MEDIA_TYPES;
  }

  @Override
  public CoursewareDocument read(SourceFile source) throws CoursewareException {
    SourceBytes.check(source, limits);
    TikaProcess.Extract extract = process.extract(source);
    if (extract.mediaType().startsWith("text/")
        || extract.mediaType().equals("application/octet-stream")) {
      throw new CoursewareException(
          source.path(),
          "is not what its name says (it holds "
              + extract.mediaType()
              + "); replace it with the real file");
    }
    String xhtml = extract.xhtml();
    Document page = Jsoup.parse(xhtml, "", Parser.htmlParser().setTrackPosition(true));
    String title = extract.title().matches(NO_TITLE) ? "" : extract.title();
    List<Block> blocks = blocks(page, xhtml, title);
    String detected = LanguageDetector.standard().detect(Documents.sample(blocks));
    boolean unsure = detected.equals(LanguageDetector.UNKNOWN);
    String declared = extract.language().split("[-_]")[0].toLowerCase(Locale.ROOT);
    return Documents.of(
        source.path(),
        extract.mediaType(),
        title,
        unsure && declared.matches("[a-z]{2,3}") ? declared : detected,
        blocks,
        blocks.isEmpty()
            ? List.of("no text was found in it; if its pages are pictures, add a version with text")
            : List.of());
  }

  private static List<Block> blocks(Document page, String xhtml, String title) {
    Outline outline = new Outline();
    if (page.selectFirst("div.page") != null) {
      new PdfBlocks(outline, title).pages(page.select("div.page"));
    } else if (page.selectFirst(".slide-content, .slide-notes") != null) {
      new SlideBlocks(outline).slides(page.select(".slide-content, .slide-notes"));
    } else {
      for (Element item : page.select("p[class^=list]")) {
        item.tagName("li");
      }
      new HtmlBlocks(null, xhtml, outline).body(page);
    }
    return outline.blocks();
  }

  @Override
  public void close() {
    process.close();
  }
}
