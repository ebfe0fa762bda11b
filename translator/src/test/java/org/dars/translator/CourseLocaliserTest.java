package org.dars.translator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.translator.engine.EngineChoice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseLocaliserTest {

  @TempDir Path folder;
  private Path in = Path.of("");
  private Path out = Path.of("");
  private final SpoiltEngine engine = SpoiltEngine.each(s -> s);

  @BeforeEach
  void aCourse() throws IOException {
    in = folder.resolve("in");
    Files.createDirectories(in.resolve("unit 1"));
    out = folder.resolve("out");
    Files.writeString(in.resolve("a.md"), "Cells grow.\n");
    Files.writeString(in.resolve("unit 1/b.html"), "<p>Cells rest.</p>");
    Files.write(in.resolve("unit 1/picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0});
    Files.writeString(in.resolve("empty.md"), "");
  }

  @Test
  void aFolderComesOutWholeWithWhatCouldBeTranslated() throws Exception {
    TranslationReport report = run();
    assertThat(Files.readString(out.resolve("a.md"))).isEqualTo("CELLS GROW.\n");
    assertThat(Files.readString(out.resolve("unit 1/b.html"))).isEqualTo("<p>CELLS REST.</p>");
    assertThat(out.resolve("unit 1/picture.png"))
        .hasSameBinaryContentAs(in.resolve("unit 1/picture.png"));
    assertThat(report.files(FileReport.Status.LOCALISED)).isEqualTo(2);
    assertThat(report.files(FileReport.Status.COPIED)).isEqualTo(2);
    assertThat(report.by()).containsEntry("spoilt 1", 2);
    assertThat(report.toMarkdown())
        .contains("# Localisation report: en to es", "| spoilt 1 | 2 |", "`empty.md`: copied");
    try (Stream<Path> files = Files.walk(out)) {
      assertThat(files.filter(f -> f.toString().endsWith(".part"))).isEmpty();
    }
  }

  @Test
  void aSecondRunDoesNotTranslateAgainAndReportsTheSame() throws Exception {
    TranslationReport first = run();
    engine.asked.clear();
    TranslationReport second = run();
    assertThat(engine.asked).isEmpty();
    assertThat(second.skipped()).containsExactly("a.md", "unit 1/b.html");
    assertThat(second.outcomes()).isEqualTo(first.outcomes());
  }

  @Test
  void aChangedSourceIsDoneAgainAndAnEditedOutputPutAside() throws Exception {
    run();
    Files.writeString(out.resolve("a.md"), "edited by hand");
    Files.writeString(in.resolve("a.md"), "Cells grow. Cells die.\n");
    run();
    assertThat(Files.readString(out.resolve("a.md"))).isEqualTo("CELLS GROW. CELLS DIE.\n");
    assertThat(out.resolve("a.md.edited-1")).hasContent("edited by hand");
  }

  @Test
  void aCancelledRunGoesOnWhereItWas() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    TranslationReport stopped =
        localiser(machine()).localise(in, out, p -> {}, () -> asked.incrementAndGet() > 3);
    assertThat(stopped.stopped()).isEqualTo("it was cancelled.");
    assertThat(stopped.files()).hasSizeLessThan(4);
    assertThat(run().files()).hasSize(4);
    assertThat(engine.asked).doesNotHaveDuplicates();
  }

  @Test
  void aLineTornByACrashCostsOnlyItsFile() throws Exception {
    run();
    Path state = out.resolve(FinishedFiles.NAME);
    String lines = Files.readString(state);
    Files.writeString(state, lines.substring(0, lines.length() - 20));
    assertThat(run().skipped()).containsExactly("a.md");
    assertThat(run().skipped()).containsExactly("a.md", "unit 1/b.html");
  }

  @Test
  void aPackageComesOutAsAPackageWithItsDocumentsLocalised() throws Exception {
    Path zip = folder.resolve("course.zip");
    pack(zip, Map.of("a.md", "Cells grow.\n", "u/b.html", "<p>Cells rest.</p>", "u/p.png", "png"));
    TranslationReport report = localiser(machine()).localise(zip, out, p -> {}, () -> false);
    assertThat(report.files())
        .extracting(FileReport::path)
        .containsExactly("course.zip", "course.zip!/a.md", "course.zip!/u/b.html");
    try (java.util.zip.ZipFile done =
        new java.util.zip.ZipFile(out.resolve("course.zip").toFile())) {
      assertThat(text(done, "a.md")).isEqualTo("CELLS GROW.\n");
      assertThat(text(done, "u/b.html")).isEqualTo("<p>CELLS REST.</p>");
      assertThat(text(done, "u/p.png")).isEqualTo("png");
    }
    engine.asked.clear();
    report = localiser(machine()).localise(zip, out, p -> {}, () -> false);
    assertThat(report.skipped()).containsExactly("course.zip");
    assertThat(engine.asked).isEmpty();
  }

  @Test
  void anUnpackedBackupIsWrittenAsAWholeWithoutPersons() throws Exception {
    String hash = sha1("<p>Cells grow.</p>");
    backup(in.resolve("backup"), hash);
    TranslationReport report = run();
    assertThat(report.files())
        .extracting(FileReport::path)
        .contains("a.md", "backup", "backup!/files/course/legacy/1/0/cells.html");
    assertThat(report.files().stream().flatMap(f -> f.problems().stream()))
        .anyMatch(p -> p.startsWith("users.xml: personal data, left out"));
    String now = sha1("<p>CELLS GROW.</p>");
    Path done = out.resolve("backup");
    assertThat(done.resolve("files").resolve(now.substring(0, 2)).resolve(now))
        .hasContent("<p>CELLS GROW.</p>");
    assertThat(done.resolve("files").resolve(hash.substring(0, 2)).resolve(hash)).doesNotExist();
    assertThat(done.resolve("files.xml")).content().contains(now).doesNotContain(hash);
    assertThat(done.resolve("users.xml")).content().doesNotContain("aigul");
    engine.asked.clear();
    assertThat(run().skipped()).contains("backup");
    assertThat(engine.asked).isEmpty();

    Files.writeString(done.resolve("note.txt"), "written by hand");
    Files.writeString(in.resolve("backup/users.xml"), "<users/>");
    run();
    assertThat(done.resolve("note.txt")).doesNotExist();
    assertThat(out.resolve("backup.edited-1/note.txt")).hasContent("written by hand");

    Path alone = folder.resolve("alone");
    Files.createDirectories(alone.resolve("backup"));
    Files.writeString(alone.resolve("backup/other.txt"), "was here before");
    report = localiser(machine()).localise(in.resolve("backup"), alone, p -> {}, () -> false);
    assertThat(report.files().getFirst().path()).isEqualTo("backup");
    assertThat(alone.resolve("backup/files").resolve(now.substring(0, 2)).resolve(now)).exists();
    assertThat(alone.resolve("backup.edited-1/other.txt")).hasContent("was here before");
  }

  private static void backup(Path to, String hash) throws IOException {
    Files.createDirectories(to.resolve("files").resolve(hash.substring(0, 2)));
    Files.writeString(
        to.resolve("files").resolve(hash.substring(0, 2)).resolve(hash), "<p>Cells grow.</p>");
    Files.writeString(
        to.resolve("moodle_backup.xml"),
        "<moodle_backup><information><name>b.mbz</name></information></moodle_backup>");
    Files.writeString(
        to.resolve("users.xml"), "<users><user id=\"5\"><username>aigul</username></user></users>");
    Files.writeString(
        to.resolve("files.xml"),
        "<files><file id=\"1\"><contenthash>"
            + hash
            + "</contenthash><contextid>1</contextid><component>course</component><filearea>legacy</filearea>"
            + "<itemid>0</itemid><filepath>/</filepath><filename>cells.html</filename><userid>5</userid>"
            + "<filesize>18</filesize></file></files>");
  }

  private static String sha1(String text) throws Exception {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return java.util.HexFormat.of()
        .formatHex(java.security.MessageDigest.getInstance("SHA-1").digest(bytes));
  }

  @Test
  void aBrokenPackageFailsByItsName() throws Exception {
    Path zip = Files.writeString(folder.resolve("course.imscc"), "PK but no zip");
    TranslationReport report = localiser(machine()).localise(zip, out, p -> {}, () -> false);
    assertThat(report.files()).hasSize(1);
    assertThat(report.files().getFirst().status()).isEqualTo(FileReport.Status.FAILED);
    assertThat(report.files().getFirst().problems().getFirst())
        .startsWith("course.imscc: is not a whole zip file");
    assertThat(out.resolve("course.imscc")).doesNotExist();
  }

  private static void pack(Path zip, Map<String, String> entries) throws IOException {
    try (java.util.zip.ZipOutputStream to =
        new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, String> e : new java.util.TreeMap<>(entries).entrySet()) {
        to.putNextEntry(new java.util.zip.ZipEntry(e.getKey()));
        to.write(e.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        to.closeEntry();
      }
    }
  }

  private static String text(java.util.zip.ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void peopleGetAnXliffFileADocument() throws Exception {
    TranslationReport report =
        localiser(new EngineChoice.People("no engine")).localise(in, out, p -> {}, () -> false);
    assertThat(out.resolve("a.md.xlf")).content().contains("<source>Cells grow.</source>");
    assertThat(report.files(FileReport.Status.EXPORTED)).isEqualTo(2);
  }

  @Test
  void aSingleFileThatCannotBeReadFailsAndLeavesNothing() throws Exception {
    Path empty = in.resolve("empty.md");
    TranslationReport report = localiser(machine()).localise(empty, out, p -> {}, () -> false);
    assertThat(report.files(FileReport.Status.FAILED)).isEqualTo(1);
    assertThat(report.files().getFirst().problems())
        .singleElement()
        .asString()
        .contains("empty.md");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void theReportIsJson() throws Exception {
    JsonMapper json = JsonMapper.builder().build();
    TranslationReport report = run();
    String text = json.writeValueAsString(report);
    assertThat(json.readTree(text).at("/files/0/path").asText()).isEqualTo("a.md");
  }

  @Test
  void anOutputInsideTheInputIsRefused() {
    assertThatThrownBy(
            () -> localiser(machine()).localise(in, in.resolve("es"), p -> {}, () -> false))
        .hasMessage(in.resolve("es") + ": the output is inside the input; choose another folder");
    assertThatThrownBy(
            () -> localiser(machine()).localise(in.resolve("no"), out, p -> {}, () -> false))
        .hasMessage(in.resolve("no") + ": there is no such file or folder");
  }

  private TranslationReport run() throws Exception {
    return localiser(machine()).localise(in, out, p -> {}, () -> false);
  }

  private EngineChoice machine() {
    return new EngineChoice.Machine(engine, "for the test");
  }

  private static CourseLocaliser localiser(EngineChoice choice) {
    return new CourseLocaliser(
        Courseware.open(ReadLimits.standard()),
        choice,
        null,
        new LocalisationRequest("en", "es", ""),
        Clock.systemUTC());
  }
}
