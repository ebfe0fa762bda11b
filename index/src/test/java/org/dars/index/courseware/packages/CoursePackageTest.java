package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.dars.index.courseware.zip.ZipEntries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoursePackageTest {

  private static final ReadLimits LIMITS = ReadLimits.standard();

  @TempDir Path folder;
  private Courseware courseware;

  @BeforeEach
  void open() {
    courseware = Courseware.open(LIMITS);
  }

  @AfterEach
  void close() {
    courseware.close();
  }

  @Test
  void aCartridgeIsReadInTheOrderOfItsManifest() throws Exception {
    Path file = Packages.file(folder, "water.imscc", Packages.zip(Packages.cartridge()));
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      CourseFolder course = open.course();
      assertThat(course.title()).isEqualTo("Water & Soil");
      assertThat(course.language()).isEqualTo("en");
      assertThat(course.units())
          .extracting(CourseFolder.Unit::title)
          .containsExactly("", "Rivers", "Talk", "extra");
      assertThat(course.files())
          .extracting(SourceFile::path)
          .containsExactly(
              "imsmanifest.xml",
              "wiki/second.html",
              "wiki/first page.html",
              "topic.xml",
              "link.xml",
              "extra/notes.md");
      assertThat(course.media()).isEqualTo(1);
      assertThat(course.leftOut()).containsExactly("course_settings/canvas_export.bin");
      assertThat(open.isPacked()).isTrue();
    }
  }

  @Test
  void titlesOfTheManifestAreHeadingsUnderTheirModules() throws Exception {
    Path file = Packages.file(folder, "water.imscc", Packages.zip(Packages.cartridge()));
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      CoursewareDocument manifest = courseware.read(open.course().files().getFirst());
      assertThat(manifest.blocks())
          .extracting(Block::text)
          .containsExactly(
              "Water & Soil",
              "What rivers carry",
              "Rivers",
              "The second page",
              "The first page",
              "Talk",
              "What do you see?",
              "A link");
      assertThat(manifest.blocks().get(3).anchor().headingPath())
          .containsExactly("Rivers", "The second page");
      CoursewareDocument topic = courseware.read(open.course().files().get(3));
      assertThat(topic.blocks())
          .extracting(Block::text)
          .containsExactly("What do you see?", "Look at and say it.", "a river");
      assertThat(topic.blocks().get(1).content())
          .contains(new Inline.Markup("$IMS-CC-FILEBASE$/b.pdf", Inline.Role.ALONE, ""));
    }
  }

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

  private static final String STRANGE =
      "{\"title\": \"Strange\", \"mainLibrary\": \"H5P.Strange\", \"preloadedDependencies\":"
          + " [{\"machineName\": \"H5P.Strange\", \"majorVersion\": \"1\", \"minorVersion\": \"0\"}]}";

  /** By its name neither is a text, and "text" is one. */
  private static final String[] STRANGE_H5P = {
    "h5p.json",
    STRANGE,
    "content/content.json",
    "{\"odd\": \"Soil is old rock.\", \"text\": \"center\", \"list\": [\"Clay\"]}",
    "H5P.Strange-1.0/library.json",
    "{}",
    "H5P.Strange-1.0/semantics.json",
    "[{\"name\": \"odd\", \"type\": \"text\", \"widget\": \"html\"}, {\"name\": \"text\", \"type\": \"select\"},"
        + " {\"name\": \"list\", \"type\": \"list\", \"field\": {\"name\": \"entry\", \"type\": \"text\"}}]"
  };

  @Test
  void whatALibraryInThePackageSaysOfItsFieldsDecides() throws Exception {
    Map<String, byte[]> outer = new LinkedHashMap<>();
    outer.put("strange.h5p", Packages.zip(STRANGE_H5P));
    Packages.entries(STRANGE_H5P).forEach((name, bytes) -> outer.put("unpacked/" + name, bytes));
    Packages.entries("data/content/content.json", "{\"text\": \"no H5P\"}").forEach(outer::put);
    Path file = Packages.file(folder, "course.zip", Packages.zip(outer));
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      assertThat(open.course().units())
          .extracting(u -> u.title() + ": " + u.files().getLast().path())
          .containsExactly(
              "Strange: strange.h5p!/content/content.json",
              "Strange: unpacked/content/content.json");
      assertThat(open.course().leftOut()).containsExactly("data/content/content.json");
      for (CourseFolder.Unit unit : open.course().units()) {
        CoursewareDocument document = courseware.read(unit.files().getLast());
        assertThat(document.title()).isEqualTo("Strange");
        assertThat(document.blocks())
            .extracting(Block::text)
            .containsExactly("Soil is old rock.", "Clay");
      }
    }
    for (String path :
        List.of("strange.h5p!/content/content.json", "unpacked/content/content.json")) {
      Path again = Packages.file(folder, "again.zip", translated(file, path));
      try (CoursePackage open = CoursePackage.open(again, LIMITS)) {
        SourceFile written =
            open.course().files().stream()
                .filter(f -> f.path().equals(path))
                .findFirst()
                .orElseThrow();
        assertThat(Files.readString(written.file()))
            .isEqualTo(
                "{\"odd\": \"Söilŵ isŵ öldŵ röckŵ.\", \"text\": \"center\", \"list\": [\"Cláyŵ\"]}");
      }
    }
  }

  @Test
  void aBrokenListOfFilesIsSaidThoughThereArePackages() throws Exception {
    Path course = Files.createDirectories(folder.resolve("course"));
    Packages.file(course, "week.zip", Packages.zip("a.md", "# A\n"));
    Files.writeString(course.resolve("b.md"), "# B\n");
    Files.writeString(course.resolve("course.json"), "{");
    assertThatThrownBy(() -> CoursePackage.open(course, LIMITS).close())
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith("course.json: is not valid JSON");
    Files.delete(course.resolve("course.json"));
    Files.delete(course.resolve("b.md"));
    try (CoursePackage open = CoursePackage.open(course, LIMITS)) {
      assertThat(open.course().files())
          .extracting(SourceFile::path)
          .containsExactly("week.zip!/a.md");
    }
  }

  @Test
  void whatAPlatformAddsForItselfIsNotNamedAsLeftOut() throws Exception {
    Map<String, byte[]> olx = olx();
    Packages.entries("course/policies/run/policy.json", "{}", "course/policies/assets.json", "{}")
        .forEach(olx::put);
    Map<String, byte[]> cartridge = Packages.cartridge();
    Packages.entries("imscp_v1p1.xsd", "<schema/>", "common/Extend.DTD", "x")
        .forEach(cartridge::put);
    Path exported = Packages.file(folder, "olx.tar.gz", Packages.tarGz(olx));
    try (CoursePackage open = CoursePackage.open(exported, LIMITS)) {
      assertThat(open.course().leftOut()).isEmpty();
    }
    Path scorm = Packages.file(folder, "water.zip", Packages.zip(cartridge));
    try (CoursePackage open = CoursePackage.open(scorm, LIMITS)) {
      assertThat(open.course().leftOut()).containsExactly("course_settings/canvas_export.bin");
    }
  }

  @Test
  void theTemporaryFolderGoesWithThePackage() throws Exception {
    Path file = Packages.file(folder, "water.imscc", Packages.zip(Packages.cartridge()));
    Path copy;
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      copy = open.course().files().getFirst().file();
      assertThat(copy).exists();
      assertThat(copy.getFileName().toString()).isEqualTo("000000.xml");
    }
    assertThat(copy.getParent()).doesNotExist();
  }

  @Test
  void courseJsonOrdersAZipToo() throws Exception {
    Path file =
        Packages.file(
            folder,
            "c.zip",
            Packages.zip(
                "top/course.json",
                "{\"title\":\"Mine\",\"language\":\"kk\",\"units\":[{\"title\":\"One\",\"folder\":\"u\",\"files\":[\"b.md\",\"a.md\"]}]}",
                "top/u/a.md",
                "# A\n",
                "top/u/b.md",
                "# B\n"));
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      assertThat(open.course().title()).isEqualTo("Mine");
      assertThat(open.course().language()).isEqualTo("kk");
      assertThat(open.course().files())
          .extracting(SourceFile::path)
          .containsExactly("top/u/b.md", "top/u/a.md");
    }
  }

  @Test
  void aFileThatIsListedTwiceIsReadOnce() throws Exception {
    Map<String, byte[]> entries =
        Packages.entries(
            "course.json",
            "{\"units\":[{\"title\":\"One\",\"files\":[\"a.md\",\"q.h5p\",\"a.md\",\"q.h5p\"]},{\"files\":[\"a.md\"]}]}",
            "a.md",
            "# A\n");
    entries.put("q.h5p", Packages.zip("h5p.json", H5P));
    Path file = Packages.file(folder, "c.zip", Packages.zip(entries));
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      assertThat(open.course().files())
          .extracting(SourceFile::path)
          .containsExactly("a.md", "q.h5p!/h5p.json");
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

  @Test
  void documentsWhoseNamesComeToOneHavePathsOfTheirOwn() throws Exception {
    Map<String, byte[]> entries =
        Packages.entries("q.zip!/a.md", "# Outside\n", "q.zip!/b.md", "# Outside\n");
    entries.put("q.zip", Packages.zip("a.md", "# Inside\n", "c/a.md", "# Deeper\n"));
    Path file = Packages.file(folder, "c.zip", Packages.zip(entries));
    List<String> paths;
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      paths = open.course().files().stream().map(SourceFile::path).toList();
      assertThat(paths)
          .containsExactlyInAnyOrder(
              "q.zip!/a.md", "q.zip!/a~2.md", "q.zip!/b.md", "q.zip!/c/a.md");
    }
    Path again = Packages.file(folder, "again.zip", translated(file, "q.zip!/a~2.md"));
    try (CoursePackage open = CoursePackage.open(again, LIMITS)) {
      List<String> titles = new java.util.ArrayList<>();
      for (SourceFile source : open.course().files()) {
        titles.add(courseware.read(source).blocks().getFirst().text());
      }
      assertThat(titles).containsExactly("Inside", "Deeper", "Öutsidéŵ", "Outside");
    }
  }

  static final String H5P =
      "{\"title\": \"Soil? \\\"Yes\\\"\", \"language\": \"en\", \"mainLibrary\": \"H5P.Text\"}";

  static Map<String, byte[]> olx() {
    return Packages.entries(
        "course/course.xml",
        "<course url_name=\"run\" org=\"o\" course=\"c\"/>\n",
        "course/course/run.xml",
        "<course display_name=\"Soils\" language=\"en\"><chapter url_name=\"c2\"/><chapter url_name=\"c1\"/></course>\n",
        "course/chapter/c1.xml",
        "<chapter display_name=\"Sand\"><sequential url_name=\"none\"/></chapter>",
        "course/chapter/c2.xml",
        "<chapter display_name='Clay'><sequential url_name=\"s2\"/></chapter>",
        "course/sequential/s2.xml",
        "<sequential display_name=\"Wet &quot;clay&quot;\"><vertical url_name=\"v2\"/></sequential>",
        "course/vertical/v2.xml",
        "<vertical display_name=\"A unit\"><html url_name=\"page\"/></vertical>",
        "course/html/page.xml",
        "<html filename=\"page\" display_name=\"Text\"/>",
        "course/html/page.html",
        "<p>Clay holds <b>water</b>.</p>",
        "course/about/overview.html",
        "<p>About soils.</p>");
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

  private byte[] pseudo(SourceFile source, CoursewareDocument document) throws IOException {
    Map<String, List<Inline>> changed = new HashMap<>();
    for (Block block : document.blocks()) {
      if (block.translatable()) {
        changed.put(block.id(), RoundTrip.pseudo(block.content()));
      }
    }
    return courseware.splice(Files.readAllBytes(source.file()), document, changed);
  }

  private byte[] translated(Path file, String path) throws Exception {
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      SourceFile source =
          open.course().files().stream()
              .filter(f -> f.path().equals(path))
              .findFirst()
              .orElseThrow();
      Path to = folder.resolve("translated");
      Files.write(to, pseudo(source, courseware.read(source)));
      return bytes(open, Map.of(path, to), true);
    }
  }

  private static byte[] written(Path file, boolean keep) throws Exception {
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      return bytes(open, Map.of(), keep);
    }
  }

  static byte[] bytes(CoursePackage open, Map<String, Path> changed, boolean keep)
      throws IOException, CoursewareException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    open.write(changed, keep, out);
    return out.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
