package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.dars.assistant.course.CourseFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and homes that are not as they should be. */
class BadInputTest {

  @TempDir static Path folder;
  private static Path home;

  @BeforeAll
  static void home() {
    home = folder.resolve("home");
  }

  private static Ran add(Path source) {
    return Ran.dars("add", source, "--home", home);
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("lecture.pdf");
    assertThat(add(missing).complaint()).startsWith("lecture.pdf: ");
  }

  @Test
  void anEmptyFolderIsNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty-folder"));
    assertThat(add(empty).complaint()).startsWith("empty-folder: ");
  }

  @Test
  void anEmptyFileIsNamedAndLeavesNoCourse() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.pdf"));
    assertThat(add(empty).complaint()).contains("empty.pdf");
    assertThat(Ran.dars("courses", "empty", "--home", home).complaint())
        .startsWith("there is no course \"empty\"");
  }

  @Test
  void aBinaryNamedMarkdownIsNamedAndLeavesNoCourse() throws IOException {
    byte[] bytes = new byte[20_000];
    new Random(1).nextBytes(bytes);
    Path binary = Files.write(folder.resolve("binary.md"), bytes);
    assertThat(add(binary).complaint()).contains("binary.md");
    assertThat(Ran.dars("courses", "binary", "--home", home).complaint())
        .startsWith("there is no course \"binary\"");
  }

  @Test
  void oneBrokenFileAmongTwentyIsNamedAndTheRestGoesIn() throws IOException {
    Path twenty = CourseFixture.course(folder.resolve("twenty"), "kelp", 20);
    Files.writeString(twenty.resolve("unit-13.md"), "PK\u0003\u0004\u0000\u0000\u0000broken\u0000");
    JsonNode report = Ran.dars("add", twenty, "--home", home, "--json").json();
    assertThat(report.path("added").asInt()).isEqualTo(20);
    assertThat(report.path("problems")).hasSize(1);
    assertThat(report.at("/problems/0").asText()).startsWith("unit-13.md");
    assertThat(add(twenty).done().out()).contains("unit-13.md");
    assertThat(Ran.dars("search", "twenty", "kelp of unit 20", "--home", home).done().out())
        .contains("kelp of unit 20");
  }

  @Test
  void aHomeThatIsAFileIsNamedWithTheWayOut() throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
    assertThat(Ran.dars("courses", "--home", file).complaint())
        .contains(file.toString(), "--home", "DARS_HOME");
    Ran doctor = Ran.dars("doctor", "--home", file);
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("broken   home folder", file.toString());
    assertThat(file).hasContent("not a folder");
  }

  @Test
  void aHomeThatCannotBeWrittenToIsNamedWithTheWayOut() throws IOException {
    Path locked =
        Files.createDirectory(
            folder.resolve("locked"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    assumeFalse(Files.isWritable(locked), "permissions do not bind this user");
    assertThat(Ran.dars("courses", "--home", locked).complaint())
        .contains(locked.toString(), "--home", "DARS_HOME");
  }

  @Test
  void aHomeWithoutCoursesSaysHowToAddOne() {
    Path fresh = folder.resolve("fresh");
    assertThat(Ran.dars("courses", "--home", fresh).done().out())
        .contains("no courses yet; add one: ./dars add FOLDER");
    assertThat(Ran.dars("courses", "--home", fresh, "--json").json()).isEmpty();
    assertThat(Ran.dars("ask", "sample", "What is a token?", "--home", fresh).complaint())
        .contains("there is no course \"sample\"", "./dars add FOLDER", "./dars demo");
  }

  @Test
  void theDoctorSaysWhatIsThereInJson() {
    JsonNode findings = Ran.dars("doctor", "--home", folder.resolve("seen"), "--json").json();
    assertThat(findings.findValuesAsText("thing"))
        .contains("JDK", "home folder", "memory", "embedding model", "language model", "Apertium");
  }

  @Test
  void anEvaluationFileThatIsMissingIsNamed() {
    Path missing = folder.resolve("p.jsonl");
    assertThat(
            Ran.dars("evaluate", "retrieval", "--passages", missing, "--questions", missing)
                .complaint())
        .isEqualTo(missing + ": there is no such file");
  }
}
