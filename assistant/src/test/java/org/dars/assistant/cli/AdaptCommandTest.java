package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptCommandTest {

  private static final String LESSON =
      """
      # Walking

      Imagine that Mary walks 5 miles to the market every single morning. Mary is tired.

      It was 98.6 °F in the shade, and the walk began on 03/04/2020 as everybody knows.
      """;

  @TempDir Path folder;
  private Path home;
  private Path course;

  @BeforeEach
  void write() throws IOException {
    home = folder.resolve("home");
    course = Files.createDirectories(folder.resolve("course/unit-1"));
    Files.writeString(course.resolve("1.md"), LESSON);
    Files.write(course.resolve("a.png"), new byte[] {1, 2, 3});
    course = folder.resolve("course");
  }

  private Ran adapt(Object... args) {
    Object[] all = new Object[args.length + 3];
    all[0] = "adapt";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--home";
    all[args.length + 2] = home;
    return Ran.dars(all);
  }

  private static String id(JsonNode report, String before) {
    for (JsonNode a : report.path("adaptations")) {
      if (a.path("before").asText().equals(before)) {
        return a.path("id").asText();
      }
    }
    throw new AssertionError("no " + before + " in " + report);
  }

  private String rendered(String out) throws IOException {
    adapt("render", "-o", folder.resolve(out)).done();
    assertThat(folder.resolve(out + "/unit-1/a.png")).hasBinaryContent(new byte[] {1, 2, 3});
    return Files.readString(folder.resolve(out + "/unit-1/1.md"));
  }

  @Test
  void nothingStandsInTheCourseBeforeItIsApprovedAndEverythingCanBeUndone() throws IOException {
    JsonNode report = adapt(course, "--for", "KE", "--json").json();
    assertThat(report.at("/counts/UNITS/PROPOSED").asInt()).isEqualTo(2);
    assertThat(report.at("/flagged/DATES").asInt()).isEqualTo(1);
    assertThat(rendered("none")).isEqualTo(LESSON);

    adapt("approve", "--category", "units", "--by", "Amina").done();
    assertThat(rendered("units"))
        .isEqualTo(LESSON.replace("5 miles", "8 kilometres").replace("98.6 °F", "37 °C"));

    adapt("reject", id(report, "98.6 °F"), "--by", "Amina").done();
    adapt("edit", id(report, "5 miles"), "--to", "a long way", "--by", "Amina").done();
    assertThat(rendered("edited")).isEqualTo(LESSON.replace("5 miles", "a long way"));

    assertThat(adapt("report").done().out())
        .contains("37 °C", "Amina", "03/04/2020", "Wanjiku", "a long way");
    assertThat(Files.readString(folder.resolve("edited-adaptations/adaptations.md")))
        .contains("a long way");
    assertThat(Files.readString(course.resolve("unit-1/1.md"))).isEqualTo(LESSON);
  }

  @Test
  void sureProposalsAreApprovedTogetherAndAMissingPartnerIsSaid() {
    JsonNode report = adapt(course, "--for", "KE", "--json").json();

    assertThat(adapt("approve", "--all-above", "0.95", "--by", "Amina").done().out())
        .contains("2 approved by Amina");
    String second = report.at("/adaptations/3/id").asText();
    String first = report.at("/adaptations/3/dependsOn/0").asText();
    assertThat(adapt("approve", second, "--by", "Amina").done().out())
        .contains("note: " + second + " stands only with " + first + ", which is not approved");
  }

  @Test
  void aPackageComesOutAsAPackage() throws IOException {
    Path zip = folder.resolve("course.zip");
    try (OutputStream to = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(to)) {
      out.putNextEntry(new ZipEntry("unit-1/1.md"));
      out.write(LESSON.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.closeEntry();
    }
    adapt(zip, "--for", "KZ", "--in", "en").done();
    adapt("approve", "--category", "units", "--by", "Amina").done();
    adapt("render", "-o", folder.resolve("out")).done();

    try (ZipFile out = new ZipFile(folder.resolve("out/course.zip").toFile())) {
      assertThat(out.getInputStream(out.getEntry("unit-1/1.md")).readAllBytes())
          .asString(java.nio.charset.StandardCharsets.UTF_8)
          .isEqualTo(LESSON.replace("5 miles", "8 kilometres").replace("98.6 °F", "37 °C"));
    }
  }

  @Test
  void theLastStepIsUndoneAndRedone() throws IOException {
    JsonNode report = adapt(course, "--for", "KE", "--json").json();
    String miles = id(report, "5 miles");
    adapt("approve", miles, "--by", "Amina").done();
    assertThat(adapt("undo", miles, "--by", "Amina").done().out()).contains(miles + " is proposed");
    assertThat(rendered("undone")).isEqualTo(LESSON);
    assertThat(adapt("undo", miles, "--by", "Amina").done().out()).contains(miles + " is approved");
    assertThat(rendered("redone")).isEqualTo(LESSON.replace("5 miles", "8 kilometres"));
  }

  @Test
  void aCountryWithoutAPackIsAdaptedByCldrAloneAndATeamsOwnPackAddsNames() throws IOException {
    assertThat(adapt("country", "MN").done().out())
        .contains("Mongolia (MN), mn", "MNT", "There is no pack of this country");
    JsonNode plain = adapt(course, "--for", "MN", "--json").json();
    assertThat(plain.at("/counts/UNITS/PROPOSED").asInt()).isEqualTo(2);
    assertThat(plain.at("/flagged/NAMES").asInt()).isEqualTo(1);

    Path pack = Files.createDirectories(home.resolve("zones/local/countries")).resolve("MN.json");
    Files.writeString(
        pack,
        "{\"country\": \"MN\", \"name\": \"Mongolia\", \"sources\": {\"us\": {\"title\": \"our"
            + " team\", \"licence\": \"CC0-1.0\"}}, \"facts\": {\"givenNames.female\": {\"value\":"
            + " [\"Sarnai\"], \"source\": \"us\"}}}");
    JsonNode own = adapt(course, "--for", "MN", "--json").json();
    JsonNode mary =
        own.path("adaptations")
            .valueStream()
            .filter(a -> a.path("after").asText().equals("Sarnai"))
            .findFirst()
            .orElseThrow();
    assertThat(mary.at("/evidence/confirmed").asBoolean(true)).isFalse();
    assertThat(adapt("report", "--for", "MN").done().out())
        .contains("nobody looked up yet", "our team");
    assertThat(adapt("country", "MN").done().out()).contains("Sarnai", "NOT CONFIRMED");

    Files.writeString(pack, "{\"country\": \"MN\", \"facts\": {\"town\": {}}}");
    assertThat(adapt(course, "--for", "MN").complaint())
        .startsWith(pack + ": the fact \"town\" lacks a value");
    assertThat(adapt("country", "--check", pack).complaint()).startsWith(pack + ": ");
  }

  @Test
  void whatIsWrongIsSaidInOneSentence() {
    assertThat(adapt(course, "--for", "XX").complaint())
        .isEqualTo("\"XX\" is no country: give its ISO 3166 code of two letters, such as KZ");
    assertThat(adapt("report").complaint())
        .isEqualTo("nothing was adapted yet: propose first with ./dars adapt COURSE --for KE");
    adapt(course, "--for", "KE").done();
    assertThat(adapt("approve", "123", "--by", "Amina").complaint())
        .isEqualTo("there is no adaptation \"123\"; ./dars adapt report lists them");
    assertThat(adapt("render", "-o", course.resolve("out")).complaint())
        .isEqualTo(
            course.resolve("out") + ": the course itself stands there; choose another folder");
    adapt(course, "--for", "KZ").done();
    assertThat(adapt("report").complaint()).startsWith("say which is meant: --of " + course);
    assertThat(adapt("report", "--for", "KZ").done().out()).contains("for KZ");
    assertThat(adapt().code()).isEqualTo(2);
    assertThat(adapt("approve").code()).isEqualTo(2);
    assertThat(adapt("approve", "--all-above", "7").code()).isEqualTo(2);
    assertThat(adapt(course, "--for", "KE", "--in", "??").code()).isEqualTo(2);
  }
}
