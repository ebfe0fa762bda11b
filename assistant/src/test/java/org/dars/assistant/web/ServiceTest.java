package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service, as the wire sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceTest {
  private static final int MOST_BYTES = 50_000;
  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

  private static final Pattern DOCUMENT = Pattern.compile("/documents/([a-z0-9-]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private WebFixture web;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    web = WebFixture.start(folder);
  }

  @AfterAll
  void stop() throws Exception {
    web.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(web.address() + path))
        .header("Accept-Encoding", "gzip");
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> ask(String question, String... headers) throws Exception {
    HttpRequest.Builder post =
        request("courses/teaching/ask")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("question=" + question));
    return http.send(
        (headers.length == 0 ? post : post.headers(headers)).build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> reply) throws IOException {
    InputStream body = new ByteArrayInputStream(reply.body());
    boolean gzip = reply.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    try (InputStream in = gzip ? new GZIPInputStream(body) : body) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "courses/teaching", "courses/teaching/practice", "localise"})
  void aFirstLoadIsAtMostFiftyKilobytesOnTheWire(String path) throws Exception {
    assertThat(weight(path)).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void everyDocumentOpensWithinFiftyKilobytes() throws Exception {
    Matcher link = DOCUMENT.matcher(text(get("courses/teaching")));
    int heaviest = 0;
    while (link.find()) {
      heaviest = Math.max(heaviest, weight("courses/teaching/documents/" + link.group(1)));
    }
    assertThat(heaviest).isBetween(1_000, MOST_BYTES);
  }

  /** Bytes of a page and all that it loads, as sent. */
  private int weight(String path) throws Exception {
    HttpResponse<byte[]> page = get(path);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    int bytes = page.body().length;
    for (Matcher asset = ASSET.matcher(text(page)); asset.find(); ) {
      bytes += get(asset.group(1).substring(1)).body().length;
    }
    System.out.println("page weight of /" + path + ": " + bytes + " bytes");
    return bytes;
  }

  @Test
  void whatFormulasAndCodeTakeIsOursAndKeptForAYear() throws Exception {
    Matcher addresses =
        Pattern.compile("name=\"typesetting\" content=\"(\\S+) (\\S+) (\\S+)\"")
            .matcher(text(get("courses/teaching")));
    assertThat(addresses.find()).isTrue();
    String style = text(get(addresses.group(2).substring(1)));
    Matcher font = Pattern.compile("url\\(([^)]+)\\)").matcher(style);
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      all.add(addresses.group(i));
    }
    while (font.find()) {
      all.add(font.group(1));
    }
    assertThat(all).hasSizeGreaterThan(20).allMatch(a -> a.startsWith("/assets/"));
    for (String address : all) {
      HttpResponse<byte[]> reply = get(address.substring(1));
      assertThat(reply.statusCode()).as(address).isEqualTo(200);
      assertThat(reply.headers().firstValue("Cache-Control"))
          .hasValue("public, max-age=31536000, immutable");
      System.out.println(address + ": " + reply.body().length + " bytes");
    }
  }

  private String document() throws Exception {
    Matcher link = DOCUMENT.matcher(text(get("courses/teaching")));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  @Test
  void everyReplyForbidsForeignAndInlineCode() throws Exception {
    for (String path : new String[] {"", "courses/nothing", "assets/dars.css"}) {
      HttpResponse<byte[]> reply = get(path);
      String policy = reply.headers().firstValue("Content-Security-Policy").orElse("");
      assertThat(policy)
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(reply.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(reply.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    }
  }

  @Test
  void aFormFromAnotherSiteIsRefused() throws Exception {
    assertThat(ask("hello", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(ask("hello", "Origin", "https://elsewhere.example").statusCode()).isEqualTo(403);
    assertThat(ask("hello", "Origin", "null").statusCode()).isEqualTo(403);
    assertThat(ask("hello", "Origin", "http://127.0.0.1:" + web.port()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aNameThatIsNotOursIsRefused() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(reply).startsWith("HTTP/1.1 403").contains("does not go by the name");
    }
  }

  @Test
  void aPortInUseIsNamedWithTheWayOut(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      WebSettings settings = WebSettings.local(taken.getLocalPort(), WebFixture.ZONE);
      assertThatThrownBy(() -> WebFixture.start(folder, null, settings))
          .isInstanceOf(WebServiceException.class)
          .hasMessage(
              "Port "
                  + taken.getLocalPort()
                  + " on 127.0.0.1 is taken or not allowed: stop what listens there, or choose another"
                  + " with --port.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nowhere",
        "courses/nothing",
        "courses/teaching/documents/nothing",
        "courses/teaching/practice/nothing",
        "courses/teaching/practice/nothing/1",
        "courses/teaching/practice/tests/nothing",
        "localise/nothing",
        "assets/nothing.css"
      })
  void whatIsNotThereIsSaidPlainly(String path) throws Exception {
    HttpResponse<byte[]> reply = get(path);
    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(text(reply))
        .contains("That did not work")
        .doesNotContain("Exception", "at org.dars");
  }

  @Test
  void aBrokenTutorIsAPlainSentenceAndNoStackTrace(@TempDir Path folder) throws Exception {
    try (WebFixture broken =
        WebFixture.start(
            folder,
            (zone, course, question, k) -> {
              throw new IOException("secret: the disk is gone");
            },
            WebSettings.local(0, WebFixture.ZONE))) {
      HttpRequest post =
          HttpRequest.newBuilder(URI.create(broken.address() + "courses/teaching/ask"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("question=tokens"))
              .build();
      HttpResponse<String> reply = http.send(post, BodyHandlers.ofString());
      assertThat(reply.statusCode()).isEqualTo(500);
      assertThat(reply.body()).contains("could not be searched just now").doesNotContain("secret");
    }
  }

  @Test
  void aBlankOrEndlessQuestionIsGivenBackWithTheReason() throws Exception {
    HttpResponse<byte[]> blank = ask("+");
    assertThat(blank.statusCode()).isEqualTo(400);
    assertThat(text(blank)).contains("Write a question first.");
    HttpResponse<byte[]> endless = ask("a".repeat(2_001));
    assertThat(endless.statusCode()).isEqualTo(400);
    assertThat(text(endless)).contains("2,001 characters, at most 2,000");
  }

  @Test
  void anAnswerStreamsCitationsThenSentencesThenTheWhole() throws Exception {
    HttpRequest post =
        request("courses/teaching/ask/stream")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("question=What+is+a+context+window"))
            .build();
    HttpResponse<String> reply = http.send(post, BodyHandlers.ofString());
    assertThat(reply.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(reply.body().lines().filter(l -> l.startsWith("event: ")).distinct())
        .containsExactly("event: turn", "event: citations", "event: sentence", "event: done");
  }

  @Test
  void anOriginalIsADownloadAndNeverAPage() throws Exception {
    HttpResponse<byte[]> reply = get("courses/teaching/documents/" + document() + "/original");
    assertThat(reply.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment;");
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
  }

  @Test
  void theOriginalOfAPdfSaysWhatItIsAndIsStillADownload() throws Exception {
    HttpResponse<byte[]> reply =
        get(
            "courses/teaching/documents/"
                + "unit-6-planning-localizing-evaluating-01-planning-and-localizing/original");
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(reply.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename*=UTF-8''01-planning-and-localizing.pdf");
    assertThat(reply.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void thePagesSpeakTheLanguageThatTheBrowserWants() throws Exception {
    HttpRequest arabic = request("").header("Accept-Language", "ar-EG,ar;q=0.9,en;q=0.5").build();
    String page = text(http.send(arabic, BodyHandlers.ofByteArray()));
    assertThat(page).contains("<html lang=\"ar\" dir=\"rtl\">").contains("المقررات");
  }

  @Test
  void theOtherCoursesAnswerWhenThatIsAskedForAndEachCitationNamesItsCourse() throws Exception {
    String question = "question=What+is+a+language+model%3F";
    String page =
        text(
            http.send(
                request("courses/ai-ar/ask")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(question + "&library=true"))
                    .build(),
                BodyHandlers.ofByteArray()));
    assertThat(page)
        .contains("From other courses of this library, not from this one.")
        .contains("href=\"/courses/teaching/documents/")
        .doesNotContain("name=\"library\"");

    HttpResponse<byte[]> reply =
        http.send(
            request("courses/ai-ar/ask")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(question + "&library=true"))
                .build(),
            BodyHandlers.ofByteArray());
    JsonNode json = new ObjectMapper().readTree(text(reply));
    assertThat(json.path("turn").asInt()).isEqualTo(1);
    assertThat(json.path("answer").path("library").asBoolean()).isTrue();
    assertThat(json.path("answer").path("citations"))
        .isNotEmpty()
        .allSatisfy(c -> assertThat(c.path("course").asText()).isEqualTo("teaching"));
  }

  @Test
  void whatACourseDoesNotSayOffersToLookInTheOthers() throws Exception {
    assertThat(text(ask("Who+won+the+football+world+cup%3F")))
        .contains("Search the other courses of this library")
        .contains("<input type=\"hidden\" name=\"library\" value=\"true\">");
  }

  @Test
  void aQuestionThatIsNotTakenIsToldSoInJsonToo() throws Exception {
    HttpResponse<byte[]> reply =
        http.send(
            request("courses/teaching/ask")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("question="))
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(text(reply)).path("problem").asText()).isNotBlank();
  }

  @Test
  void anInstructorSaysWhichCourseACourseIsATranslationOf() throws Exception {
    HttpResponse<byte[]> saved = localises("ai-ar", "teaching");
    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(text(get("courses/ai-ar/tutor")))
        .containsPattern("<option value=\"teaching\" selected[^>]*>");
    HttpResponse<byte[]> refused = localises("teaching", "ai-ar");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(text(refused)).contains("itself localises");
    assertThat(localises("ai-ar", "").statusCode()).isEqualTo(303);
    assertThat(text(get("")))
        .contains("<select id=\"localises\" name=\"localises\">")
        .contains("<option value=\"teaching\"");
  }

  private HttpResponse<byte[]> localises(String course, String source) throws Exception {
    return http.send(
        request("courses/" + course + "/tutor")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("action=localises&localises=" + source))
            .build(),
        BodyHandlers.ofByteArray());
  }
}
