package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.dars.assistant.insight.Visits;
import org.dars.assistant.tutor.Answer.Outcome;
import org.dars.assistant.tutor.SectionLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The instructor's room. */
class InsightPagesTest extends BrowserTest {
  private static final String GAP = "How much does the exam cost?";
  private static final SectionLink SECTION =
      new SectionLink(
          "unit-3-designing-assessment-01-designing-assessment",
          "Designing assessment",
          "1",
          "Exams");

  private void asked(int people, String course) {
    for (int i = 0; i < people; i++) {
      Visits.asked(
          web().conversations(),
          WebFixture.ZONE,
          course,
          i,
          GAP,
          Outcome.NOT_COVERED,
          SECTION,
          null);
    }
  }

  @Test
  void fourPeopleShowNothingAnywhere() {
    asked(4, "ai-ar");
    Page page = open("courses/ai-ar/insights");
    assertThat(page.locator(".empty").textContent()).contains("at least 5 different people");
    assertThat(page.content()).doesNotContain("exam", SECTION.title());
    for (String format : new String[] {"csv", "json"}) {
      assertThat(page.request().get(address() + "courses/ai-ar/insights/" + format).text())
          .doesNotContain("exam", SECTION.title());
    }
  }

  @Test
  void oneClickTurnsAGapIntoANoteThatIsFoundAndCitedAndChangedAndTakenAway() {
    asked(6, WebFixture.COURSE);
    Page page = openWithoutJavaScript("courses/teaching/insights");
    page.locator(".topics summary").first().click();
    page.locator(".topics textarea").first().fill("The exam costs **forty** crowns.");
    page.locator(".topics button").first().click();
    assertThat(page.locator(".talks h3").textContent()).isEqualTo(GAP);
    web().catchUp();

    Page learner = openWithoutJavaScript("courses/teaching");
    assertThat(learner.locator(".unit").last().textContent()).isEqualTo("Notes");
    learner.locator("#question").fill(GAP);
    learner.locator("#ask button").click();
    assertThat(learner.locator(".said").textContent()).contains("The exam costs forty crowns.");
    assertThat(learner.locator(".proofs .where").first().textContent()).contains(GAP);
    learner.locator(".chip").first().click();
    assertThat(learner.locator("mark").first().textContent()).contains("forty crowns");

    page.locator(".talks a", new Page.LocatorOptions().setHasText("Change")).click();
    assertThat(page.locator("#note textarea").inputValue())
        .isEqualTo("The exam costs **forty** crowns.");
    page.locator("#note textarea").fill("The exam is free.");
    page.locator("#note button").click();
    page.locator(".talks h3 a").click();
    assertThat(page.locator(".source").textContent()).contains("The exam is free.");
    page.navigate(address() + "courses/teaching/insights");
    page.locator(".talks form button").click();
    assertThat(page.locator(".talks h3").count()).isZero();
  }

  @Test
  void theReportIsDownloadedWithRoundedNumbers() throws Exception {
    asked(7, WebFixture.COURSE);
    Page page = open("courses/teaching/insights");
    APIResponse csv = page.request().get(address() + "courses/teaching/insights/csv");
    assertThat(csv.headers().get("content-disposition"))
        .isEqualTo("attachment; filename=insights-teaching.csv");
    assertThat(csv.text()).contains("gap,\"" + GAP + "\",Designing assessment,Exams,,5,");
    JsonNode json =
        JsonMapper.builder()
            .build()
            .readTree(page.request().get(address() + "courses/teaching/insights/json").text());
    assertThat(json.at("/leastPeople").asInt()).isEqualTo(5);
    assertThat(json.at("/gaps/0/people").asInt()).isEqualTo(5);
    assertThat(json.at("/sections/0/disliked").isNull()).isTrue();
  }

  @Test
  void aNoteWithoutTextIsGivenBackWithTheReason() {
    Page page = open("courses/teaching/insights");
    APIResponse reply =
        page.request()
            .post(
                address() + "courses/teaching/notes",
                RequestOptions.create()
                    .setForm(FormData.create().set("heading", "Why <b>?").set("text", " ")));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text())
        .contains("Write the text of the note", "value=\"Why &lt;b>?\"")
        .doesNotContain("<b>?");
  }

  @Test
  void whereTheServiceListensWiderNobodyIsAnInstructor(@TempDir Path folder) throws Exception {
    try (WebFixture house = WebFixture.startWide(folder);
        HttpClient http = HttpClient.newHttpClient()) {
      String course = "http://127.0.0.1:" + house.port() + "/courses/teaching";
      for (String path : new String[] {"/insights", "/insights/csv", "/insights/json"}) {
        HttpRequest get = HttpRequest.newBuilder(URI.create(course + path)).build();
        assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
      }
      HttpRequest post =
          HttpRequest.newBuilder(URI.create(course + "/notes"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString("heading=a&text=b"))
              .build();
      assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
      HttpRequest page = HttpRequest.newBuilder(URI.create(course)).build();
      assertThat(http.send(page, BodyHandlers.ofString()).body()).doesNotContain("/insights");
    }
  }
}
