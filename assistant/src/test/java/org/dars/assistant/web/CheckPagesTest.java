package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.assistant.localise.TeamChecks;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.CheckSettingsFile;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A team's settings of checks, as their page shows them. */
class CheckPagesTest extends BrowserTest {

  private static final String PAGE = "courses/" + WebFixture.COURSE + "/checks";

  private CheckSettingsFile file() {
    return new TeamChecks(web().home()).file(WebFixture.ZONE);
  }

  @AfterEach
  void allAsUsual() throws Exception {
    Files.deleteIfExists(web().home().checks(WebFixture.ZONE));
  }

  @Test
  void everyCheckAndNumberStandsOnThePageOnce() {
    List<Issue.Kind> kinds = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (CheckGroup group : CheckGroup.values()) {
      kinds.addAll(group.kinds());
      numbers.addAll(group.parameters());
    }
    assertThat(kinds).containsExactlyInAnyOrder(Issue.Kind.values());
    assertThat(numbers).containsExactlyInAnyOrderElementsOf(CheckSettings.parameters());
  }

  @ParameterizedTest
  @EnumSource(Issue.Kind.class)
  void everyCheckSpeaksUpAboutItsExample(Issue.Kind kind) {
    CheckExample example = CheckExample.of(kind);
    boolean moreThanASegment =
        Set.of(
                Issue.Kind.EMPTY,
                Issue.Kind.TERMINOLOGY,
                Issue.Kind.FORBIDDEN_TERM,
                Issue.Kind.INCONSISTENT,
                Issue.Kind.QUIZ_KEYS,
                Issue.Kind.SUBTITLE_SPEED,
                Issue.Kind.SUBTITLE_LINES,
                Issue.Kind.SUBTITLE_DURATION,
                Issue.Kind.GRAMMAR)
            .contains(kind);
    assertThat(example == null).isEqualTo(moreThanASegment);
    if (example != null) {
      CheckedPair pair =
          new CheckedPair(example.source(), example.target(), "en", example.to(), Quality.NEURAL);
      assertThat(Checks.standard().issues(pair)).extracting(Issue::kind).contains(kind);
    }
  }

  @Test
  void aTeamSwitchesAChecksSeverityAndANumberWithoutJavaScriptAndTakesItBack() throws Exception {
    Files.createDirectories(web().home().checks(WebFixture.ZONE).getParent());
    Files.writeString(web().home().checks(WebFixture.ZONE), "# ours\nquotes = off\n");
    Page page = openWithoutJavaScript(PAGE);
    assertThat(page.locator("#c-quotes").inputValue()).isEqualTo("off");
    page.locator("#c-numbers").selectOption("warning");
    page.locator("#c-quotes").selectOption("usual");
    page.locator("[id='n-length.longest']").fill("2,5");
    page.locator("form.checks button").first().click();
    assertThat(page.locator("[role=status]").textContent()).startsWith("Kept.");
    assertThat(Files.readString(web().home().checks(WebFixture.ZONE)))
        .contains("# ours", "numbers = warning", "length.longest = 2.5")
        .doesNotContain("quotes");

    page.locator("#for").selectOption("ar");
    page.locator("form.find button").click();
    assertThat(page.locator("#c-numbers option").first().textContent()).contains("Warning");
    page.locator("#c-numbers").selectOption("off");
    page.locator("form.checks button").first().click();
    assertThat(file().read().written()).containsEntry("numbers@ar", "off");
    assertThat(file().read().severity(Issue.Kind.NUMBERS, "es")).isNotNull();

    page.locator("button[value=reset]").click();
    assertThat(file().read().written()).containsOnlyKeys("numbers", "length.longest");
    page.navigate(address() + PAGE);
    page.locator("button[value=reset]").click();
    assertThat(file().read().written()).isEmpty();
  }

  @Test
  void whatCannotBeIsRefusedInWordsAndNothingIsWritten() throws Exception {
    Page page = openWithoutJavaScript(PAGE);
    page.locator("[id='n-length.longest']").fill("a lot");
    page.locator("#c-quotes").selectOption("off");
    page.locator("form.checks button").first().click();
    assertThat(page.locator("[role=alert]").textContent())
        .contains("Longest translation", "“a lot”", "Nothing was changed");
    assertThat(file().read().written()).isEmpty();
    APIResponse odd =
        page.request()
            .post(
                address() + PAGE,
                RequestOptions.create()
                    .setHeader("Origin", address().replaceAll("/$", ""))
                    .setForm(FormData.create().set("for", "").set("check.quotes", "loud")));
    assertThat(odd.status()).isEqualTo(422);
    assertThat(odd.text()).contains("quotes is \"loud\"");
    assertThat(page.request().get(address() + PAGE + "?for=%3Cb%3E").status()).isEqualTo(400);

    Files.writeString(web().home().checks(WebFixture.ZONE), "quotes\n");
    page.navigate(address() + PAGE);
    assertThat(page.locator("[role=alert]").textContent()).contains("line 1", "no setting");
  }

  @Test
  void onlyInstructorsSeeIt(@TempDir Path folder) throws Exception {
    try (WebFixture house = WebFixture.startWide(folder);
        HttpClient http = HttpClient.newHttpClient()) {
      URI at = URI.create("http://127.0.0.1:" + house.port() + "/" + PAGE);
      HttpRequest get = HttpRequest.newBuilder(at).build();
      HttpRequest post =
          HttpRequest.newBuilder(at)
              .header("Origin", "http://127.0.0.1:" + house.port())
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("for=&check.quotes=off"))
              .build();
      assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
      assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({"360, en", "360, ar", "1280, en", "1280, ru"})
  void thePageFitsItsWindowAndBreaksNoRule(int width, String language) throws Exception {
    file().set("numbers", "warning");
    Page page =
        open(PAGE, new Browser.NewContextOptions().setLocale(language).setViewportSize(width, 860));
    PageCheck.look(page, "checks-" + width + "-" + language);
    assertThat(complaints).isEmpty();
  }
}
