package org.dars.assistant.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.dars.assistant.course.AddListener.Outcome;
import org.dars.assistant.course.AddListener.Progress;
import org.dars.assistant.store.StoreException;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.SourceFile;
import org.dars.index.passage.Passages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseLibraryTest {

  @TempDir Path folder;
  private CourseFixture fixture;
  private CourseLibrary library;

  @BeforeEach
  void open() {
    fixture = new CourseFixture(folder.resolve("home"));
    library = fixture.library;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aFolderBecomesACourseWithItsDocumentsInOrder() throws Exception {
    Path source = CourseFixture.course(folder.resolve("Kelp Forests"), "kelp", 3);

    AddReport report = fixture.add("a", source);

    Course course = library.course("a", "kelp-forests").orElseThrow();
    assertThat(report)
        .isEqualTo(new AddReport(course, 3, 0, 0, 0, List.of(), List.of(), List.of(), false));
    assertThat(course.title()).isEqualTo("Kelp Forests");
    assertThat(course.language()).isEqualTo("en");
    assertThat(course.added()).isEqualTo(CourseFixture.NOW);
    assertThat(course.documents()).isEqualTo(3);
    assertThat(library.courses("a")).containsExactly(course);
    assertThat(library.documents("a", "kelp-forests"))
        .extracting(CourseDocument::id, CourseDocument::path, CourseDocument::title)
        .containsExactly(
            tuple("unit-01", "unit-01.md", "Unit 1 of kelp"),
            tuple("unit-02", "unit-02.md", "Unit 2 of kelp"),
            tuple("unit-03", "unit-03.md", "Unit 3 of kelp"));
  }

  @Test
  void whatComesOutIsWhatTheReaderRead() throws Exception {
    Path source = Files.createDirectories(folder.resolve("mixed"));
    Files.writeString(
        source.resolve("page.html"),
        "<h1>Tides</h1><p>The <b>moon</b> pulls<br>water &amp; more.</p><ul><li>high<li>low</ul>");
    Files.writeString(
        source.resolve("text.md"), "# Code\n\nRun `a < b` and $x^2$ **now**.\n\n```\nls\n```\n");

    fixture.add("a", source);

    for (String path : List.of("page.html", "text.md")) {
      CoursewareDocument read = fixture.courseware.read(new SourceFile(path, source.resolve(path)));
      String id = path.substring(0, path.indexOf('.'));
      assertThat(library.content("a", "mixed", id)).hasValue(read);
      assertThat(library.blocks("a", "mixed", id)).isEqualTo(read.blocks());
      assertThat(library.passages("a", "mixed", id)).isEqualTo(Passages.of(read));
      assertThat(library.original("a", "mixed", id).orElseThrow())
          .hasSameBinaryContentAs(source.resolve(path));
    }
  }

  @Test
  void addingAgainReadsOnlyWhatChangedAndRemovesWhatIsGone() throws Exception {
    Path source = CourseFixture.course(folder.resolve("kelp"), "kelp", 4);
    fixture.add("a", source);
    String old = library.document("a", "kelp", "unit-02").orElseThrow().sha256();
    long before = lastChange();

    CourseFixture.unit(source, "kelp", 2, "version two");
    Files.delete(source.resolve("unit-03.md"));
    Files.writeString(source.resolve("unit-00.md"), "# Before all\n\nAn introduction.\n");
    List<Progress> heard = new ArrayList<>();
    AddReport report = library.add("a", new AddRequest(source, null, null), heard::add);

    assertThat(heard)
        .extracting(Progress::path, Progress::outcome)
        .containsExactly(
            tuple("unit-00.md", Outcome.ADDED),
            tuple("unit-01.md", Outcome.UNCHANGED),
            tuple("unit-02.md", Outcome.REPLACED),
            tuple("unit-04.md", Outcome.UNCHANGED));
    assertThat(report.removed()).isEqualTo(1);
    assertThat(library.documents("a", "kelp"))
        .extracting(CourseDocument::id)
        .containsExactly("unit-00", "unit-01", "unit-02", "unit-04");
    assertThat(library.changes("a", before, 100))
        .extracting(DocumentChange::document, DocumentChange::deleted)
        .containsExactly(tuple("unit-00", false), tuple("unit-02", false), tuple("unit-03", true));
    assertThat(fixture.blobs.path("a", old)).doesNotExist();
    assertThat(blobs("a")).hasSize(4);
  }

  @Test
  void aBrokenFileAmongTwentyIsKeptWithItsProblemAndTheRestGoesOn() throws Exception {
    Path source = CourseFixture.course(folder.resolve("kelp"), "kelp", 20);
    Files.write(source.resolve("unit-01.md"), new byte[] {0, 1, 2, 3, 0, 0, (byte) 0xff, 0});

    AddReport report = fixture.add("a", source);

    assertThat(report.problems()).singleElement().asString().startsWith("unit-01.md: ");
    assertThat(report.course().documents()).isEqualTo(20);
    assertThat(report.course().problems()).isEqualTo(1);
    CourseDocument broken = library.documents("a", "kelp").getFirst();
    assertThat(broken.path()).isEqualTo("unit-01.md");
    assertThat(broken.problem()).isEqualTo(report.problems().getFirst());
    assertThat(library.content("a", "kelp", broken.id())).isEmpty();
    assertThat(library.original("a", "kelp", broken.id()).orElseThrow())
        .hasSameBinaryContentAs(source.resolve("unit-01.md"));

    CourseFixture.unit(source, "kelp", 1, "mended");
    assertThat(fixture.add("a", source).problems()).isEmpty();
    assertThat(library.course("a", "kelp").orElseThrow().problems()).isZero();
  }

  @Test
  void aFolderOfNothingReadableLeavesNothing() throws Exception {
    Path source = Files.createDirectories(folder.resolve("broken"));
    Files.write(source.resolve("one.md"), new byte[] {0, 1, 2, 0, 0, 0});
    Files.write(source.resolve("two.md"), new byte[0]);

    assertThatThrownBy(() -> fixture.add("a", source))
        .isInstanceOf(CourseException.class)
        .hasMessageStartingWith("No file of it could be read, so nothing was added:\n  one.md: ")
        .hasMessageContaining("\n  two.md: ");
    assertThat(library.courses("a")).isEmpty();
    assertThat(library.changes("a", 0, 10)).isEmpty();
    assertThat(blobs("a")).isEmpty();
  }

  @Test
  void anEmptyOrMissingFolderIsNamed() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> fixture.add("a", empty))
        .isInstanceOf(CourseException.class)
        .hasMessageStartingWith("empty: ");
    assertThatThrownBy(() -> fixture.add("a", missing))
        .isInstanceOf(CourseException.class)
        .hasMessageStartingWith("missing: ");
    assertThat(library.courses("a")).isEmpty();
  }

  @Test
  void aFileIsAddedToACourseByItsIdAndTheOthersStay() throws Exception {
    fixture.add("a", CourseFixture.course(folder.resolve("kelp"), "kelp", 2));
    Path page = Files.writeString(folder.resolve("More.md"), "# More\n\nOne more page of it.\n");

    AddReport report = library.add("a", new AddRequest(page, "kelp", null), AddListener.SILENT);

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.removed()).isZero();
    assertThat(library.documents("a", "kelp"))
        .extracting(CourseDocument::id)
        .containsExactly("unit-01", "unit-02", "more");
  }

  @Test
  void aPackageBecomesACourseAndWhatWasLeftOutIsNamed() throws Exception {
    Path zip = folder.resolve("kelp.zip");
    try (java.util.zip.ZipOutputStream to =
        new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
      for (String name : List.of("unit-1/kelp.md", "../evil.md")) {
        to.putNextEntry(new java.util.zip.ZipEntry(name));
        to.write(
            "# Kelp\n\nKelp grows in cold water.\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        to.closeEntry();
      }
    }
    AddReport report = fixture.add("a", zip);
    assertThat(report.course().title()).isEqualTo("kelp");
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.warnings())
        .containsExactly("../evil.md: its name leads out of the package; left out");
    assertThat(fixture.add("a", zip).unchanged()).isEqualTo(1);
  }

  @Test
  void twoFoldersOfOneNameAreTwoCourses() throws Exception {
    Path one = CourseFixture.course(folder.resolve("x/intro"), "kelp", 1);
    Path two = CourseFixture.course(folder.resolve("y/intro"), "moss", 1);

    assertThat(fixture.add("a", one).course().id()).isEqualTo("intro");
    assertThat(fixture.add("a", two).course().id()).isEqualTo("intro-2");
    assertThat(fixture.add("a", two).unchanged()).isEqualTo(1);
    assertThat(library.courses("a")).hasSize(2);
  }

  @Test
  void titlesOfOtherScriptsGetAnIdOfTheirOwn() throws Exception {
    Path source = CourseFixture.course(folder.resolve("src"), "kelp", 1);
    List<String> ids = new ArrayList<>();
    for (String title : List.of("Сабақ 5", "Тема 5", "الدرس", "Étude №1")) {
      ids.add(
          library.add("a", new AddRequest(source, null, title), AddListener.SILENT).course().id());
    }

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9][a-z0-9-]{0,79}"));
    assertThat(ids.get(2)).startsWith("course-");
    assertThat(ids.get(3)).isEqualTo("etude-no1");
  }

  @Test
  void anIdThatIsNoneIsRejected() throws Exception {
    Path source = CourseFixture.course(folder.resolve("kelp"), "kelp", 1);

    assertThatThrownBy(
            () -> library.add("a", new AddRequest(source, "../x", null), AddListener.SILENT))
        .isInstanceOf(CourseException.class)
        .hasMessage("\"../x\" cannot be a course's id: use 1–80 lower-case letters, digits and -.");
  }

  @Test
  void aManifestGivesTitleUnitsOrderAndLanguage() throws Exception {
    Path source = CourseFixture.course(folder.resolve("kelp"), "kelp", 3);
    Files.writeString(source.resolve("data.bin"), "numbers");
    Files.writeString(source.resolve("short.md"), "42\n");
    String manifest =
        """
        {"title": "%s", "language": "en", "units": [
          {"title": "Late", "files": ["unit-03.md", "short.md"]},
          {"title": "Early", "files": ["unit-01.md"]}]}
        """;
    Files.writeString(source.resolve("course.json"), manifest.formatted("All of Kelp"));

    AddReport report = fixture.add("a", source);

    assertThat(report.course().id()).isEqualTo("all-of-kelp");
    assertThat(report.leftOut()).containsExactlyInAnyOrder("data.bin", "unit-02.md");
    assertThat(library.units("a", "all-of-kelp"))
        .extracting(Unit::title, u -> u.documents().stream().map(CourseDocument::id).toList())
        .containsExactly(
            tuple("Late", List.of("unit-03", "short")), tuple("Early", List.of("unit-01")));
    assertThat(library.document("a", "all-of-kelp", "short").orElseThrow().language())
        .isEqualTo("en");

    Files.writeString(source.resolve("course.json"), manifest.formatted("Kelp, Revised"));
    library.add("a", new AddRequest(source, "all-of-kelp", null), AddListener.SILENT);
    assertThat(library.course("a", "all-of-kelp").orElseThrow().title()).isEqualTo("Kelp, Revised");
  }

  @Test
  void zonesDoNotSeeEachOther() throws Exception {
    fixture.add("a", CourseFixture.course(folder.resolve("x/kelp"), "kelp", 2));
    fixture.add("b", CourseFixture.course(folder.resolve("y/kelp"), "moss", 1));

    assertThat(library.documents("a", "kelp")).hasSize(2);
    assertThat(library.documents("b", "kelp")).hasSize(1);
    assertThat(library.delete("b", "kelp")).isTrue();
    assertThat(library.courses("b")).isEmpty();
    assertThat(library.documents("a", "kelp")).hasSize(2);
    assertThat(blobs("a")).hasSize(2);
    assertThat(blobs("b")).isEmpty();
  }

  @Test
  void deletingTakesDocumentsAndOriginalsAlong() throws Exception {
    fixture.add("a", CourseFixture.course(folder.resolve("kelp"), "kelp", 2));
    fixture.add("a", CourseFixture.course(folder.resolve("same"), "kelp", 1));

    assertThat(library.delete("a", "kelp")).isTrue();

    assertThat(library.delete("a", "kelp")).isFalse();
    assertThat(library.course("a", "kelp")).isEmpty();
    assertThat(library.blocks("a", "kelp", "unit-01")).isEmpty();
    assertThat(blobs("a")).as("the one that the other course has too").hasSize(1);
    assertThat(library.changes("a", 0, 10))
        .extracting(DocumentChange::course, DocumentChange::deleted)
        .containsExactly(tuple("same", false), tuple("kelp", true), tuple("kelp", true));
  }

  @Test
  void stoppingKeepsWhatIsDoneAndAddingAgainGoesOn() throws Exception {
    Path source = CourseFixture.course(folder.resolve("kelp"), "kelp", 10);
    List<String> heard = new ArrayList<>();
    AddListener stopsAfterThree =
        new AddListener() {
          @Override
          public void done(Progress progress) {
            heard.add(progress.path());
          }

          @Override
          public boolean cancelled() {
            return heard.size() == 3;
          }
        };

    AddReport first = library.add("a", new AddRequest(source, null, null), stopsAfterThree);
    AddReport second = fixture.add("a", source);

    assertThat(first.cancelled()).isTrue();
    assertThat(first.course().documents()).isEqualTo(3);
    assertThat(second.added()).isEqualTo(7);
    assertThat(second.unchanged()).isEqualTo(3);
    assertThat(blobs("a")).hasSize(10);
  }

  @Test
  void aFullDiskIsSaidOnceAndAddingAgainGoesOn() throws Exception {
    Path source = CourseFixture.course(folder.resolve("kelp"), "kelp", 40);
    // A database that may not grow stands for a disk that is full.
    setLargestSize("(select page_count + 8 from pragma_page_count)");

    assertThatThrownBy(() -> fixture.add("a", source))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "The disk that holds %s is full: free some space and do it again; nothing that was"
                + " saved is lost.",
            fixture.home.database());
    int saved = library.documents("a", "kelp").size();
    assertThat(blobs("a")).as("what was not saved is taken away").hasSize(saved);

    setLargestSize("1000000");
    AddReport report = fixture.add("a", source);
    assertThat(report.unchanged()).isEqualTo(saved);
    assertThat(report.added()).isEqualTo(40 - saved);
  }

  private void setLargestSize(String pages) {
    int most =
        fixture.database.<Integer, RuntimeException>read(
            r -> r.select("select " + pages).mapTo(Integer.class).one());
    fixture.database.<Integer, RuntimeException>write(
        w -> w.select("pragma max_page_count = " + most).mapTo(Integer.class).one());
  }

  @Test
  void aReaderNeverSeesHalfADocument() throws Exception {
    Path source = CourseFixture.course(folder.resolve("kelp"), "kelp", 30);
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch reading = new CountDownLatch(1);
    List<String> halves = new ArrayList<>();
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                for (CourseDocument d : library.documents("a", "kelp")) {
                  if (library.blocks("a", "kelp", d.id()).size() != 6) {
                    halves.add(d.id());
                  }
                }
                reading.countDown();
              }
            });
    reading.await();

    fixture.add("a", source);
    done.set(true);
    reader.join();

    assertThat(halves).isEmpty();
    assertThat(library.documents("a", "kelp")).hasSize(30);
  }

  private long lastChange() {
    return library.changes("a", 0, 1_000).getLast().number();
  }

  private List<Path> blobs(String zone) throws IOException {
    try (Stream<Path> walk = Files.walk(fixture.home.blobs(zone))) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
