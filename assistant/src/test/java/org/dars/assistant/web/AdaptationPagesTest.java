package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.dars.assistant.adapt.AdaptationRoom;
import org.dars.assistant.adapt.AdaptationRoom.Wishes;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.translator.adapt.Adaptation;
import org.dars.translator.adapt.Adaptations;
import org.dars.translator.adapt.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Courses fitted to countries, as their pages show them. */
class AdaptationPagesTest extends BrowserTest {
  private static final String HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)>";
  private static final String LESSON =
      """
      # Walking

      Imagine that Mary walks 5 miles to the market. Mary is tired.

      It was 98.6 °F in the shade on 03/04/2020, they say.

      ## Exercise 1

      How far are 7 miles?
      """;

  /** A course of its own, looked through for a country. */
  private AdaptationRoom.Key proposed(String course, String country, Path folder, String lesson)
      throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("one.md"), lesson);
    Files.writeString(folder.resolve("two.md"), "# Oil\n\nA barrel holds 42 gallons.\n");
    web()
        .library()
        .add(
            WebFixture.ZONE, new AddRequest(folder, course, "Walks " + course), AddListener.SILENT);
    AdaptationRoom.Key key = new AdaptationRoom.Key(WebFixture.ZONE, course, country);
    web().adaptation().propose(key, new Wishes(false, false));
    web().adaptation().await();
    return key;
  }

  private Adaptation record(AdaptationRoom.Key key, String before) throws Exception {
    return web().adaptation().ledger(key).view().adaptations().values().stream()
        .filter(a -> a.before().equals(before) && a.state() != State.WITHDRAWN)
        .findFirst()
        .orElseThrow();
  }

  private static String here(AdaptationRoom.Key key) {
    return "courses/" + key.course() + "/adaptation/" + key.country();
  }

  private String adapted(AdaptationRoom.Key key, String document) throws Exception {
    String id = AdaptationRoom.idOf(key);
    String wanted =
        web().library().documents(key.zone(), id).stream()
            .filter(d -> d.path().equals(document))
            .findFirst()
            .orElseThrow()
            .id();
    return Files.readString(web().library().original(key.zone(), id, wanted).orElseThrow());
  }

  @Test
  void aCourseIsLookedThroughDecidedAndPutBesideItsSource(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("one.md"), LESSON);
    web()
        .library()
        .add(WebFixture.ZONE, new AddRequest(folder, "walks", "Walks"), AddListener.SILENT);
    Page page = open("courses/walks/adaptation");
    page.locator("#country").selectOption("KZ");
    page.locator("#more button").click();
    page.locator("#country-KZ a[href$='flagged']").waitFor();
    web().adaptation().await();
    page.navigate(address() + "courses/walks/adaptation");
    assertThat(page.locator("#country-KZ .counts").textContent())
        .contains("4 waiting for a decision", "2 left for a person");
    page.locator("#review-KZ").click();
    assertThat(page.locator("#proposals .change").first().textContent())
        .isEqualTo("Imagine that Mary walks 5 miles 8 kilometres to the market.");

    page.locator(".segment button[value=approve]").first().click();
    assertThat(page.locator("#proposals .segment").count()).isEqualTo(3);
    page.locator(".segment input[type=checkbox]").first().check();
    page.locator("#marked button[value=reject]").click();
    assertThat(page.locator("[role=status]").textContent()).isEqualTo("Decided: 1.");
    page.locator("form[action$=publish] button").click();
    web().adaptation().await();
    page.navigate(address() + "courses/walks/adaptation");
    assertThat(page.locator("#country-KZ .note").textContent())
        .startsWith("In the library with 1 changes in 1 files.");
    AdaptationRoom.Key key = new AdaptationRoom.Key(WebFixture.ZONE, "walks", "KZ");
    assertThat(adapted(key, "one.md")).isEqualTo(LESSON.replace("5 miles", "8 kilometres"));
    assertThat(web().library().localises(WebFixture.ZONE, "walks-for-kz")).contains("walks");

    APIResponse report = page.request().get(address() + here(key) + "/report.md");
    assertThat(report.headers().get("content-disposition")).contains("walks-for-kz-report.md");
    assertThat(report.text()).contains("8 kilometres", "03/04/2020", "Exercise 1");
    assertThat(page.request().get(address() + here(key) + "/report.json").text())
        .contains("\"country\" : \"KZ\"");
    assertThat(page.request().get(address() + here(key) + "/files").body()).isNotEmpty();
    page.navigate(address() + "courses/walks-for-kz/adaptation");
    assertThat(page.url()).isEqualTo(address() + "courses/walks/adaptation");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aProposalIsEditedUndoneAndRedoneWithoutJavaScriptUnderAName(@TempDir Path folder)
      throws Exception {
    AdaptationRoom.Key key = proposed("walk-edit", "EG", folder, LESSON);
    Page page = openWithoutJavaScript(here(key) + "?category=units");
    page.locator("summary", new Page.LocatorOptions().setHasText("Decisions are kept")).click();
    page.locator("#name").fill("Амина <b>");
    page.locator("form[action*='/name'] button").click();
    String first = "#a" + record(key, "5 miles").id();
    page.locator(first + " summary").click();
    page.locator(first + " input[name=text]").fill("a long way");
    page.locator(first + " button[value=edit]").click();
    page.navigate(address() + here(key) + "?state=approved");
    assertThat(page.locator(".segment ins").textContent()).isEqualTo("a long way");
    assertThat(page.locator(".segment").textContent()).contains("Амина <b>");
    assertThat(page.locator("main b").count()).isZero();

    page.locator(".segment button[value=undo]").click();
    assertThat(page.locator("#proposals .segment").count()).isZero();
    assertThat(record(key, "5 miles").state()).isEqualTo(State.PROPOSED);
    page.navigate(address() + here(key) + "?category=units");
    page.locator("#a" + record(key, "5 miles").id() + " button[value=undo]").click();
    assertThat(record(key, "5 miles").after()).isEqualTo("a long way");
    assertThat(record(key, "5 miles").state()).isEqualTo(State.APPROVED);
  }

  @Test
  void manyAreApprovedInOneGoAndUndoneAgain(@TempDir Path folder) throws Exception {
    AdaptationRoom.Key key = proposed("walk-many", "KZ", folder, LESSON);
    Page page = openWithoutJavaScript(here(key));
    page.locator("summary", new Page.LocatorOptions().setHasText("Approve all")).click();
    page.locator("button[value=sure]").click();
    assertThat(page.locator("[role=status]").textContent()).isEqualTo("Decided: 3.");
    page.navigate(address() + here(key) + "?state=approved");
    page.locator(".segment input[type=checkbox]").nth(0).check();
    page.locator(".segment input[type=checkbox]").nth(1).check();
    page.locator("#marked button[value=undo]").click();
    assertThat(page.locator("[role=status]").textContent()).isEqualTo("Decided: 2.");
    assertThat(web().adaptation().ledger(key).view().in(State.APPROVED)).hasSize(1);
  }

  @Test
  void whatSomebodyDecidedMeanwhileIsNotOverwrittenUnseen(@TempDir Path folder) throws Exception {
    AdaptationRoom.Key key = proposed("walk-race", "KE", folder, LESSON);
    Adaptation miles = record(key, "5 miles");
    Page page = open(here(key));
    new Adaptations(web().adaptation().ledger(key), Clock.systemUTC())
        .decide(List.of(miles.id()), State.REJECTED, "the command line");
    page.locator("#a" + miles.id() + " button[value=approve]").click();

    assertThat(page.locator("#a" + miles.id() + " [role=alert]").textContent())
        .contains("somebody else decided");
    assertThat(page.locator("#a" + miles.id()).textContent()).contains("the command line");
    assertThat(record(key, "5 miles").state()).isEqualTo(State.REJECTED);
    page.locator("#a" + miles.id() + " button[value=approve]").click();
    assertThat(record(key, "5 miles").state()).isEqualTo(State.APPROVED);
  }

  @Test
  void anEditOfTheCourseMakesAnApprovalStaleAndTheNextWritingLeavesItOut(@TempDir Path folder)
      throws Exception {
    AdaptationRoom.Key key = proposed("walk-stale", "KZ", folder, LESSON);
    web()
        .adaptation()
        .adaptations(web().adaptation().ledger(key))
        .decide(a -> true, State.APPROVED, "Amina");
    String edited = LESSON.replace("5 miles to the market", "5 miles an hour");
    Files.writeString(folder.resolve("one.md"), edited);
    web().library().add(key.zone(), new AddRequest(folder, key.course(), null), AddListener.SILENT);

    Page page = open(here(key) + "?state=approved&category=units");
    assertThat(page.locator(".segment .problem").count()).isEqualTo(1);
    assertThat(page.locator(".segment .problem").textContent()).contains("no longer fits");
    web().adaptation().publish(key);
    web().adaptation().await();
    assertThat(adapted(key, "one.md")).contains("5 miles an hour").contains("37 °C");
    page.navigate(address() + "courses/walk-stale/adaptation");
    assertThat(page.locator(".note").textContent()).contains("could not be applied");
    page.navigate(address() + here(key) + "/preview?document=one.md");
    assertThat(page.locator(".findings").textContent()).contains("propose again");
  }

  @Test
  void aDocumentIsShownBeforeAndAfter(@TempDir Path folder) throws Exception {
    AdaptationRoom.Key key = proposed("walk-preview", "KZ", folder, LESSON);
    Page page = open(here(key) + "/preview?document=one.md");
    assertThat(page.locator(".empty").count()).isEqualTo(1);
    page.navigate(address() + here(key) + "/preview?document=one.md&waiting=yes&whole=yes");
    assertThat(page.locator(".texts:not(.heads)").count()).isEqualTo(5);
    assertThat(page.locator("del").allTextContents()).contains("5 miles", "98.6 °F");
    assertThat(page.locator("ins").allTextContents()).contains("8 kilometres", "37 °C");
    assertThat(page.request().get(address() + here(key) + "/preview?document=no.md").status())
        .isEqualTo(404);
  }

  @Test
  void twoCountriesOfOneCourseDoNotTouchEachOther(@TempDir Path folder) throws Exception {
    AdaptationRoom.Key kz = proposed("walk-two", "KZ", folder, LESSON);
    AdaptationRoom.Key mx = new AdaptationRoom.Key(WebFixture.ZONE, "walk-two", "MX");
    web().adaptation().propose(mx, new Wishes(false, true));
    web().adaptation().await();
    web()
        .adaptation()
        .adaptations(web().adaptation().ledger(mx))
        .decide(a -> true, State.APPROVED, "Amina");
    web().adaptation().publish(mx);
    web().adaptation().publish(kz);
    web().adaptation().await();

    assertThat(adapted(mx, "one.md")).contains("8 kilometres (5 miles)", "Mary");
    assertThat(adapted(kz, "one.md")).isEqualTo(LESSON);
    assertThat(web().adaptation().countries(WebFixture.ZONE, "walk-two"))
        .containsExactly("KZ", "MX");
  }

  @Test
  void aTranslationIsAdaptedOnTopAndStandsBesideTheFirstSource(
      @TempDir Path english, @TempDir Path spanish) throws Exception {
    Files.writeString(english.resolve("one.md"), LESSON);
    web()
        .library()
        .add(WebFixture.ZONE, new AddRequest(english, "walk-top", "Walk"), AddListener.SILENT);
    String caminar =
        "# Caminar\n\nEl mercado está lejos y la gente camina mucho. Cuesta 1.234,50 € y nada más en todo el año.\n";
    Files.writeString(spanish.resolve("one.md"), caminar);
    web()
        .library()
        .add(
            WebFixture.ZONE,
            new AddRequest(spanish, "walk-top-es", "Caminar", "walk-top"),
            AddListener.SILENT);
    AdaptationRoom.Key key = new AdaptationRoom.Key(WebFixture.ZONE, "walk-top-es", "MX");
    web().adaptation().propose(key, new Wishes(false, false));
    web().adaptation().await();
    web()
        .adaptation()
        .adaptations(web().adaptation().ledger(key))
        .decide(a -> true, State.APPROVED, "Amina");
    web().adaptation().publish(key);
    web().adaptation().await();

    assertThat(adapted(key, "one.md")).contains("1,234.50").doesNotContain("1.234,50");
    assertThat(web().library().localises(WebFixture.ZONE, "walk-top-es-for-mx"))
        .contains("walk-top");
    Page page = open("courses/walk-top-es-for-mx/adaptation");
    assertThat(page.url()).isEqualTo(address() + "courses/walk-top-es/adaptation");
  }

  @Test
  void aCourseThatDoesNotSayItsLanguageIsAskedFor(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("one.md"), "5 miles\n");
    web()
        .library()
        .add(WebFixture.ZONE, new AddRequest(folder, "walk-und", "W"), AddListener.SILENT);
    Page page = openWithoutJavaScript("courses/walk-und/adaptation");
    page.locator("#country").selectOption("KZ");
    page.locator("#in").selectOption("en");
    page.locator("#more button").click();
    web().adaptation().await();
    page.navigate(address() + "courses/walk-und/adaptation/KZ");
    assertThat(page.locator(".segment ins").textContent()).isEqualTo("8 kilometres");
  }

  @Test
  void hostileTextIsShownAsText(@TempDir Path folder) throws Exception {
    AdaptationRoom.Key key =
        proposed(
            "walk-hostile",
            "KZ",
            folder,
            "# A\n\nWhoever writes &lt;script&gt;alert(1)&lt;/script&gt; there walks 5 miles to the market, and it was hot on 03/04/2020.\n");
    Adaptation miles = record(key, "5 miles");
    web()
        .adaptation()
        .adaptations(web().adaptation().ledger(key))
        .edit(miles.id(), HOSTILE, HOSTILE);
    Page page = open(here(key) + "?state=approved");
    assertThat(page.locator(".segment ins").textContent()).isEqualTo(HOSTILE);
    for (String path :
        List.of(
            "?state=flagged", "/preview?document=one.md", "?document=%22%3E%3Cimg%20src=x%3E")) {
      page.navigate(address() + here(key) + path);
      assertThat(page.locator("main script, main img").count()).as(path).isZero();
    }
    assertThat(page.request().get(address() + here(key) + "/report.md").text())
        .doesNotContain("<script>")
        .doesNotContain("<img");
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatIsNotOfTheZoneOrNotACountryIsRefused(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("one.md"), LESSON);
    web().library().add("other", new AddRequest(folder, "secret", "Secret"), AddListener.SILENT);
    AdaptationRoom.Key theirs = new AdaptationRoom.Key("other", "secret", "KZ");
    web().adaptation().propose(theirs, new Wishes(false, false));
    web().adaptation().await();
    Page page = open("");
    for (String path :
        List.of(
            "courses/secret/adaptation",
            "courses/secret/adaptation/KZ",
            "courses/secret/adaptation/KZ/report.json",
            "courses/teaching/adaptation/KZ",
            "courses/teaching/adaptation/XX/files",
            "courses/teaching/adaptation/..%2f..%2fsecret/files")) {
      assertThat(page.request().get(address() + path).status()).as(path).isIn(400, 404);
    }
    for (String country : List.of("", "XX", "../KZ", "kz")) {
      APIResponse refused =
          page.request()
              .post(
                  address() + "courses/teaching/adaptation",
                  RequestOptions.create().setForm(FormData.create().set("country", country)));
      assertThat(refused.status()).as(country).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({"360, ar, DARK", "360, en, LIGHT", "1280, fr, LIGHT", "1280, ru, DARK"})
  void noPageIsWiderThanItsWindowOrBreaksARule(
      int width, String language, ColorScheme scheme, @TempDir Path folder) throws Exception {
    String course = "walk-look-" + language + width;
    AdaptationRoom.Key key = proposed(course, "EG", folder, LESSON);
    Page page =
        open(
            "courses/" + course + "/adaptation",
            new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(scheme)
                .setViewportSize(width, 740));
    PageCheck.look(page, "adaptation-" + width + "-" + language);
    for (String path : List.of("", "?state=flagged", "/preview?document=one.md&waiting=yes")) {
      page.navigate(address() + here(key) + path);
      PageCheck.look(
          page, "adaptation" + path.replaceAll("\\W+", "-") + "-" + width + "-" + language);
    }
    assertThat(requests).allMatch(url -> url.startsWith(address()));
    assertThat(complaints).isEmpty();
  }
}
