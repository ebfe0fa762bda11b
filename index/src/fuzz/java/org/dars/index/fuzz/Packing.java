package org.dars.index.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.xml.XmlTree;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * How an input becomes a file. Changed bytes of a packed file are hardly ever a whole packed file,
 * so for a format that packs its parts the input is the parts themselves, each behind a line {@code
 * === name}.
 */
enum Packing {
  NONE,
  /** One XML file, mended. */
  XML,
  ZIP,
  /**
   * A course package: the first line is "tar.gz" or anything else for a zip file; parts named
   * {@code inner.zip!/name} are those of a package in it.
   */
  PACKAGE;

  private static final String TAR = "tar.gz";

  private static final String MARK = "=== ";
  private static final String INSIDE = "!/";
  private static final Pattern XML_PART = Pattern.compile("(?s).*\\.(xml|rels|xhtml|opf)");

  /** The file that an input stands for. */
  byte[] pack(byte[] input) throws IOException {
    return switch (this) {
      case NONE -> input;
      case XML -> mended(input);
      case ZIP -> zip(parts(input));
      case PACKAGE -> {
        String start =
            new String(input, 0, Math.min(input.length, TAR.length()), StandardCharsets.ISO_8859_1);
        yield packed(start, parts(input));
      }
    };
  }

  private static byte[] packed(String format, Map<String, byte[]> parts) throws IOException {
    Map<String, byte[]> whole = new LinkedHashMap<>();
    Map<String, Map<String, byte[]>> inner = new LinkedHashMap<>();
    parts.forEach((name, part) -> {
      int at = name.indexOf(INSIDE);
      if (at < 0) {
        whole.put(name, part);
      } else {
        inner
            .computeIfAbsent(name.substring(0, at), _ -> new LinkedHashMap<>())
            .put(name.substring(at + INSIDE.length()), part);
      }
    });
    for (Map.Entry<String, Map<String, byte[]>> e : inner.entrySet()) {
      String name = e.getKey();
      whole.put(name, packed(name.endsWith(TAR) ? TAR : "", e.getValue()));
    }
    return format.equals(TAR) ? tarGz(whole) : zip(whole);
  }

  /** The parts by name, the first of a name. */
  static Map<String, byte[]> parts(byte[] input) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    String text = new String(input, StandardCharsets.ISO_8859_1); // every byte is a character
    int at = text.startsWith(MARK) ? 0 : text.indexOf("\n" + MARK) + 1;
    while (text.startsWith(MARK, at)) {
      int line = text.indexOf('\n', at);
      if (line < 0) {
        break;
      }
      int next = text.indexOf("\n" + MARK, line);
      int end = next < 0 ? text.length() : next;
      String name = latin(text.substring(at + MARK.length(), line));
      if (!name.isEmpty() && name.length() < 200 && end > line) {
        byte[] part = text.substring(line + 1, end).getBytes(StandardCharsets.ISO_8859_1);
        parts.putIfAbsent(name, XML_PART.matcher(name).matches() ? mended(part) : part);
      }
      at = next < 0 ? text.length() : next + 1;
    }
    return parts;
  }

  /**
   * Changed XML is hardly ever well-formed, and would be refused before the reader sees it: its
   * tags are closed and its entities escaped. What the XML target finds is not lost by that.
   */
  private static byte[] mended(byte[] xml) {
    try {
      XmlTree.parse("a.xml", "", xml, ReadLimits.standard());
      return xml;
    } catch (CoursewareException e) {
      Document tree = Jsoup.parse(new String(xml, StandardCharsets.UTF_8), "", Parser.xmlParser());
      tree.outputSettings().prettyPrint(false);
      return tree.outerHtml().getBytes(StandardCharsets.UTF_8);
    }
  }

  private static String latin(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTime(0);
        if (part.getKey().equals("mimetype")) {
          CRC32 crc = new CRC32();
          crc.update(part.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(part.getValue().length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] tarGz(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(part.getKey(), true);
        byte[] content = entry.isDirectory() ? new byte[0] : part.getValue();
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }
}
