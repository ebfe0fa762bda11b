package org.dars.index.courseware.tika.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/** Reads pages and pictures through Tesseract, as long as the time lasts. */
final class PictureReader {

  private static final int DPI = 300;

  /** A page is drawn with no more points than this, however large it says it is. */
  private static final double MOST_POINTS = 12_000_000;

  private final PdfRequest request;
  private final Tesseract tesseract;
  private final long deadline;

  PictureReader(PdfRequest request) {
    this.request = request;
    this.tesseract = new Tesseract(request);
    this.deadline = System.currentTimeMillis() + request.millis();
  }

  /** A page that was not read is left out. */
  void pages(PDDocument document, XHTMLContentHandler xhtml) throws IOException, SAXException {
    PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    for (int number : request.pages()) {
      if (number < 1
          || number > document.getNumberOfPages()
          || System.currentTimeMillis() > deadline) {
        continue;
      }
      Path picture = Files.createTempFile("page", ".png");
      try {
        ImageIO.write(drawn(document, renderer, number), "png", picture.toFile());
        write(number, tesseract.read(picture, deadline), xhtml);
      } catch (IOException | RuntimeException e) {
        // Left out: the caller tells which pages came back.
      } finally {
        Files.deleteIfExists(picture);
      }
    }
  }

  private static BufferedImage drawn(PDDocument document, PDFRenderer renderer, int number)
      throws IOException {
    PDRectangle box = document.getPage(number - 1).getCropBox();
    double points = Math.max(1.0, (double) box.getWidth() * box.getHeight());
    double scale = Math.min(DPI / 72.0, Math.sqrt(MOST_POINTS / points));
    return renderer.renderImage(number - 1, (float) scale, ImageType.GRAY);
  }

  /** One picture, which may hold several pages. */
  void picture(Path picture, XHTMLContentHandler xhtml) throws IOException, SAXException {
    List<Tesseract.Paragraph> paragraphs = tesseract.read(picture, deadline);
    int pages = paragraphs.stream().mapToInt(Tesseract.Paragraph::page).max().orElse(0);
    for (int page = 1; page <= pages; page++) {
      int number = page;
      write(number, paragraphs.stream().filter(p -> p.page() == number).toList(), xhtml);
    }
  }

  private static void write(
      int number, List<Tesseract.Paragraph> paragraphs, XHTMLContentHandler xhtml)
      throws SAXException {
    xhtml.startElement(
        "div", PdfLayoutParser.attributes("class", "page", "data-page", "" + number));
    for (Tesseract.Paragraph paragraph : paragraphs) {
      boolean item = Paragraphs.isItem(paragraph.text());
      xhtml.startElement(
          "p",
          PdfLayoutParser.attributes(
              "class", item ? "item" : Paragraphs.isCaption(paragraph.text()) ? "caption" : ""));
      xhtml.characters(paragraph.text());
      xhtml.endElement("p");
    }
    xhtml.endElement("div");
  }
}
