package org.dars.index.courseware.html;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.SplicingReader;
import org.dars.index.courseware.splice.Documents;
import org.dars.index.courseware.splice.Edit;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceBytes;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.splice.Splicer;
import org.dars.index.courseware.xml.XmlTree;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.TagSet;
import org.jspecify.annotations.Nullable;

/** HTML5 and XHTML pages, read as a browser reads them. */
public final class HtmlReader implements SplicingReader {

  public static final String MEDIA_TYPE = "text/html";

  /** Where the HTML standard says that a page names its encoding: in its first 1,024 bytes. */
  private static final int PRESCAN = 1024;

  /** Deepest nesting of elements. */
  private static final int XML_DEPTH = 512;

  private static final String XHTML = "\"http://www.w3.org/1999/xhtml\"";

  private static final Pattern CHARSET =
      Pattern.compile("(?i)(?:<meta[^>]+?charset|<\\?xml[^>]+?encoding)\\s*=\\s*[\"']?([\\w.:-]+)");

  private final ReadLimits limits;

  public HtmlReader(ReadLimits limits) {
    this.limits = limits;
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE, "application/xhtml+xml");
  }

  @Override
  public CoursewareDocument read(SourceFile file) throws CoursewareException {
    byte[] bytes = SourceBytes.read(file, limits);
    SourceText source = SourceText.decode(file.path(), bytes, declared(bytes));
    source.check(file.path(), limits);
    Document page = Jsoup.parse(source.text(), "", Parser.htmlParser().setTrackPosition(true));
    Outline outline = new Outline();
    new HtmlBlocks(source, source.text(), outline).page(page);
    List<String> warnings = new ArrayList<>();
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
    return Documents.of(
        file.path(), MEDIA_TYPE, page.title(), language(page), outline.blocks(), warnings);
  }

  @Override
  public byte[] splice(
      byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
    SourceText source = SourceText.again(document.path(), original, declared(original));
    return Edit.apply(
        original, new Splicer(region(source)).edits(document.path(), document.blocks(), changed));
  }

  /**
   * Adds the blocks of an HTML fragment or page that stands inside another file, as a region of its
   * own.
   */
  public static void embedded(SourceText source, Outline outline) {
    embedded(source, outline, Kept.FORMULAS);
  }

  /** As {@link #embedded(SourceText, Outline)}; says what of running text stays as it stands. */
  public static void embedded(SourceText source, Outline outline, Kept kept) {
    outline.enter(region(source));
    Document page = Jsoup.parse(source.text(), "", Parser.htmlParser().setTrackPosition(true));
    new HtmlBlocks(source, source.text(), outline, kept).page(page);
  }

  /**
   * As {@link #embedded}, of a page of an e-book: read as XML, in which any element may be empty,
   * and written without the entities that only HTML has.
   */
  public static void xhtml(SourceText source, Outline outline) {
    outline.enter(region(source, true));
    Parser parser = Parser.xmlParser().tagSet(TagSet.Html()).setMaxDepth(XML_DEPTH);
    Document page = Jsoup.parse(source.text(), "", parser.setTrackPosition(true));
    new HtmlBlocks(source, source.text(), outline).page(page);
  }

  /**
   * The blocks of a piece of HTML between other text, without what stands in its head.
   *
   * @return the blocks, in a region of their own
   */
  public static Outline fragment(SourceText source) {
    Outline outline = new Outline();
    outline.enter(region(source, false));
    Document parsed = Jsoup.parse(source.text(), "", Parser.htmlParser().setTrackPosition(true));
    new HtmlBlocks(source, source.text(), outline).body(parsed);
    return outline;
  }

  private static Region region(SourceText source) {
    String head = source.text().substring(0, Math.min(source.text().length(), PRESCAN));
    return region(source, head.contains("<?xml") || head.contains(XHTML));
  }

  private static Region region(SourceText source, boolean xml) {
    return new Region(source, (block, content, start) -> write(block, content, start, source, xml));
  }

  private static String write(
      Block block, List<Inline> content, int start, SourceText source, boolean xml) {
    boolean quoted = block.kind() == BlockKind.ALT_TEXT && start > 0;
    char before = quoted ? source.text().charAt(start - 1) : ' ';
    StringBuilder out = new StringBuilder();
    for (Inline inline : content) {
      switch (inline) {
        case Inline.Markup m -> out.append(m.source());
        case Inline.Text t -> out.append(source.referenced(escape(t.value(), before, xml)));
      }
    }
    return out.toString();
  }

  private static String escape(String s, char quote, boolean xml) {
    String out = xml ? XmlTree.escape(s) : s.replace("&", "&amp;").replace("<", "&lt;");
    out = out.replace(">", "&gt;").replace("\u00a0", xml ? "&#160;" : "&nbsp;");
    return switch (quote) {
      case '"' -> out.replace("\"", "&quot;");
      case '\'' -> out.replace("'", "&#39;");
      default -> out;
    };
  }

  /** The encoding that a page declares, or null. */
  public static @Nullable Charset declared(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, PRESCAN), StandardCharsets.ISO_8859_1);
    Matcher m = CHARSET.matcher(head);
    if (!m.find()) {
      return null;
    }
    try {
      Charset charset = Charset.forName(m.group(1));
      // The standard reads Latin-1 as windows-1252; a page that can say "UTF-16" is not in it.
      return charset.equals(StandardCharsets.ISO_8859_1)
              || charset.equals(StandardCharsets.US_ASCII)
          ? Charset.forName("windows-1252")
          : charset.name().startsWith("UTF-16") ? null : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static String language(Document page) {
    Element html = page.selectFirst("html");
    String lang =
        html == null ? "" : html.attr("lang").isEmpty() ? html.attr("xml:lang") : html.attr("lang");
    String primary = lang.strip().split("[-_]")[0].toLowerCase(Locale.ROOT);
    return primary.matches("[a-z]{2,3}") ? primary : "";
  }
}
