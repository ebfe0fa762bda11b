package org.dars.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.models.Embedder;
import org.dars.models.Reranker;
import org.dars.models.catalog.Download.Patience;
import org.dars.models.onnx.Pooling;
import org.dars.models.testing.LocalHub;
import org.dars.models.testing.LocalHub.Fault;
import org.dars.models.testing.ToyModels;
import org.dars.models.testing.ToyModels.Layout;
import org.dars.models.testing.ToyVocabulary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulls from a real server on the loopback that speaks the hub's layout, well and badly. */
class ModelPullTest {

  private static final Patience SHORT = new Patience(3, Duration.ofMillis(1));
  private static final ModelHints LANGUAGES = languages("en", "kk");
  private static final String JS = "toy/js-embedder";
  private static final String GRAPH = JS + "/resolve/main/onnx/model_int8.onnx";
  private static final String TOKENIZER = JS + "/resolve/main/tokenizer.json";

  @TempDir Path folder;
  private LocalHub server;
  private ModelStore store;
  private final List<String> troubles = new ArrayList<>();
  private final PullListener listener =
      new PullListener() {
        @Override
        public void progress(String file, long done, long total) {
          assertThat(done).isLessThanOrEqualTo(total);
        }

        @Override
        public void retrying(String file, String why, Duration wait) {
          troubles.add(why);
        }
      };

