package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoodleBackupTest {

  private static final ReadLimits LIMITS = ReadLimits.standard();
  private static final String CLAY = "files/mod_resource/content/111/0/clay.html";

  @TempDir Path folder;

  @Test
  void sectionsAreUnitsAndFilesStandBehindTheirActivity() throws Exception {
    try (CoursePackage open = CoursePackage.open(tar(), LIMITS)) {
      assertThat(open.course().title()).isEqualTo("Soils & sand");
      assertThat(open.course().language()).isEqualTo("en");
      assertThat(open.course().units())
          .extracting(CourseFolder.Unit::title)
          .containsExactly("", "Start", "Sand", "");
      assertThat(open.course().files())
          .extracting(SourceFile::path)
          .containsExactly(
              "moodle_backup.xml",
              "course/course.xml",
              "sections/section_2/section.xml",
              "activities/page_11/page.xml",
              CLAY,
              "activities/glossary_13/glossary.xml",
              "sections/section_1/section.xml",
              "activities/assign_12/assign.xml",
              "questions.xml");
      assertThat(open.notes())
          .containsExactly(
              "users.xml: personal data, left out; so are roles, grades, logs, submissions, posts and"
                  + " other records of persons",
              "files.xml: 1 file that a learner handed in: personal data, left out");
    }
  }

  @Test
  void textsAreBlocksAndLinksKeysAndSettingsStay() throws Exception {
    Map<String, CoursewareDocument> documents = documents(tar());
    assertThat(texts(documents, "course/course.xml"))
        .containsExactly("Soils & sand", "What the ground is made of.");
    assertThat(texts(documents, "activities/page_11/page.xml"))
        .containsExactly("About clay", "Clay", "See and more.", "wet clay");
    Block see =
        Objects.requireNonNull(documents.get("activities/page_11/page.xml")).blocks().get(2);
    assertThat(see.anchor().headingPath()).containsExactly("About clay", "Clay");
    assertThat(texts(documents, "activities/assign_12/assign.xml"))
        .containsExactly("Essay", "Write one page.");
    assertThat(texts(documents, "activities/glossary_13/glossary.xml"))
        .containsExactly("Words", "Loam", "Sand, silt and clay.");
    assertThat(texts(documents, "sections/section_2/section.xml"))
        .containsExactly("About this week: see first.");
    assertThat(Objects.requireNonNull(documents.get("questions.xml")).blocks())
        .extracting(b -> b.kind() + " " + b.text())
        .containsExactly(
            "HEADING Default for Soils",
            "HEADING Clay 1",
            "STEM What is clay?",
            "FEEDBACK Clay is fine.",
            "OPTION Fine soil",
            "OPTION A stone",
            "FEEDBACK No, that is rock.",
            "HEADING Clay 2",
            "STEM Fine soil is called .");
    assertThat(
            Objects.requireNonNull(documents.get("questions.xml")).blocks().stream()
                .filter(b -> b.kind() == BlockKind.STEM)
                .map(b -> b.anchor().label()))
        .containsExactly("question 1 (Clay 1)", "question 2 (Clay 2)");
  }

  @Test
  void withPersonalDataKeptAndNothingChangedItComesOutByteForByte() throws Exception {
    for (Path file : List.of(tar(), zip())) {
      try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
        assertThat(CoursePackageTest.bytes(open, Map.of(), true))
            .isEqualTo(Files.readAllBytes(file));
      }
    }
  }

  @Test
  void recordsOfPersonsAreNotWritten() throws Exception {
    for (Path file : List.of(tar(), zip())) {
      Map<String, String> before = entries(file);
      Map<String, String> after = entries(written(file, Map.of()));
      String essay = MoodleBackups.entry(MoodleBackups.sha1(MoodleBackups.ESSAY));
      assertThat(before).containsKey(essay);
      assertThat(after).doesNotContainKey(essay);
      assertThat(String.join("\n", after.values()))
          .doesNotContain("aigul")
          .doesNotContain("Aigul")
          .doesNotContain("<userid>5</userid>")
          .doesNotContain("rawgrade")
          .doesNotContain("submitted");
      assertThat(after.get("users.xml"))
          .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<users></users>");
      assertThat(after.get("course/roles.xml")).contains("<role_assignments></role_assignments>");
      assertThat(after.get("moodle_backup.xml"))
          .contains("<name>users</name><value>0</value>")
          .contains("<name>activities</name><value>1</value>")
          .contains("<name>section_1_userinfo</name><value>0</value>");
      assertThat(after.get("activities/glossary_13/glossary.xml"))
          .contains("<entry id=\"1\"><userid>0</userid><concept>Loam</concept>")
          .doesNotContain("rating id");
      assertThat(after.get("activities/page_11/page.xml"))
          .isEqualTo(before.get("activities/page_11/page.xml"));
      assertThat(after.get("files.xml"))
          .doesNotContain("assignsubmission")
          .contains("<author>$@NULL@$</author>");
      assertThat(after.get(".ARCHIVE_INDEX"))
          .startsWith("Moodle archive file index. Count: 2\n")
          .doesNotContain(essay);
      assertThat(written(written(file, Map.of()), Map.of()))
          .hasSameBinaryContentAs(written(file, Map.of()));
    }
  }

  @Test
  void aChangedFileLiesUnderItsNewHashAndEveryRecordSaysSo() throws Exception {
    String text = "<p>Тұнба <b>ұсақ</b>.</p>";
    Path changed = Files.writeString(folder.resolve("clay"), text);
    String old = MoodleBackups.sha1(MoodleBackups.PAGE);
    String now = MoodleBackups.sha1(text);
    for (Path file : List.of(tar(), zip())) {
      Path out = written(file, Map.of(CLAY, changed));
      Map<String, String> after = entries(out);
      assertThat(after).containsEntry(MoodleBackups.entry(now), text);
      assertThat(after).doesNotContainKey(MoodleBackups.entry(old));
      assertThat(Objects.requireNonNull(after.get("files.xml")).split(now, -1)).hasSize(3);
      assertThat(after.get("files.xml"))
          .doesNotContain(old)
          .contains("<filesize>" + Files.size(changed) + "</filesize>");
      assertThat(after.get(".ARCHIVE_INDEX"))
          .contains(MoodleBackups.entry(now) + "\tf\t" + Files.size(changed) + "\t1000000000\n");
      try (CoursePackage open = CoursePackage.open(out, LIMITS)) {
        assertThat(open.course().files()).extracting(SourceFile::path).contains(CLAY);
        assertThat(open.notes()).isEmpty();
      }
    }
  }

  @Test
  void anUnpackedBackupIsReadAsThePackedOne() throws Exception {
    Map<String, CoursewareDocument> packed = documents(tar());
    Path inside = unpacked(folder.resolve("course/backup"));
    Files.writeString(folder.resolve("course/notes.md"), "# Notes\n");
    try (CoursePackage alone = CoursePackage.open(inside, LIMITS);
        CoursePackage among = CoursePackage.open(folder.resolve("course"), LIMITS);
        CoursePackage tar = CoursePackage.open(tar(), LIMITS)) {
      assertThat(alone.course().title()).isEqualTo("Soils & sand");
      assertThat(alone.course().units())
          .extracting(CourseFolder.Unit::title)
          .isEqualTo(tar.course().units().stream().map(CourseFolder.Unit::title).toList());
      assertThat(alone.notes()).isEqualTo(tar.notes());
      assertThat(alone.course().leftOut()).isEmpty();
      assertThat(documents(inside)).isEqualTo(packed);

      assertThat(among.course().units())
          .extracting(CourseFolder.Unit::title)
          .containsExactly("", "Soils & sand", "Start", "Sand", "Soils & sand");
      assertThat(among.course().files())
          .extracting(SourceFile::path)
          .contains("notes.md", "backup/" + CLAY, "backup/activities/page_11/page.xml")
          .hasSize(packed.size() + 1);
      assertThat(among.notes())
          .hasSize(2)
          .allMatch(n -> n.startsWith("backup/") && n.contains("personal data"));
      assertThat(among.course().leftOut()).isEmpty();
    }
  }

  @Test
  void aFileMayBecomeWhatAnotherOneWas() throws Exception {
    String sand = "<p>Sand</p>";
    Map<String, byte[]> entries = MoodleBackups.entries();
    String records = text(entries, "files.xml");
    String clay = records.substring(records.indexOf("<file "), records.indexOf("</file>") + 7);
    String second =
        clay.replace(MoodleBackups.sha1(MoodleBackups.PAGE), MoodleBackups.sha1(sand))
            .replace("clay.html", "sand.html");
    entries.put("files.xml", bytes(records.replace("</files>", second + "</files>")));
    entries.put(MoodleBackups.entry(MoodleBackups.sha1(sand)), bytes(sand));
    String stones = "<p>Stones</p>";
    Map<String, Path> changed =
        Map.of(
            CLAY,
            Files.writeString(folder.resolve("clay"), sand),
            CLAY.replace("clay", "sand"),
            Files.writeString(folder.resolve("sand"), stones));
    for (byte[] backup : List.of(Packages.tarGz(entries), Packages.zip(entries))) {
      Map<String, String> after =
          entries(written(Packages.file(folder, "two.mbz", backup), changed));
      assertThat(after)
          .containsEntry(MoodleBackups.entry(MoodleBackups.sha1(sand)), sand)
          .containsEntry(MoodleBackups.entry(MoodleBackups.sha1(stones)), stones)
          .doesNotContainKey(MoodleBackups.entry(MoodleBackups.sha1(MoodleBackups.PAGE)));
    }
  }

  @Test
  void aBackupInAFolderOfAZipIsReadAndWrittenAsOne() throws Exception {
    Map<String, byte[]> entries = Packages.entries("notes.md", "# Notes\n");
    MoodleBackups.entries().forEach((name, bytes) -> entries.put("soils/" + name, bytes));
    Path file = Packages.file(folder, "around.zip", Packages.zip(entries));
    String text = "<p>Тұнба <b>ұсақ</b>.</p>";
    Path changed = Files.writeString(folder.resolve("clay"), text);
    Map<String, String> after = entries(written(file, Map.of("soils/" + CLAY, changed)));
    assertThat(after).containsEntry("soils/" + MoodleBackups.entry(MoodleBackups.sha1(text)), text);
    assertThat(after.get("notes.md")).isEqualTo("# Notes\n");
    assertThat(after.get("soils/users.xml")).endsWith("<users></users>");
    assertThat(after.get("soils/files.xml")).doesNotContain(MoodleBackups.sha1(MoodleBackups.PAGE));
  }

  @Test
  void anUnpackedBackupIsWrittenAsAWhole() throws Exception {
    Path source = unpacked(folder.resolve("backup"));
    String text = "<p>Тұнба <b>ұсақ</b>.</p>";
    Path changed = Files.writeString(folder.resolve("clay"), text);
    Map<String, String> packed = entries(written(tar(), Map.of(CLAY, changed)));
    Path out = folder.resolve("out");
    try (CoursePackage open = CoursePackage.open(source, LIMITS)) {
      open.write(Map.of(CLAY, changed), false, out);
    }
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        written.put(out.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    packed.remove(".ARCHIVE_INDEX"); // says what the packed file holds
    assertThat(written).isEqualTo(new TreeMap<>(packed));
    assertThat(written).containsKey(MoodleBackups.entry(MoodleBackups.sha1(text)));
    assertThat(documents(out).keySet()).isEqualTo(documents(source).keySet());
  }

  private static Path unpacked(Path to) throws Exception {
    for (Map.Entry<String, byte[]> e : MoodleBackups.entries().entrySet()) {
      Path file = to.resolve(e.getKey());
      Files.createDirectories(file.getParent());
      Files.write(file, e.getValue());
    }
    return to;
  }

  @Test
  void recordsInsideRecordsAreTakenOutOnce() throws Exception {
    Map<String, byte[]> entries = MoodleBackups.entries();
    String backup = "moodle_backup.xml";
    String glossary = "activities/glossary_13/glossary.xml";
    entries.put(
        backup,
        bytes(
            text(entries, backup)
                .replace(
                    "<settings>",
                    "<settings><setting><name>users</name><value>1<setting><name>logs</name>"
                        + "<value>1</value></setting></value></setting>")));
    entries.put(
        glossary,
        bytes(
            text(entries, glossary)
                .replace(
                    "<userid>5</userid><concept>",
                    "<userid>5<entry><userid>6</userid></entry></userid><concept>")));
    Map<String, String> after =
        entries(written(Packages.file(folder, "nested.mbz", Packages.tarGz(entries)), Map.of()));
    assertThat(after.get(backup)).contains("<name>logs</name><value>0</value>");
    assertThat(after.get(glossary))
        .contains("<entry id=\"1\"><userid>0</userid><concept>Loam</concept>");
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(Objects.requireNonNull(entries.get(name)), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path tar() throws Exception {
    return Packages.file(folder, "soils-tar.mbz", Packages.tarGz(MoodleBackups.entries()));
  }

  private Path zip() throws Exception {
    return Packages.file(folder, "soils-zip.mbz", Packages.zip(MoodleBackups.entries()));
  }

  private Path written(Path file, Map<String, Path> changed) throws Exception {
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      byte[] bytes = CoursePackageTest.bytes(open, changed, false);
      return Packages.file(folder, "out" + bytes.length + "-" + file.getFileName(), bytes);
    }
  }

  private Map<String, String> entries(Path file) throws Exception {
    Map<String, String> entries = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    Budget budget = new Budget("x", LIMITS);
    boolean zip = Files.readAllBytes(file)[0] == 'P';
    try (Container container =
        zip
            ? ZipContainer.open("x", file, LIMITS, budget, notes)
            : TarContainer.open("x", file, folder.resolve("x.tar"), LIMITS, budget, notes)) {
      for (String name : container.names()) {
        var out = new java.io.ByteArrayOutputStream();
        container.copy(name, out);
        entries.put(name, out.toString(StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  private static List<String> texts(Map<String, CoursewareDocument> documents, String path) {
    return Objects.requireNonNull(documents.get(path)).blocks().stream().map(Block::text).toList();
  }

  private static Map<String, CoursewareDocument> documents(Path file) throws Exception {
    Map<String, CoursewareDocument> documents = new LinkedHashMap<>();
    try (CoursePackage open = CoursePackage.open(file, LIMITS);
        Courseware courseware = Courseware.open(LIMITS)) {
      for (SourceFile source : open.course().files()) {
        documents.put(source.path(), courseware.read(source));
      }
    }
    return documents;
  }
}
