package org.dars.index.bench.courseware;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.xml.sax.SAXException;

/**
 * The words of a file as some third program sees them, neither Dars nor Okapi: commonmark and jsoup
 * for Markdown, jsoup for HTML, Tika in this process for the rest.
 */
final class PlainText {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private final AutoDetectParser tika = new AutoDetectParser();

  /** White space folded. */
  String of(String format, byte[] bytes) throws IOException {
    return switch (format) {
      case "md", "mdx" -> {
        var parsed =
            Parser.builder()
                .extensions(EXTENSIONS)
                .build()
                .parse(new String(bytes, StandardCharsets.UTF_8));
        String html = HtmlRenderer.builder().extensions(EXTENSIONS).build().render(parsed);
        yield Jsoup.parse(html).text();
      }
      case "html" -> Jsoup.parse(new ByteArrayInputStream(bytes), null, "").text();
      default -> tika(format, bytes).replaceAll("\\s+", " ").strip();
    };
  }

  /** Reading the words in pictures, where Tesseract is installed, is another job. */
  private static ParseContext withoutOcr() {
    TesseractOCRConfig ocr = new TesseractOCRConfig();
    ocr.setSkipOcr(true);
    ParseContext context = new ParseContext();
    context.set(TesseractOCRConfig.class, ocr);
    return context;
  }

  /** What Tika finds in a file. */
  String tika(String format, byte[] bytes) throws IOException {
    Metadata metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, "a." + format);
    BodyContentHandler text = new BodyContentHandler(-1);
    try (TikaInputStream in = TikaInputStream.get(bytes)) {
      tika.parse(in, text, metadata, withoutOcr());
    } catch (SAXException | TikaException | RuntimeException e) {
      throw new IOException("Tika: " + e.getMessage(), e);
    }
    return text.toString();
  }
}
