package org.dars.index.courseware.tika.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Reads a PDF by its layout, as XHTML: one {@code div} with class {@code page} and {@code
 * data-page} for each page, and in it headings, paragraphs, list items (class {@code item}, {@code
 * data-level}), captions, footnotes, listings and tables. A page of pictures has {@code data-scan}.
 * Nothing that the file asks for is run or fetched: no script, action, annotation or external file.
 */
public final class PdfLayoutParser implements Parser {
  private static final long serialVersionUID = 1L;

  private static final int CACHE = 64 * 1024 * 1024;

  /** Pictures in forms in forms: no deeper. */
  private static final int DEEPEST = 4;

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(MediaType.application("pdf"));
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    PdfRequest request =
        context.get(PdfRequest.class, new PdfRequest(Integer.MAX_VALUE, "", "", List.of(), 0));
    try (TikaInputStream in = TikaInputStream.get(stream);
        PDDocument document =
            Loader.loadPDF(
                new RandomAccessReadBufferedFile(in.getFile()),
                "",
                null,
                null,
                MemoryUsageSetting.setupMixed(CACHE).streamCache)) {
      metadata.set(Metadata.CONTENT_TYPE, "application/pdf");
      describe(document, metadata);
      XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
      xhtml.startDocument();
      if (request.pages().isEmpty()) {
        text(document, request, xhtml);
      } else {
        new PictureReader(request).pages(document, xhtml);
      }
      xhtml.endDocument();
    } catch (InvalidPasswordException e) {
      throw new EncryptedDocumentException(e);
    } catch (IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | NullPointerException e) {
      // What a broken file provokes in the library.
      throw new TikaException("broken PDF: " + e.getMessage(), e);
    }
  }

  private static void describe(PDDocument document, Metadata metadata) {
    try {
      String title = document.getDocumentInformation().getTitle();
      if (title != null && !title.isBlank()) {
        metadata.set(TikaCoreProperties.TITLE, title);
      }
      String language = document.getDocumentCatalog().getLanguage();
      if (language != null) {
        metadata.set(TikaCoreProperties.LANGUAGE, language);
      }
    } catch (RuntimeException e) {
      // The text is worth more than the title.
    }
  }

  private static void text(PDDocument document, PdfRequest request, XHTMLContentHandler xhtml)
      throws IOException, SAXException {
    List<Page> pages = new ArrayList<>();
    List<Integer> broken = new ArrayList<>();
    long[] characters = new long[1];
    new PageWords(
            (number, page, words, readable) -> {
              if (!readable) {
                broken.add(number);
              }
              if (characters[0] <= request.maxCharacters()) {
                characters[0] +=
                    words.stream().flatMap(List::stream).mapToInt(w -> w.text().length() + 1).sum();
                pages.add(page(number, page, words));
              }
            })
        .read(document);
    List<Part> parts = Layout.of(pages, Bookmarks.of(document));
    new PartWriter(xhtml).write(pages, parts, broken);
  }

  private static Page page(int number, PDPage page, List<List<Word>> words) {
    List<Region> regions = new ArrayList<>();
    words.forEach(w -> regions.addAll(Columns.of(w)));
    boolean sideways = page.getRotation() % 180 != 0;
    double height = sideways ? page.getCropBox().getWidth() : page.getCropBox().getHeight();
    int letters = words.stream().flatMap(List::stream).mapToInt(w -> w.text().length()).sum();
    boolean scanned = letters < 12 && hasPicture(page.getResources(), DEEPEST);
    return new Page(number, height, regions, scanned);
  }

  private static boolean hasPicture(@Nullable PDResources resources, int depth) {
    if (resources == null || depth == 0) {
      return false;
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.isImageXObject(name)) {
        return true;
      }
      try {
        PDXObject object = resources.getXObject(name);
        if (object instanceof PDFormXObject form && hasPicture(form.getResources(), depth - 1)) {
          return true;
        }
      } catch (IOException | RuntimeException e) {
        // A broken drawing shows nothing.
      }
    }
    return false;
  }

  /** Attributes of an element, as pairs of name and value. */
  static AttributesImpl attributes(String... pairs) {
    AttributesImpl attributes = new AttributesImpl();
    for (int i = 0; i < pairs.length; i += 2) {
      attributes.addAttribute("", pairs[i], pairs[i], "CDATA", pairs[i + 1]);
    }
    return attributes;
  }
}
