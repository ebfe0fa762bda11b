package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.Test;

class CoursePackageTest extends CoursePackages {

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
}