  @BeforeEach
  void open() throws Exception {
    ToyVocabulary words =
        new ToyVocabulary(
            List.of(List.of("moon", "ай"), List.of("tide", "толысу"), List.of("bread")));
    Path hub = folder.resolve("hub");
    ToyModels.embedder(ToyModels.repository(hub, "toy/flat-embedder"), Layout.FLAT, words, 1);
    ToyModels.embedder(ToyModels.repository(hub, "toy/optimum-embedder"), Layout.OPTIMUM, words, 2);
    ToyModels.embedder(ToyModels.repository(hub, JS), Layout.TRANSFORMERS_JS, words, 3);
    ToyModels.reranker(ToyModels.repository(hub, "toy/reranker"), Layout.OPTIMUM, words, 1);
    server = LocalHub.start(hub);
    store = new ModelStore(folder.resolve("models"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aModelOfEachLayoutIsPulledDescribedAndUsed() throws Exception {
    ModelManifest flat =
        pull().pull("toy/flat-embedder", null, withPooling(Pooling.MEAN), listener);
    assertThat(flat.graph()).isEqualTo("model.onnx");
    assertThat(flat.pooling()).isEqualTo(Pooling.MEAN);
    assertThat(flat.maxTokens()).isEqualTo(256);
    assertThat(flat.dimensions()).isEqualTo(ToyModels.DIMENSIONS);

    ModelManifest optimum = pull().pull("toy/optimum-embedder", null, LANGUAGES, listener);
    assertThat(optimum.graph()).isEqualTo("onnx/model.onnx");
    assertThat(optimum.file("onnx/model.onnx_data")).isPresent();
    assertThat(optimum.queryPrefix()).isEqualTo("query: ");
    assertThat(optimum.passagePrefix()).isEqualTo("passage: ");
    assertThat(optimum.pooling()).isEqualTo(Pooling.MEAN);
    assertThat(optimum.output()).isEqualTo("token_embeddings");
    assertThat(optimum.maxTokens()).isEqualTo(128);

    ModelManifest js = pull().pull(JS, "small", withPooling(Pooling.CLS), listener);
    assertThat(js.graph()).isEqualTo("onnx/model_int8.onnx");
    assertThat(store.list())
        .extracting(ModelManifest::id)
        .containsExactly("flat-embedder", "optimum-embedder", "small");
    for (ModelManifest model : store.list()) {
      try (Embedder embedder = store.openEmbedder(model.id(), 1)) {
        assertThat(embedder.embedQuery("moon")).hasSize(ToyModels.DIMENSIONS);
        assertThat(embedder.languages()).containsExactlyInAnyOrder("en", "kk");
      }
    }
    assertThat(troubles).isEmpty();
  }

  @Test
  void aRerankerIsRecognisedByItsArchitecture() throws Exception {
    ModelManifest model = pull().pull("toy/reranker", null, LANGUAGES, listener);
    assertThat(model.task()).isEqualTo(ModelTask.RERANKING);
    try (Reranker reranker = store.openReranker("reranker", 1)) {
      float[] scores = reranker.score("ай", List.of("bread", "moon"));
      assertThat(scores[1]).isGreaterThan(scores[0]);
    }
    assertThatThrownBy(() -> store.openEmbedder("reranker", 1))
        .isInstanceOf(CatalogException.class)
        .hasMessage("The model reranker is for reranking, not for embedding.");
  }

  @Test
  void aCutConnectionGoesOnWhereItEnded() throws Exception {
    server.fail(GRAPH, new Fault.CutAfter(100), new Fault.CutAfter(50));
    ModelManifest model = pull().pull(JS, null, withPooling(Pooling.MEAN), listener);

    assertThat(troubles).hasSize(2).allMatch(t -> t.startsWith("the connection was cut after"));
    assertThat(server.asked().stream().filter(a -> a.path().equals(GRAPH)).map(a -> "" + a.range()))
        .containsExactly("null", "bytes=100-", "bytes=150-");
    assertThat(Files.readAllBytes(store.folderOf(model.id()).resolve(model.graph())))
        .isEqualTo(Files.readAllBytes(folder.resolve("hub").resolve(GRAPH)));
  }

  @Test
  void anotherRunGoesOnWhereOneGaveUp() throws Exception {
    server.fail(GRAPH, new Fault.CutAfter(100), new Fault.Status(500), new Fault.Status(503));
    assertThatThrownBy(() -> pull().pull(JS, null, withPooling(Pooling.MEAN), listener))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("could not be fetched in 3 attempts (HTTP 503)")
        .hasMessageContaining("100 bytes are kept, run the same command again to go on");
    assertThat(store.list()).isEmpty();
    int before = server.asked().size();

    pull().pull(JS, null, withPooling(Pooling.MEAN), listener);

    List<LocalHub.Asked> again = server.asked().subList(before, server.asked().size());
    assertThat(again).contains(new LocalHub.Asked(GRAPH, "bytes=100-"));
    assertThat(again).extracting(LocalHub.Asked::path).doesNotContain(TOKENIZER);
  }

  @Test
  void aServerInTroubleIsAskedAgain() throws Exception {
    server.fail(TOKENIZER, new Fault.Status(500), new Fault.Status(429));
    assertThat(pull().pull(JS, null, withPooling(Pooling.MEAN), listener).files()).isNotEmpty();
    assertThat(troubles).containsExactly("HTTP 500", "HTTP 429");
  }

  @Test
  void aServerWithoutRangesStartsAgainFromTheBeginning() throws Exception {
    server.fail(GRAPH, new Fault.CutAfter(100), new Fault.NoRange());
    ModelManifest model = pull().pull(JS, null, withPooling(Pooling.MEAN), listener);
    assertThat(Files.readAllBytes(store.folderOf(model.id()).resolve(model.graph())))
        .isEqualTo(Files.readAllBytes(folder.resolve("hub").resolve(GRAPH)));
  }

  @Test
  void theHubsOwnDigestIsHeldTo() throws Exception {
    String right = Sha256.of(folder.resolve("hub").resolve(GRAPH));
    server.header(GRAPH, "X-Linked-Etag", '"' + right + '"');
    server.fail(GRAPH, new Fault.OtherBytes());
    assertThatThrownBy(() -> pull().pull(JS, null, withPooling(Pooling.MEAN), listener))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(GRAPH + " has the SHA-256 ")
        .hasMessageContaining("and should have " + right + ": it was thrown away");

    // Bytes of another version at the front are found out, and all of it comes again.
    server.fail(GRAPH, new Fault.CutAfter(100));
    Path part = store.incoming("js-embedder").resolve("onnx/model_int8.onnx.part");
    Files.write(part, new byte[100]);
    ModelManifest model = pull().pull(JS, null, withPooling(Pooling.MEAN), listener);
    assertThat(model.file(model.graph()).orElseThrow().sha256()).isEqualTo(right);
  }

  @Test
  void whatTheFirstPullRecordedIsVerifiedEverAfter() throws Exception {
    ModelManifest first = pull().pull(JS, null, withPooling(Pooling.MEAN), listener);
    Path graph = store.folderOf(first.id()).resolve(first.graph());
    byte[] right = Files.readAllBytes(graph);
    damage(graph);
    assertThatThrownBy(() -> store.openEmbedder(first.id(), 1))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining("is damaged: onnx/model_int8.onnx has other bytes")
        .hasMessageContaining("./dars models pull js-embedder");

    server.fail(GRAPH, new Fault.OtherBytes());
    assertThatThrownBy(() -> pull().pull(JS, null, withPooling(Pooling.MEAN), listener))
        .hasMessageContaining("it was thrown away");
    int before = server.asked().size();
    pull().pull(JS, null, withPooling(Pooling.MEAN), listener);

    assertThat(Files.readAllBytes(graph)).isEqualTo(right);
    assertThat(server.asked().subList(before, server.asked().size()))
        .extracting(LocalHub.Asked::path)
        .contains(GRAPH)
        .doesNotContain(TOKENIZER);
  }

  @Test
  void aWholeModelIsNotPulledAgain() throws Exception {
    pull().pull("toy/optimum-embedder", null, LANGUAGES, listener);
    int before = server.asked().size();
    pull().pull("toy/optimum-embedder", null, ModelHints.NONE, listener);
    assertThat(server.asked()).hasSize(before);
  }

  @Test
  void aRedirectIsFollowedAndOneToAFileIsNot() throws Exception {
    server.fail(GRAPH, new Fault.Redirect("/" + GRAPH.replace("_int8", "")));
    assertThat(pull().pull(JS, null, withPooling(Pooling.MEAN), listener).files()).isNotEmpty();
    store.remove("js-embedder");
    server.fail(
        TOKENIZER,
        new Fault.Redirect("file:///etc/passwd"),
        new Fault.Redirect("file:///etc/passwd"),
        new Fault.Redirect("file:///etc/passwd"));
    assertThatThrownBy(() -> pull().pull(JS, null, LANGUAGES, listener))
        .hasMessageContaining("it redirects to file:///etc/passwd, which is not followed");
  }

  @Test
  void whatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> pull().pull("toy/absent", null, LANGUAGES, listener))
        .isInstanceOf(CatalogException.class)
        .hasMessage(
            server.url()
                + "/toy/absent/resolve/main/tokenizer.json does not exist: check the name, or"
                + " choose another hub with --hub.");
    assertThatThrownBy(() -> pull().pull("absent", null, LANGUAGES, listener))
        .hasMessageStartingWith("There is no model \"absent\" in the catalogue");
    assertThatThrownBy(() -> pull().pull("a/../b", null, LANGUAGES, listener))
        .hasMessageStartingWith("There is no model \"a/../b\" in the catalogue");
    assertThatThrownBy(() -> pull().pull("qwen3-0.6b", null, LANGUAGES, listener))
        .hasMessageStartingWith("qwen3-0.6b is not usable by this version: ");
  }

  @Test
  void aHubThatIsNotThereAndOneThatAsksForAnAccountSayWhatToDo() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ModelPull nowhere =
        new ModelPull(store, Catalog.standard(), Hub.at("http://127.0.0.1:" + port), SHORT);
    assertThatThrownBy(() -> nowhere.pull(JS, null, LANGUAGES, listener))
        .hasMessageContaining("could not be fetched in 3 attempts (it cannot be reached:")
        .hasMessageContaining("./dars models import FOLDER");
    server.fail(TOKENIZER, new Fault.Status(401));
    assertThatThrownBy(() -> pull().pull(JS, null, LANGUAGES, listener))
        .hasMessageContaining("is not open to all (HTTP 401)");
  }

