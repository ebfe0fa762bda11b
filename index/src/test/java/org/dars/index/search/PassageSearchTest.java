package org.dars.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.dars.index.search.SearchFixture.DOC;
import static org.dars.index.search.SearchFixture.at;
import static org.dars.index.search.SearchFixture.ids;
import static org.dars.index.search.SearchFixture.passage;
import static org.dars.index.search.SearchFixture.request;
import static org.dars.index.search.SearchFixture.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassageSearchTest {

  @TempDir Path folder;
  private PassageIndex index;

  @BeforeEach
  void open() throws IOException {
    index = PassageIndex.open(folder, "embedder-a", 2);
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void zonesNeverSeeEachOther(SearchMode mode) throws IOException {
    for (String zone : List.of("kz", "kg", "k")) {
      index.put(
          new DocumentKey(zone, "ai", "unit-1"),
          List.of(passage("p1", "s1", "prompt of " + zone, "en", at(10))));
    }

    for (String zone : List.of("kz", "kg", "k")) {
      var all = request(zone, "prompt", "en", at(0), mode);
      var filtered =
          new SearchRequest(zone, Set.of("ai"), Set.of("s1"), "prompt", "en", at(0), mode, 1000);
      assertThat(index.search(all).hits())
          .extracting(Hit::text)
          .containsExactly("prompt of " + zone);
      assertThat(index.search(filtered).hits())
          .extracting(Hit::text)
          .containsExactly("prompt of " + zone);
    }
    assertThat(index.search(request("uz", "prompt", "en", at(0), mode)).hits()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SearchMode.class)
  void coursesAndSectionsLimitWhatIsFound(SearchMode mode) throws IOException {
    for (String course : List.of("ai", "ethics", "law")) {
      index.put(
          new DocumentKey("kz", course, "unit-1"),
          List.of(
              passage(course + "-1", "s1", "prompt", "en", at(10)),
              passage(course + "-2", "s2", "prompt", "en", at(20)),
              passage(course + "-3", "", "prompt", "en", at(30))));
    }

    var courses =
        new SearchRequest("kz", Set.of("ai", "law"), Set.of(), "prompt", "en", at(0), mode, 10);
    var section =
        new SearchRequest("kz", Set.of("ai"), Set.of("s2"), "prompt", "en", at(0), mode, 10);

    assertThat(ids(index, courses))
        .containsExactlyInAnyOrder("ai-1", "ai-2", "ai-3", "law-1", "law-2", "law-3");
    assertThat(ids(index, section)).containsExactly("ai-2");
  }

  @Test
  void everyHybridHitHasBothScores() throws IOException {
    index.put(
        DOC,
        List.of(
            passage("words", "", "prompt prompt", "en", at(90)),
            passage("vector", "", "something else", "en", at(5)),
            passage("no-vector", "", "prompt engineering", "en", null)));

    var result = index.search(request("kz", "prompt", "en", at(0), SearchMode.HYBRID));

    assertThat(result.mode()).isEqualTo(SearchMode.HYBRID);
    assertThat(result.lexicalCandidates()).isEqualTo(2);
    assertThat(result.vectorCandidates()).isEqualTo(2);
    assertThat(result.nanos()).isPositive();
    Hit byWords = hit(result, "words");
    assertThat(byWords.lexical()).isPositive();
    assertThat(byWords.similarity()).isEqualTo(0f, within(1e-6f));
    Hit byVector = hit(result, "vector");
    assertThat(byVector.lexical()).isZero();
    assertThat(byVector.similarity()).isEqualTo((float) Math.cos(Math.toRadians(5)), within(1e-5f));
    assertThat(hit(result, "no-vector").similarity()).isNaN();
  }

  @Test
  void hybridPutsAPassageThatBothHalvesLikeFirst() throws IOException {
    index.put(
        DOC,
        List.of(
            passage("words-only", "", "gradient descent step", "en", at(90)),
            passage("both", "", "gradient descent step", "en", at(20)),
            passage("vector-only", "", "nothing of the kind", "en", at(19)),
            passage("neither", "", "nothing at all", "en", at(120))));

    assertThat(
            ids(index, request("kz", "gradient descent", "en", at(0), SearchMode.HYBRID))
                .getFirst())
        .isEqualTo("both");
  }

  @Test
  void hybridWithoutAVectorSaysThatItWasLexical() throws IOException {
    index.put(DOC, List.of(passage("p1", "", "prompt", "en", at(0))));

    var result = index.search(request("kz", "prompt", "en", null, SearchMode.HYBRID));

    assertThat(result.mode()).isEqualTo(SearchMode.LEXICAL);
    assertThat(result.hits()).hasSize(1);
    assertThat(result.vectorCandidates()).isZero();
  }

  @Test
  void hybridWhereNoPassageHasAVectorSaysThatItWasLexical() throws IOException {
    index.put(DOC, List.of(passage("p1", "сұрақ")));

    assertThat(index.search(request("kz", "сұрақ", "kk", at(0), SearchMode.HYBRID)).mode())
        .isEqualTo(SearchMode.LEXICAL);
  }

  @Test
  void hybridWithoutWordsSaysThatItWasVector() throws IOException {
    index.put(DOC, List.of(passage("p1", "", "prompt", "en", at(0))));

    var result = index.search(request("kz", " ?! ", "en", at(0), SearchMode.HYBRID));

    assertThat(result.mode()).isEqualTo(SearchMode.VECTOR);
    assertThat(result.hits()).hasSize(1);
  }

  @Test
  void vectorModeWithoutAVectorFindsNothing() throws IOException {
    index.put(DOC, List.of(passage("p1", "", "prompt", "en", at(0))));

    var result = index.search(request("kz", "prompt", "en", null, SearchMode.VECTOR));

    assertThat(result.hits()).isEmpty();
    assertThat(result.mode()).isEqualTo(SearchMode.VECTOR);
  }

  @Test
  void aQuestionVectorThatDoesNotFitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> index.search(request("kz", "prompt", "en", new float[] {1}, SearchMode.HYBRID)))
        .withMessage("a vector has 1 numbers, the index takes 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "?", "\u0000", "()[]{}", "…"})
  void aQuestionWithoutWordsFindsNothing(String question) throws IOException {
    index.put(DOC, List.of(passage("p1", "prompt")));

    assertThat(index.search(words(question)).hits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompt AND NOT prompt", "-prompt", "text_en: prompt\"", "+prompt +(", "prompt~2 OR *:*",
        "[* TO *] prompt", "\\prompt\\", "prompt^", "<b>prompt</b>", "{!lucene}prompt"
      })
  void whatLooksLikeQuerySyntaxIsJustWords(String question) throws IOException {
    index.put(DOC, List.of(passage("p1", "A prompt."), passage("p2", "Unrelated.")));

    assertThat(ids(index, words(question))).containsExactly("p1");
  }

  @Test
  void aVeryLongQuestionIsAnsweredByItsFirstWords() throws IOException {
    index.put(DOC, List.of(passage("p1", "A prompt.")));
    var long_ = new StringBuilder("prompt");
    for (int i = 0; i < 100_000; i++) {
      long_.append(" word").append(i);
    }

    assertThat(ids(index, words(long_.toString()))).containsExactly("p1");
  }

  @Test
  void equalScoresAreOrderedByDocumentThenPassage() throws IOException {
    List<DocumentKey> keys = new ArrayList<>();
    for (int d = 0; d < 5; d++) {
      keys.add(new DocumentKey("kz", "ai", "unit-" + d));
    }
    Collections.shuffle(keys, new Random(7));
    for (DocumentKey key : keys) {
      index.put(
          key,
          List.of(
              passage("b", "", "prompt", "en", at(5)), passage("a", "", "prompt", "en", at(5))));
      index.commit(1);
    }

    for (SearchMode mode : SearchMode.values()) {
      assertThat(index.search(request("kz", "prompt", "en", at(0), mode)).hits())
          .extracting(h -> h.key().document() + h.passage())
          .containsExactly(
              "unit-0a", "unit-0b", "unit-1a", "unit-1b", "unit-2a", "unit-2b", "unit-3a",
              "unit-3b", "unit-4a", "unit-4b");
    }
  }

  @Test
  void noMoreThanKHitsComeBack() throws IOException {
    List<IndexedPassage> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(passage("p" + i, "", "prompt " + i, "en", at(i % 90)));
    }
    index.put(DOC, many);

    var three =
        new SearchRequest("kz", Set.of(), Set.of(), "prompt", "en", at(0), SearchMode.HYBRID, 3);
    var most =
        new SearchRequest("kz", Set.of(), Set.of(), "prompt", "en", at(0), SearchMode.HYBRID, 1000);
    assertThat(index.search(three).hits()).hasSize(3);
    assertThat(index.search(most).hits()).hasSize(500);
    assertThat(index.search(three).lexicalCandidates()).isEqualTo(200);
  }

  @Test
  void aSectionWhoseOtherPassagesAnswerTooLiftsItsPassages() throws IOException {
    String aside = "a long aside about many other things that names overfitting only once";
    index.put(
        DOC,
        List.of(
            passage("a-alone", "lonely", "overfitting", "en", null),
            passage("b-among", "crowd", "overfitting", "en", null),
            passage("c-among", "crowd", "overfitting models", "en", null),
            passage("d-among", "crowd", "overfitting trees", "en", null),
            passage("e-other", "other", aside, "en", null),
            passage("f-other", "lonely", aside, "en", null)));
    var question = words("overfitting");

    var without = index.search(question, new FusionWeights(0.8, 0, 0, 200));
    var with = index.search(question, new FusionWeights(0.8, 0, 0.5, 200));

    assertThat(without.hits().getFirst().passage()).isEqualTo("a-alone");
    assertThat(with.hits().getFirst().passage()).isEqualTo("b-among");
  }

  @Test
  void aWordInTheTitleCounts() throws IOException {
    index.put(
        DOC,
        List.of(
            new IndexedPassage("p1", "", "Backpropagation", "It is used for training.", "en", null),
            new IndexedPassage("p2", "", "Inference", "It is used for answering.", "en", null)));

    assertThat(ids(index, words("backpropagation"))).containsExactly("p1");
  }

  private static Hit hit(SearchResult result, String passage) {
    return result.hits().stream()
        .filter(h -> h.passage().equals(passage))
        .findFirst()
        .orElseThrow();
  }
}
