package org.dars.index.bench.courseware;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of any size, of sentences made of words by chance; the same for the same size. */
final class MadeUp {

  static final List<String> FORMATS =
      List.of("md", "html", "srt", "vtt", "docx", "pptx", "xlsx", "odt", "epub", "ipynb", "gift");

  private static final String[] WORDS = {
    "the", "sea", "rises", "and", "falls", "twice", "every", "day", "because", "of", "moon", "sun",
    "gravity", "water", "on", "side", "earth", "model", "learns", "from", "data", "student", "asks",
    "answer", "course", "chapter", "which", "shows", "how", "energy", "moves", "between", "systems"
  };

  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Random random = new Random(7);

  private MadeUp() {}

  /**
   * A file.
   *
   * @param characters of text in it, about
   */
  static byte[] file(String format, int characters) throws IOException {
    return new MadeUp().make(format, characters);
  }

  private byte[] make(String format, int characters) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int n = 0; n < characters; n += texts.getLast().length()) {
      texts.add(paragraph());
    }
    return switch (format) {
      case "md" -> bytes(markdown(texts));
      case "html" ->
          bytes(
              "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body>"
                  + html(texts)
                  + "</body></html>");
      case "srt" -> bytes(cues(texts, "", ','));
      case "vtt" -> bytes(cues(texts, "WEBVTT\n\n", '.'));
      case "gift" -> bytes(gift(texts));
      case "ipynb" -> bytes(notebook(texts));
      case "docx" -> docx(texts);
      case "pptx" -> pptx(texts);
      case "xlsx" -> xlsx(texts);
      case "odt" -> odt(texts);
      case "epub" -> epub(texts);
      default -> throw new IOException("no file of format " + format + " can be made up");
    };
  }

  private String paragraph() {
    StringBuilder s = new StringBuilder();
    int words = 20 + random.nextInt(40);
    for (int i = 0; i < words; i++) {
      String word = WORDS[random.nextInt(WORDS.length)];
      s.append(
          i == 0 ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : " " + word);
    }
    return s.append('.').toString();
  }

  private static String markdown(List<String> texts) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      s.append(i % 10 == 0 ? "## Part " + i + "\n\n" : "");
      s.append(i % 5 == 3 ? "- " : "")
          .append(texts.get(i).replaceFirst(" (\\w+) ", " **$1** "))
          .append("\n\n");
    }
    return s.toString();
  }

  private static String html(List<String> texts) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      s.append(i % 10 == 0 ? "<h2>Part " + i + "</h2>\n" : "");
      s.append("<p>").append(texts.get(i).replaceFirst(" (\\w+) ", " <b>$1</b> ")).append("</p>\n");
    }
    return s.toString();
  }

  private static String cues(List<String> texts, String head, char point) {
    StringBuilder s = new StringBuilder(head);
    for (int i = 0; i < texts.size(); i++) {
      s.append(i + 1)
          .append('\n')
          .append(time(i, point))
          .append(" --> ")
          .append(time(i + 1, point));
      s.append('\n').append(texts.get(i)).append("\n\n");
    }
    return s.toString();
  }

  private static String time(int i, char point) {
    int seconds = 4 * i;
    return "%02d:%02d:%02d%c000".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60, point);
  }

  private static String gift(List<String> texts) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      s.append("::Q%d:: %s {\n=right\n~wrong # no\n}\n\n".formatted(i, texts.get(i)));
    }
    return s.toString();
  }

  private static String notebook(List<String> texts) {
    StringBuilder s = new StringBuilder("{\"cells\":[");
    for (int i = 0; i < texts.size(); i++) {
      s.append(i == 0 ? "" : ",\n")
          .append("{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":[\"")
          .append(texts.get(i))
          .append("\"]}");
    }
    return s.append("],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}").toString();
  }

  private static byte[] docx(List<String> texts) throws IOException {
    StringBuilder s = new StringBuilder("<w:document xmlns:w=\"" + WORD + "\"><w:body>");
    for (String text : texts) {
      int half = text.indexOf(' ', text.length() / 2);
      s.append("<w:p><w:r><w:t xml:space=\"preserve\">").append(text, 0, half);
      s.append("</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">");
      s.append(text, half, text.length()).append("</w:t></w:r></w:p>");
    }
    return office(
        "word/document.xml",
        "wordprocessingml.document.main",
        s + "</w:body></w:document>",
        Map.of());
  }

  private static byte[] pptx(List<String> texts) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    StringBuilder ids = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    for (int i = 0; i * 6 < texts.size(); i++) {
      ids.append("<p:sldId id=\"%d\" r:id=\"r%d\"/>".formatted(256 + i, i));
      relations.append(relation("r" + i, "slide", "slides/slide" + (i + 1) + ".xml"));
      StringBuilder s = new StringBuilder();
      for (String text : texts.subList(i * 6, Math.min(texts.size(), i * 6 + 6))) {
        s.append("<a:p><a:r><a:t>").append(text).append("</a:t></a:r></a:p>");
      }
      parts.put(
          "ppt/slides/slide" + (i + 1) + ".xml",
          "<p:sld xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"B\"/><p:nvPr/></p:nvSpPr><p:txBody><a:bodyPr/>"
              + s
              + "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>");
    }
    parts.put("ppt/_rels/presentation.xml.rels", relations(relations.toString()));
    return office(
        "ppt/presentation.xml",
        "presentationml.presentation.main",
        "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:r=\""
            + OFFICE
            + "\"><p:sldIdLst>"
            + ids
            + "</p:sldIdLst></p:presentation>",
        parts);
  }

  private static byte[] xlsx(List<String> texts) throws IOException {
    StringBuilder strings = new StringBuilder();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      strings.append("<si><t>").append(texts.get(i)).append("</t></si>");
      rows.append(
          "<row r=\"%d\"><c r=\"A%d\" t=\"s\"><v>%d</v></c></row>".formatted(i + 1, i + 1, i));
    }
    String sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    return office(
        "xl/workbook.xml",
        "spreadsheetml.sheet.main",
        "<workbook "
            + sheet
            + " xmlns:r=\""
            + OFFICE
            + "\"><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
        Map.of(
            "xl/_rels/workbook.xml.rels",
            relations(
                relation("r1", "worksheet", "worksheets/sheet1.xml")
                    + relation("r2", "sharedStrings", "sharedStrings.xml")),
            "xl/worksheets/sheet1.xml",
            "<worksheet " + sheet + "><sheetData>" + rows + "</sheetData></worksheet>",
            "xl/sharedStrings.xml",
            "<sst " + sheet + ">" + strings + "</sst>"));
  }

  private static byte[] odt(List<String> texts) throws IOException {
    StringBuilder s = new StringBuilder();
    for (String text : texts) {
      s.append("<text:p>")
          .append(text.replaceFirst(" (\\w+) ", " <text:span>$1</text:span> "))
          .append("</text:p>");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>"
            + s
            + "</office:text></office:body></office:document-content>");
    parts.put(
        "META-INF/manifest.xml",
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/></manifest:manifest>");
    return zip(parts);
  }

  private static byte[] epub(List<String> texts) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/epub+zip");
    parts.put(
        "META-INF/container.xml",
        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>");
    StringBuilder manifest = new StringBuilder();
    StringBuilder spine = new StringBuilder();
    for (int i = 0; i * 100 < texts.size(); i++) {
      manifest.append(
          "<item id=\"c%d\" href=\"c%d.xhtml\" media-type=\"application/xhtml+xml\"/>"
              .formatted(i, i));
      spine.append("<itemref idref=\"c%d\"/>".formatted(i));
      parts.put(
          "c" + i + ".xhtml",
          "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>c</title></head><body>"
              + html(texts.subList(i * 100, Math.min(texts.size(), i * 100 + 100)))
              + "</body></html>");
    }
    parts.put(
        "book.opf",
        "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>T</dc:title><dc:language>en</dc:language></metadata><manifest>"
            + manifest
            + "</manifest><spine>"
            + spine
            + "</spine></package>");
    return zip(parts);
  }

  private static byte[] office(String main, String type, String xml, Map<String, String> more)
      throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument.%s+xml\"/></Types>"
            .formatted(main, type));
    parts.put("_rels/.rels", relations(relation("r1", "officeDocument", main)));
    parts.put(main, xml);
    parts.putAll(more);
    return zip(parts);
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, OFFICE, type, target);
  }

  private static String relations(String relations) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + relations
        + "</Relationships>";
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(bytes(part.getValue()));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }
}
