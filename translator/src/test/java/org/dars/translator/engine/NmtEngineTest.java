package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.models.TextTranslator;
import org.dars.models.catalog.Catalog;
import org.dars.models.catalog.ModelHints;
import org.dars.models.catalog.ModelImport;
import org.dars.models.catalog.ModelStore;
import org.dars.models.catalog.PullListener;
import org.dars.models.testing.DictionaryTranslator;
import org.dars.models.testing.ToyTranslator;
import org.dars.models.testing.ToyTranslator.Family;
import org.dars.models.testing.ToyTranslator.Layout;
import org.dars.models.testing.ToyTranslator.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NmtEngineTest extends TranslationEngineContract {

  @TempDir Path folder;

  @Override
  TranslationEngine engine() {
    return new NmtEngine(
        new DictionaryTranslator("en", "es", Map.of("cells", "células", "cell", "célula")));
  }

  @Test
  void aRealModelThatLosesPlaceholdersTranslatesWhatStandsBetweenThem() throws Exception {
    ToyTranslator.write(folder.resolve("toy"), Family.M2M_100, Layout.MERGED, Numbers.FP32);
    ModelStore store = new ModelStore(folder.resolve("models"));
    new ModelImport(store, Catalog.standard())
        .bring(
            folder.resolve("toy"),
            "toy",
            new ModelHints(null, Set.of("en", "es"), null, null, null, null, 0, null),
            PullListener.SILENT);
    try (TextTranslator model = store.openTranslator("toy", 1)) {
      TranslationEngine engine = new NmtEngine(model);
      List<EngineResult> results =
          engine.translate(
              List.of(
                  segment("the red cat reads"),
                  segment("⟦1⟧the cat⟦/1⟧ reads ⟦2⟧ the ⟦3⟧"),
                  segment("⟦1⟧")),
              EN_ES);
      assertThat(results.stream().map(TranslationEngineContract::text))
          .containsExactly("el gato rojo lee", "⟦1⟧el gato⟦/1⟧ lee ⟦2⟧ el ⟦3⟧", "⟦1⟧");
      assertThat(engine.version()).isEqualTo(model.id());
      assertThat(engine.supports("es", "en")).isTrue();
      assertThat(engine.supports("en", "kk")).isFalse();
    }
  }

  @Test
  void otherLanguagesAreRefusedWithTheEnginesNameAndAnInterruptIsPassedOn() {
    assertThatThrownBy(
            () -> engine().translate(List.of(segment("cell")), new EngineContext("en", "fr", "")))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            "the engine nmt stopped: The translator dictionary-en-es does not translate en to fr:"
                + " choose another.");
  }
}