  @Test
  void aSilentServerIsGivenUp() {
    server.fail(
        TOKENIZER, new Fault.Silence(1_000), new Fault.Silence(1_000), new Fault.Silence(1_000));
    ModelPull impatient =
        new ModelPull(
            store, Catalog.standard(), new HttpHub(server.url(), Duration.ofMillis(100)), SHORT);
    assertThatThrownBy(() -> impatient.pull(JS, null, LANGUAGES, listener))
        .hasMessageContaining("could not be fetched in 3 attempts");
  }

  @Test
  void whatIsNotSaidAndCannotBeToldIsAskedFor() {
    assertThatThrownBy(() -> pull().pull(JS, null, ModelHints.NONE, listener))
        .hasMessage(
            "Which languages js-embedder serves is not known: say it, as in --languages en,kk,ru.");
    assertThat(server.asked()).isEmpty();
    assertThatThrownBy(() -> pull().pull(JS, null, LANGUAGES, listener))
        .hasMessageStartingWith("How js-embedder makes one vector of its tokens' is not known");
    assertThat(store.list()).isEmpty();
  }

  @Test
  void anEmbedderIsRefusedAsARerankerWithTheReason() {
    ModelHints wrong =
        new ModelHints(ModelTask.RERANKING, Set.of("en"), null, null, null, null, 0, null);
    assertThatThrownBy(() -> pull().pull("toy/flat-embedder", null, wrong, listener))
        .isInstanceOf(CatalogException.class)
        .hasMessage(
            "flat-embedder cannot be used: it tells 48 classes apart; a reranker gives one score, or"
                + " two.");
  }

