package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Answers whose reader loses the connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumingTest {
  private static final String QUESTION = "What is a context window?";

  private WebFixture web;
  private HttpClient http;

  /** Held up until it is counted down: an answer that takes as long as the test wants. */
  private volatile CountDownLatch evidence = new CountDownLatch(0);

  /** An event as it came over the wire. */
  private record Event(String id, String name, String data) {}

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    web =
        WebFixture.around(
            folder,
            source ->
                (zone, course, question, k) -> {
                  try {
                    evidence.await(30, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return source.find(zone, course, question, k);
                });
  }

  @BeforeEach
  void visit() {
    evidence = new CountDownLatch(0);
    http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  @AfterAll
  void stop() throws Exception {
    web.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(web.address() + path.replaceFirst("^/", "")));
  }

  private HttpRequest post(String question) {
    return request("courses/teaching/ask/stream")
        .header("Content-Type", "application/x-www-form-urlencoded")
        // As browsers do: an event must come at once even so.
        .header("Accept-Encoding", "gzip")
        .POST(BodyPublishers.ofString("conversation=&question=" + question.replace(' ', '+')))
        .build();
  }

  private List<Event> rest(String address, String after) throws Exception {
    HttpRequest.Builder get = request(address);
    if (!after.isEmpty()) {
      get.header("Last-Event-ID", after);
    }
    HttpResponse<String> reply = http.send(get.build(), BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(200);
    return events(reply.body());
  }

  private static List<Event> events(String body) {
    List<Event> events = new ArrayList<>();
    for (String one : body.split("\n\n")) {
      if (one.contains("event: ")) {
        events.add(new Event(field(one, "id: "), field(one, "event: "), field(one, "data: ")));
      }
    }
    return events;
  }

  private static String field(String event, String name) {
    return String.join(
        "\n",
        event
            .lines()
            .filter(l -> l.startsWith(name))
            .map(l -> l.substring(name.length()))
            .toList());
  }

  @Test
  void theRestOfAnAnswerComesAfterTheLastEventThatWasHeard() throws Exception {
    List<Event> all = events(http.send(post(QUESTION), BodyHandlers.ofString()).body());
    assertThat(all).extracting(Event::id).doesNotHaveDuplicates().doesNotContain("");
    assertThat(all.getFirst().name()).isEqualTo("turn");
    String address = all.getFirst().data();
    for (int heard = 0; heard < all.size(); heard++) {
      assertThat(rest(address, all.get(heard).id())).isEqualTo(all.subList(heard + 1, all.size()));
    }
    assertThat(rest(address, "")).isEqualTo(all);
    assertThat(rest(address, "00000000-3")).isEqualTo(all);
  }

  @Test
  void anAnswerGoesOnBeingMadeWhenItsReaderHasLeft() throws Exception {
    evidence = new CountDownLatch(1);
    HttpResponse<java.io.InputStream> reply =
        http.send(post(QUESTION), BodyHandlers.ofInputStream());
    String first = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
        first += line + "\n";
      }
    }
    Event turn = events(first).getFirst();
    evidence.countDown();
    List<Event> rest = rest(turn.data(), turn.id());
    assertThat(rest).extracting(Event::name).startsWith("citations").endsWith("done");
  }

  @Test
  void afterARestartTheStoredAnswerComesWhole() throws Exception {
    List<Event> all = events(http.send(post(QUESTION), BodyHandlers.ofString()).body());
    web.restart();
    List<Event> again = rest(all.getFirst().data(), all.get(1).id());
    assertThat(again).hasSize(1);
    assertThat(again.getFirst().name()).isEqualTo("done");
    assertThat(again.getFirst().data()).isEqualTo(all.getLast().data());
  }

  @Test
  void nobodyElseHearsAnAnswer() throws Exception {
    List<Event> all = events(http.send(post(QUESTION), BodyHandlers.ofString()).body());
    HttpClient other = HttpClient.newHttpClient();
    HttpResponse<String> reply =
        other.send(request(all.getFirst().data()).build(), BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(reply.body()).doesNotContain("context window");
  }

  @Test
  void aBrowserWhoseConnectionIsCutGoesOnByItself() throws Exception {
    evidence = new CountDownLatch(1);
    try (Browsers browsers = Browsers.start();
        CuttableProxy proxy = new CuttableProxy(web.port());
        BrowserContext context =
            browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en"))) {
      Page page = context.newPage();
      Locator answer = asked(page, proxy);
      proxy.cut();
      answer.locator(".waiting", new Locator.LocatorOptions().setHasText("Trying again")).waitFor();
      proxy.mend();
      evidence.countDown();
      answer.locator(".nearest").waitFor();
      assertThat(answer.locator(".said p").count()).isPositive();
      assertThat(page.locator(".exchange").count()).isEqualTo(1);
      assertThat(page.locator("#spoken").textContent()).isEqualTo("The answer is ready.");
    }
  }

  @Test
  void aBrowserWhoseServiceStoppedIsToldAndAsksAgainWithOneClick() throws Exception {
    evidence = new CountDownLatch(1);
    try (Browsers browsers = Browsers.start();
        CuttableProxy proxy = new CuttableProxy(web.port());
        BrowserContext context =
            browsers.browser().newContext(new Browser.NewContextOptions().setLocale("en"))) {
      Page page = context.newPage();
      Locator answer = asked(page, proxy);
      proxy.cut();
      CountDownLatch forgotten = evidence;
      evidence = new CountDownLatch(0);
      web.restart();
      proxy.to(web.port());
      proxy.mend();
      answer.locator("text=cut off before it was whole").waitFor();
      answer.locator("button", new Locator.LocatorOptions().setHasText("Ask this again")).click();
      page.locator(".exchange .nearest").waitFor();
      assertThat(page.locator(".exchange").count()).isEqualTo(1);
      assertThat(page.locator(".exchange .said p").count()).isPositive();
      forgotten.countDown();
    }
  }

  private static Locator asked(Page page, CuttableProxy proxy) {
    page.navigate(proxy.address() + "courses/teaching");
    page.locator("#question").fill(QUESTION);
    page.locator("#ask button").click();
    page.waitForCondition(() -> !page.locator("input[name=conversation]").inputValue().isEmpty());
    return page.locator(".exchange").first();
  }
}
