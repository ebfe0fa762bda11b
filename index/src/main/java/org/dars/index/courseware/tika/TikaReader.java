package org.dars.index.courseware.tika;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
import org.dars.index.courseware.tika.pdf.PdfRequest;
import org.dars.index.courseware.tika.pdf.PictureParser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

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
          "application/epub+zip",
          "message/rfc822",
          "application/vnd.ms-outlook",
          "image/png",
          "image/jpeg",
          "image/tiff",
          "image/webp",
          "image/gif",
          "image/bmp");

  private static final String MAIL = "message/rfc822";
  private static final String OUTLOOK = "application/vnd.ms-outlook";

  /** What a field of a Word file is told to do, between signs that XHTML cannot hold. */
  private static final Pattern FIELD =
      Pattern.compile("\ufffd\\s*[A-Z]{3,}[^\ufffd<]{0,300}\ufffd{1,2}");

  private static final String SLIDES = ".slide-content, .slide-notes, .notes-content";
  private static final String PICTURE_NAMES = ".*\\.(png|jpe?g|tiff?|webp|gif|bmp)";

  /** Titles that programs put there. */
  private static final String NO_TITLE =
      "(?i)(untitled.*|powerpoint presentation|presentation|document\\d*|slide \\d+|microsoft (word|powerpoint) - .*|.*\\.(docx?|pptx?|pdf|rtf|odt|tex|indd))";

  /**
   * So many pages are read from their pictures at a time, each time within the time of one file.
   */
  private static final int PAGES_AT_ONCE = 4;

  /** Reading all pictures of a file may take so many times the time of a file. */
  private static final int PICTURE_TIMES = 10;

  private static final int PROCESSES = 2;
  private static final String HEAP = "512m";

  private final ReadLimits limits;
  private final TikaProcesses processes;
  private final Once ocr;

  /**
   * @param putAside a file that remembers what crashed the parser twice, a SHA-256 and a path on
   *     each line; null to remember it as long as the reader lives. A line may be deleted by hand
   */
  public TikaReader(ReadLimits limits, @Nullable Path putAside) {
    this(limits, new TikaProcesses.Settings(PROCESSES, HEAP, putAside), Ocr::found);
  }

  TikaReader(ReadLimits limits, TikaProcesses.Settings settings, Supplier<Ocr> ocr) {
    this.limits = limits;
    this.processes = new TikaProcesses(limits, settings);
    this.ocr = new Once(ocr);
  }

  /** Looks for the program when the first picture asks for it, and not again. */
  private static final class Once implements Supplier<Ocr> {
    private final Supplier<Ocr> find;
    private @Nullable Ocr found;

    Once(Supplier<Ocr> find) {
      this.find = find;
    }

    @Override
    public synchronized Ocr get() {
      Ocr known = found;
      if (known == null) {
        known = find.get();
        found = known;
      }
      return known;
    }
  }

  @Override
  public Set<String> mediaTypes() {
    return MEDIA_TYPES;
  }

  @Override
  public CoursewareDocument read(SourceFile source) throws CoursewareException {
    SourceBytes.check(source, limits);
    String name = source.path().toLowerCase(Locale.ROOT);
    boolean picture = name.matches(PICTURE_NAMES);
    PdfRequest request =
        picture && ocr.get().isThere()
            ? ocr.get().request(List.of(), limits.maxCharacters(), pictureMillis())
            : new PdfRequest(limits.maxCharacters(), "", "", List.of(), 0);
    TikaProcesses.Extract extract = processes.extract(source, request);
    String type = extract.mediaType();
    if (type.startsWith("text/") || type.equals("application/octet-stream")) {
      throw new CoursewareException(
          source.path(),
          "is not what its name says (it holds " + type + "); replace it with the real file");
    }
    String xhtml = extract.xhtml().replace("\ufeff", "");
    if (type.equals("application/msword")) {
      xhtml = FIELD.matcher(xhtml).replaceAll("").replace("\ufffd", "");
    }
    Document page = Jsoup.parse(xhtml, "", Parser.htmlParser().setTrackPosition(true));
    String title = extract.title().matches(NO_TITLE) ? "" : extract.title();
    List<String> warnings = new ArrayList<>();
    if (type.equals("application/pdf")) {
      readPictures(source, page, warnings);
    }
    if (extract.embedded() && isMail(type)) {
      warnings.add("its attachments were not read; save them as files of their own");
    }
    List<Block> blocks = blocks(page, xhtml, type);
    if (blocks.isEmpty() && warnings.isEmpty()) {
      warnings.add(
          PictureParser.TYPES.contains(type) && !ocr.get().isThere()
              ? "it is a picture, and pictures are read only where Tesseract is installed; install it or add a version with text"
              : "no text was found in it; if its pages are pictures, add a version with text");
    }
    String detected = LanguageDetector.standard().detect(Documents.sample(blocks));
    boolean unsure = detected.equals(LanguageDetector.UNKNOWN);
    String declared = extract.language().split("[-_]")[0].toLowerCase(Locale.ROOT);
    return Documents.of(
        source.path(),
        type,
        title,
        unsure && declared.matches("[a-z]{2,3}") ? declared : detected,
        blocks,
        warnings);
  }

  private long pictureMillis() {
    return limits.timeout().toMillis() * 3 / 4;
  }

  private static boolean isMail(String type) {
    return type.equals(MAIL) || type.equals(OUTLOOK);
  }

  /** Fills the pages that show pictures and no text, as far as the program and the time allow. */
  private void readPictures(SourceFile source, Document page, List<String> warnings) {
    Map<Integer, Element> waiting = new TreeMap<>();
    for (Element e : page.select("div.page[data-scan=true]")) {
      waiting.put(PdfBlocks.number(e), e);
    }
    int scanned = waiting.size();
    if (scanned > 0 && ocr.get().isThere()) {
      long end = System.nanoTime() + limits.timeout().multipliedBy(PICTURE_TIMES).toNanos();
      List<Integer> numbers = List.copyOf(waiting.keySet());
      for (int i = 0; i < numbers.size() && System.nanoTime() < end; i += PAGES_AT_ONCE) {
        List<Integer> some = numbers.subList(i, Math.min(numbers.size(), i + PAGES_AT_ONCE));
        try {
          PdfRequest request = ocr.get().request(some, limits.maxCharacters(), pictureMillis());
          for (Element read :
              Jsoup.parse(processes.extract(source, request).xhtml()).select("div.page")) {
            Element empty = waiting.remove(PdfBlocks.number(read));
            if (empty != null) {
              empty.appendChildren(read.childNodesCopy());
            }
          }
        } catch (CoursewareException e) {
          // These pages stay unread, and are named below.
        }
      }
    }
    if (scanned > waiting.size()) {
      warnings.add(
          (scanned - waiting.size() == 1 ? "1 page was" : scanned - waiting.size() + " pages were")
              + " read from pictures, which makes mistakes; check what matters");
    }
    if (!waiting.isEmpty()) {
      warnings.add(
          "no text was found on "
              + pages(waiting.keySet())
              + ", which "
              + (waiting.size() == 1 ? "is a picture" : "are pictures")
              + (ocr.get().isThere() ? "" : "; install Tesseract, or add a version with text"));
    }
    List<Integer> broken =
        page.select("div.page[data-broken=true]").stream().map(PdfBlocks::number).toList();
    if (!broken.isEmpty()) {
      warnings.add(pages(broken) + " could be read only in part: the file is damaged there");
    }
  }

  /** "page 3", "pages 1–4, 9". */
  private static String pages(Collection<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int from = 0;
    int to = 0;
    for (int n : numbers) {
      if (from > 0 && n == to + 1) {
        to = n;
        ranges.set(ranges.size() - 1, from + "–" + to);
      } else {
        from = n;
        to = n;
        ranges.add("" + n);
      }
    }
    String shown = String.join(", ", ranges.subList(0, Math.min(20, ranges.size())));
    return (numbers.size() == 1 ? "page " : "pages ")
        + shown
        + (ranges.size() > 20 ? " and more" : "");
  }

  private static List<Block> blocks(Document page, String xhtml, String type) {
    Outline outline = new Outline();
    if (type.equals("application/pdf") || PictureParser.TYPES.contains(type)) {
      new PdfBlocks(outline).pages(page.select("div.page[data-page]"));
    } else if (page.selectFirst(SLIDES) != null) {
      new SlideBlocks(outline).slides(page.select(SLIDES));
    } else if (type.equals("application/vnd.ms-excel")) {
      new SheetBlocks(outline).sheets(page.select("div.page"));
    } else {
      // The names of what is embedded are no headings.
      page.select("div.package-entry, div.embedded, img[src^=embedded:]").remove();
      for (Element item : page.select("p[class^=list]")) {
        item.tagName("li");
      }
      new HtmlBlocks(null, xhtml, outline).body(page);
    }
    return outline.blocks();
  }

  @Override
  public void close() {
    processes.close();
  }
}
