package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.translator.SegmentState;
import org.dars.translator.exchange.ExchangeFile;
import org.dars.translator.exchange.ExchangeState;
import org.dars.translator.exchange.Xliff;
import org.dars.translator.exchange.XliffVersion;
import org.junit.jupiter.api.Test;

/** What goes out of review in files and comes back, in a browser. */
class ReviewFilesTest extends ReviewFixture {

  @Test
  void aFileGoesOutComesBackIsLookedAtAndTakenIn() throws Exception {
    Pair pair = localised("files", "es");
    Page page = openWithoutJavaScript(review(pair));
    APIResponse out = page.request().get(address() + review(pair) + "/export/xliff?state=waiting");
    assertThat(out.headers().get("content-disposition")).contains("files-es.xlf");
    Path file = folder.resolve("files-es.xlf");
    Files.write(file, out.body());
    ExchangeFile content = Xliff.read(file).file();
    Xliff.write(
        new ExchangeFile(
            "en",
            "es",
            content.documents().stream()
                .map(d ->
                    d.map(s ->
                        s.source().equals("It grows.")
                            ? s.with("Crece.", ExchangeState.TRANSLATED)
                            : s))
                .toList()),
        XliffVersion.V2_1,
        file);
    int waiting = desk(pair).rows().counts().getOrDefault(SegmentState.WAITING, 0);

    page.locator("summary", new Page.LocatorOptions().setHasText("bring a file back")).click();
    page.setInputFiles("#returned", file);
    page.locator("form[action$=files] button").click();
    assertThat(page.locator("ins").textContent()).isEqualTo("Crece.");
    assertThat(page.locator(".counts").textContent()).contains("1 approved");
    assertThat(segment(pair, "two.md", "grows").state()).isEqualTo(SegmentState.WAITING);
    String preview = page.url();
    page.locator("main form button").click();
    assertThat(page.locator("h1").textContent()).contains("Taken in");
    assertThat(segment(pair, "two.md", "grows").target()).isEqualTo("Crece.");
    assertThat(desk(pair).rows().counts()).containsEntry(SegmentState.WAITING, waiting - 1);
    assertThat(page.request().get(preview).status()).isEqualTo(404);
    assertThat(page.request().get(address() + review(pair) + "/files/..%2f..%2fx.xlf").status())
        .isIn(400, 404);

    APIResponse tmx = page.request().get(address() + review(pair) + "/export/tmx");
    assertThat(tmx.text()).contains("Crece.", "1.4");
    APIResponse docx =
        page.request().get(address() + review(pair) + "/export/docx?state=waiting&document=one.md");
    assertThat(new String(docx.body(), 0, 2, StandardCharsets.ISO_8859_1)).isEqualTo("PK");
    assertThat(page.request().get(address() + review(pair) + "/export/docx?state=stale").status())
        .isEqualTo(404);
  }

  @Test
  void whatIsNoExchangeFileIsRefusedInWords() throws Exception {
    Pair pair = localised("refused", "es");
    Page page = open("");
    for (Map.Entry<String, String> one :
        Map.of(
                "a.txt", "is neither a Word table",
                "a.xlf", "DOCTYPE",
                "b.docx", "b.docx")
            .entrySet()) {
      APIResponse reply =
          page.request()
              .post(
                  address() + review(pair) + "/files",
                  RequestOptions.create()
                      .setHeader("Origin", address().replaceAll("/$", ""))
                      .setMultipart(
                          FormData.create()
                              .set(
                                  "file",
                                  new FilePayload(
                                      one.getKey(),
                                      "application/octet-stream",
                                      "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><xliff version=\"2.1\"/>"
                                          .getBytes(StandardCharsets.UTF_8)))));
      assertThat(reply.status()).as(one.getKey()).isIn(400, 422);
      assertThat(reply.text()).contains(one.getValue()).doesNotContain("root:");
    }
  }

  @Test
  void memoryAndTermsGoInAndOutOnTheirPages() throws Exception {
    localised("store", "es");
    Page page = openWithoutJavaScript("courses/store/memory");
    page.setInputFiles(
        "#tmx",
        new FilePayload(
            "old.tmx",
            "text/xml",
            ("<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\""
                    + " segtype=\"sentence\" o-tmf=\"t\" adminlang=\"en\" srclang=\"en\""
                    + " datatype=\"plaintext\"/><body><tu><tuv xml:lang=\"en\"><seg>The sea is"
                    + " deep.</seg></tuv><tuv xml:lang=\"sw\"><seg>Bahari ni kina.</seg></tuv></tu>"
                    + "</body></tmx>")
                .getBytes(StandardCharsets.UTF_8)));
    page.locator("#add button").click();
    page.locator("button[value=take]").click();
    assertThat(page.locator("[role=status]").textContent()).startsWith("1 translation went");
    assertThat(page.locator("tbody").textContent()).contains("Swahili");
    page.locator("#q").fill("bahari");
    page.locator("#side").selectOption("target");
    page.locator("form[role=search] button").click();
    assertThat(page.locator(".findings").textContent()).contains("The sea is deep.");
    assertThat(page.request().get(address() + "courses/store/memory/tmx?from=en&to=sw").text())
        .contains("Bahari ni kina.");
    page.setInputFiles(
        "#tmx", new FilePayload("no.tmx", "text/xml", "no".getBytes(StandardCharsets.UTF_8)));
    page.locator("#add button").click();
    assertThat(page.locator("[role=alert]").textContent()).contains("no.tmx");

    page.navigate(address() + "courses/store/terms");
    FilePayload csv =
        new FilePayload(
            "Sea terms.csv",
            "text/csv",
            "concept,language,term\nc,en,cell\nc,es,célula\n".getBytes(StandardCharsets.UTF_8));
    page.setInputFiles("#file", csv);
    page.locator("form[enctype] button").click();
    assertThat(page.locator("[role=status]").textContent()).contains("sea-terms");
    assertThat(page.locator("input[value=sea-terms]").isChecked()).isTrue();
    page.setInputFiles("#file", csv);
    page.locator("form[enctype] button").click();
    assertThat(page.locator("[role=alert]").textContent()).contains("sea-terms", "already");
    assertThat(page.request().get(address() + "courses/store/terms/sea-terms.csv").text())
        .contains("célula");
    assertThat(page.request().get(address() + "courses/store/terms/sea-terms.tbx").text())
        .contains("<tbx");
    page.navigate(address() + "courses/store/localisation/es/review?q=small&document=one.md");
    page.locator(".beside summary").click();
    page.locator(".beside a").click();
    assertThat(page.locator("div.help").textContent()).contains("célula");
    page.navigate(address() + "courses/store/terms");
    page.locator("input[value=sea-terms]").uncheck();
    page.locator("form[action$=use] button").click();
    assertThat(web().reviews().termbases(WebFixture.ZONE).chosen("store")).isEmpty();
    for (String path : Set.of("courses/store/terms/..%2fx.csv", "courses/store/terms/no.csv")) {
      assertThat(page.request().get(address() + path).status()).as(path).isIn(400, 404);
    }
  }
}
