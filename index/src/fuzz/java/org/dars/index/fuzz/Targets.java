package org.dars.index.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every target. One for a new reader is one line. */
final class Targets {

  static final List<Target> ALL =
      List.of(
          Target.reader("markdown", "a.md", TextSeeds.MARKDOWN, TextSeeds.TABLES),
          Target.reader("mdx", "a.mdx", TextSeeds.MDX),
          Target.reader("notebook", "a.ipynb", TextSeeds.NOTEBOOK),
          Target.reader("html", "a.html", TextSeeds.HTML, TextSeeds.LOOSE_HTML),
          Target.reader("vtt", "a.vtt", TextSeeds.VTT),
          Target.reader("srt", "a.srt", TextSeeds.SRT),
          Target.reader("sbv", "a.sbv", TextSeeds.SBV),
          Target.reader("docx", "a.docx", Packing.ZIP, OfficeSeeds.DOCX),
          Target.reader("pptx", "a.pptx", Packing.ZIP, OfficeSeeds.PPTX),
          Target.reader("xlsx", "a.xlsx", Packing.ZIP, OfficeSeeds.XLSX),
          Target.reader("odt", "a.odt", Packing.ZIP, OfficeSeeds.ODT),
          Target.reader("odp", "a.odp", Packing.ZIP, OfficeSeeds.ODP),
          Target.reader("ods", "a.ods", Packing.ZIP, OfficeSeeds.ODS),
          Target.reader("epub", "a.epub", Packing.ZIP, OfficeSeeds.EPUB),
          Target.reader("gift", "a.gift", QuizSeeds.GIFT),
          Target.reader("moodle-xml", "a.xml", Packing.XML, QuizSeeds.MOODLE_XML),
          Target.reader(
              "qti", "a.xml", Packing.XML, QuizSeeds.QTI_1, QuizSeeds.QTI_2, QuizSeeds.QTI_3),
          Target.reader("olx", "a.xml", Packing.XML, QuizSeeds.OLX_PROBLEM),
          Target.reader("h5p", "content/content.json", QuizSeeds.H5P_CHOICE, QuizSeeds.H5P_SET),
          new Target("package", "course.zip", Packing.PACKAGE, PackageCheck::new, packages()),
          new Target("xml", "a.xml", Packing.NONE, _ -> new XmlCheck(), xml()),
          new Target("zip", "a.zip", Packing.NONE, _ -> new ZipCheck(), zips()));

  private Targets() {}

  static boolean isKnown(String name) {
    return ALL.stream().anyMatch(t -> t.name().equals(name));
  }

  static Target named(String name) {
    return ALL.stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target " + name));
  }

  private static List<byte[]> xml() {
    return List.of(bytes(TextSeeds.XML), bytes(QuizSeeds.MOODLE_XML));
  }

  private static List<byte[]> packages() {
    return Stream.of(
            PackageSeeds.CARTRIDGE,
            PackageSeeds.SCORM,
            PackageSeeds.OLX,
            PackageSeeds.MOODLE,
            PackageSeeds.H5P,
            PackageSeeds.PLAIN)
        .map(Targets::bytes)
        .toList();
  }

  /** Zip files as they are: with entries packed and not, sizes before the data and behind. */
  private static List<byte[]> zips() {
    try {
      List<byte[]> zips = new ArrayList<>();
      zips.add(Packing.ZIP.pack(bytes("=== mimetype\ntext\n=== a.txt\nsome words, some words\n")));
      zips.add(Packing.ZIP.pack(bytes("=== é/ü.txt\nx\n=== b\n\n=== c/\n\n")));
      return zips;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }
}
