package org.dars.index.bench.courseware;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;
import org.dars.index.courseware.roundtrip.RoundTrip;

/** A Common Cartridge of pages and recordings, read and written by a JVM with a small heap. */
final class LargePackage {

  private static final int PAGES = 400;
  private static final int PAGE_CHARACTERS = 20_000;
  private static final int MEDIA = 10_000_000;

  private LargePackage() {}

  /** Makes the package, starts the JVM that reads and writes it, and removes both files. */
  static void run(int megabytes, String heap) throws IOException {
    Path folder = Files.createTempDirectory("dars-package");
    Path file = folder.resolve("course.imscc");
    Path written = folder.resolve("written.imscc");
    try {
      write(file, megabytes * 1_000_000L);
      System.out.printf("%npackage of %,d bytes in a heap of %s%n", Files.size(file), heap);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + heap,
                  "-cp",
                  System.getProperty("java.class.path"),
                  LargePackage.class.getName(),
                  file.toString(),
                  written.toString())
              .inheritIO()
              .start();
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("the JVM with a heap of " + heap + " ended with " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(written);
      Files.delete(folder);
    }
  }

  private static void write(Path file, long bytes) throws IOException {
    Random random = new Random(11);
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      StringBuilder items = new StringBuilder();
      StringBuilder resources = new StringBuilder();
      for (int i = 0; i < PAGES; i++) {
        items.append(
            "<item identifier=\"i%d\" identifierref=\"r%d\"><title>Page %d</title></item>"
                .formatted(i, i, i));
        resources.append(
            "<resource identifier=\"r%d\" type=\"webcontent\" href=\"pages/p%d.html\"><file href=\"pages/p%d.html\"/></resource>"
                .formatted(i, i, i));
      }
      entry(
          zip,
          "imsmanifest.xml",
          ("<manifest xmlns=\"http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1\" identifier=\"m\"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion></metadata><organizations><organization identifier=\"o\" structure=\"rooted-hierarchy\"><item identifier=\"root\">"
                  + items
                  + "</item></organization></organizations><resources>"
                  + resources
                  + "</resources></manifest>")
              .getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < PAGES; i++) {
        entry(zip, "pages/p" + i + ".html", MadeUp.file("html", PAGE_CHARACTERS));
      }
      byte[] recording = new byte[MEDIA];
      for (long at = 0; at < bytes; at += MEDIA) {
        random.nextBytes(recording);
        stored(zip, "media/v" + at / MEDIA + ".mp4", recording);
      }
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** Reads and writes a package; the JVM with the small heap. */
  public static void main(String[] args) throws IOException, CoursewareException {
    Path file = Path.of(args[0]);
    Path written = Path.of(args[1]);
    ReadLimits limits = ReadLimits.standard();
    long start = System.nanoTime();
    try (CoursePackage course = CoursePackage.open(file, limits);
        Courseware courseware = Courseware.open(limits)) {
      List<SourceFile> files = course.course().files();
      said("opened, %d documents".formatted(files.size()), start);
      Map<String, Path> changed = new HashMap<>();
      long blocks = 0;
      start = System.nanoTime();
      for (SourceFile source : files) {
        CoursewareDocument document = courseware.read(source);
        blocks += document.blocks().size();
        if (courseware.canSplice(document)) {
          changed.put(source.path(), translated(courseware, source, document));
        }
      }
      said("%,d blocks read, translated and spliced".formatted(blocks), start);
      start = System.nanoTime();
      write(course, Map.of(), written);
      said(
          "written without a change, "
              + (Files.mismatch(file, written) < 0 ? "the same bytes" : "OTHER BYTES"),
          start);
      start = System.nanoTime();
      write(course, changed, written);
      said("written with %d documents changed".formatted(changed.size()), start);
      for (Path copy : changed.values()) {
        Files.delete(copy);
      }
    }
    long peak = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      peak += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    System.out.printf("  heap at most %.0f MB%n", peak / 1e6);
  }

  private static Path translated(
      Courseware courseware, SourceFile source, CoursewareDocument document) throws IOException {
    Map<String, List<Inline>> texts = new HashMap<>();
    for (Block block : document.blocks()) {
      if (block.translatable()) {
        texts.put(block.id(), RoundTrip.pseudo(block.content()));
      }
    }
    Path copy = Files.createTempFile("dars-page", ".part");
    return Files.write(copy, courseware.splice(Files.readAllBytes(source.file()), document, texts));
  }

  private static void write(CoursePackage course, Map<String, Path> changed, Path to)
      throws IOException, CoursewareException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
      course.write(changed, true, out);
    }
  }

  private static void said(String what, long start) {
    System.out.printf("  %-60s %6.2f s%n", what, (System.nanoTime() - start) / 1e9);
  }
}
