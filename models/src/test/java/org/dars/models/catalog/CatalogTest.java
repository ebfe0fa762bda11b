package org.dars.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.dars.models.onnx.Pooling;
import org.junit.jupiter.api.Test;

class CatalogTest {

  private final Catalog catalog = Catalog.standard();

  @Test
  void everyEntrySaysWhatOneMustKnowBeforeChoosingIt() {
    Set<String> ids = new HashSet<>();
    for (CatalogEntry e : catalog.all()) {
      assertThat(ids.add(e.id())).as(e.id()).isTrue();
      assertThat(e.licence()).as(e.id()).isNotBlank();
      assertThat(e.megabytes()).as(e.id()).isPositive();
      assertThat(e.memoryMegabytes()).as(e.id()).isGreaterThan(e.megabytes());
      assertThat(e.variants()).as(e.id()).isNotEmpty();
      assertThat(ModelPath.isRepository(e.repository())).as(e.id()).isTrue();
      assertThat(e.languages()).as(e.id()).isNotEmpty();
      for (String tag : e.languages()) {
        assertThat(tag).as(e.id()).matches("[a-z]{2,3}");
        // "iw" for "he" and the like would never meet a question's language.
        assertThat(Locale.forLanguageTag(tag).toLanguageTag()).as(e.id()).isEqualTo(tag);
      }
      if (e.task() == ModelTask.TRANSLATION) {
        assertThat(e.variants().values()).as(e.id()).allMatch(files -> files.size() >= 2);
        assertThat(e.files()).as(e.id()).extracting(CatalogFile::path).contains("config.json");
      }
      if (e.task() == ModelTask.EMBEDDING) {
        assertThat(e.pooling()).as(e.id()).isNotNull();
        assertThat(e.dimensions()).as(e.id()).isPositive();
        assertThat(e.maxTokens()).as(e.id()).isPositive();
      }
    }
    assertThat(catalog.all()).extracting(CatalogEntry::task).contains(ModelTask.values());
  }

  @Test
  void theFirstToTryServesTheLanguagesOfTheCourses() {
    CatalogEntry e5 = catalog.find("multilingual-e5-small").orElseThrow();
    assertThat(e5.languages()).contains("en", "kk", "ru", "uz", "mn", "km", "sw", "ur", "ar", "id");
    assertThat(e5.queryPrefix()).isEqualTo("query: ");
    assertThat(e5.pooling()).isEqualTo(Pooling.MEAN);
    assertThat(catalog.find("Xenova/multilingual-e5-small")).contains(e5);
    assertThat(catalog.find("none")).isEmpty();
  }

  @Test
  void modelsThatThisVersionCannotRunSayWhatToDoInstead() {
    assertThat(ModelTask.EMBEDDING.unusable()).isEmpty();
    assertThat(ModelTask.RERANKING.unusable()).isEmpty();
    assertThat(ModelTask.TRANSLATION.unusable()).isEmpty();
    assertThat(ModelTask.TEXT_GENERATION.unusable())
        .startsWith("not usable by this version: ")
        .contains("Ollama");
    assertThat(ModelTask.named("text-generation")).contains(ModelTask.TEXT_GENERATION);
    assertThat(ModelTask.named("EMBEDDING")).isEmpty();
  }

  @Test
  void namesThatLeadOutOfAFolderAreRefused() {
    for (String path :
        new String[] {
          "../x", "a/../b", "/etc/passwd", "a//b", "", "a/", "C:\\x", "a/.hidden", "a\0b"
        }) {
      assertThatThrownBy(() -> ModelPath.checked(path))
          .as(path)
          .isInstanceOf(CatalogException.class)
          .hasMessageContaining("cannot be the path of a model's file");
    }
    for (String id : new String[] {"..", "A", "a/b", "", ".incoming", "x".repeat(81)}) {
      assertThatThrownBy(() -> ModelPath.checkedId(id)).as(id).isInstanceOf(CatalogException.class);
    }
    assertThat(ModelPath.isRepository("a/..")).isFalse();
    assertThat(ModelPath.isRepository("toy/js-embedder")).isTrue();
  }

  @Test
  void aHubIsAnAddressOrAFolder() {
    assertThat(Hub.resolve(null, java.util.Map.of()).address()).isEqualTo(Hub.STANDARD);
    assertThat(
            Hub.resolve(null, java.util.Map.of("DARS_HUB", "https://mirror.example/hub/"))
                .address())
        .isEqualTo("https://mirror.example/hub");
    assertThat(
            Hub.resolve("http://127.0.0.1:1", java.util.Map.of("DARS_HUB", "https://x")).address())
        .isEqualTo("http://127.0.0.1:1");
    for (String wrong :
        new String[] {"", "ftp://x", "https://", "https://x/?q", "/no/such/folder"}) {
      assertThatThrownBy(() -> Hub.at(wrong))
          .as(wrong)
          .isInstanceOf(CatalogException.class)
          .hasMessageStartingWith("\"" + wrong + "\" is no hub");
    }
  }
}
