package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dars.assistant.certificate.Passed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates on pages: issued, shown, verified, revoked. */
class CertificatePagesTest extends BrowserTest {
  private static final Passed PASSED =
      new Passed("ai-ar", "مدخل إلى التعلم", "ar", "الاختبار النهائي", 0.9, 0.7, Instant.EPOCH);

  private static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions()
        .setLocale("en")
        .setJavaScriptEnabled(false)
        .setViewportSize(360, 740);
  }

  /** A phone's page of who passed one attempt. */
  private Page passed(String attempt) {
    // Whatever visitor asks: a real source looks at it, too.
    web().passed =
        (zone, course, asked, visitor) ->
            asked.equals(attempt) && course.equals("ai-ar") && !visitor.isEmpty()
                ? Optional.of(PASSED)
                : Optional.empty();
    Page page = open("courses/teaching", phone());
    page.locator("#question").fill("What is a token?");
    page.locator("#ask button").click(); // a visitor is who has asked
    page.navigate(address() + "courses/ai-ar/certificates/claim/" + attempt);
    return page;
  }

  private static void fits(Page page) {
    assertThat(page.locator("main").boundingBox().width).isLessThanOrEqualTo(360);
    assertThat(page.locator("main *").all())
        .filteredOn(element -> element.boundingBox() != null)
        .allSatisfy(element ->
            assertThat(element.boundingBox().x + element.boundingBox().width).isLessThan(361));
  }

  @Test
  void whoPassedGetsACertificateThatVerifiesOnAPhoneWithoutJavaScript() {
    Page page = passed("attempt-1");
    assertThat(page.locator(".lead").textContent())
        .contains("Score 90\u00a0%, pass mark 70\u00a0%");
    page.locator("#name").fill("أمينة بنت خالد");
    page.locator("#email").fill("amina@example.kz");
    page.locator("form button").last().click();
    assertThat(page.locator(".certificate .who").textContent()).isEqualTo("أمينة بنت خالد");
    assertThat(page.locator(".verdict.good").textContent()).contains("genuine and valid");
    assertThat(
            page.locator(".certificate img").evaluate("i => i.decode().then(() => i.naturalWidth)"))
        .isEqualTo(512);
    fits(page);
    String certificate = page.url();

    byte[] png = page.request().get(certificate + "/badge.png").body();
    page.navigate(address() + "certificates/verify");
    page.locator("#file").setInputFiles(new FilePayload("badge.png", "image/png", png));
    page.locator("form button").click();
    assertThat(page.locator(".verdict.good").count()).isOne();
    assertThat(page.locator(".checks .passed").count()).isEqualTo(7);
    assertThat(page.locator(".certificate .who").textContent()).isEqualTo("أمينة بنت خالد");
    fits(page);

    String json = page.request().get(certificate + "/credential.json").text();
    assertThat(json).doesNotContain("amina@example.kz");
    page.locator("#credential").fill(json.replace("\"90\"", "\"99\""));
    page.locator("form button").click();
    assertThat(page.locator(".verdict.bad").textContent()).contains("could not be verified");
    assertThat(page.locator(".checks .failed").textContent()).contains("Nothing was changed");
    assertThat(page.locator(".certificate").count()).isZero();
    assertThat(complaints).isEmpty();

    page.navigate(address() + "courses/ai-ar/certificates/claim/attempt-1");
    assertThat(page.url()).isEqualTo(certificate);
  }

  @Test
  void whoDidNotPassGetsNone() {
    Page page = passed("attempt-2");
    page.navigate(address() + "courses/ai-ar/certificates/claim/attempt-of-another");
    assertThat(page.locator(".problem").textContent()).contains("did not reach the pass mark");
    assertThat(web().certificates().ofAttempt(WebFixture.ZONE, "attempt-of-another")).isEmpty();
  }

  @Test
  void anInstructorIssuesByHandAndRevokes() throws Exception {
    Page page = openWithoutJavaScript("courses/teaching/certificates");
    page.locator("#name").fill("Aigerim <b>Ünal</b>");
    page.locator("#test").fill("Final test");
    page.locator("#score").fill("69,9");
    assertThat(page.locator("#pass").inputValue()).isEmpty();
    page.locator("#pass").fill("70");
    page.locator("#by").fill("Amina");
    page.locator(".panel button").click();
    assertThat(page.locator(".problem").textContent())
        .contains("69.9 % is below the pass mark of 70 %");
    page.locator("#name").fill("Aigerim <b>Ünal</b>");
    page.locator("#test").fill("Final test");
    page.locator("#score").fill("84,6");
    page.locator("#pass").fill("70");
    page.locator("#title").fill("The sea, second edition");
    page.locator("#by").fill("Amina");
    page.locator(".panel button").click();
    assertThat(page.locator(".who").textContent()).isEqualTo("Aigerim <b>Ünal</b>");
    String certificate = page.url();

    page.navigate(address() + "courses/teaching/certificates");
    page.locator(".talks summary").first().click();
    page.locator(".talks input[name=reason]").first().fill("Issued twice");
    page.locator(".talks input[name=by]").first().fill("Amina");
    page.locator(".talks form button").first().click();
    assertThat(page.locator(".talks .warn").first().textContent()).contains("Issued twice");
    page.navigate(certificate);
    assertThat(page.locator(".verdict.bad").textContent()).contains("Revoked on");
    assertThat(page.locator(".problem").textContent()).isEqualTo("Issued twice");

    APIResponse list = page.request().get(address() + "certificates/status/1");
    assertThat(list.headers()).containsEntry("access-control-allow-origin", "*");
    JsonNode status = JsonMapper.builder().build().readTree(list.text());
    assertThat(status.at("/credentialSubject/type").asText()).isEqualTo("BitstringStatusList");
    assertThat(page.request().get(address() + "certificates/issuer").text())
        .contains("publicKeyMultibase")
        .doesNotContain("secret");
    assertThat(
            page.request()
                .get(certificate, RequestOptions.create().setHeader("Accept", "application/json"))
                .text())
        .startsWith("{\"@context\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "certificates/none",
        "certificates/status/2000",
        "certificates/status/x",
        "certificates/..%2f..%2fetc/credential.json"
      })
  void whatIsNotThereIsSaid(String path) {
    assertThat(open("").request().get(address() + path).status()).isBetween(400, 404);
  }

  @Test
  void anSvgWithAScriptIsNotReadAndNothingOfItIsShown() {
    Page page = open("certificates/verify");
    byte[] svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);
    page.locator("#file").setInputFiles(new FilePayload("a.svg", "image/svg+xml", svg));
    page.locator("form button").click();
    assertThat(page.locator(".checks .failed").textContent()).contains("which could run");
    assertThat(page.locator(".certificate").count()).isZero();
    page.locator("form button").click();
    assertThat(page.locator(".problem").textContent()).contains("Choose a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar"})
  void noRuleOfAccessibilityIsBroken(String language) {
    String id =
        web()
            .certificates()
            .issue(
                WebFixture.ZONE,
                PASSED,
                new org.dars.assistant.certificate.Certificates.Request("Amina", "", null, "K"))
            .id();
    Page page =
        open(
            "certificates/" + id,
            new Browser.NewContextOptions().setLocale(language).setViewportSize(390, 844));
    for (String path :
        List.of("certificates/" + id, "certificates/verify", "courses/ai-ar/certificates")) {
      page.navigate(address() + path);
      assertThat(
              new AxeBuilder(page)
                  .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                  .analyze()
                  .getViolations())
          .as(path)
          .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
          .isEmpty();
    }
  }
}
