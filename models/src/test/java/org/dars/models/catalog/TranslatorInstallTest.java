package org.dars.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dars.models.TextTranslator;
import org.dars.models.TextTranslatorContract;
import org.dars.models.testing.LocalHub;
import org.dars.models.testing.ToyModels;
import org.dars.models.testing.ToyTranslator;
import org.dars.models.testing.ToyTranslator.Family;
import org.dars.models.testing.ToyTranslator.Layout;
import org.dars.models.testing.ToyTranslator.Numbers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Translators from a folder and from a hub, and all that are installed as one. */
class TranslatorInstallTest extends TextTranslatorContract {

  private static final ModelHints THREE = ModelPullTest.languages("en", "kk", "es");

  @TempDir Path folder;
  private ModelStore store;

  @BeforeEach
  void store() {
    store = new ModelStore(folder.resolve("models"));
  }

  @Override
  protected TextTranslator fresh() throws Exception {
    if (store.find("toy-m2m").isEmpty()) {
      bring("toy-m2m", Family.M2M_100, Layout.MERGED, Numbers.INT8, THREE);
      bring("opus-mt-en-es", Family.MARIAN, Layout.SPLIT, Numbers.FP32, ModelHints.NONE);
    }
    return new InstalledTranslators(store, List.of("gone", "opus-mt-en-es", "toy-m2m"), 2);
  }

  private ModelManifest bring(
      String id, Family family, Layout layout, Numbers numbers, ModelHints hints) throws Exception {
    Path from = folder.resolve("from-" + id);
    ToyTranslator.write(from, family, layout, numbers);
    return bring(from, id, hints);
  }

  private ModelManifest bring(Path from, @Nullable String id, ModelHints hints) throws Exception {
    return new ModelImport(store, Catalog.standard()).bring(from, id, hints, PullListener.SILENT);
  }

  @Test
  void aFolderIsBroughtInWithItsDecoderVocabularyAndDirection() throws Exception {
    ModelManifest model =
        bring("my-model", Family.MARIAN, Layout.SPLIT, Numbers.FP32, ModelHints.NONE);
    assertThat(model.task()).isEqualTo(ModelTask.TRANSLATION);
    assertThat(model.languages()).containsExactly("en", "es");
    assertThat(model.files())
        .extracting(ModelManifest.InstalledFile::path)
        .containsExactlyInAnyOrder(
            "onnx/encoder_model.onnx",
            "onnx/decoder_model.onnx",
            "onnx/decoder_with_past_model.onnx",
            "source.spm",
            "target.spm",
            "vocab.json",
            "config.json",
            "generation_config.json",
            "tokenizer_config.json");
    try (TextTranslator translator = store.openTranslator("my-model", 1)) {
      assertThat(translator.translate(List.of("the red cat"), "en", "es"))
          .containsExactly("el gato rojo");
      assertThat(translator.translates("es", "en")).isFalse();
    }
    assertThatThrownBy(() -> store.openEmbedder("my-model", 1))
        .hasMessage("The model my-model is for translation, not for embedding.");
  }

  @Test
  void theFirstInstalledModelThatTranslatesAPairDoes() throws Exception {
    try (TextTranslator all = fresh()) {
      assertThat(all.translates("en", "es")).isTrue();
      assertThat(all.translates("kk", "es")).isTrue();
      assertThat(all.translates("kk", "ru")).isFalse();
      assertThat(all.translate(List.of("the cat reads."), "en", "es"))
          .as("as the Marian model writes it")
          .containsExactly("el gato lee.");
      assertThat(all.translate(List.of("мысық оқиды ."), "kk", "es")).containsExactly("gato lee .");
    }
  }

  @Test
  void otherSettingsOfGenerationMakeAnotherTranslator() throws Exception {
    Path from = folder.resolve("one");
    ToyTranslator.write(from, Family.NLLB, Layout.MERGED, Numbers.FP32);
    bring(from, "one", THREE);
    Files.writeString(
        from.resolve("generation_config.json"),
        Files.readString(from.resolve("generation_config.json"))
            .replace("\"num_beams\":4", "\"num_beams\":1"));
    bring(from, "two", THREE);
    try (TextTranslator one = store.openTranslator("one", 1);
        TextTranslator two = store.openTranslator("two", 1)) {
      assertThat(one.id().replace("one ", "")).isNotEqualTo(two.id().replace("two ", ""));
      assertThat(one.translate(List.of("light house"), "en", "es")).containsExactly("ligero casa");
      assertThat(two.translate(List.of("light house"), "en", "es")).containsExactly("luz casa");
    }
  }

  @Test
  void aHubsModelComesWithItsDecoderAndGoesOnWhereItWasCut() throws Exception {
    Path hub = folder.resolve("hub");
    ToyTranslator.write(
        ToyModels.repository(hub, "toy/split"), Family.MARIAN, Layout.SPLIT, Numbers.FP32);
    ToyTranslator.write(
        ToyModels.repository(hub, "toy/merged"), Family.NLLB, Layout.MERGED, Numbers.INT8);
    try (LocalHub server = LocalHub.start(hub)) {
      ModelPull pull = new ModelPull(store, Catalog.standard(), Hub.at(server.url()));
      ModelHints translation =
          new ModelHints(ModelTask.TRANSLATION, Set.of(), null, null, null, null, 0, null);
      ModelManifest split = pull.pull("toy/split", null, translation, PullListener.SILENT);
      assertThat(split.languages()).containsExactly("en", "es");
      assertThat(split.tokenizer()).isEqualTo("source.spm");
      ModelManifest merged = pull.pull("toy/merged", null, THREE, PullListener.SILENT);
      assertThat(merged.graph()).isEqualTo("onnx/encoder_model_quantized.onnx");
      assertThat(merged.translation())
          .extracting(ModelManifest.TranslationUse::decoder)
          .isEqualTo("onnx/decoder_model_merged_quantized.onnx");
      for (String id : List.of("split", "merged")) {
        try (TextTranslator translator = store.openTranslator(id, 1)) {
          assertThat(translator.translate(List.of("the old book"), "en", "es"))
              .containsExactly("el libro viejo");
        }
      }
      Files.delete(
          ToyModels.repository(hub, "toy/split").resolve("onnx/decoder_with_past_model.onnx"));
      store.remove("split");
      assertThatThrownBy(() -> pull.pull("toy/split", null, translation, PullListener.SILENT))
          .isInstanceOf(CatalogException.class)
          .hasMessageContaining(
              "nor onnx/encoder_model.onnx with onnx/decoder_model.onnx with onnx/decoder_with_past_model.onnx");
    }
  }

  @Test
  void whatCannotTranslateIsRefusedWithWhatToDo() throws Exception {
    Path from = folder.resolve("my-model");
    ToyTranslator.write(from, Family.NLLB, Layout.MERGED, Numbers.FP32);
    assertThatThrownBy(() -> bring(from, null, ModelHints.NONE))
        .hasMessage(
            "Which languages my-model serves is not known: say it, as in --languages en,kk,ru.");
    assertThatThrownBy(() -> bring(from, null, ModelPullTest.languages("ja", "fr")))
        .hasMessage(
            "my-model cannot be used: it translates none of fr, ja into another: say its languages, as"
                + " in --languages en,ru, and name a model of one direction after it, as in --id"
                + " opus-mt-en-ru");
    Files.delete(from.resolve("onnx/decoder_model_merged.onnx"));
    assertThatThrownBy(() -> bring(from, null, THREE))
        .hasMessageStartingWith(
            "There is onnx/encoder_model.onnx in " + from + ", but no onnx/decoder");
    assertThat(store.list()).isEmpty();
  }
}
