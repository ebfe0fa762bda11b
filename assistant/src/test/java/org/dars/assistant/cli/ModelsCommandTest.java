package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.cli.Ran.dars;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.dars.assistant.App;
import org.dars.assistant.retrieve.Query;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.assistant.store.Zone;
import org.dars.models.testing.LocalHub;
import org.dars.models.testing.LocalHub.Fault;
import org.dars.models.testing.ToyModels;
import org.dars.models.testing.ToyModels.Layout;
import org.dars.models.testing.ToyVocabulary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, against a real server that serves small real models. */
class ModelsCommandTest {

  /** "What causes the tides of the sea?" */
  private static final String KAZAKH = "Теңіздегі толысудың себебі қандай?";

  private static final String EMBEDDER = "toy/optimum-embedder";

  @TempDir Path folder;
  private Path home;
  private LocalHub server;

  @BeforeEach
  void serve() throws Exception {
    home = folder.resolve("home");
    Path course = SmallCourse.write(folder.resolve("course"));
    ToyVocabulary words = words(course);
    Path hub = folder.resolve("hub");
    ToyModels.embedder(ToyModels.repository(hub, EMBEDDER), Layout.OPTIMUM, words, 1);
    ToyModels.reranker(ToyModels.repository(hub, "toy/reranker"), Layout.OPTIMUM, words, 1);
    server = LocalHub.start(hub);
    dars("add", course, "--id", "sea", "--home", home).done();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aModelIsPulledUsedAndFindsAnEnglishPassageForAKazakhQuestion() {
    assertThat(search(KAZAKH).path("mode").asText()).isEqualTo("LEXICAL");
    assertThat(search(KAZAKH).path("hits")).isEmpty();
    server.fail(EMBEDDER + "/resolve/main/onnx/model.onnx_data", new Fault.CutAfter(1_000));

    Ran pulled =
        dars(
                "models",
                "pull",
                EMBEDDER,
                "--hub",
                server.url(),
                "--languages",
                "en,kk",
                "--home",
                home)
            .done();

    assertThat(pulled.out()).contains("optimum-embedder: embedding").contains("models use");
    assertThat(pulled.err()).contains("model.onnx_data: the connection was cut after 1,000 of");
    JsonNode used = dars("models", "use", "optimum-embedder", "--json", "--home", home).json();
    assertThat(used.path("embedder").asText()).isEqualTo("optimum-embedder");
    assertThat(used.path("searchedWith").asText()).isEqualTo("optimum-embedder");
    assertThat(used.path("embedded").asInt()).isPositive();

    JsonNode found = search(KAZAKH);
    assertThat(found.path("mode").asText()).isEqualTo("HYBRID");
    assertThat(found.path("hits").path(0).path("text").asText()).contains("pull of the moon");

    Ran back = dars("models", "use", "--default", "--home", home).done();
    assertThat(back.out()).contains("embedding: e5-small-v2-q").contains("passages embedded in");
    assertThat(search(KAZAKH).path("hits")).isEmpty();
    assertThat(search("spring tide").path("mode").asText()).isEqualTo("HYBRID");
  }

  @Test
  void aRerankerIsUsedAndLeftAgain() {
    dars(
            "models",
            "pull",
            "toy/reranker",
            "--hub",
            server.url(),
            "--languages",
            "en",
            "--home",
            home)
        .done();
    assertThat(dars("models", "use", "reranker", "--home", home).done().out())
        .contains("reranking: reranker");
    assertThat(search("neap tide half moon").path("hits").path(0).path("text").asText())
        .contains("neap tide");
    assertThat(state("reranker")).isEqualTo("in use");
    dars("models", "use", "--default", "--task", "reranking", "--home", home).done();
    assertThat(state("reranker")).isEqualTo("installed");
  }

  @Test
  void evaluationsSearchWithTheModelsThatAreChosenOrNamed() throws Exception {
    for (String model : List.of(EMBEDDER, "toy/reranker")) {
      dars("models", "pull", model, "--hub", server.url(), "--languages", "en,kk", "--home", home)
          .done();
    }
    Path passages =
        Files.writeString(
            folder.resolve("p.jsonl"),
            """
            {"id": "1", "text": "The pull of the moon causes the tides of the sea.", "lang": "en"}
            {"id": "2", "text": "A harbour shelters ships.", "lang": "en"}
            """);
    Path questions =
        Files.writeString(
            folder.resolve("q.jsonl"),
            "{\"id\": \"1\", \"question\": \"%s\", \"lang\": \"kk\", \"gold\": [\"1\"]}"
                .formatted(KAZAKH));

    assertThat(evaluated(passages, questions).path("embedder").asText()).isEqualTo("e5-small-v2-q");
    JsonNode named =
        evaluated(passages, questions, "--embedder", "optimum-embedder", "--reranker", "reranker");
    assertThat(named.path("embedder").asText()).isEqualTo("optimum-embedder, reranker reranker");
    assertThat(named.path("recall").path("1").asDouble()).isEqualTo(1);
    dars("models", "use", "optimum-embedder", "--home", home).done();
    assertThat(evaluated(passages, questions).path("embedder").asText())
        .isEqualTo("optimum-embedder");
    for (String what : List.of("answers", "scoreboard")) {
      Object[] asked = {
        "evaluate", what, "--passages", passages, "--questions", questions, "--json", "--home", home
      };
      assertThat(dars(asked).json().isObject()).as(what).isTrue();
    }
    Ran unknown =
        dars(
            "evaluate",
            "retrieval",
            "--passages",
            passages,
            "--questions",
            questions,
            "--embedder",
            "nowhere",
            "--home",
            home);
    assertThat(unknown.code()).isNotZero();
    assertThat(unknown.err()).contains("nowhere");
  }

  private JsonNode evaluated(Path passages, Path questions, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "evaluate",
                "retrieval",
                "--passages",
                passages,
                "--questions",
                questions,
                "--json"));
    words.addAll(List.of(more));
    words.addAll(List.of("--home", home));
    return dars(words.toArray()).json();
  }

  @Test
  void aRunningServiceChangesByItself() throws Exception {
    dars("models", "pull", EMBEDDER, "--hub", server.url(), "--languages", "en,kk", "--home", home)
        .done();
    try (App app = App.open(new Settings(new Home(home), Zone.LOCAL), java.util.Map.of());
        App.Service service = app.service()) {
      assertThat(service.rooms()).isNotNull();
      app.retriever().catchUp(Zone.LOCAL, org.dars.assistant.retrieve.CatchUpListener.SILENT);

      Ran used = dars("models", "use", "optimum-embedder", "--home", home).done();

      assertThat(used.out()).contains("The running service changes by itself");
      for (int i = 0;
          i < 3_000 && !app.retriever().model(Zone.LOCAL).equals("optimum-embedder");
          i++) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(app.retriever().model(Zone.LOCAL)).isEqualTo("optimum-embedder");
      assertThat(app.retriever().search(Query.about(Zone.LOCAL, "sea", KAZAKH, 3)).hits())
          .first()
          .matches(hit -> hit.text().contains("pull of the moon"));
    }
  }

  @Test
  void theListSaysWhatIsThereAndWhatCannotBeUsed() {
    JsonNode list = dars("models", "list", "--json", "--home", home).json();
    List<String> states = new ArrayList<>();
    list.forEach(row -> states.add(row.path("id").asText() + ": " + row.path("state").asText()));
    assertThat(states)
        .contains("e5-small-v2-q: in use", "multilingual-e5-small: not installed")
        .anyMatch(s -> s.startsWith("qwen3-0.6b: not usable by this version: "));
    assertThat(dars("models", "list", "--task", "reranking", "--home", home).done().out())
        .contains("bge-reranker-v2-m3")
        .doesNotContain("multilingual-e5-small  embedding");
    assertThat(dars("models", "list", "--installed", "--home", home).done().out().lines())
        .hasSize(3);
  }

  @Test
  void aDamagedModelIsNamedAndCannotBeUsed() throws Exception {
    dars(
            "models",
            "import",
            ToyModels.repository(folder.resolve("hub"), EMBEDDER),
            "--languages",
            "en",
            "--home",
            home)
        .done();
    assertThat(dars("models", "list", "--installed", "--verify", "--home", home).code()).isZero();
    Path weights = home.resolve("models/optimum-embedder/onnx/model.onnx_data");
    Files.write(weights, new byte[] {1});
    Ran list = dars("models", "list", "--installed", "--home", home);
    assertThat(list.code()).isEqualTo(1);
    assertThat(list.out()).contains("The model optimum-embedder is damaged: onnx/model.onnx_data");
    assertThat(dars("models", "use", "optimum-embedder", "--home", home).complaint())
        .startsWith("The model optimum-embedder is damaged");
    assertThat(dars("doctor", "--home", home).out()).contains("is damaged");
  }

  @Test
  void theModelInUseIsNotRemovedUnlessToldTo() {
    dars(
            "models",
            "import",
            ToyModels.repository(folder.resolve("hub"), EMBEDDER),
            "--id",
            "mine",
            "--languages",
            "en,kk",
            "--home",
            home)
        .done();
    dars("models", "use", "mine", "--home", home).done();
    assertThat(dars("models", "remove", "mine", "--home", home).complaint())
        .isEqualTo(
            "the model mine is used: ./dars models use --default first, or remove it with --force");
    assertThat(dars("models", "remove", "mine", "--force", "--home", home).done().out())
        .isEqualTo("removed mine\n");
    assertThat(search("spring tide").path("mode").asText()).isEqualTo("HYBRID");
    assertThat(state("e5-small-v2-q")).isEqualTo("in use");
  }

  @Test
  void whatCannotBeDoneIsSaidInASentence() {
    assertThat(dars("models", "use", "nowhere", "--home", home).complaint())
        .startsWith("The model nowhere is not installed: ./dars models pull nowhere");
    assertThat(dars("models", "remove", "nowhere", "--home", home).complaint())
        .startsWith("The model nowhere is not installed");
    assertThat(dars("models", "pull", "qwen3-0.6b", "--home", home).complaint())
        .startsWith("qwen3-0.6b is not usable by this version");
    assertThat(
            dars(
                    "models",
                    "pull",
                    "toy/absent",
                    "--languages",
                    "en",
                    "--hub",
                    server.url(),
                    "--home",
                    home)
                .complaint())
        .contains("toy/absent/resolve/main/tokenizer.json does not exist");
    assertThat(dars("models", "pull", EMBEDDER, "--hub", "ftp://x", "--home", home).complaint())
        .startsWith("\"ftp://x\" is no hub");
    assertThat(
            dars(
                    "models",
                    "pull",
                    EMBEDDER,
                    "--hub",
                    server.url(),
                    "--languages",
                    "en",
                    "--pooling",
                    "max",
                    "--home",
                    home)
                .complaint())
        .isEqualTo("--pooling takes mean, cls, last or graph, not max");
    assertThat(dars("models", "import", folder.resolve("nothing"), "--home", home).complaint())
        .startsWith("There is no folder ");
    assertThat(dars("models", "--home", home).code()).isEqualTo(2);
    assertThat(dars("models", "use", "--home", home).code()).isEqualTo(2);
    assertThat(dars("models", "use", "x", "--default", "--home", home).code()).isEqualTo(2);
  }

  private JsonNode search(String question) {
    return dars("search", "sea", question, "--json", "--home", home).json();
  }

  private String state(String id) {
    for (JsonNode row : dars("models", "list", "--installed", "--json", "--home", home).json()) {
      if (row.path("id").asText().equals(id)) {
        return row.path("state").asText();
      }
    }
    return "not listed";
  }

  /** The course's words, some of them with their Kazakh forms. */
  private static ToyVocabulary words(Path course) throws Exception {
    List<List<String>> meanings =
        new ArrayList<>(
            List.of(
                List.of("tide", "tides", "толысудың"),
                List.of("sea", "теңіздегі"),
                List.of("caused", "causes", "себебі"),
                List.of("what", "қандай")));
    TreeSet<String> others = new TreeSet<>();
    for (String file : List.of("01-tides.md", "02-currents.md", "03-life.html")) {
      Pattern.compile("\\p{L}+")
          .matcher(Files.readString(course.resolve(file)).toLowerCase(java.util.Locale.ROOT))
          .results()
          .forEach(r -> others.add(r.group()));
    }
    others.forEach(w -> meanings.add(List.of(w)));
    return new ToyVocabulary(meanings);
  }
}
