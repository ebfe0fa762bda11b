package org.dars.assistant.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the passages of {@link EvaluationFixture}, with the embedding model Dars comes with. */
class AnswerEvaluationTest {

  @TempDir static Path folder;
  private static AnswerEvaluation.Report report;

  @BeforeAll
  static void measure() throws Exception {
    Path questions =
        EvaluationFixture.write(
            folder.resolve("questions.jsonl"),
            List.of(
                Map.of(
                    "id",
                    "1",
                    "question",
                    "What does photosynthesis turn sunlight into?",
                    "gold",
                    List.of("p0"),
                    "answers",
                    List.of("sugar", "glucose")),
                Map.of(
                    "id", "2",
                    "question", "What are tariffs?",
                    "gold_paragraph", "p14",
                    "answers", Map.of("text", List.of("taxes on imported goods"))),
                Map.of(
                    "id", "3",
                    "question", "How many lines do sonnets have?",
                    "section", "s3",
                    "answer", "fourteen lines"),
                Map.of(
                    "id",
                    "4",
                    "question",
                    "Who won the football world cup of 1998?",
                    "answers",
                    Map.of("text", List.of()),
                    "is_impossible",
                    true),
                Map.of(
                    "id", "5",
                    "question", "How do I renew my library card online?",
                    "is_impossible", true)));
    try (OnnxEmbedder embedder = OnnxEmbedder.open(EmbedderSettings.standard())) {
      report =
          AnswerEvaluation.run(
              EvaluationFixture.passages(folder),
              questions,
              new EvaluationModels(embedder, null),
              null,
              (done, total) -> {});
    }
  }

  @Test
  void answersHoldTheGoldAnswerAndCiteTheGoldPassage() {
    assertThat(report.answerable().n()).isEqualTo(3);
    assertThat(report.answerable().containsAnswer()).isEqualTo(1.0);
    assertThat(report.answerable().citedGold()).isEqualTo(1.0);
    assertThat(report.answerable().refused()).isZero();
  }

  @Test
  void whatThePassagesDoNotAnswerIsRefused() {
    assertThat(report.unanswerable()).isEqualTo(new AnswerEvaluation.Unanswerable(2, 1.0));
  }

  @Test
  void everyQuoteStandsInItsPassage() {
    assertThat(report.quotes()).isGreaterThanOrEqualTo(3);
    assertThat(report.quotesValid()).isEqualTo(1.0);
  }

  @Test
  void theReportHasTheseFields() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode json = mapper.readTree(mapper.writeValueAsString(report));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("answerable", "unanswerable", "quotes_valid", "quotes", "made_by");
    assertThat(json.path("answerable").fieldNames())
        .toIterable()
        .containsExactly("n", "contains_answer", "cited_gold", "refused");
    assertThat(json.path("unanswerable").fieldNames()).toIterable().containsExactly("n", "refused");
    assertThat(json.path("made_by").asText()).isEqualTo("the passages' own words");
  }
}