  @Test
  void aFolderLaidOutAsAHubDoesAsWell() throws Exception {
    ModelPull stick =
        new ModelPull(store, Catalog.standard(), Hub.at(folder.resolve("hub").toString()), SHORT);
    assertThat(stick.pull("toy/optimum-embedder", "mine", LANGUAGES, listener).id())
        .isEqualTo("mine");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aModelInTheCatalogueIsUsedAsTheCatalogueSays() throws Exception {
    Path made = ToyModels.repository(folder.resolve("hub"), "Xenova/multilingual-e5-small");
    ToyModels.embedder(
        made, Layout.TRANSFORMERS_JS, new ToyVocabulary(List.of(List.of("moon", "ай"))), 1);
    Files.move(made.resolve("onnx/model_int8.onnx"), made.resolve("onnx/model_quantized.onnx"));
    ModelManifest model = pull().pull("multilingual-e5-small", null, ModelHints.NONE, listener);
    assertThat(model.graph()).isEqualTo("onnx/model_quantized.onnx");
    assertThat(model.queryPrefix()).isEqualTo("query: ");
    assertThat(model.passagePrefix()).isEqualTo("passage: ");
    assertThat(model.pooling()).isEqualTo(Pooling.MEAN);
    assertThat(model.licence()).isEqualTo("MIT");
    assertThat(model.languages()).contains("kk", "uz", "km");
  }

  @Test
  void removingTakesTheFilesAndUnknownOnesAreNamed() throws Exception {
    pull().pull("toy/optimum-embedder", null, LANGUAGES, listener);
    store.remove("optimum-embedder");
    assertThat(store.folderOf("optimum-embedder")).doesNotExist();
    assertThat(store.list()).isEmpty();
    assertThatThrownBy(() -> store.remove("optimum-embedder"))
        .hasMessage(
            "The model optimum-embedder is not installed: ./dars models pull optimum-embedder, or"
                + " see ./dars models list.");
  }

  static void damage(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));
  }

  static ModelHints languages(String... tags) {
    return new ModelHints(null, Set.of(tags), null, null, null, null, 0, null);
  }

  private static ModelHints withPooling(Pooling pooling) {
    return new ModelHints(null, Set.of("en", "kk"), null, null, null, pooling, 0, null);
  }

  private ModelPull pull() {
    return new ModelPull(store, Catalog.standard(), Hub.at(server.url()), SHORT);
  }
}
