package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on one home that holds a small course, with the embedding model Dars comes with. */
class CourseCommandsTest {

  private static final String QUESTION = "What is a neap tide?";

  @TempDir static Path folder;
  private static Path home;
  private static Path course;

  @BeforeAll
  static void addTheCourse() throws IOException {
    home = folder.resolve("home");
    course = SmallCourse.write(folder.resolve("The sea"));
    JsonNode report = Ran.dars("add", course, "--home", home, "--id", "sea", "--json").json();
    assertThat(report.at("/course/id").asText()).isEqualTo("sea");
    assertThat(report.at("/course/title").asText()).isEqualTo("The sea");
    assertThat(report.path("added").asInt()).isEqualTo(3);
    assertThat(report.path("problems")).isEmpty();
  }

  @Test
  void addingAgainChangesNothingAndSaysSo() {
    assertThat(Ran.dars("add", course, "--home", home, "--id", "sea").done().out())
        .startsWith("sea: \"The sea\", 3 documents, ")
        .contains("(0 new, 0 changed, 3 unchanged, 0 removed)");
  }

  @Test
  void coursesAreListedAndShown() {
    assertThat(Ran.dars("courses", "--home", home).done().out())
        .contains("sea", "en", "3 documents", "The sea");
    assertThat(Ran.dars("courses", "--home", home, "--json").json().findValuesAsText("id"))
        .contains("sea");
    assertThat(Ran.dars("courses", "sea", "--home", home).done().out())
        .contains("01-tides.md", "03-life.html");
    JsonNode shown = Ran.dars("courses", "sea", "--home", home, "--json").json();
    assertThat(shown.at("/course/id").asText()).isEqualTo("sea");
    assertThat(shown.path("documents")).hasSize(3);
  }

  @Test
  void searchFindsThePassage() {
    JsonNode found =
        Ran.dars("search", "sea", "thermohaline circulation", "--home", home, "--json").json();
    assertThat(found.path("mode").asText()).isEqualTo("HYBRID");
    assertThat(found.at("/hits/0/text").asText()).contains("slow overturning of the oceans");
    assertThat(
            Ran.dars("search", "sea", "kelp", "--mode", "lexical", "-k", "1", "--home", home)
                .done()
                .out())
        .contains("brown algae", "1 passages by lexical");
  }

  @Test
  void searchExplainsWhatTheVectorsCost() {
    assertThat(Ran.dars("search", "sea", "kelp", "--explain", "--home", home).done().out())
        .containsPattern(
            "vectors: all vectors in scope were compared in full; "
                + "0 scanned, 0 visited, [1-9]\\d* reranked, \\d+[.,]\\d KB touched");
    assertThat(
            Ran.dars("search", "sea", "kelp", "--mode", "lexical", "--explain", "--home", home)
                .done()
                .out())
        .contains("vectors: no vectors were searched; 0 scanned");
    JsonNode found = Ran.dars("search", "sea", "kelp", "--home", home, "--json").json();
    assertThat(found.at("/vectorCost/path").asText()).isEqualTo("EXACT");
    assertThat(found.at("/vectorCost/reranked").asLong()).isPositive();
  }

  @Test
  void anAnswerIsTheCoursesWordsWithTheirPlace() {
    Ran asked = Ran.dars("ask", "sea", QUESTION, "--home", home).done();
    assertThat(asked.out()).contains("A neap tide is a tide of small range", "[1]", "(01-tides");
    JsonNode answer = Ran.dars("ask", "sea", QUESTION, "--home", home, "--json").json();
    assertThat(answer.path("outcome").asText()).isEqualTo("COVERED");
    assertThat(answer.at("/citations/0/quote").asText()).contains("small range");
  }

  @Test
  void aQuestionThatTheCourseDoesNotAnswerIsNotAnError() {
    assertThat(
            Ran.dars("ask", "sea", "Who was the first king of Norway?", "--home", home)
                .done()
                .out())
        .contains("The course does not say.");
  }

  @Test
  void aVeryLongQuestionIsAnsweredLikeAnother() {
    String question = (QUESTION + " ").repeat(400).strip();
    assertThat(question).hasSizeGreaterThan(8_000);
    JsonNode answer = Ran.dars("ask", "sea", question, "--home", home, "--json").json();
    assertThat(answer.path("outcome").asText()).isIn("COVERED", "NOT_COVERED");
  }

  @Test
  void aVeryLongCommandLineDoesNotEndTheJvm() throws Exception {
    String question = (QUESTION + " ").repeat(400);
    Ran.apart(folder, Map.of(), "ask", "sea", question, "--home", home).done();
  }

  @Test
  void aLongQuestionOfManyDifferentWordsIsAnsweredLikeAnother() {
    StringBuilder words = new StringBuilder("What is a neap tide");
    for (int i = 0; words.length() < 8_000; i++) {
      words.append(" w").append(Integer.toString(i * 7_919, 36));
    }
    assertThat(Ran.dars("ask", "sea", words, "--home", home, "--json").json().has("outcome"))
        .isTrue();
  }

