package org.dars.models.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServedLanguageModelTest {

  private static final Prompt PROMPT = new Prompt("Be brief.", "What is memory?", 50, false);
  private static final Prompt JSON = new Prompt("Answer in JSON.", "What is memory?", 50, true);
  private static final String SSE = "text/event-stream";
  private static final String NDJSON = "application/x-ndjson";

  @Test
  void anOpenAiCompatibleServerIsHeardPieceByPiece() throws Exception {
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, SSE);
          r.chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null");
          r.words("It ", "keeps ", "қазақ 😀.");
          r.chunk("{}", "\"stop\"");
          r.done();
        })) {
      List<String> pieces = new ArrayList<>();
      LanguageModel model = openAi(server, "secret-key");
      assertThat(model.ask(PROMPT, pieces::add)).isEqualTo("It keeps қазақ 😀.");
      assertThat(pieces).containsExactly("It ", "keeps ", "қазақ 😀.");
      assertThat(model.name()).isEqualTo("openai-compatible m");
      ModelServer.Request seen = server.seen.get();
      assertThat(seen.path).isEqualTo("/v1/chat/completions");
      assertThat(seen.header("Authorization")).isEqualTo("Bearer secret-key");
      assertThat(seen.json.path("model").asText()).isEqualTo("m");
      assertThat(seen.json.path("stream").asBoolean()).isTrue();
      assertThat(seen.json.path("max_tokens").asInt()).isEqualTo(50);
      assertThat(seen.json.path("temperature").asDouble()).isEqualTo(0.2);
      assertThat(seen.json.at("/messages/0/role").asText()).isEqualTo("system");
      assertThat(seen.json.at("/messages/0/content").asText()).isEqualTo("Be brief.");
      assertThat(seen.json.at("/messages/1/content").asText()).isEqualTo("What is memory?");
    }
  }

  @Test
  void ollamaIsHeardPieceByPiece() throws Exception {
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, NDJSON);
          r.line("It ", false);
          r.line("keeps.", false);
          r.line("", true);
        })) {
      List<String> pieces = new ArrayList<>();
      LanguageModel model = ollama(server);
      assertThat(model.ask(PROMPT, pieces::add)).isEqualTo("It keeps.");
      assertThat(pieces).containsExactly("It ", "keeps.");
      assertThat(model.name()).isEqualTo("ollama m");
      ModelServer.Request seen = server.seen.get();
      assertThat(seen.path).isEqualTo("/api/chat");
      assertThat(seen.json.at("/options/num_predict").asInt()).isEqualTo(50);
      assertThat(seen.json.at("/messages/1/content").asText()).isEqualTo("What is memory?");
    }
  }

  @Test
  void aJsonPromptAsksBothForJson() throws Exception {
    try (ModelServer server =
            new ModelServer(r -> {
              r.open(200, SSE);
              r.words("{}");
              r.chunk("{}", "\"stop\"");
              r.done();
            });
        ModelServer second =
            new ModelServer(r -> {
              r.open(200, NDJSON);
              r.line("{}", true);
            })) {
      assertThat(openAi(server, null).ask(JSON, t -> {})).isEqualTo("{}");
      assertThat(server.seen.get().json.at("/response_format/type").asText())
          .isEqualTo("json_object");
      assertThat(server.seen.get().header("Authorization")).isEqualTo("null");
      assertThat(ollama(second).ask(JSON, t -> {})).isEqualTo("{}");
      assertThat(second.seen.get().json.path("format").asText()).isEqualTo("json");
    }
  }

  @Test
  void aStreamThatEndsWithItsMarkButWithoutAReasonIsWhole() throws Exception {
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, SSE);
          r.words("Whole.");
          r.done();
        })) {
      assertThat(openAi(server, null).ask(PROMPT, t -> {})).isEqualTo("Whole.");
    }
  }

  @Test
  void statusesNameTheWayOut() {
    String body = "{\"error\":{\"message\":\"No such thing, secret-key\"}}";
    assertThat(openAiStatus(401, body))
        .isEqualTo("did not accept the key (401) and says “No such thing, …”; check DARS_LLM_KEY.");
    assertThat(openAiStatus(404, body))
        .isEqualTo(
            "was not found (404) and says “No such thing, …”; check DARS_LLM_MODEL, and"
                + " DARS_LLM_URL, for example http://localhost:8080/v1.");
    assertThat(openAiStatus(429, ""))
        .isEqualTo(
            "has had too many requests, or the account is used up (429); wait a little, or check"
                + " the account.");
    assertThat(openAiStatus(500, "<html>100%s %d</html>"))
        .isEqualTo("has trouble of its own (500); try again later, or look at the server's log.");
    assertThat(openAiStatus(400, "{\"message\":\"bad\\n field\"}"))
        .isEqualTo(
            "did not accept the request (400) and says “bad field”; check DARS_LLM_MODEL and"
                + " DARS_LLM_URL.");
  }

  @Test
  void ollamaWithoutTheModelSaysHowToGetIt() {
    try (ModelServer server =
        new ModelServer(
            r -> r.whole(404, "application/json", "{\"error\":\"model 'm' not found\"}"))) {
      assertThat(failure(ollama(server)))
          .isEqualTo(
              "The ollama model m at %s was not found (404) and says “model 'm' not found”; install it with “ollama pull m”, or correct DARS_LLM_MODEL."
                  .formatted(server.host()));
    }
  }

  @Test
  void aRefusalIsNotAnAnswer() {
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, SSE);
          r.chunk("{\"refusal\":\"I can't \"}", "null");
          r.chunk("{\"refusal\":\"do that.\"}", "null");
          r.chunk("{}", "\"stop\"");
          r.done();
        })) {
      assertThat(failure(openAi(server, null)))
          .contains("refused to answer and says “I can't do that.”");
    }
  }

  @Test
  void aFilteredAnswerIsARefusal() {
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, SSE);
          r.words("Well");
          r.chunk("{}", "\"content_filter\"");
          r.done();
        })) {
      assertThat(failure(openAi(server, null))).contains("refused to answer;");
    }
  }

  @Test
  void anEmptyAnswerIsNone() {
    try (ModelServer server =
            new ModelServer(r -> {
              r.open(200, SSE);
              r.words(" ");
              r.chunk("{}", "\"stop\"");
              r.done();
            });
        ModelServer second =
            new ModelServer(r -> {
              r.open(200, NDJSON);
              r.line("", true);
            })) {
      assertThat(failure(openAi(server, null))).contains("gave an empty answer");
      assertThat(failure(ollama(second))).contains("gave an empty answer");
    }
  }

  @Test
  void aCutStreamIsNotAnAnswer() {
    try (ModelServer server =
            new ModelServer(r -> {
              r.open(200, SSE);
              r.words("Half of");
            });
        ModelServer second =
            new ModelServer(r -> {
              r.open(200, NDJSON);
              r.line("Half of", false);
            })) {
      assertThat(failure(openAi(server, null))).contains("broke off in the middle of its answer");
      assertThat(failure(ollama(second))).contains("broke off in the middle of its answer");
    }
  }

  @Test
  void garbageIsNamed() {
    String sent = "sent something that is not the %s protocol; check DARS_LLM_PROVIDER and";
    for (String garbage : List.of("data: {\"choices\":[{]\n\n", "<html>Log in</html>", "")) {
      try (ModelServer server = new ModelServer(r -> r.whole(200, SSE, garbage))) {
        assertThat(failure(openAi(server, null)))
            .as(garbage)
            .contains(sent.formatted("openai-compatible"));
      }
    }
    for (String garbage : List.of("<html>Log in</html>\n", "{\"message\":\n", "")) {
      try (ModelServer server = new ModelServer(r -> r.whole(200, NDJSON, garbage))) {
        assertThat(failure(ollama(server))).as(garbage).contains(sent.formatted("ollama"));
      }
    }
  }

  @Test
  void garbageInTheMiddleDoesNotBecomeAHoleInTheAnswer() {
    try (ModelServer server =
            new ModelServer(r -> {
              r.open(200, SSE);
              r.words("a");
              r.send("data: }{\n\n");
              r.words("b");
              r.chunk("{}", "\"stop\"");
              r.done();
            });
        ModelServer second =
            new ModelServer(r -> {
              r.open(200, NDJSON);
              r.line("a", false);
              r.send("}{\n");
              r.line("b", true);
            })) {
      assertThat(failure(openAi(server, null))).contains("is not the openai-compatible protocol");
      assertThat(failure(ollama(second))).contains("is not the ollama protocol");
    }
  }

  @Test
  void anErrorInTheStreamIsTold() {
    try (ModelServer server =
            new ModelServer(r -> {
              r.open(200, SSE);
              r.words("a");
              r.send("data: {\"error\":{\"message\":\"out of memory\"}}\n\n");
              r.done();
            });
        ModelServer second =
            new ModelServer(r -> {
              r.open(200, NDJSON);
              r.send("{\"error\":\"out of memory\"}\n");
            })) {
      assertThat(failure(openAi(server, null))).contains("error and says “out of memory”");
      assertThat(failure(ollama(second))).contains("error and says “out of memory”");
    }
  }

  @Test
  void jsonThatReachesTheLimitIsNotHandedOver() {
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, SSE);
          r.words("{");
          r.chunk("{}", "\"length\"");
          r.done();
        })) {
      assertThat(
              catchThrowableOfType(
                  LanguageModelException.class, () -> openAi(server, null).ask(JSON, t -> {})))
          .hasMessageContaining("reached its limit of tokens before its JSON was complete");
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    LanguageModel model =
        model(Provider.OLLAMA, URI.create("http://127.0.0.1:" + port), null, 10_000, 10_000);
    assertThat(failure(model))
        .isEqualTo(
            "The ollama model m at 127.0.0.1:%d cannot be reached: nothing listens there; start the server (“ollama serve”), or correct DARS_LLM_URL."
                .formatted(port));
  }

  @Test
  void aServerThatHangsUpWithoutAWordIsNamed() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              socket.accept().close();
              socket.accept().close();
            } catch (java.io.IOException e) {
              // The test is over.
            }
          });
      URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
      assertThat(failure(model(Provider.OPENAI_COMPATIBLE, url, null, 10_000, 10_000)))
          .contains("broke the connection before it answered");
    }
  }

  @Test
  void silenceEndsWithTheFirstTimeLimit() throws Exception {
    try (ModelServer silent = new ModelServer(ModelServer.Request::waitForever);
        ModelServer chatty =
            new ModelServer(r -> {
              r.open(200, SSE);
              r.untilHungUp();
            })) {
      LanguageModel model = model(Provider.OPENAI_COMPATIBLE, silent.url("/v1"), null, 200, 10_000);
      assertThat(failure(model)).contains("did not begin to answer within 200 ms");
      model = model(Provider.OPENAI_COMPATIBLE, chatty.url("/v1"), null, 200, 10_000);
      assertThat(failure(model)).contains("did not begin to answer within 200 ms");
      assertThat(chatty.hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anAnswerWithoutEndEndsWithTheSecondTimeLimit() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, SSE);
          r.words("a");
          if (asked.incrementAndGet() == 1) {
            r.done();
          } else {
            r.untilHungUp();
          }
        })) {
      // Once with all the time it needs, so that the second word is not late for other reasons.
      openAi(server, null).ask(PROMPT, t -> {});
      LanguageModel model =
          model(Provider.OPENAI_COMPATIBLE, server.url("/v1"), null, 30_000, 2_000);
      assertThat(failure(model)).contains("did not finish its answer within 2 s");
      assertThat(server.hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anExceptionFromTheListenerCancelsTheRequest() throws Exception {
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, SSE);
          r.words("a", "b");
          r.untilHungUp();
        })) {
      List<String> pieces = new ArrayList<>();
      assertThatThrownBy(() ->
              openAi(server, null)
                  .ask(
                      PROMPT,
                      t -> {
                        pieces.add(t);
                        throw new UnsupportedOperationException("the page was closed");
                      }))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("the page was closed");
      assertThat(pieces).containsExactly("a");
      assertThat(server.hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void anInterruptCancelsTheRequest() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    try (ModelServer server =
        new ModelServer(r -> {
          r.open(200, NDJSON);
          r.line("a", false);
          r.untilHungUp();
        })) {
      LanguageModel model = ollama(server);
      Thread asker =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  model.ask(PROMPT, t -> begun.countDown());
                  thrown.complete(new AssertionError("answered"));
                } catch (LanguageModelException | InterruptedException e) {
                  thrown.complete(e);
                }
              });
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      asker.interrupt();
      assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      assertThat(server.hungUp.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static String openAiStatus(int status, String body) {
    try (ModelServer server = new ModelServer(r -> r.whole(status, "application/json", body))) {
      String start = "The openai-compatible model m at " + server.host() + " ";
      String message = failure(openAi(server, "secret-key"));
      assertThat(message).startsWith(start);
      return message.substring(start.length());
    }
  }

  private static String failure(LanguageModel model) {
    LanguageModelException e =
        catchThrowableOfType(LanguageModelException.class, () -> model.ask(PROMPT, t -> {}));
    assertThat(e).isNotNull();
    return String.valueOf(e.getMessage());
  }

  private static LanguageModel openAi(ModelServer server, @Nullable String key) {
    return model(Provider.OPENAI_COMPATIBLE, server.url("/v1"), key, 30_000, 30_000);
  }

  private static LanguageModel ollama(ModelServer server) {
    return model(Provider.OLLAMA, server.url(""), null, 30_000, 30_000);
  }

  private static LanguageModel model(
      Provider provider, URI url, @Nullable String key, int firstMillis, int wholeMillis) {
    return LanguageModels.open(
        new LanguageModelSettings(
            provider,
            url,
            "m",
            key,
            Duration.ofMillis(wholeMillis),
            Duration.ofMillis(firstMillis),
            0.2,
            1_000));
  }
}
