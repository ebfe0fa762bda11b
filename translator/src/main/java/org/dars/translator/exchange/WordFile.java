package org.dars.translator.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;

/** A DOCX with one text and its styles; equal content, equal bytes. */
public final class WordFile {

  /** Writes the element {@code document} with all that is in it. */
  public interface Text {
    void to(Wordml xml) throws XMLStreamException;
  }

  private WordFile() {}

  /**
   * Writes a file; the stream is closed.
   *
   * @param styles the part {@code word/styles.xml}
   */
  public static void write(OutputStream out, String styles, Text text) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      part(zip, "[Content_Types].xml", WordParts.TYPES);
      part(zip, "_rels/.rels", WordParts.RELATIONS);
      part(zip, "word/_rels/document.xml.rels", WordParts.DOCUMENT_RELATIONS);
      part(zip, "word/styles.xml", styles);
      entry(zip, "word/document.xml");
      OutputStreamWriter writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
      Wordml xml = new Wordml(writer);
      text.to(xml);
      xml.finish();
      writer.flush();
      zip.closeEntry();
    } catch (XMLStreamException e) {
      throw new IOException("the document cannot be written: " + e.getMessage(), e);
    }
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    entry(zip, name);
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** The time is the same whenever it is written. */
  private static void entry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
  }
}
