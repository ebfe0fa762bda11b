package org.dars.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.dars.models.Embedder;
import org.dars.models.onnx.Pooling;
import org.dars.models.testing.ToyModels;
import org.dars.models.testing.ToyModels.Layout;
import org.dars.models.testing.ToyVocabulary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelImportTest {

  private static final ModelHints LANGUAGES = ModelPullTest.languages("en", "kk");

  @TempDir Path folder;
  private ModelStore store;
  private Path exported;

  @BeforeEach
  void export() throws Exception {
    store = new ModelStore(folder.resolve("models"));
    exported = folder.resolve("My-Model");
    ToyModels.embedder(exported, Layout.OPTIMUM, words(), 1);
  }

  @Test
  void anExportersFolderIsBroughtInUnderItsName() throws Exception {
    ModelManifest model = bring(exported, LANGUAGES);
    assertThat(model.id()).isEqualTo("my-model");
    assertThat(model.files())
        .extracting(ModelManifest.InstalledFile::path)
        .contains("onnx/model.onnx", "onnx/model.onnx_data", "tokenizer.json", "modules.json");
    try (Embedder embedder = store.openEmbedder("my-model", 1)) {
      assertThat(embedder.embedQuery("moon")).hasSize(ToyModels.DIMENSIONS);
    }
  }

  @Test
  void twoImportsOfTheSameFilesHaveOneFingerprintAndOtherPrefixesAnother() throws Exception {
    importer().bring(exported, "a", LANGUAGES, PullListener.SILENT);
    importer().bring(exported, "b", LANGUAGES, PullListener.SILENT);
    importer()
        .bring(
            exported,
            "c",
            new ModelHints(null, Set.of("en"), null, "Q: ", "", null, 64, null),
            PullListener.SILENT);
    try (Embedder a = store.openEmbedder("a", 1);
        Embedder b = store.openEmbedder("b", 1);
        Embedder c = store.openEmbedder("c", 1)) {
      assertThat(a.fingerprint()).isEqualTo(b.fingerprint()).isNotEqualTo(c.fingerprint());
    }
    assertThat(store.required("c").queryPrefix()).isEqualTo("Q: ");
    assertThat(store.required("c").maxTokens()).isEqualTo(64);
  }

  @Test
  void whatAnotherDarsInstalledIsHeldToItsManifest() throws Exception {
    bring(exported, LANGUAGES);
    Path stick = folder.resolve("models/my-model");
    ModelStore other = new ModelStore(folder.resolve("other"));
    ModelManifest copied =
        new ModelImport(other, Catalog.standard())
            .bring(stick, null, ModelHints.NONE, PullListener.SILENT);
    assertThat(copied.languages()).containsExactly("en", "kk");

    ModelPullTest.damage(stick.resolve("onnx/model.onnx_data"));
    assertThatThrownBy(() ->
            new ModelImport(other, Catalog.standard())
                .bring(stick, null, ModelHints.NONE, PullListener.SILENT))
        .isInstanceOf(CatalogException.class)
        .hasMessageStartingWith("onnx/model.onnx_data in " + stick + " has the SHA-256 ")
        .hasMessageContaining("it was damaged on the way");
    // The one that is installed stays as it was.
    other.check(other.required("my-model"), true);
  }

  @Test
  void aManifestThatDarsDidNotWriteIsRefused() throws Exception {
    for (String content :
        List.of("null", "{", "{}", "{\"id\":\"../x\",\"graph\":\"/etc/passwd\"}")) {
      Files.writeString(exported.resolve("dars-model.json"), content);
      assertThatThrownBy(() -> bring(exported, LANGUAGES))
          .as(content)
          .isInstanceOf(CatalogException.class)
          .hasMessage(
              exported.resolve("dars-model.json")
                  + " is not a manifest that Dars wrote: delete it to have the folder looked"
                  + " through.");
    }
    assertThat(store.list()).isEmpty();
  }

  @Test
  void aHubsCacheIsNamedAfterItsRepository() throws Exception {
    Path snapshot = folder.resolve("models--toy--Cached/snapshots/0a1b2c");
    ToyModels.embedder(snapshot, Layout.OPTIMUM, words(), 1);
    assertThat(bring(folder.resolve("models--toy--Cached"), LANGUAGES).id()).isEqualTo("cached");
    assertThat(bring(snapshot, LANGUAGES).id()).isEqualTo("cached");
  }

  @Test
  void missingPartsAreNamedWithWhatToDo() throws Exception {
    Files.delete(exported.resolve("tokenizer.json"));
    Files.writeString(exported.resolve("vocab.txt"), "x");
    assertThatThrownBy(() -> bring(exported, LANGUAGES))
        .hasMessage(
            "There is no tokenizer.json in "
                + exported
                + ", only vocab.txt, which Dars does not read: save the model's fast tokenizer there"
                + " (AutoTokenizer.from_pretrained(…).save_pretrained(…)).");
    Files.delete(exported.resolve("onnx/model.onnx"));
    assertThatThrownBy(() -> bring(exported, LANGUAGES))
        .hasMessage(
            "There is no ONNX graph in "
                + exported
                + ": export the model first, for example with optimum-cli export onnx.");
    assertThatThrownBy(() -> bring(folder.resolve("nowhere"), LANGUAGES))
        .hasMessage("There is no folder " + folder.resolve("nowhere") + ": check its name.");
    assertThat(store.list()).isEmpty();
  }

  @Test
  void whatDarsCannotUseIsRefusedWithTheReason() throws Exception {
    Path dense = folder.resolve("dense");
    ToyModels.embedder(dense, Layout.FLAT, words(), 1);
    Files.writeString(
        dense.resolve("modules.json"), "[{\"type\": \"sentence_transformers.models.Dense\"}]");
    assertThatThrownBy(() -> bring(dense, LANGUAGES))
        .hasMessageStartingWith("dense cannot be used: it transforms its vectors after pooling");

    Path odd = folder.resolve("odd");
    ToyModels.embedder(odd, Layout.OPTIMUM, words(), 1);
    Files.writeString(odd.resolve("1_Pooling/config.json"), "{\"pooling_mode_max_tokens\": true}");
    assertThatThrownBy(() -> bring(odd, LANGUAGES))
        .hasMessageContaining("it pools in a way that Dars does not know");

    Path broken = folder.resolve("broken");
    ToyModels.embedder(broken, Layout.OPTIMUM, words(), 1);
    Files.writeString(broken.resolve("config.json"), "{");
    assertThatThrownBy(() -> bring(broken, LANGUAGES))
        .hasMessageEndingWith("config.json is not readable JSON: get the model again.");

    Path short0 = folder.resolve("short");
    ToyModels.embedder(short0, Layout.OPTIMUM, words(), 1);
    Files.write(short0.resolve("onnx/model.onnx_data"), new byte[8]);
    assertThatThrownBy(() -> bring(short0, LANGUAGES))
        .hasMessageStartingWith("short cannot be used: its graph onnx/model.onnx does not load");
    assertThat(store.list()).isEmpty();
  }

  @Test
  void severalGraphsOfUnknownNamesMustBeChosenFrom() throws Exception {
    Path two = folder.resolve("two");
    ToyModels.embedder(two, Layout.FLAT, words(), 1);
    Files.copy(two.resolve("model.onnx"), two.resolve("b.onnx"));
    Files.move(two.resolve("model.onnx"), two.resolve("a.onnx"));
    assertThatThrownBy(() -> bring(two, LANGUAGES))
        .hasMessage(
            "Which graph of " + two + " is meant? Choose with --variant one of: a.onnx, b.onnx.");
    ModelHints chosen =
        new ModelHints(null, Set.of("en"), null, null, null, Pooling.MEAN, 0, "b.onnx");
    assertThat(importer().bring(two, null, chosen, PullListener.SILENT).graph())
        .isEqualTo("b.onnx");
  }

  @Test
  void aTouchedFileIsReadAgainAndAChangedOneIsFoundEvenWhenItsTimeIsNot() throws Exception {
    ModelManifest model = bring(exported, LANGUAGES);
    Path graph = store.folderOf(model.id()).resolve(model.graph());
    Files.setLastModifiedTime(graph, FileTime.fromMillis(1_000));
    store.check(store.required(model.id()), false);
    assertThat(store.required(model.id()).file(model.graph()).orElseThrow().modified())
        .isEqualTo(1_000);

    ModelPullTest.damage(graph);
    Files.setLastModifiedTime(graph, FileTime.fromMillis(1_000));
    ModelManifest recorded = store.required(model.id());
    store.check(recorded, false); // cheap: length and time are as recorded
    assertThatThrownBy(() -> store.check(recorded, true))
        .hasMessageContaining("has other bytes than when it was verified");
    Files.delete(graph);
    assertThatThrownBy(() -> store.check(recorded, false)).hasMessageContaining("is missing");
  }

  private static ToyVocabulary words() {
    return new ToyVocabulary(List.of(List.of("moon", "ай"), List.of("bread", "нан")));
  }

  private ModelImport importer() {
    return new ModelImport(store, Catalog.standard());
  }

  private ModelManifest bring(Path from, ModelHints hints) throws InterruptedException {
    return importer().bring(from, null, hints, PullListener.SILENT);
  }
}
