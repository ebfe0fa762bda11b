package org.dars.index.courseware.ooxml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Documents and presentations made by hand. */
final class OoxmlFiles {

  static final String TYPES =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
          + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
          + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";
  static final String P =
      "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
          + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
          + " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
          + " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

  static final String STYLES =
      "<w:styles "
          + W
          + "><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"My heading\"/><w:basedOn w:val=\"Two\"/></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"Two\"><w:name w:val=\"Zwei\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"Bildtext\"><w:name w:val=\"caption\"/></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"Quelltext\"><w:name w:val=\"HTML Preformatted\"/></w:style>"
          + "</w:styles>";

  private OoxmlFiles() {}

  /** A document with this body and, by name, other parts beside it. */
  static byte[] docx(String body, Map<String, String> more) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types xmlns=\"x\"/>");
    parts.put("_rels/.rels", rels("officeDocument", "word/document.xml"));
    parts.put(
        "word/document.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:document "
            + W
            + "><w:body>"
            + body
            + "<w:sectPr/></w:body></w:document>");
    parts.put("word/styles.xml", STYLES);
    parts.put(
        "word/_rels/document.xml.rels",
        rels(
            "styles",
            "styles.xml",
            "footnotes",
            "footnotes.xml",
            "header",
            "header1.xml",
            "footer",
            "/word/footer1.xml"));
    parts.putAll(more);
    return zip(parts);
  }

  static byte[] docx(String body) throws IOException {
    return docx(body, Map.of());
  }

  /** Relationships of types to targets; the ids are r1, r2 and so on. */
  static String rels(String... typesAndTargets) {
    StringBuilder out =
        new StringBuilder(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      String type = typesAndTargets[i];
      out.append("<Relationship Id=\"r")
          .append(i / 2 + 1)
          .append("\" Type=\"")
          .append(type.contains("/") ? type : TYPES + type)
          .append("\" Target=\"")
          .append(typesAndTargets[i + 1])
          .append("\"/>");
    }
    return out.append("</Relationships>").toString();
  }

  static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTime(1_000_000_000_000L);
        zip.putNextEntry(entry);
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static String p(String... runs) {
    return "<w:p>" + String.join("", runs) + "</w:p>";
  }

  static String styled(String style, String... runs) {
    return "<w:p><w:pPr><w:pStyle w:val=\""
        + style
        + "\"/></w:pPr>"
        + String.join("", runs)
        + "</w:p>";
  }

  static String r(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }

  static String r(String properties, String text) {
    return "<w:r><w:rPr>"
        + properties
        + "</w:rPr><w:t xml:space=\"preserve\">"
        + text
        + "</w:t></w:r>";
  }

  static String b(String text) {
    return r("<w:b/>", text);
  }

  /** A presentation of these slides, shown in this order but stored in the other. */
  static byte[] pptx(Map<String, String> more, String... slides) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types xmlns=\"x\"/>");
    parts.put("_rels/.rels", rels("officeDocument", "ppt/presentation.xml"));
    StringBuilder ids = new StringBuilder();
    String[] rels = new String[slides.length * 2];
    for (int i = 0; i < slides.length; i++) {
      String name = "slides/slide" + (slides.length - i) + ".xml";
      ids.append("<p:sldId id=\"")
          .append(256 + i)
          .append("\" r:id=\"r")
          .append(i + 1)
          .append("\"/>");
      rels[2 * i] = "slide";
      rels[2 * i + 1] = name;
      parts.put(
          "ppt/" + name,
          "<p:sld " + P + "><p:cSld><p:spTree>" + slides[i] + "</p:spTree></p:cSld></p:sld>");
    }
    parts.put(
        "ppt/presentation.xml",
        "<p:presentation " + P + "><p:sldIdLst>" + ids + "</p:sldIdLst></p:presentation>");
    parts.put("ppt/_rels/presentation.xml.rels", rels(rels));
    parts.putAll(more);
    return zip(parts);
  }

  static String shape(String placeholder, String... paragraphs) {
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Shape\"/><p:cNvSpPr/><p:nvPr>"
        + placeholder
        + "</p:nvPr></p:nvSpPr><p:txBody><a:bodyPr/>"
        + String.join("", paragraphs)
        + "</p:txBody></p:sp>";
  }

  static String ap(String... runs) {
    return "<a:p>" + String.join("", runs) + "<a:endParaRPr lang=\"en-US\"/></a:p>";
  }

  static String ar(String properties, String text) {
    return "<a:r><a:rPr " + properties + "/><a:t>" + text + "</a:t></a:r>";
  }
}
