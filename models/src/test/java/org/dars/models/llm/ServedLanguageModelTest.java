package org.dars.models.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dars.models.llm.ServedModels.NDJSON;
import static org.dars.models.llm.ServedModels.PROMPT;
import static org.dars.models.llm.ServedModels.SSE;
import static org.dars.models.llm.ServedModels.failure;
import static org.dars.models.llm.ServedModels.ollama;
import static org.dars.models.llm.ServedModels.openAi;

import java.util.ArrayList;
import java.util.List;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.junit.jupiter.api.Test;

class ServedLanguageModelTest {

  private static final Prompt JSON = new Prompt("Answer in JSON.", "What is memory?", 50, true);

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

  private static String openAiStatus(int status, String body) {
    try (ModelServer server = new ModelServer(r -> r.whole(status, "application/json", body))) {
      String start = "The openai-compatible model m at " + server.host() + " ";
      String message = failure(openAi(server, "secret-key"));
      assertThat(message).startsWith(start);
      return message.substring(start.length());
    }
  }
}