  @Test
  void aBlankQuestionIsRefused() {
    assertThat(Ran.dars("ask", "sea", "  ", "--home", home).complaint())
        .isEqualTo("the question is empty: ./dars ask COURSE \"your question\"");
  }

  @Test
  void aQuizIsWrittenForMoodleAndAsJson() throws IOException {
    Path file = folder.resolve("quiz.gift");
    Ran written = Ran.dars("quiz", "sea", "-n", "3", "-o", file, "--home", home).done();
    assertThat(written.out()).isEmpty();
    assertThat(written.err()).contains(" items written to " + file);
    assertThat(Files.readString(file)).contains("{", "=");
    JsonNode quiz = Ran.dars("quiz", "sea", "-n", "3", "--json", "--home", home).json();
    assertThat(quiz.path("items")).isNotEmpty();
  }

  @Test
  void aQuizOfSomeKindsLeavesOutWhatIsThereAlready() throws IOException {
    Path file = folder.resolve("first.json");
    Ran.dars(
            "quiz",
            "sea",
            "-n",
            "2",
            "--types",
            "single-choice,short-answer",
            "--format",
            "json",
            "-o",
            file,
            "--home",
            home)
        .done();
    JsonNode first =
        Ran.dars(
                "quiz",
                "sea",
                "-n",
                "2",
                "--types",
                "single-choice,short-answer",
                "--json",
                "--home",
                home)
            .json();
    assertThat(first.path("items").findValuesAsText("kind"))
        .isSubsetOf("single-choice", "short-answer", "text");
    Ran more = Ran.dars("quiz", "sea", "-n", "2", "--known", file, "--json", "--home", home);
    first.path("items").forEach(i -> assertThat(more.out()).doesNotContain(i.path("id").asText()));
    assertThat(
            Ran.dars("quiz", "sea", "--known", folder.resolve("none.json"), "--home", home)
                .complaint())
        .isEqualTo(folder.resolve("none.json") + ": there is no such file");
  }

  @Test
  void whereAnItemStandsIsInTheFileUnlessNobodyWantsIt() throws IOException {
    Path file = folder.resolve("sources.gift");
    Ran.dars("quiz", "sea", "-n", "2", "-o", file, "--home", home).done();
    assertThat(Files.readString(file)).contains("Source\\: ");
    Path bare = folder.resolve("bare.gift");
    Ran.dars("quiz", "convert", file, bare, "--no-sources").done();
    assertThat(Files.readString(bare)).doesNotContain("Source\\: ");
    Ran csv = Ran.dars("quiz", "sea", "--format", "csv", "--no-sources", "--home", home);
    assertThat(csv.code()).isEqualTo(2);
    assertThat(csv.err())
        .contains("--no-sources is for gift, moodle-xml, qti22, qti3, h5p, not for csv");
  }

  @Test
  void aQuizHasAsManyItemsAsTheFormatCanBeGiven() throws IOException {
    for (String format : List.of("gift", "aiken", "h5p")) {
      Path file = folder.resolve("quiz." + format);
      Ran ran = Ran.dars("quiz", "sea", "-n", "1", "--format", format, "-o", file, "--home", home);
      assertThat(ran.done().err()).contains("1 items written to " + file);
      assertThat(ran.err()).doesNotContain("left out");
    }
  }

