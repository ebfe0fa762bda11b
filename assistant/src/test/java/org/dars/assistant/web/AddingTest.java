package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Courses added by upload, and what is said of their files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddingTest {
  private static final String BOUNDARY = "----a-boundary";

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private WebFixture web;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    web = WebFixture.start(folder);
  }

  @AfterAll
  void stop() throws Exception {
    web.close();
  }

  private HttpResponse<String> upload(String title, Map<String, byte[]> files) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, title)
            .getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      body.writeBytes(
          ("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n"
                      .formatted(BOUNDARY, file.getKey())
                  + "Content-Type: application/octet-stream\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.getValue());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(URI.create(web.address() + "courses"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(web.address() + path)).build(), BodyHandlers.ofString());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> mixed() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("tides.md", bytes("# Tides\n\nThe sea rises twice a day.\n"));
    files.put("empty.pdf", new byte[0]);
    files.put("cut.docx", bytes("PK\u0003\u0004 cut off in the middle"));
    files.put("not-a-deck.pptx", bytes("just text"));
    files.put("numbers.dat", bytes("1 2 3"));
    return files;
  }

  @Test
  void everyFileOfAMixedUploadIsAccountedFor() throws Exception {
    HttpResponse<String> reply = upload("Mixed", mixed());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.uri().getPath()).startsWith("/courses/mixed/added/");
    assertThat(reply.body())
        .contains("1 document can be read", "empty.pdf: ", "cut.docx: ", "not-a-deck.pptx: ")
        .contains("numbers.dat")
        .doesNotContain("at org.dars");
    assertThat(get("courses/mixed").body()).contains("Tides", "empty.pdf: ");
    assertThat(get("").statusCode()).isEqualTo(200);
  }

  @Test
  void aZipIsTakenAsItIsAndItsFoldersAreUnits() throws Exception {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("1 Water/tides.md", "# Tides\n\nThe sea rises twice a day.\n");
    entries.put("2 Rock/sand.html", "<h1>Sand</h1><p>Sand is old rock.</p>");
    entries.put("__MACOSX/1 Water/._tides.md", "x");
    for (int i = 0; i < 5_001; i++) {
      entries.put("pictures/" + i + ".png", "");
    }
    HttpResponse<String> reply = upload("Whole", Map.of("whole.zip", LocalisingTest.zip(entries)));
    assertThat(reply.uri().getPath()).isEqualTo("/courses/whole");
    assertThat(reply.body()).contains("Water", "Tides", "Rock", "Sand").doesNotContain("MACOSX");
  }

  @Test
  void aBrokenPackageAmongOthersIsNamedAndTheOthersAreTaken() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("cut.zip", Arrays.copyOf(LocalisingTest.zip(Map.of("a.md", "# A\n")), 40));
    files.put("week-1.zip", LocalisingTest.zip(Map.of("tides.md", "# Tides\n\nTwice a day.\n")));
    files.put("cut.imscc", bytes("PK"));
    files.put("moon.md", bytes("# Moon\n\nIt pulls.\n"));
    HttpResponse<String> reply = upload("Weeks", files);
    assertThat(reply.uri().getPath()).startsWith("/courses/weeks/added/");
    assertThat(reply.body())
        .contains("2 documents can be read")
        .contains("cut.zip: is not a whole zip file")
        .contains("cut.imscc: is not a whole zip file")
        .doesNotContain("of a kind that Dars does not read");
    assertThat(get("courses/weeks").body())
        .contains("Tides", "Moon", "Week 1")
        .contains("cut.zip: is not a whole zip file");
  }

  @Test
  void aMoodleBackupIsTakenBySectionsAndWithoutItsPersons() throws Exception {
    byte[] backup =
        LocalisingTest.zip(
            Map.of(
                "moodle_backup.xml",
                "<moodle_backup><information><contents><activities><activity><moduleid>11</moduleid>"
                    + "<sectionid>1</sectionid><modulename>page</modulename><title>Clay</title>"
                    + "<directory>activities/page_11</directory></activity></activities><sections><section>"
                    + "<sectionid>1</sectionid><title>1</title><directory>sections/section_1</directory>"
                    + "</section></sections></contents></information></moodle_backup>",
                "sections/section_1/section.xml",
                "<section id=\"1\"><number>1</number><name>Soils</name><sequence>11</sequence></section>",
                "activities/page_11/page.xml",
                "<activity moduleid=\"11\" modulename=\"page\" contextid=\"5\"><page id=\"1\"><name>About clay</name>"
                    + "<content>&lt;p&gt;Clay holds water.&lt;/p&gt;</content></page></activity>",
                "users.xml",
                "<users><user id=\"5\"><username>aigul</username></user></users>"));
    HttpResponse<String> reply = upload("Soils", Map.of("soils.mbz", backup));
    assertThat(reply.uri().getPath()).startsWith("/courses/soils/added/");
    assertThat(reply.body()).contains("users.xml: personal data, left out").doesNotContain("aigul");
    assertThat(contents("courses/soils"))
        .containsSubsequence("<h3", "Soils</h3>", "About clay")
        .doesNotContain("moodle-backup", "section-1-section");
  }

  @Test
  void theManifestOfAPackageIsNoChapterAndItsModulesAreUnits() throws Exception {
    byte[] cartridge =
        LocalisingTest.zip(
            Map.of(
                "imsmanifest.xml",
                "<manifest identifier=\"m\"><organizations><organization identifier=\"o\"><item identifier=\"i\">"
                    + "<title>Week one</title><item identifier=\"i1\" identifierref=\"r1\"><title>Bends</title></item>"
                    + "</item></organization></organizations><resources><resource identifier=\"r1\" href=\"a.html\">"
                    + "<file href=\"a.html\"/></resource></resources></manifest>",
                "a.html",
                "<h1>Meanders</h1><p>A river cuts its outer bank.</p>"));
    upload("Cartridge", Map.of("rivers.imscc", cartridge));
    assertThat(contents("courses/cartridge"))
        .containsSubsequence("<h3", "Week one</h3>", "Meanders")
        .doesNotContain("imsmanifest", "Bends");
  }

  /** The table of contents of a course's page. */
  private String contents(String course) throws Exception {
    String body = get(course).body();
    return body.substring(body.indexOf("<aside"), body.indexOf("</aside>"));
  }

  @Test
  void entriesThatMeanHarmAreLeftOutAndNamed() throws Exception {
    byte[] zip =
        LocalisingTest.zip(
            Map.of(
                "../evil.md",
                "# Evil\n",
                "tides.md",
                "# Tides\n\nTwice a day.\n",
                "zeros.md",
                "0".repeat(30_000_000)));
    HttpResponse<String> reply = upload("Harm", Map.of("harm.zip", zip));
    assertThat(reply.uri().getPath()).startsWith("/courses/harm/added/");
    assertThat(reply.body())
        .contains("1 document can be read")
        .contains("../evil.md: its name leads out of the package; left out")
        .contains("zeros.md", "more than 200 times its size");
    reply = upload("Nothing", Map.of("nothing.zip", bytes("hello")));
    assertThat(reply.statusCode()).isEqualTo(422);
    assertThat(reply.body())
        .contains("nothing.zip: is no package (neither zip nor packed tar)")
        .doesNotContain("nothing was changed");
  }

  @Test
  void anUploadWithNothingToSayLeadsToItsCourse() throws Exception {
    HttpResponse<String> reply = upload("Plain", Map.of("moon.md", bytes("# Moon\n\nIt pulls.\n")));
    assertThat(reply.uri().getPath()).isEqualTo("/courses/plain");
  }

  @Test
  void anUploadWithoutOneGoodFileNamesThemAll() throws Exception {
    Map<String, byte[]> files = mixed();
    files.remove("tides.md");
    HttpResponse<String> reply = upload("Broken", files);
    assertThat(reply.statusCode()).isEqualTo(422);
    assertThat(reply.body()).contains("empty.pdf: ", "cut.docx: ", "not-a-deck.pptx: ");
    assertThat(get("courses/broken").statusCode()).isEqualTo(404);
  }

  @Test
  void aReportOfLongAgoLeadsToTheCourse() throws Exception {
    assertThat(get("courses/teaching/added/long-ago").uri().getPath())
        .isEqualTo("/courses/teaching");
  }
}
