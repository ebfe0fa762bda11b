package org.dars.index.courseware.tika.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads the text in a picture through Tesseract, where the request names it. */
public final class PictureParser implements Parser {
  private static final long serialVersionUID = 1L;

  /** The pictures read. */
  public static final Set<String> TYPES =
      Set.of("image/png", "image/jpeg", "image/tiff", "image/webp", "image/gif", "image/bmp");

  /** The most points that a picture may have: it is unpacked in memory. */
  private static final long MOST_POINTS = 60_000_000;

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return TYPES.stream().map(MediaType::parse).collect(java.util.stream.Collectors.toSet());
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    PdfRequest request = context.get(PdfRequest.class, new PdfRequest(0, "", "", List.of(), 0));
    XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
    xhtml.startDocument();
    try (TikaInputStream in = TikaInputStream.get(stream)) {
      if (!request.tesseract().isEmpty()) {
        long points = points(in.getPath());
        if (points <= 0 || points > MOST_POINTS) {
          throw new TikaException(
              points <= 0 ? "unknown size of picture" : "picture of " + points + " points");
        }
        new PictureReader(request).picture(in.getPath(), xhtml);
      }
    }
    xhtml.endDocument();
  }

  /** Width times height of all its pages as the file declares them, 0 when it does not. */
  private static long points(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        reader.setInput(in);
        return Math.multiplyFull(reader.getWidth(0), reader.getHeight(0));
      }
    } catch (RuntimeException e) {
      return 0;
    }
    return webp(file);
  }

  private static long webp(Path file) throws IOException {
    byte[] head = new byte[30];
    try (InputStream in = Files.newInputStream(file)) {
      if (in.readNBytes(head, 0, 30) < 30) {
        return 0;
      }
    }
    ByteBuffer b = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    return switch (new String(head, 8, 8, StandardCharsets.ISO_8859_1)) {
      case "WEBPVP8 " -> (b.getShort(26) & 0x3fffL) * (b.getShort(28) & 0x3fffL);
      case "WEBPVP8L" -> {
        int bits = b.getInt(21);
        yield ((bits & 0x3fffL) + 1) * (((bits >> 14) & 0x3fffL) + 1);
      }
      case "WEBPVP8X" -> ((b.getInt(24) & 0xffffffL) + 1) * (((b.getInt(26) >> 8) & 0xffffffL) + 1);
      default -> 0;
    };
  }
}