  @Test
  void kindsThatAFormatCannotHoldAreRefusedBeforeAnythingIsMade() {
    Ran ran = Ran.dars("quiz", "sea", "--types", "ordering,cloze", "--format", "aiken");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "aiken has no items of kind cloze, ordering; leave that out of --types, or give"
                + " --format with one of csv, json, moodle-xml, qti22, qti3, docx, pdf");
  }

  @Test
  void aQuizThatCannotBeWrittenSaysWhere() throws IOException {
    Path file = Files.writeString(folder.resolve("in-the-way"), "a file");
    assertThat(
            Ran.dars("quiz", "sea", "-n", "3", "-o", file.resolve("q.gift"), "--home", home).err())
        .contains("dars: " + file + ": there is no such folder; make it first");
    assertThat(Ran.dars("quiz", "sea", "-o", folder.resolve("no/q.gift"), "--home", home).err())
        .contains("dars: " + folder.resolve("no") + ": there is no such folder; make it first");
  }

  @Test
  void translationKeepsTheCodeAndReports() throws IOException {
    Path out = folder.resolve("translated");
    Object[] call = {
      "translate",
      course,
      "--from",
      "en",
      "--to",
      "es",
      "--engine",
      "pseudo",
      "-o",
      out,
      "--home",
      home,
      "--json"
    };
    JsonNode report = Ran.dars(call).json();
    assertThat(report.path("files")).hasSize(3);
    assertThat(Files.readString(out.resolve("01-tides.md")))
        .contains("`h = high - low`")
        .doesNotContain("A **tide** is the rise");
  }

  @Test
  void translatingWhatIsNotThereNamesIt() {
    Path missing = folder.resolve("missing.md");
    assertThat(
            Ran.dars(
                    "translate",
                    missing,
                    "--from",
                    "en",
                    "--to",
                    "es",
                    "--engine",
                    "pseudo",
                    "-o",
                    folder.resolve("t"),
                    "--home",
                    home)
                .complaint())
        .contains(missing.toString());
    assertThat(
            Ran.dars(
                    "translate",
                    course,
                    "--from",
                    "en",
                    "--to",
                    "es",
                    "--engine",
                    "babelfish",
                    "-o",
                    folder.resolve("t"),
                    "--home",
                    home)
                .complaint())
        .contains("babelfish", "pseudo");
  }

  @Test
  void anUnknownCourseIsAnsweredWithTheOnesThereAre() {
    for (String[] call :
        new String[][] {
          {"ask", "see", QUESTION},
          {"search", "see", "tide"},
          {"quiz", "see"},
          {"courses", "see"},
          {"courses", "see", "--delete"}
        }) {
      Object[] line = java.util.Arrays.copyOf(call, call.length + 2, Object[].class);
      line[call.length] = "--home";
      line[call.length + 1] = home;
      assertThat(Ran.dars(line).complaint())
          .startsWith("there is no course \"see\"; there are: ")
          .contains("sea");
    }
  }

  @Test
  void aDeletedCourseIsGone() throws IOException {
    Path file = Files.writeString(folder.resolve("short.md"), "# Short\n\nA short course.\n");
    for (String json : new String[] {"", "--json"}) {
      Ran.dars("add", file, "--home", home, "--id", "short").done();
      Ran deleted =
          json.isEmpty()
              ? Ran.dars("courses", "short", "--delete", "--home", home).done()
              : Ran.dars("courses", "short", "--delete", json, "--home", home);
      if (json.isEmpty()) {
        assertThat(deleted.out()).startsWith("deleted short (");
      } else {
        assertThat(deleted.json().at("/deleted/id").asText()).isEqualTo("short");
      }
      assertThat(Ran.dars("search", "short", "course", "--home", home).complaint())
          .startsWith("there is no course \"short\"");
    }
    assertThat(Ran.dars("courses", "--delete", "--home", home).complaint())
        .isEqualTo("--delete needs the id of a course: ./dars courses ID --delete");
  }

  @Test
  void aPortInUseIsNamedWithTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ran.dars("serve", "--port", taken.getLocalPort(), "--home", home).complaint())
          .contains(String.valueOf(taken.getLocalPort()), "--port");
    }
  }

  @Test
  void aHalfSetLanguageModelNamesTheSettingThatIsMissing() throws Exception {
    assertThat(
            Ran.apart(
                    folder,
                    Map.of("DARS_LLM_PROVIDER", "ollama", "DARS_LLM_MODEL", "qwen3:4b"),
                    "ask",
                    "sea",
                    QUESTION,
                    "--home",
                    home)
                .complaint())
        .contains("DARS_LLM_URL");
  }

  @Test
  void aLanguageModelThatTimesOutLeavesTheCoursesOwnWords() throws Exception {
    fallsBack(exchange -> {
      try {
        Thread.sleep(20_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  @Test
  void aLanguageModelThatRefusesLeavesTheCoursesOwnWords() throws Exception {
    fallsBack(exchange -> exchange.sendResponseHeaders(401, -1));
  }

  @Test
  void aLanguageModelThatSendsGarbageLeavesTheCoursesOwnWords() throws Exception {
    fallsBack(exchange -> {
      byte[] garbage = "<html>\u0000 not a model }{".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, garbage.length);
      exchange.getResponseBody().write(garbage);
    });
  }

  private interface Reply {
    void to(com.sun.net.httpserver.HttpExchange exchange) throws IOException;
  }

  private static void fallsBack(Reply reply) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      server.setExecutor(threads);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.getRequestBody().readAllBytes();
              reply.to(exchange);
            }
          });
      server.start();
      Map<String, String> model =
          Map.of(
              "DARS_LLM_PROVIDER", "openai-compatible",
              "DARS_LLM_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
              "DARS_LLM_MODEL", "test-model",
              "DARS_LLM_TIMEOUT", "1s");
      JsonNode answer =
          Ran.apart(folder, model, "ask", "sea", QUESTION, "--home", home, "--json").json();
      assertThat(answer.path("outcome").asText()).isEqualTo("COVERED");
      assertThat(answer.path("madeBy").asText()).isEqualTo("the course's own words");
      assertThat(answer.at("/sentences/0/text").asText()).contains("tide of small range");
      assertThat(answer.at("/notes/0/code").asText()).isEqualTo("MODEL_FAILED");
      assertThat(answer.at("/notes/0/arguments/0").asText()).contains("test-model");
      assertThat(answer.at("/notes/0/arguments/1").asText())
          .contains("test-model")
          .hasSizeLessThan(400);
      threads.shutdownNow();
    } finally {
      server.stop(0);
    }
  }
}
