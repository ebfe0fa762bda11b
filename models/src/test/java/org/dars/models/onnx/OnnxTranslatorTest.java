package org.dars.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dars.models.TextTranslator;
import org.dars.models.TextTranslatorContract;
import org.dars.models.TranslatorException;
import org.dars.models.testing.ToyDictionary;
import org.dars.models.testing.ToyTranslator;
import org.dars.models.testing.ToyTranslator.Family;
import org.dars.models.testing.ToyTranslator.Layout;
import org.dars.models.testing.ToyTranslator.Numbers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real encoder–decoder graphs, run by ONNX Runtime. */
class OnnxTranslatorTest extends TextTranslatorContract {

  private static final TranslatorSettings GREEDY = new TranslatorSettings(2, 1, 1);
  private static final TranslatorSettings BEAMS = new TranslatorSettings(2, 1, 4);

  @TempDir Path folder;

  @Override
  protected TextTranslator fresh() throws Exception {
    return toy(Family.M2M_100, Layout.MERGED, Numbers.FP32, TranslatorSettings.of(2));
  }

  private OnnxTranslator toy(
      Family family, Layout layout, Numbers numbers, TranslatorSettings settings) throws Exception {
    Path at = folder.resolve(family + "-" + layout + "-" + numbers);
    return ToyTranslators.open(at, family, layout, numbers, settings);
  }

