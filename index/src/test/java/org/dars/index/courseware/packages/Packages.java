package org.dars.index.courseware.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packages made for tests. */
final class Packages {

  private Packages() {}

  /** Names and texts in pairs. */
  static Map<String, byte[]> entries(String... namesAndTexts) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      entries.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(e.getKey());
        entry.setTime(1_000_000_000_000L);
        zip.putNextEntry(entry);
        zip.write(e.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] zip(String... namesAndTexts) throws IOException {
    return zip(entries(namesAndTexts));
  }

  static byte[] tarGz(Map<String, byte[]> entries) throws IOException {
    return gzip(tar(entries));
  }

  static byte[] tarGz(String... namesAndTexts) throws IOException {
    return tarGz(entries(namesAndTexts));
  }

  static byte[] tar(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Map.Entry<String, byte[]> e : entries.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(e.getKey(), true);
        entry.setSize(e.getValue().length);
        entry.setModTime(1_000_000_000_000L);
        tar.putArchiveEntry(entry);
        tar.write(e.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  static Path file(Path folder, String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  static final String MANIFEST =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest identifier="m1" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
          xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest">
        <metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion>
          <lomimscc:lom><lomimscc:general>
            <lomimscc:title><lomimscc:string language="en">Water &amp; Soil</lomimscc:string></lomimscc:title>
            <lomimscc:language>en-GB</lomimscc:language>
            <lomimscc:description><lomimscc:string>What rivers carry</lomimscc:string></lomimscc:description>
          </lomimscc:general></lomimscc:lom>
        </metadata>
        <organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root">
          <item identifier="i1"><title>Rivers</title>
            <item identifier="i2" identifierref="r2"><title>The second page</title></item>
            <item identifier="i3" identifierref="r1"><title>The first page</title></item>
          </item>
          <item identifier="i4"><title>Talk</title>
            <item identifier="i5" identifierref="r3"><title>What do you see?</title></item>
            <item identifier="i6" identifierref="r4"><title>A link</title></item>
          </item>
        </item></organization></organizations>
        <resources>
          <resource identifier="r1" type="webcontent" href="wiki/first%20page.html"><file href="wiki/first%20page.html"/></resource>
          <resource identifier="r2" type="webcontent" href="wiki/second.html"><file href="wiki/second.html"/></resource>
          <resource identifier="r3" type="imsdt_xmlv1p1"><file href="topic.xml"/></resource>
          <resource identifier="r4" type="imswl_xmlv1p1"><file href="link.xml"/></resource>
        </resources>
      </manifest>
      """;

  static final String TOPIC =
      """
      <?xml version="1.0"?>
      <topic xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1">
        <title>What do you see?</title>
        <text texttype="text/html">&lt;p&gt;Look at &lt;img src="$IMS-CC-FILEBASE$/a.png" alt="a river"&gt; and say $IMS-CC-FILEBASE$/b.pdf it.&lt;/p&gt;</text>
      </topic>
      """;

  static Map<String, byte[]> cartridge() {
    Map<String, byte[]> entries =
        entries(
            "imsmanifest.xml",
            MANIFEST,
            "wiki/first page.html",
            "<html><body><h1>First</h1><p>Rivers carry soil.</p></body></html>",
            "wiki/second.html",
            "<html><body><p>Soil is old rock.</p></body></html>",
            "topic.xml",
            TOPIC,
            "link.xml",
            "<webLink xmlns='http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1'><title>A river map</title>"
                + "<url href='http://example.org/'/></webLink>",
            "extra/notes.md",
            "# Notes\n\nNot in the manifest.\n",
            "course_settings/canvas_export.bin",
            "x");
    entries.put("photo.png", new byte[] {1, 2, 3});
    return entries;
  }
}
