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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.Outcome;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole courses in other languages, as their pages show them. */
class CourseLocalisationTest extends BrowserTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String HOSTILE = "<script>alert(1)</script> \"><img src=x onerror=alert(2)>";

  @BeforeAll
  void start() {
    web().batches().start(2);
  }

  /** A small course of its own, in a language, all of its segments waiting. */
  private Pair localised(String course, String language, Path folder) throws Exception {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("one.md"),
        "# Cells\n\nA **cell** is small.\n\nPlants have `walls()` around them.\n\nЯдро is a"
            + " nucleus.\n");
    Files.writeString(folder.resolve("two.md"), "# Roots\n\nA root drinks water.\n");
    web()
        .library()
        .add(
            WebFixture.ZONE,
            new AddRequest(folder, course, "Biology " + course),
            AddListener.SILENT);
    String id =
        web()
            .batches()
            .submit(
                WebFixture.ZONE,
                new NewBatch(
                    course,
                    "en",
                    List.of(language),
                    "pseudo",
                    new ReviewPolicy(1, true),
                    1,
                    new Limit(5_000_000L, 2_000_000L)));
    await(id);
    return new Pair(WebFixture.ZONE, course, "en", language);
  }

  private void await(String id) throws InterruptedException {
    assertThat(web().batches().await(WebFixture.ZONE, id, LONG)).isTrue();
    assertThat(web().batches().batch(WebFixture.ZONE, id).orElseThrow().targets())
        .allMatch(t -> t.state() == State.DONE);
  }

  private StoredSegment segment(Pair pair, String document, String words) {
    return web().reviews().segments(pair).of(document).values().stream()
        .filter(s -> s.source().contains(words))
        .findFirst()
        .orElseThrow();
  }

  private static String review(Pair pair) {
    return "courses/" + pair.course() + "/localisation/" + pair.to() + "/review";
  }

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
  void aSegmentIsMendedRefusedApprovedReopenedAndWrittenWithoutJavaScript(@TempDir Path folder)
      throws Exception {
    Pair pair = localised("bio-review", "es", folder);
    Page page = openWithoutJavaScript(review(pair) + "?q=cell%20is");
    assertThat(page.locator(".segment").count()).isZero();
    page.navigate(address() + review(pair) + "?q=small");
    assertThat(page.locator(".original").textContent()).isEqualTo("A ⟦1⟧cell⟦/1⟧ is small.");
    page.locator("textarea").fill("Una célula es pequeña.");
    page.locator("button[value=approve]").click();
    assertThat(page.locator(".segment [role=alert]").textContent())
        .contains("not saved", "⟦1⟧", "missing");
    assertThat(page.locator("textarea").inputValue()).isEqualTo("Una célula es pequeña.");
    assertThat(page.locator("textarea").getAttribute("aria-invalid")).isEqualTo("true");

    page.locator("textarea").fill("Una ⟦1⟧célula⟦/1⟧ es pequeña.");
    page.locator("button[value=approve]").click();
    assertThat(page.locator(".segment").count()).isZero();
    StoredSegment kept = segment(pair, "one.md", "small");
    assertThat(kept.state()).isEqualTo(SegmentState.APPROVED);
    assertThat(kept.quality()).isEqualTo(Quality.PERSON);
    assertThat(web().memory().lookup(kept.source(), "en", "es"))
        .hasValueSatisfying(e -> {
          assertThat(e.target()).isEqualTo("Una ⟦1⟧célula⟦/1⟧ es pequeña.");
          assertThat(e.quality()).isEqualTo(Quality.PERSON);
          assertThat(e.details().approved()).isTrue();
        });

    page.navigate(address() + "courses/bio-review/localisation");
    assertThat(page.locator(".note").textContent()).contains("In 1 file");
    page.locator("button[value=write]").click();
    String newest = web().batches().ofCourse(WebFixture.ZONE, "bio-review").getFirst().id();
    await(newest);
    APIResponse files = page.request().get(address() + "courses/bio-review/localisation/es/files");
    assertThat(unzipped(files.body(), "one.md")).contains("Una **célula** es pequeña.");
    page.navigate(address() + "courses/bio-review/localisation");
    assertThat(page.locator(".note").count()).isZero();

    page.navigate(address() + review(pair) + "?state=approved");
    page.locator("button[value=reopen]").click();
    assertThat(segment(pair, "one.md", "small").state()).isEqualTo(SegmentState.WAITING);
  }

  private static String unzipped(byte[] zip, String name) throws Exception {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    return "";
  }

  @Test
  void aSegmentThatSomebodyChangedMeanwhileIsNotOverwrittenUnseen(@TempDir Path folder)
      throws Exception {
    Pair pair = localised("bio-race", "es", folder);
    Page page = open(review(pair) + "?q=drinks");
    StoredSegment s = segment(pair, "two.md", "drinks");
    web()
        .reviews()
        .segments(pair)
        .decide(Map.of("two.md", List.of(with(s, "Otra persona.", SegmentState.WAITING))));
    page.locator("textarea").fill("Yo.");
    page.locator("button[value=approve]").click();
    assertThat(page.locator(".segment [role=alert]").textContent()).contains("“Otra persona.”");
    assertThat(page.locator("textarea").inputValue()).isEqualTo("Yo.");
    assertThat(segment(pair, "two.md", "drinks").target()).isEqualTo("Otra persona.");
    page.locator("button[value=approve]").click();
    assertThat(segment(pair, "two.md", "drinks").target()).isEqualTo("Yo.");
  }

  @Test
  void whatAChecksFindingIsAboutStandsInThePagesWords(@TempDir Path folder) throws Exception {
    Pair pair = localised("bio-findings", "es", folder);
    SegmentRows rows = web().reviews().segments(pair);
    StoredSegment s = segment(pair, "two.md", "drinks");
    List<String> notes =
        List.of(
            "numbers: the number 5 is missing",
            "numbers are odd: see me",
            "markup: as a team's own check says it");
    rows.decide(Map.of("two.md", List.of(with(s, "Bebe.", SegmentState.WAITING, notes))));
    Page page = open(review(pair) + "?q=drinks");
    assertThat(page.locator(".findings li").allInnerTexts())
        .containsExactly(
            "Numbers differ: the number 5 is missing",
            "numbers are odd: see me",
            "Formatting marks differ: as a team's own check says it");
    assertThat(page.locator(".findings bdi").first().getAttribute("lang")).isNull();
    assertThat(page.locator(".findings bdi").last().getAttribute("lang")).isEqualTo("en");
    Page spanish =
        open(review(pair) + "?q=drinks", new Browser.NewContextOptions().setLocale("es"));
    assertThat(spanish.locator(".findings li").first().innerText()).endsWith("falta el número 5");
  }

  private static StoredSegment with(StoredSegment s, String target, SegmentState state) {
    return with(s, target, state, List.of(HOSTILE));
  }

  private static StoredSegment with(
      StoredSegment s, String target, SegmentState state, List<String> notes) {
    return new StoredSegment(
        s.id(),
        s.ord(),
        s.source(),
        target,
        Outcome.PERSON,
        "",
        Quality.PERSON,
        0.95,
        state,
        notes);
  }

  @Test
  void hostileTextIsShownAsText(@TempDir Path folder) throws Exception {
    Pair pair = localised("bio-hostile", "ar", folder);
    SegmentRows rows = web().reviews().segments(pair);
    StoredSegment s = segment(pair, "two.md", "drinks");
    rows.decide(Map.of("two.md", List.of(with(s, HOSTILE, SegmentState.WAITING))));
    Page page = open(review(pair) + "?q=drinks");
    assertThat(page.locator("textarea").inputValue()).isEqualTo(HOSTILE);
    assertThat(page.locator("main script, main img").count()).isZero();
    assertThat(complaints).isEmpty();
    page.navigate(address() + review(pair) + "?q=%22%3E%3Cimg%20src=x%3E&document=%3Cb%3E");
    assertThat(page.locator("main img, main b").count()).isZero();
    assertThat(page.locator("#q").inputValue()).isEqualTo("\"><img src=x>");
  }

  @Test
  void whatIsSureIsApprovedInOneGoAfterAQuestionAndWhatIsNotIsLeft(@TempDir Path folder)
      throws Exception {
    Pair pair = localised("bio-sure", "es", folder);
    SegmentRows rows = web().reviews().segments(pair);
    StoredSegment sure = segment(pair, "two.md", "drinks");
    StoredSegment broken = segment(pair, "one.md", "small");
    rows.decide(
        Map.of(
            "two.md", List.of(with(sure, "Una raíz bebe agua.", SegmentState.WAITING)),
            "one.md", List.of(with(broken, "sin marcas", SegmentState.WAITING))));
    int approved = rows.count(ReviewDesk.above(null, 0.9)) - 1; // all but the broken one
    Page page = openWithoutJavaScript(review(pair));
    page.locator("details.feedback summary").click();
    page.locator("details.feedback button").click();
    assertThat(page.locator("[role=status]").textContent())
        .isEqualTo("Approved: " + approved + ".");
    assertThat(segment(pair, "two.md", "drinks").state()).isEqualTo(SegmentState.APPROVED);
    assertThat(segment(pair, "one.md", "small").state()).isEqualTo(SegmentState.WAITING);
    assertThat(rows.counts()).containsEntry(SegmentState.APPROVED, approved);
  }

  @Test
  void aSearchFindsSourceAndTargetWhateverTheCaseAndPercentSignsAreText(@TempDir Path folder)
      throws Exception {
    Pair pair = localised("bio-search", "es", folder);
    SegmentRows rows = web().reviews().segments(pair);
    StoredSegment s = segment(pair, "two.md", "drinks");
    rows.decide(Map.of("two.md", List.of(with(s, "Ёлка 100 % зелёная_", SegmentState.WAITING))));
    for (String found : List.of("ёлка", "ЗЕЛЁНАЯ", "100 %", "_", "DRINKS", "root dri")) {
      assertThat(rows.list(new SegmentRows.Filter(Set.of(), null, found, 0), 0, 9))
          .as(found)
          .extracting(p -> p.segment().id())
          .containsExactly(s.id());
    }
    assertThat(rows.list(new SegmentRows.Filter(Set.of(), null, "1%0", 0), 0, 9)).isEmpty();
    List<Placed> ofOne = rows.list(new SegmentRows.Filter(Set.of(), "one.md", "", 0), 0, 99);
    assertThat(ofOne).isNotEmpty().allMatch(p -> p.document().equals("one.md"));
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

  private State state(String id) {
    return web().batches().batch(WebFixture.ZONE, id).orElseThrow().targets().getFirst().state();
  }

  private void await(String id, State one, State other) throws InterruptedException {
    assertThat(web().batches().await(WebFixture.ZONE, id, LONG)).isTrue();
    assertThat(state(id)).isIn(one, other);
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

  private static Path course(Path folder) throws Exception {
    Files.writeString(folder.resolve("a.md"), "# Secret\n\nNobody else may read this.\n");
    return folder;
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