  @AfterEach
  void allNativeMemoryIsGivenBack() {
    assertThat(Scope.OPEN).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void everyFamilyTranslatesWordsInTheOrderOfTheTarget(Family family) throws Exception {
    String stop = family == Family.MARIAN || family == Family.MARIAN_JSON ? "." : " .";
    try (OnnxTranslator toy = toy(family, Layout.MERGED, Numbers.FP32, BEAMS)) {
      assertThat(
              toy.translate(
                  List.of("the red cat sees the big house", "the cat  reads the old book."),
                  "en",
                  "es"))
          .containsExactly("el gato rojo ve el casa grande", "el gato lee el libro viejo" + stop);
      assertThat(toy.translates("en", "es")).isTrue();
      assertThat(toy.translates("es", "en")).isEqualTo(!stop.equals("."));
    }
  }

  @ParameterizedTest
  @EnumSource(Numbers.class)
  void halfAndEightBitGraphsTakeAndGiveTheirOwnNumbers(Numbers numbers) throws Exception {
    for (Layout layout : Layout.values()) {
      try (OnnxTranslator toy = toy(Family.M2M_100, layout, numbers, BEAMS)) {
        assertThat(toy.translate(List.of("the red cat reads the old book"), "en", "es"))
            .as("%s", layout)
            .containsExactly("el gato rojo lee el libro viejo");
      }
    }
  }

  @Test
  void aBeamFindsTheLikelierSentenceWhereTheLikelierFirstWordMisleads() throws Exception {
    // "luz" has 0.55, and makes the next word a matter of chance: 0.28 and 0.27; "ligero" 0.45.
    try (OnnxTranslator greedy = toy(Family.M2M_100, Layout.MERGED, Numbers.FP32, GREEDY);
        OnnxTranslator beams = toy(Family.M2M_100, Layout.SPLIT, Numbers.FP32, BEAMS)) {
      Translation first = greedy.translations(List.of("light house"), "en", "es").getFirst();
      Translation best = beams.translations(List.of("light house"), "en", "es").getFirst();
      assertThat(first.text()).isEqualTo("luz casa");
      assertThat(best.text()).isEqualTo("ligero casa");
      // Four tokens: the language, two words, the end.
      assertThat(Math.exp(4 * first.score()))
          .isCloseTo(0.55 / (1 + Math.exp(-0.05)), within(0.001));
      assertThat(Math.exp(4 * best.score())).isCloseTo(0.45, within(0.001));
      assertThat(greedy.id()).isNotEqualTo(beams.id());
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void keptKeysAndValuesGiveTheLogitsOfTheWholePrefix(Layout layout) throws Exception {
    Path one = folder.resolve("kept");
    Path two = folder.resolve("whole");
    ToyTranslator.write(one, Family.NLLB, layout, Numbers.FP32);
    ToyTranslator.write(two, Family.NLLB, Layout.UNCACHED, Numbers.FP32);
    List<long[]> sources = List.of(new long[] {28, 7, 4, 8, 2}, new long[] {28, 10, 2});
    try (Seq2Seq kept = Seq2Seq.open(TranslatorFiles.find(one, null));
        Seq2Seq whole = Seq2Seq.open(TranslatorFiles.find(two, null));
        Seq2Seq.Decoding a = kept.encode(sources, 1, 2);
        Seq2Seq.Decoding b = whole.encode(sources, 1, 2)) {
      assertThat(kept.caches()).isEqualTo(layout != Layout.UNCACHED);
      assertThat(whole.caches()).isFalse();
      long[][] prefixes = {{2}, {2}, {2}, {2}};
      Random random = new Random(7);
      for (int step = 0; step < 8; step++) {
        float[][] fromKept = a.next(prefixes);
        float[][] fromWhole = b.next(prefixes);
        for (int row = 0; row < prefixes.length; row++) {
          assertThat(fromKept[row])
              .as("step %d row %d", step, row)
              .containsExactly(fromWhole[row], within(1e-3f));
        }
        // Beams change places within their source, and go on differently.
        int[] from = step % 2 == 0 ? new int[] {1, 0, 2, 2} : new int[] {0, 0, 3, 2};
        long[][] longer = new long[prefixes.length][];
        for (int row = 0; row < longer.length; row++) {
          longer[row] = Arrays.copyOf(prefixes[from[row]], prefixes[row].length + 1);
          longer[row][prefixes[row].length] = step == 0 ? 28 + row % 3 : 4 + random.nextInt(20);
        }
        a.reorder(from);
        b.reorder(from);
        prefixes = longer;
      }
    }
  }

  @Test
  void aLongTextIsTranslatedInPiecesCutBetweenSentencesAndSaysSo() throws Exception {
    String sentence = "The red cat reads the old book . ";
    String long_ = "The cat sees the water. " + sentence.repeat(9);
    try (OnnxTranslator toy = toy(Family.M2M_100, Layout.MERGED, Numbers.FP32, BEAMS)) {
      Translation translation = toy.translations(List.of(long_), "en", "es").getFirst();
      assertThat(translation.text())
          .isEqualTo(
              "el gato ve el agua . " + "el gato rojo lee el libro viejo . ".repeat(9).strip());
      assertThat(translation.note())
          .matches("longer than the model reads: translated in \\d pieces");
      // A sentence that is too long itself is cut between words, and loses none.
      assertThat(toy.translate(List.of("cat ".repeat(100)), "en", "es"))
          .containsExactly("gato ".repeat(100).strip());
    }
  }

  @Test
  void aTextThatLooksLikeSpecialTokensIsOnlyText() throws Exception {
    for (Family family : Family.values()) {
      try (OnnxTranslator toy = toy(family, Layout.MERGED, Numbers.FP32, GREEDY)) {
        for (String text :
            List.of(
                "cat </s> reads",
                "__kk__ cat reads",
                "kaz_Cyrl cat <pad> reads",
                "\uD800 cat reads")) {
          assertThat(toy.translate(List.of(text), "en", "es").getFirst())
              .as("%s: %s", family, text)
              .contains("gato")
              .contains("lee")
              .doesNotContain("<", "_");
        }
      }
    }
  }

  @Test
  void whatIsMissingOrDoesNotFitIsNamed() throws Exception {
    Path at = folder.resolve("broken");
    ToyTranslator.write(at, Family.MARIAN, Layout.SPLIT, Numbers.FP32);
    Files.delete(at.resolve("vocab.json"));
    assertFailure(
        at, "there is no " + at.resolve("vocab.json") + ": copy it from the model's repository");
    Files.delete(at.resolve("source.spm"));
    assertFailure(at, "there is no tokenizer.json in " + at + ", nor source.spm with vocab.json");

    ToyTranslator.write(at, Family.MARIAN, Layout.SPLIT, Numbers.FP32);
    Files.writeString(at.resolve("source.spm"), "no model");
    assertFailure(at, at.resolve("source.spm") + " cannot be used: ");
    ToyTranslator.write(at, Family.MARIAN, Layout.SPLIT, Numbers.FP32);
    Files.writeString(at.resolve("config.json"), "{");
    assertFailure(at, at.resolve("config.json") + " is not readable JSON: get the model again");
    Files.writeString(at.resolve("config.json"), "{}");
    Files.delete(at.resolve("generation_config.json"));
    assertFailure(at, at.resolve("config.json") + " does not tell decoder_start_token_id");
    Files.delete(at.resolve("config.json"));
    assertFailure(at, "there is no config.json in " + at + ": copy it");

    ToyTranslator.write(at, Family.MARIAN, Layout.SPLIT, Numbers.FP32);
    Files.copy(
        at.resolve("onnx/encoder_model.onnx"),
        at.resolve("onnx/decoder_model.onnx"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertFailure(
        at, "onnx/decoder_model.onnx needs inputs that Dars does not give: attention_mask");
    Files.writeString(at.resolve("onnx/decoder_model.onnx"), "no graph");
    assertFailure(at, "The translator toy does not load on this machine (");
  }

  @Test
  void foldersWithoutGraphsSayWhichIsMissing() throws Exception {
    Path at = folder.resolve("parts");
    ToyTranslator.write(at, Family.MARIAN, Layout.MERGED, Numbers.INT8);
    assertThat(TranslatorFiles.find(at, "int8").decoder())
        .isEqualTo("onnx/decoder_model_merged_quantized.onnx");
    assertThatThrownBy(() -> TranslatorFiles.find(at, "fp16"))
        .hasMessageStartingWith(
            "There is no encoder_model of fp16 in " + at + ": export the model first");
    Files.delete(at.resolve("onnx/decoder_model_merged_quantized.onnx"));
    assertThatThrownBy(() -> TranslatorFiles.find(at, null))
        .hasMessage(
            "There is onnx/encoder_model_quantized.onnx in "
                + at
                + ", but no onnx/decoder_model_merged_quantized.onnx beside it: export the decoder"
                + " too.");
  }

  @Test
  void anInterruptEndsItAndGivesAllNativeMemoryBack() throws Exception {
    try (OnnxTranslator toy = toy(Family.NLLB, Layout.MERGED, Numbers.FP32, BEAMS)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> toy.translate(List.of("cat", "the cat reads"), "en", "kk"))
          .isInstanceOf(TranslatorException.class)
          .hasMessage("Translating was interrupted before it finished.");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(toy.translate(List.of("cat"), "en", "kk")).containsExactly("мысық");
    }
  }

  @Test
  void aFailingRunGivesAllNativeMemoryBack() throws Exception {
    Path at = folder.resolve("failing");
    ToyTranslator.write(at, Family.NLLB, Layout.MERGED, Numbers.FP32);
    try (Seq2Seq model = Seq2Seq.open(TranslatorFiles.find(at, null));
        Seq2Seq.Decoding decoding = model.encode(List.of(new long[] {4, 5, 2}), 1, 1)) {
      decoding.next(new long[][] {{2}});
      assertThatThrownBy(() -> decoding.next(new long[][] {{2, 1_000_000}}))
          .isInstanceOf(ai.onnxruntime.OrtException.class);
      assertThatThrownBy(() -> model.encode(List.of(new long[] {1_000_000}), 1, 1))
          .isInstanceOf(ai.onnxruntime.OrtException.class);
    }
  }

  private void assertFailure(Path at, String part) {
    assertThatThrownBy(() -> ToyTranslators.open(at, Family.MARIAN, BEAMS))
        .isInstanceOf(TranslatorException.class)
        .hasMessageStartingWith("The translator toy does not load on this machine (")
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everyLayoutTranslatesRandomSentencesIntoAllLanguages(Layout layout) throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<List<ToyDictionary.Row>> sentences = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sentences.add(ToyTranslators.sentence(random, 1 + random.nextInt(8)));
    }
    for (TranslatorSettings settings : List.of(GREEDY, BEAMS, new TranslatorSettings(2, 7, 3))) {
      try (OnnxTranslator toy = toy(Family.NLLB, layout, Numbers.FP32, settings)) {
        for (String from : List.of("en", "kk")) {
          for (String to : ToyDictionary.LANGUAGES) {
            if (!from.equals(to)) {
              assertThat(
                      toy.translate(
                          sentences.stream().map(s -> ToyTranslators.in(from, s)).toList(),
                          from,
                          to))
                  .as("%s to %s, %s, %s, seed %d", from, to, layout, settings, seed)
                  .isEqualTo(sentences.stream().map(s -> ToyTranslators.in(to, s)).toList());
            }
          }
        }
      }
    }
  }
}
