package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Files handed in, localised and fetched, with the engine that every machine has. */
class LocalisingTest extends BrowserTest {
  private static final String PAGE =
      "# Tokens\n\nA token is a piece of text. See <https://example.org/a>.\n\n```\ncode = 1\n```\n";

  private Page submit(Page page, FilePayload... files) {
    page.locator("#files").setInputFiles(files);
    page.locator("#to").selectOption("es");
    page.locator("#engine").selectOption("pseudo");
    page.locator("main button").click();
    return page;
  }

  private static FilePayload file(String name, byte[] bytes) {
    return new FilePayload(name, "application/octet-stream", bytes);
  }

  static byte[] zip(Map<String, String> entries) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> unzip(InputStream in) throws Exception {
    Map<String, String> entries = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        entries.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  @Test
  void aZipComesBackWithItsFoldersItsCodeAndAReport() throws Exception {
    byte[] zip =
        zip(Map.of("unit 1/tokens.md", PAGE, "unit 2/page.html", "<p>Hello <b>all</b>.</p>"));
    Page page = submit(open("localise"), file("course.zip", zip));
    page.locator("a[href$=result]").waitFor();
    Download download = page.waitForDownload(() -> page.locator("a[href$=result]").click());
    assertThat(download.suggestedFilename()).isEqualTo("course.es.zip");
    Map<String, String> result = unzip(Files.newInputStream(download.path()));
    assertThat(result).containsOnlyKeys("unit 1/tokens.md", "unit 2/page.html");
    assertThat(result.get("unit 1/tokens.md"))
        .contains("```\ncode = 1\n```", "<https://example.org/a>")
        .doesNotContain("A token is a piece of text");
    Download report = page.waitForDownload(() -> page.locator("a[href$=report]").click());
    assertThat(Files.readString(report.path()))
        .contains("pseudo", "| translated by the engine | 4 |");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aPackageComesBackUnderItsOwnEnding() throws Exception {
    byte[] zip =
        zip(Map.of("imsmanifest.xml", MANIFEST, "tokens.html", "<p>Hello <b>all</b>.</p>"));
    Page page = submit(open("localise"), file("course.imscc", zip));
    page.locator("a[href$=result]").waitFor();
    Download download = page.waitForDownload(() -> page.locator("a[href$=result]").click());
    assertThat(download.suggestedFilename()).isEqualTo("course.es.imscc");
    Map<String, String> result = unzip(Files.newInputStream(download.path()));
    assertThat(result).containsOnlyKeys("imsmanifest.xml", "tokens.html");
    assertThat(result.get("imsmanifest.xml"))
        .contains("identifier=\"i1\"")
        .doesNotContain("About tokens");
  }

  private static final String MANIFEST =
      """
      <manifest identifier="m"><organizations><organization identifier="o"><item identifier="i1" identifierref="r1">
      <title>About tokens</title></item></organization></organizations><resources>
      <resource identifier="r1" href="tokens.html"><file href="tokens.html"/></resource></resources></manifest>
      """;

  @Test
  void severalFilesComeBackTogetherWithTheReport() throws Exception {
    Page page =
        submit(
            open("localise"),
            file("course.zip", zip(Map.of("tokens.md", PAGE))),
            file("cut.zip", new byte[] {'P', 'K', 3, 4}),
            file("more.md", PAGE.getBytes(StandardCharsets.UTF_8)));
    page.locator("a[href$=result]").waitFor();
    Download download = page.waitForDownload(() -> page.locator("a[href$=result]").click());
    Map<String, String> result = unzip(Files.newInputStream(download.path()));
    assertThat(result).containsOnlyKeys("course.zip", "more.md", "localisation-report.md");
    assertThat(result.get("localisation-report.md")).contains("cut.zip: is not a whole zip file");
  }

  @Test
  void withoutJavaScriptThePageReloadsItselfUntilItIsDone() {
    Page page =
        submit(
            openWithoutJavaScript("localise"),
            file("tokens.md", PAGE.getBytes(StandardCharsets.UTF_8)));
    page.locator("a[href$=result]").waitFor();
    assertThat(page.locator("h2").textContent()).isEqualTo("Done");
  }

  @Test
  void whatPointsOutsideOfAZipIsLeftOutAndReported() throws Exception {
    byte[] zip = zip(Map.of("../evil.md", PAGE, "tokens.md", PAGE));
    Page page = submit(openWithoutJavaScript("localise"), file("evil.zip", zip));
    page.locator("a[href$=result]").waitFor();
    Download download = page.waitForDownload(() -> page.locator("a[href$=result]").click());
    assertThat(unzip(Files.newInputStream(download.path()))).containsOnlyKeys("tokens.md");
    Download report = page.waitForDownload(() -> page.locator("a[href$=report]").click());
    assertThat(Files.readString(report.path())).contains("../evil.md: its name leads out");
  }

  @Test
  void theSameLanguageTwiceIsRefusedInTheForm() {
    Page page = openWithoutJavaScript("localise");
    page.locator("#from").selectOption("es");
    submit(page, file("tokens.md", PAGE.getBytes(StandardCharsets.UTF_8)));
    assertThat(page.locator(".problem").textContent()).isEqualTo("Choose two different languages.");
  }

  @Test
  void anEngineThatIsNotThereIsNamedWithAWayOut() {
    Page page = openWithoutJavaScript("localise");
    page.locator("#files").setInputFiles(file("a.md", PAGE.getBytes(StandardCharsets.UTF_8)));
    page.locator("#to").selectOption("kk");
    page.locator("#engine").selectOption("llm");
    page.locator("main button").click();
    assertThat(page.locator(".problem").textContent()).contains("no language model is configured");
  }

  @Test
  void aCourseIsAddedFromFilesAndAnswers() {
    Page page = openWithoutJavaScript("");
    page.locator("#title").fill("Tokens for all");
    page.locator("#files").setInputFiles(file("tokens.md", PAGE.getBytes(StandardCharsets.UTF_8)));
    page.locator("main form button").click();
    assertThat(page.url()).endsWith("/courses/tokens-for-all");
    assertThat(page.locator(".contents").textContent()).contains("Tokens");
  }
}
