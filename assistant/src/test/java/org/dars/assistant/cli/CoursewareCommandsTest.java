package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks at files and keeps nothing: blocks and round trips. */
class CoursewareCommandsTest {

  @TempDir static Path folder;

  @BeforeAll
  static void course() throws IOException {
    SmallCourse.write(folder.resolve("sea/unit-1"));
    Files.writeString(
        folder.resolve("sea/lecture.vtt"),
        "WEBVTT\n\n03:41.000 --> 03:44.000\nThe moon pulls the sea.\n");
    Files.writeString(folder.resolve("sea/messages.po"), "msgid \"\"\nmsgstr \"\"\n");
  }

  @Test
  void theBlocksOfAFileArePrintedWithTheirPlaces() throws IOException {
    Path file = folder.resolve("sea/unit-1/01-tides.md");
    JsonNode read = Ran.dars("blocks", file, "--json").json();
    assertThat(read.path("path").asText()).isEqualTo("01-tides.md");
    assertThat(read.path("writable").asBoolean()).isTrue();
    JsonNode heading = read.at("/blocks/0");
    assertThat(heading.path("id").asText()).isEqualTo("1");
    assertThat(heading.path("kind").asText()).isEqualTo("HEADING");
    assertThat(heading.path("anchor").asText()).isEqualTo("Tides");
    assertThat(heading.path("translatable").asBoolean()).isTrue();
    int start = heading.at("/span/start").asInt();
    int end = heading.at("/span/end").asInt();
    assertThat(Files.readString(file).substring(start, end)).contains("Tides");
  }

  @Test
  void textsAreShortenedUnlessAskedForInFull() {
    Path file = folder.resolve("sea/unit-1/01-tides.md");
    String whole = "Most coasts have two high waters and two low waters in a day.";
    assertThat(Ran.dars("blocks", file).done().out())
        .contains("01-tides.md: \"Tides\"", "@ Tides", " …")
        .doesNotContain(whole);
    assertThat(Ran.dars("blocks", file, "--full").done().out()).contains(whole);
  }

  @Test
  void aCueIsShownWithItsTime() {
    assertThat(Ran.dars("blocks", folder.resolve("sea/lecture.vtt")).done().out())
        .contains("t-cue1  cue  @ 03:41", "The moon pulls the sea.");
  }

  @Test
  void theBlocksOfAFolderArePrintedFileByFile() {
    JsonNode read = Ran.dars("blocks", folder.resolve("sea"), "--json").json();
    assertThat(read.findValuesAsText("path")).contains("lecture.vtt", "unit-1/01-tides.md");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.pdf"), "not a pdf");
    assertThat(Ran.dars("blocks", broken).complaint()).startsWith("broken.pdf: ");
  }

  @Test
  void aFolderGoesRoundAndTellsPerFormat() {
    JsonNode report = Ran.dars("evaluate", "roundtrip", folder.resolve("sea"), "--json").json();
    JsonNode markdown = report.at("/formats/md");
    for (String figure : new String[] {"files", "read", "identical", "pseudo_ok"}) {
      assertThat(markdown.path(figure).asInt()).as(figure).isEqualTo(2);
    }
    assertThat(markdown.path("blocks").asInt()).isGreaterThan(4);
    assertThat(markdown.path("failed")).isEmpty();
    assertThat(markdown.has("mb_per_s")).isTrue();
    assertThat(report.at("/formats/vtt/read").asInt()).isEqualTo(1);
    assertThat(report.at("/skipped/po/0").asText()).isEqualTo("messages.po");
  }

  @Test
  void brokenFilesOfAFolderFailWithTheirReason() throws IOException {
    Path mixed = SmallCourse.write(folder.resolve("mixed"));
    Files.createFile(mixed.resolve("empty.docx"));
    String out = Ran.dars("evaluate", "roundtrip", mixed).done().out();
    assertThat(out).contains("failed: empty.docx: ");
    assertThat(out.lines().filter(l -> l.startsWith("all"))).hasSize(1);
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThat(Ran.dars("evaluate", "roundtrip", folder.resolve("nowhere")).complaint())
        .contains("nowhere", "no such file or folder");
  }
}
