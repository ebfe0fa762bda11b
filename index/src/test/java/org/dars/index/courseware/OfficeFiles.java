package org.dars.index.courseware;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small office files, PDF and EPUB, made by hand. */
final class OfficeFiles {

  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String WORD =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private OfficeFiles() {}

  static String heading(String text) {
    return "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>"
        + text
        + "</w:t></w:r></w:p>";
  }

  static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  /** A DOCX whose document part begins with {@code prolog}. */
  static void docx(Path file, String prolog, String body) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      docxFrame(zip);
      entry(
          zip,
          "word/document.xml",
          prolog + "<w:document " + WORD + "><w:body>" + body + "</w:body></w:document>");
    }
  }

  /** A DOCX of a few kilobytes that unpacks to {@code megabytes} of spaces. */
  static void docxBomb(Path file, int megabytes) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      docxFrame(zip);
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(("<w:document " + WORD + "><w:body>").getBytes(StandardCharsets.UTF_8));
      byte[] spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < megabytes; i++) {
        zip.write(spaces);
      }
      zip.write("</w:body></w:document>".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }

  private static void docxFrame(ZipOutputStream zip) throws IOException {
    entry(
        zip,
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
            + "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
            + "</Types>");
    entry(
        zip,
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\""
            + RELATIONSHIPS
            + "/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    entry(
        zip,
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\""
            + RELATIONSHIPS
            + "/styles\" Target=\"styles.xml\"/></Relationships>");
    entry(
        zip,
        "word/styles.xml",
        "<w:styles "
            + WORD
            + "><w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>");
  }

  /** An EPUB of one chapter. */
  static void epub(Path file, String chapter) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry first = new ZipEntry("mimetype");
      byte[] type = "application/epub+zip".getBytes(StandardCharsets.US_ASCII);
      first.setMethod(ZipEntry.STORED);
      first.setSize(type.length);
      java.util.zip.CRC32 crc = new java.util.zip.CRC32();
      crc.update(type);
      first.setCrc(crc.getValue());
      zip.putNextEntry(first);
      zip.write(type);
      zip.closeEntry();
      entry(
          zip,
          "META-INF/container.xml",
          "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
              + "<rootfile full-path=\"book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>");
      entry(
          zip,
          "book.opf",
          "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
              + "<dc:title>The book</dc:title></metadata><manifest><item id=\"c1\" href=\"c1.xhtml\" media-type=\"application/xhtml+xml\"/>"
              + "</manifest><spine><itemref idref=\"c1\"/></spine></package>");
      entry(
          zip,
          "c1.xhtml",
          "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>c</title></head><body>"
              + chapter
              + "</body></html>");
    }
  }

  /** A PDF with one page for each list of lines, 14 points apart. */
  static void pdf(Path file, List<List<String>> pages) throws IOException {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    java.util.ArrayList<Integer> offsets = new java.util.ArrayList<>();
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      kids.append(4 + 2 * i).append(" 0 R ");
    }
    object(pdf, offsets, "<</Type/Catalog/Pages 2 0 R>>");
    object(pdf, offsets, "<</Type/Pages/Kids[" + kids + "]/Count " + pages.size() + ">>");
    object(pdf, offsets, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
    for (int i = 0; i < pages.size(); i++) {
      StringBuilder text = new StringBuilder("BT /F1 10 Tf 14 TL 72 720 Td\n");
      for (String line : pages.get(i)) {
        text.append(
            line.isEmpty()
                ? "0 -30 Td\n"
                : "(" + line.replace("(", "\\(").replace(")", "\\)") + ") Tj T*\n");
      }
      text.append("ET");
      object(
          pdf,
          offsets,
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents "
              + (5 + 2 * i)
              + " 0 R>>");
      object(pdf, offsets, "<</Length " + text.length() + ">>stream\n" + text + "\nendstream");
    }
    int xref = pdf.length();
    pdf.append("xref\n0 ").append(offsets.size() + 1).append("\n0000000000 65535 f \n");
    offsets.forEach(o -> pdf.append("%010d 00000 n \n".formatted(o)));
    pdf.append("trailer<</Size ")
        .append(offsets.size() + 1)
        .append("/Root 1 0 R>>\nstartxref\n")
        .append(xref)
        .append("\n%%EOF\n");
    Files.writeString(file, pdf, StandardCharsets.ISO_8859_1);
  }

  private static void object(StringBuilder pdf, List<Integer> offsets, String body) {
    offsets.add(pdf.length());
    pdf.append(offsets.size()).append(" 0 obj").append(body).append("endobj\n");
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    OutputStream out = zip;
    out.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
