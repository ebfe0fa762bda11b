package org.dars.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dars.models.catalog.Catalog;
import org.dars.models.catalog.CatalogEntry;
import org.junit.jupiter.api.Test;

class LanguageTokensTest {

  @Test
  void tagsMeetTheNamesOfEachFamily() {
    LanguageTokens nllb =
        new LanguageTokens(
            List.of(
                "khk_Cyrl",
                "kaz_Cyrl",
                "khm_Khmr",
                "swh_Latn",
                "urd_Arab",
                "uzn_Latn",
                "ind_Latn",
                "zho_Hans",
                "zho_Hant",
                "srp_Cyrl",
                "pes_Arab",
                "eng_Latn",
                "nob_Latn",
                "the"));
    assertThat(List.of("mn", "kk", "km", "sw", "ur", "uz", "id", "fa", "en", "no", "nb"))
        .extracting(tag -> nllb.of(tag).orElse(""))
        .containsExactly(
            "khk_Cyrl",
            "kaz_Cyrl",
            "khm_Khmr",
            "swh_Latn",
            "urd_Arab",
            "uzn_Latn",
            "ind_Latn",
            "pes_Arab",
            "eng_Latn",
            "nob_Latn",
            "nob_Latn");
    assertThat(nllb.of("zh-TW")).contains("zho_Hant");
    assertThat(nllb.of("zh-Hant-HK")).contains("zho_Hant");
    assertThat(nllb.of("zh-CN")).contains("zho_Hans");
    assertThat(nllb.of("en-US")).contains("eng_Latn");
    assertThat(nllb.of("uz-Cyrl")).as("a script that the model does not write").isEmpty();
    assertThat(nllb.of("fr")).isEmpty();

    LanguageTokens m2m =
        new LanguageTokens(List.of("__kk__", "__no__", "__ns__", "__tl__", "</s>"));
    assertThat(m2m.of("kk-KZ")).contains("__kk__");
    assertThat(m2m.of("nb")).contains("__no__");
    assertThat(m2m.of("nso")).contains("__ns__");
    assertThat(m2m.of("fil")).contains("__tl__");

    LanguageTokens mbart = new LanguageTokens(List.of("en_XX", "ru_RU", "gu_IN", "hi_IN"));
    assertThat(mbart.of("en")).contains("en_XX");
    assertThat(mbart.of("ru-KZ")).contains("ru_RU");
    assertThat(mbart.of("gu")).contains("gu_IN");

    LanguageTokens marian =
        new LanguageTokens(List.of(">>spa<<", ">>uzb_Latn<<", ">>fr<<", ">>kaz_Cyrl<<"));
    assertThat(marian.tellsTargetInSource()).isTrue();
    assertThat(marian.of("es")).contains(">>spa<<");
    assertThat(marian.of("kk")).contains(">>kaz_Cyrl<<");
    assertThat(marian.of("fr-CA")).contains(">>fr<<");
    assertThat(marian.of("uz-Latn")).contains(">>uzb_Latn<<");
  }

  @Test
  void everyLanguageOfTheListedModelsHasItsName() {
    for (CatalogEntry entry : Catalog.standard().all()) {
      if (entry.id().startsWith("nllb")) {
        assertThat(entry.languages()).hasSizeGreaterThan(60);
        for (String tag : entry.languages()) {
          assertThat(LanguageTokens.flores(tag)).as(tag).matches("[a-z]{3}_[A-Z][a-z]{3}");
        }
      }
    }
  }

  @Test
  void namesInModelsFilesMeetTheirTags() {
    assertThat(List.of("eng", "eng_Latn", "en", "en_XX", "spa", "rus", "kaz", "zho", "nob", "deu"))
        .extracting(LanguageTokens::primaryTag)
        .containsExactly("en", "en", "en", "en", "es", "ru", "kk", "zh", "no", "de");
  }
}
