package org.dars.index.courseware.tika;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Makes PDF files by placing lines on pages of 600 by 800 points. */
final class Pdfs implements AutoCloseable {

  final PDDocument document = new PDDocument();
  private final PDType1Font plain = new PDType1Font(FontName.HELVETICA);
  private final PDType1Font bold = new PDType1Font(FontName.HELVETICA_BOLD);

  /** Writes a line of a page; {@code y} is counted from the top. */
  interface Pen {
    void line(double x, double y, double size, boolean heavy, String text);

    default void line(double x, double y, String text) {
      line(x, y, 10, false, text);
    }

    /** Lines one below the other, 12 points apart; returns where the next one would stand. */
    default double lines(double x, double y, String... texts) {
      double at = y;
      for (String text : texts) {
        line(x, at, text);
        at += 12;
      }
      return at;
    }
  }

  PDPage page(Consumer<Pen> draw) throws IOException {
    PDPage page = new PDPage(new PDRectangle(600, 800));
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      draw.accept((x, y, size, heavy, text) -> {
        try {
          content.beginText();
          content.setFont(heavy ? bold : plain, (float) size);
          content.newLineAtOffset((float) x, (float) (800 - y));
          content.showText(text);
          content.endText();
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
    }
    return page;
  }

  Path save(Path file) throws IOException {
    document.save(file.toFile());
    return file;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
