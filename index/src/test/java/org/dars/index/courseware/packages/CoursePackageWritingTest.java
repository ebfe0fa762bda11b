package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.dars.index.courseware.zip.ZipEntries;
import org.junit.jupiter.api.Test;

/** Packages with changed documents, written. */
class CoursePackageWritingTest extends CoursePackages {

  @Test
  void withNothingChangedEveryPackageComesOutByteForByte() throws Exception {
    byte[] zip = Packages.zip(Packages.cartridge());
    assertThat(written(Packages.file(folder, "a.imscc", zip), false)).isEqualTo(zip);
    byte[] tar = Packages.tarGz(olx());
    assertThat(written(Packages.file(folder, "b.tar.gz", tar), false)).isEqualTo(tar);
  }

  @Test
  void oneDocumentChangedLeavesEveryOtherEntryAsItWas() throws Exception {
    byte[] zip = Packages.zip(Packages.cartridge());
    Path file = Packages.file(folder, "a.imscc", zip);
    byte[] out = translated(file, "topic.xml");
    try (ZipEntries before = ZipEntries.of("a", zip, LIMITS);
        ZipEntries after = ZipEntries.of("b", out, LIMITS)) {
      assertThat(after.names()).isEqualTo(before.names());
      for (String name : before.names()) {
        if (name.equals("topic.xml")) {
          assertThat(text(after.read(name)))
              .contains("Löökŵ átŵ")
              .contains("$IMS-CC-FILEBASE$/a.png")
              .contains("$IMS-CC-FILEBASE$/b.pdf");
        } else {
          assertThat(after.read(name)).as(name).isEqualTo(before.read(name));
        }
      }
    }
  }

  @Test
  void everyDocumentOfEveryKindReadsBackAsWhatWasMeant() throws Exception {
    for (Path file : all()) {
      try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
        for (SourceFile source : open.course().files()) {
          CoursewareDocument document = courseware.read(source);
          byte[] bytes = Files.readAllBytes(source.file());
          assertThat(RoundTrip.problems(courseware, source, bytes, document))
              .as(file.getFileName() + " " + source.path())
              .isEmpty();
        }
      }
    }
  }

  @Test
  void allDocumentsChangedAtOnceReadBackFromTheWrittenPackage() throws Exception {
    for (Path file : all()) {
      Map<String, CoursewareDocument> meant = new HashMap<>();
      byte[] out;
      try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
        Map<String, Path> changed = new HashMap<>();
        for (SourceFile source : open.course().files()) {
          CoursewareDocument document = courseware.read(source);
          if (courseware.canSplice(document)) {
            Path to = folder.resolve("changed-" + changed.size());
            Files.write(to, pseudo(source, document));
            changed.put(source.path(), to);
            meant.put(source.path(), courseware.read(source.at(to)));
          }
        }
        out = bytes(open, changed, false);
      }
      Path again = Packages.file(folder, "again-" + file.getFileName(), out);
      try (CoursePackage open = CoursePackage.open(again, LIMITS)) {
        assertThat(open.notes()).isEmpty();
        for (SourceFile source : open.course().files()) {
          CoursewareDocument document = courseware.read(source);
          if (courseware.canSplice(document)) {
            assertThat(document.blocks())
                .as(file.getFileName() + " " + source.path())
                .isEqualTo(Objects.requireNonNull(meant.remove(source.path())).blocks());
          }
        }
        assertThat(meant).isEmpty();
      }
    }
  }

  @Test
  void aFolderIsReadInPlaceAndWrittenFileByFile() throws Exception {
    Path course = folder.resolve("olx");
    for (Map.Entry<String, byte[]> e : olx().entrySet()) {
      Path file = course.resolve(e.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, e.getValue());
    }
    try (CoursePackage open = CoursePackage.open(course, LIMITS)) {
      assertThat(open.course().title()).isEqualTo("Soils");
      assertThat(open.course().units())
          .extracting(CourseFolder.Unit::title)
          .containsExactly("", "Clay", "Sand", "about");
      assertThat(open.course().files())
          .extracting(SourceFile::path)
          .containsExactly(
              "course/course/run.xml",
              "course/chapter/c2.xml",
              "course/sequential/s2.xml",
              "course/vertical/v2.xml",
              "course/html/page.xml",
              "course/html/page.html",
              "course/chapter/c1.xml",
              "course/about/overview.html");
      assertThat(open.course().files().getFirst().file())
          .isEqualTo(course.toAbsolutePath().resolve("course/course/run.xml"));
      assertThat(open.isPacked()).isFalse();
      assertThatThrownBy(() -> bytes(open, Map.of(), true))
          .isInstanceOf(CoursewareException.class)
          .hasMessage("olx: is not a package; write its files one by one");
    }
    assertThat(Files.exists(course.resolve("course/course.xml"))).isTrue();
  }

  @Test
  void packagesInsidePackagesAreOpenedAndWrittenToo() throws Exception {
    byte[] h5p = Packages.zip("h5p.json", H5P, "H5P.Text-1.0/library.json", "{}");
    Map<String, byte[]> outer = Packages.entries("a.md", "# Outer\n");
    outer.put("deep/quiz.h5p", h5p);
    Map<String, byte[]> outermost = Packages.entries("z.md", "# Outermost\n");
    outermost.put("outer.zip", Packages.zip(outer));
    Path file = Packages.file(folder, "course.zip", Packages.zip(outermost));
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      assertThat(open.course().files())
          .extracting(SourceFile::path)
          .containsExactly("outer.zip!/a.md", "outer.zip!/deep/quiz.h5p!/h5p.json", "z.md");
    }
    byte[] out = translated(file, "outer.zip!/deep/quiz.h5p!/h5p.json");
    Path again = Packages.file(folder, "again.zip", out);
    try (CoursePackage open = CoursePackage.open(again, LIMITS)) {
      CoursewareDocument title = courseware.read(open.course().files().get(1));
      assertThat(title.blocks().getFirst().text()).isEqualTo("Söilŵ? \"Yésŵ\"");
    }
  }

  @Test
  void aManifestOfH5pInAnOldEncodingIsWrittenWithEscapes() throws Exception {
    Map<String, byte[]> entries = new java.util.LinkedHashMap<>();
    entries.put("h5p.json", "{\"title\": \"Caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    Path file = Packages.file(folder, "quiz.h5p", Packages.zip(entries));
    byte[] out = translated(file, "h5p.json");
    try (ZipEntries after = ZipEntries.of("b", out, LIMITS)) {
      assertThat(text(after.read("h5p.json"))).isEqualTo("{\"title\": \"C\\u00e1fe\\u0175\"}");
    }
  }

  private List<Path> all() throws Exception {
    return List.of(
        Packages.file(folder, "water.imscc", Packages.zip(Packages.cartridge())),
        Packages.file(folder, "soils.tar.gz", Packages.tarGz(olx())),
        Packages.file(folder, "soils.zip", Packages.zip(olx())),
        Packages.file(folder, "moodle-zip.mbz", Packages.zip(MoodleBackups.entries())),
        Packages.file(folder, "moodle-tar.mbz", Packages.tarGz(MoodleBackups.entries())),
        Packages.file(folder, "quiz.h5p", Packages.zip("h5p.json", H5P)));
  }
}
