package org.dars.index.courseware.odf;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.dars.index.courseware.TestPackages;

/** OpenDocument files made by hand. */
final class OdfFiles {

  static final String NAMESPACES =
      " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
          + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
          + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
          + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
          + " xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:1.0'"
          + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
          + " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"
          + " xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
          + " xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'"
          + " xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'"
          + " xmlns:dc='http://purl.org/dc/elements/1.1/'"
          + " xmlns:xlink='http://www.w3.org/1999/xlink'";

  private OdfFiles() {}

  /** A file of a kind, from its body and its automatic styles. */
  static byte[] file(String kind, String styles, String body) throws IOException {
    return file(kind, styles, body, Map.of());
  }

  static byte[] file(String kind, String styles, String body, Map<String, String> more)
      throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("mimetype", "application/vnd.oasis.opendocument." + kind);
    entries.put(
        "content.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content"
            + NAMESPACES
            + "><office:automatic-styles>"
            + styles
            + "</office:automatic-styles><office:body><office:"
            + kind
            + ">"
            + body
            + "</office:"
            + kind
            + "></office:body></office:document-content>");
    entries.putAll(more);
    entries.putIfAbsent(
        "META-INF/manifest.xml",
        "<manifest:manifest"
            + NAMESPACES
            + "><manifest:file-entry manifest:full-path='content.xml' manifest:media-type='text/xml'/></manifest:manifest>");
    return TestPackages.zip(entries);
  }

  /** A paragraph's content of random pieces, well-formed. */
  static String inline(Random random, int depth) {
    StringBuilder s = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      s.append(
          switch (random.nextInt(depth > 3 ? 9 : 14)) {
            case 0 -> "word ";
            case 1 -> " spaced  words\n  over lines ";
            case 2 -> "<text:s text:c='3'/>";
            case 3 -> "<text:tab/>";
            case 4 -> "<text:line-break/>";
            case 5 -> "a &lt; b &amp; c";
            case 6 -> "<text:bookmark text:name='b'/>";
            case 7 -> "<text:page-number>3</text:page-number>";
            case 8 -> "слово 🎓";
            case 9 ->
                "<text:span text:style-name='T1'>" + inline(random, depth + 1) + "</text:span>";
            case 10 ->
                "<text:a xlink:href='http://a/?b&amp;c'>" + inline(random, depth + 1) + "</text:a>";
            case 11 ->
                "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
                    + "<text:p>"
                    + inline(random, depth + 1)
                    + "</text:p></text:note-body></text:note>";
            case 12 ->
                "<draw:frame><draw:text-box><text:p>"
                    + inline(random, depth + 1)
                    + "</text:p></draw:text-box><svg:title>A picture</svg:title></draw:frame>";
            default ->
                "<text:span text:style-name='T9'>" + inline(random, depth + 1) + "</text:span>";
          });
    }
    return s.toString();
  }
}
