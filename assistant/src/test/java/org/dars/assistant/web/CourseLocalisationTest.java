package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole courses in other languages, as their pages show them. */
class CourseLocalisationTest extends LocalisationFixture {

  @Test
  void aCourseIsEstimatedBegunWatchedAndFetched() throws Exception {
    Page page = open("courses/teaching/localisation");
    assertThat(page.locator(".empty").textContent()).contains("its own language alone");
    page.locator("button[value=begin]").click();
    assertThat(page.locator("[role=alert]").textContent()).contains("at least one language");
    complaints.clear(); // the browser tells of the status 400

    page.getByLabel("Spanish").check();
    page.getByLabel("Arabic").check();
    page.locator("#engine").selectOption("pseudo");
    page.locator("button[value=estimate]").click();
    assertThat(page.locator("#estimates").count()).isEqualTo(1);
    assertThat(page.locator("tbody tr").count()).isEqualTo(2);
    assertThat(page.getByLabel("Spanish").isChecked()).isTrue();
    assertThat(web().batches().ofCourse(WebFixture.ZONE, "teaching")).isEmpty();

    page.locator("button[value=begin]").click();
    page.locator("#language-es a[href$=files]").waitFor();
    page.locator("#language-ar a[href$=files]").waitFor();
    assertThat(page.locator("#language-es .state").textContent()).isEqualTo("Done");
    assertThat(page.locator("#languages").getAttribute("hx-get")).isNull();
    assertThat(complaints).isEmpty();

    APIResponse files = page.request().get(address() + "courses/teaching/localisation/es/files");
    assertThat(files.headers().get("content-disposition")).contains("teaching-es.zip");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files.body()))) {
      ZipEntry first = zip.getNextEntry();
      assertThat(first).isNotNull();
      assertThat(first.getName()).doesNotStartWith(".");
    }
    assertThat(page.request().get(address() + "courses/teaching/localisation/es/report").text())
        .contains("#");
    page.locator("#language-es a[href='/courses/teaching-es']").click();
    assertThat(page.locator("h1").getAttribute("lang")).isEqualTo("es");
    page.navigate(address() + "courses/teaching-es/localisation");
    assertThat(page.url()).isEqualTo(address() + "courses/teaching/localisation");
  }

  @Test
  void aLanguageIsPausedGoneOnWithAndCancelled(@TempDir Path folder) throws Exception {
    Pair pair = localised("bio-pause", "es", folder);
    NewBatch again = new NewBatch("bio-pause", "en", List.of("fr"), "pseudo", ReviewPolicy.NONE, 1);
    String id = web().batches().submit(WebFixture.ZONE, again);
    web().batches().pause(WebFixture.ZONE, id, "fr");
    await(id, State.PAUSED, State.DONE);
    State reached = state(id);
    Page page = openWithoutJavaScript("courses/bio-pause/localisation");
    if (reached == State.PAUSED) {
      assertThat(page.locator("#language-fr .state").textContent()).isEqualTo("Paused");
      page.locator("#resume-fr").click();
    }
    await(id, State.DONE, State.DONE);
    page.navigate(address() + "courses/bio-pause/localisation");
    assertThat(page.locator("#language-fr .state").textContent()).isEqualTo("Done");
    assertThat(pair.to()).isEqualTo("es");
  }

  @Test
  void whatIsNotOfTheZoneOrTheCourseIsNotFound(@TempDir Path folder) throws Exception {
    web()
        .library()
        .add("other", new AddRequest(course(folder), "secret", "Secret"), AddListener.SILENT);
    web()
        .batches()
        .submit(
            "other", new NewBatch("secret", "en", List.of("es"), "pseudo", ReviewPolicy.NONE, 1));
    Page page = open("");
    for (String path :
        List.of(
            "courses/secret/localisation",
            "courses/secret/localisation/progress",
            "courses/secret/localisation/es/review",
            "courses/secret/localisation/es/files",
            "courses/secret/localisation/es/report",
            "courses/teaching/localisation/xx/review",
            "courses/teaching/localisation/%2e%2e/files",
            "courses/teaching/localisation/..%2f..%2fsecret%2fes/files")) {
      assertThat(page.request().get(address() + path).status()).as(path).isIn(400, 404);
    }
    for (String path :
        List.of("secret/localisation", "secret/localisation/es", "secret/localisation/es/review")) {
      APIResponse reply =
          page.request()
              .post(
                  address() + "courses/" + path,
                  RequestOptions.create().setForm(FormData.create().set("action", "cancel")));
      assertThat(reply.status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aBudgetIsReadKeptWithTheBatchAndShown(@TempDir Path folder) throws Exception {
    Pair pair = localised("bio-budget", "es", folder);
    Page page = openWithoutJavaScript("courses/bio-budget/localisation");
    assertThat(page.locator("#language-es .spent").textContent())
        .contains("Language model", "0 of 2,000,000 tokens", "cost 0.00 of 5.00");
    page.locator("#from").selectOption("en");
    for (String wrong : List.of("0", "1,5", "-3", "much")) {
      page.getByLabel("French").check();
      page.locator("#engine").selectOption("pseudo");
      page.locator("#budget").fill(wrong);
      page.locator("#unit").selectOption("tokens");
      page.locator("button[value=begin]").click();
      assertThat(page.locator("[role=alert]").textContent())
          .as(wrong)
          .isEqualTo("A limit in tokens is a whole number above 0, such as 2000000.");
      assertThat(page.locator("#budget").inputValue()).isEqualTo(wrong);
    }
    page.locator("#budget").fill("2.50");
    page.locator("#unit").selectOption("money");
    page.locator("button[value=begin]").click();
    page.locator("#language-fr").waitFor();
    assertThat(web().batches().ofCourse(WebFixture.ZONE, pair.course()).getFirst().what().limit())
        .isEqualTo(new Limit(2_500_000L, null));
    assertThat(page.locator("#language-fr .spent").textContent()).contains("cost 0.00 of 2.50");
  }

  @Test
  void nobodyIsAnInstructorWhereTheServiceListensWider(@TempDir Path folder) throws Exception {
    try (WebFixture house = WebFixture.startWide(folder);
        HttpClient http = HttpClient.newHttpClient()) {
      String at = "http://127.0.0.1:" + house.port() + "/courses/teaching/localisation";
      for (String path : List.of("", "/progress", "/es/review", "/es/files", "/es/report")) {
        HttpRequest get = HttpRequest.newBuilder(URI.create(at + path)).build();
        assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).as(path).isEqualTo(403);
      }
      for (String path : List.of("", "/es", "/es/review", "/es/review/all")) {
        HttpRequest post =
            HttpRequest.newBuilder(URI.create(at + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("to=es&action=begin"))
                .build();
        assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).as(path).isEqualTo(403);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"360, en, LIGHT", "360, ar, DARK", "1280, en, LIGHT", "1280, ar, LIGHT"})
  void pagesFitTheirWindowBreakNoRuleAndAreLight(
      int width, String language, ColorScheme scheme, @TempDir Path folder) throws Exception {
    String course = "bio-" + width + "-" + language;
    Pair pair = localised(course, "ar", folder);
    StoredSegment s = segment(pair, "one.md", "small");
    web()
        .reviews()
        .segments(pair)
        .decide(
            Map.of("one.md", List.of(with(s, "⟦1⟧الخلية⟦/1⟧ صغيرة جداً.", SegmentState.WAITING))));
    Page page =
        open(
            "courses/" + course + "/localisation",
            new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 860));
    String suffix = "-" + width + "-" + language;
    PageCheck.look(page, "localisation" + suffix);
    page.locator("#from").selectOption("en");
    page.locator("input[value=kk]").check();
    page.locator("button[value=estimate]").click();
    page.locator("#estimates").waitFor();
    PageCheck.look(page, "estimate" + suffix);
    page.navigate(address() + review(pair));
    PageCheck.look(page, "review" + suffix);
    page.locator("textarea").first().fill("");
    page.locator("button[value=approve]").first().click();
    page.locator(".segment [role=alert]").waitFor();
    PageCheck.look(page, "review-refused" + suffix);
    assertThat(requests).allMatch(url -> url.startsWith(address()));
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest get =
          HttpRequest.newBuilder(URI.create(address() + review(pair) + "?state=all"))
              .header("Accept-Encoding", "gzip")
              .build();
      HttpResponse<byte[]> reply = http.send(get, BodyHandlers.ofByteArray());
      assertThat(reply.body().length).isLessThan(50_000);
    }
  }
}
