package org.dars.assistant.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;
import org.dars.models.Embedder;
import org.dars.models.testing.HashEmbedder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalEvaluationTest {

  private static final List<Integer> KS = List.of(1, 3, 10);

  @TempDir Path folder;
  private Path passages;
  private Embedder embedder;

  @BeforeEach
  void open() throws IOException {
    passages = EvaluationFixture.passages(folder);
    embedder = new HashEmbedder(64, Set.of("en"));
  }

  @AfterEach
  void close() {
    embedder.close();
  }

  private RetrievalEvaluation.Report run(Path questions, SearchMode mode) throws Exception {
    return RetrievalEvaluation.run(
        passages, questions, KS, mode, new EvaluationModels(embedder, null), (done, total) -> {});
  }

  private Path questions(List<Map<String, ?>> rows) throws IOException {
    return EvaluationFixture.write(folder.resolve("questions.jsonl"), rows);
  }

  private Path allQuestions() throws IOException {
    List<Map<String, ?>> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(
          switch (i % 3) {
            case 0 ->
                Map.of(
                    "id",
                    "q" + i,
                    "question",
                    EvaluationFixture.about(i),
                    "gold_paragraph",
                    "p" + i);
            case 1 ->
                Map.of(
                    "id",
                    "q" + i,
                    "question",
                    EvaluationFixture.about(i),
                    "gold",
                    List.of("p" + i));
            default ->
                Map.of(
                    "id", "q" + i, "question", EvaluationFixture.about(i), "section", "s" + i / 6);
          });
    }
    return questions(rows);
  }

  @Test
  void wordsThatStandInOnePassageOnlyBringItUpFirst() throws Exception {
    RetrievalEvaluation.Report report = run(allQuestions(), SearchMode.LEXICAL);
    assertThat(report.questions()).isEqualTo(30);
    assertThat(report.recall()).isEqualTo(new TreeMap<>(Map.of(1, 1.0, 3, 1.0, 10, 1.0)));
    assertThat(report.mrr()).isEqualTo(1.0);
    assertThat(report.embedder()).isEqualTo("none");
    assertThat(report.byLanguage()).containsOnlyKeys("en");
  }

  @Test
  void aGoldPassageThatDoesNotComeUpIsAMiss() throws Exception {
    Path wrong =
        questions(
            List.of(
                Map.of("id", "a", "question", EvaluationFixture.about(0), "gold", List.of("p1")),
                Map.of("id", "b", "question", EvaluationFixture.about(2), "gold", List.of("p2"))));
    RetrievalEvaluation.Report report = run(wrong, SearchMode.LEXICAL);
    assertThat(report.recall()).containsEntry(1, 0.5).containsEntry(10, 0.5);
    assertThat(report.mrr()).isEqualTo(0.5);
    assertThat(report.ndcg10()).isEqualTo(0.5);
  }

  @Test
  void theReportHasTheseFieldsAndNoOthers() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode json =
        mapper.readTree(mapper.writeValueAsString(run(allQuestions(), SearchMode.HYBRID)));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "questions",
            "recall",
            "mrr",
            "ndcg10",
            "index_seconds",
            "passages_per_second",
            "query_ms",
            "by_language",
            "mode",
            "embedder");
    assertThat(json.path("recall").fieldNames()).toIterable().containsExactly("1", "3", "10");
    assertThat(json.path("query_ms").fieldNames()).toIterable().containsExactly("p50", "p95");
    assertThat(json.at("/by_language/en").fieldNames())
        .toIterable()
        .containsExactly("questions", "recall", "mrr");
    assertThat(json.at("/by_language/en/questions").asInt()).isEqualTo(30);
  }

  @Test
  void aLanguageTheEmbedderDoesNotKnowIsSearchedByWordsAlone() throws Exception {
    Path kazakh = folder.resolve("kk.jsonl");
    Files.writeString(
        kazakh,
        """
        {"id":"a","text":"Нейрондық желі мысалдардан үйренеді.","lang":"kk"}
        {"id":"b","text":"Деректер сапасы модельдің сапасын анықтайды.","lang":"kk"}
        {"id":"c","text":"Оқыту жиыны мен тексеру жиыны бөлек сақталады.","lang":"kk"}
        """);
    Path asked = folder.resolve("kk-questions.jsonl");
    Files.writeString(
        asked,
        """
        {"id":"1","question":"Нейрондық желі неден үйренеді?","lang":"kk","gold":["a"]}
        {"id":"2","question":"Модельдің сапасын не анықтайды?","lang":"kk","gold":["b"]}
        """);
    List<EvaluationPassage> rows = JsonLines.passages(kazakh);
    try (EvaluationIndex hybrid =
            EvaluationIndex.build(rows, embedder, SearchMode.HYBRID, n -> {});
        EvaluationIndex lexical =
            EvaluationIndex.build(rows, embedder, SearchMode.LEXICAL, n -> {})) {
      for (EvaluationQuestion q : JsonLines.questions(asked)) {
        List<Hit> mixed = hybrid.searchOnce(q.question(), q.lang(), 10, Set.of());
        assertThat(mixed).isNotEmpty().allMatch(h -> Float.isNaN(h.similarity()));
        assertThat(mixed).isEqualTo(lexical.searchOnce(q.question(), q.lang(), 10, Set.of()));
      }
    }
    assertThat(
            RetrievalEvaluation.run(
                    kazakh,
                    asked,
                    KS,
                    SearchMode.HYBRID,
                    new EvaluationModels(embedder, null),
                    (d, t) -> {})
                .byLanguage())
        .containsOnlyKeys("kk");
  }

  @Test
  void questionsWithoutGoldAreNotCountedAndOnlySuchAreAnError() throws Exception {
    Map<String, ?> impossible =
        Map.of("id", "x", "question", "Why?", "gold", List.of("p1"), "is_impossible", true);
    Map<String, ?> without = Map.of("id", "y", "question", "Why?");
    Map<String, ?> good =
        Map.of("id", "z", "question", EvaluationFixture.about(4), "gold", List.of("p4"));
    assertThat(run(questions(List.of(impossible, without, good)), SearchMode.LEXICAL).questions())
        .isEqualTo(1);
    Path none = questions(List.of(impossible, without));
    assertThatExceptionOfType(EvaluationFileException.class)
        .isThrownBy(() -> run(none, SearchMode.LEXICAL))
        .withMessage(
            none
                + ": no question says where its answer stands; give each gold_paragraph, gold or"
                + " section");
  }

  @Test
  void progressEndsAtTheTotalAndNothingIsLeftBehind() throws Exception {
    AtomicLong last = new AtomicLong();
    Set<String> before = leftovers();
    RetrievalEvaluation.run(
        passages,
        allQuestions(),
        KS,
        SearchMode.HYBRID,
        new EvaluationModels(embedder, null),
        (done, total) -> {
          assertThat(total).isEqualTo(60);
          last.set(done);
        });
    assertThat(last).hasValue(60);
    assertThat(leftovers()).isSubsetOf(before);
  }

  private static Set<String> leftovers() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.startsWith("dars-evaluation"))
          .collect(java.util.stream.Collectors.toSet());
    }
  }
}
