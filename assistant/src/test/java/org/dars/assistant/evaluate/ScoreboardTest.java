package org.dars.assistant.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dars.index.eval.Interval;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the passages of {@link EvaluationFixture}, with the embedding model Dars comes with. */
class ScoreboardTest {

  @TempDir static Path folder;
  private static Scoreboard.Report report;

  @BeforeAll
  static void measure() throws Exception {
    Path questions =
        EvaluationFixture.write(
            folder.resolve("questions.jsonl"),
            List.of(
                question("1", "What does photosynthesis turn sunlight into?", "s0", "sugar"),
                question("2", "What taxes on imported goods are called tariffs?", "s2", "taxes"),
                question(
                    "3", "How many lines and rhymes do sonnets have?", "s3", "fourteen lines")));
    Path foreign =
        EvaluationFixture.write(
            folder.resolve("foreign.jsonl"),
            List.of(
                Map.of("id", "4", "question", "Who won the football world cup of 1998?"),
                Map.of("id", "5", "question", "How do I renew my library card online?")));
    try (OnnxEmbedder embedder = OnnxEmbedder.open(EmbedderSettings.standard())) {
      report =
          Scoreboard.run(
              ScoreboardSet.of(EvaluationFixture.passages(folder), questions, foreign),
              new EvaluationModels(embedder, null),
              null,
              true,
              (done, total) -> assertThat(done).isLessThanOrEqualTo(total));
    }
  }

  private static Map<String, ?> question(String id, String words, String section, String answer) {
    return Map.of("id", id, "question", words, "section", section, "answer", answer);
  }

  @Test
  void everyShapeIsFoundInItsSection() {
    for (String shape : List.of("full", "short, 50", "short, 20", "follow-up")) {
      assertThat(value("found", shape, "recall@5").mean()).as(shape).isEqualTo(1);
    }
  }

  @Test
  void whatIsFoundIsSetBesidePlainBm25() {
    Interval plain = value("own BM25", "full", "recall@1");
    Interval above = value("own BM25", "full", "recall@1, ours above it");

    assertThat(plain.n()).isEqualTo(3);
    assertThat(above.mean()).isEqualTo(value("found", "full", "recall@1").mean() - plain.mean());
    assertThat(above.low()).isLessThanOrEqualTo(above.mean());
  }

  @Test
  void languagesAreMeasuredOneByOne() throws Exception {
    Path questions =
        EvaluationFixture.write(
            folder.resolve("languages.jsonl"),
            List.of(
                Map.of("id", "1", "question", "What are tariffs?", "lang", "en", "section", "s2"),
                Map.of("id", "2", "question", "Ni nini Tarifs?", "lang", "sw", "section", "s2"),
                Map.of("id", "3", "question", "Ni nini hiki?", "lang", "sw", "section", "s3")));
    Scoreboard.Report languages;
    try (OnnxEmbedder embedder = OnnxEmbedder.open(EmbedderSettings.standard())) {
      languages =
          Scoreboard.run(
              ScoreboardSet.of(EvaluationFixture.passages(folder), questions, null),
              new EvaluationModels(embedder, null),
              null,
              false,
              (done, total) -> {});
    }

    assertThat(languages.rows())
        .filteredOn(r -> r.shape().equals("full") && r.language().equals("sw"))
        .filteredOn(r -> r.measure().startsWith("recall@1"))
        .extracting(r -> r.group() + ": " + r.measure(), r -> r.value().mean())
        .containsExactly(
            tuple("found: recall@1", 0.5),
            tuple("own BM25: recall@1", 0.0),
            tuple("own BM25: recall@1, ours above it", 0.5));
    assertThat(languages.rows())
        .filteredOn(r -> r.language().equals("sw") && r.shape().equals("full"))
        .filteredOn(r -> !r.measure().startsWith("recall"))
        .extracting(r -> r.group() + ": " + r.measure(), r -> r.value().n(), r -> r.value().mean())
        .containsExactly(
            tuple("language: told from the passages'", 2, 1.0),
            tuple("refusal: own questions answered", 2, 0.0),
            tuple("answers: cite a gold passage", 2, 0.0));
    assertThat(ScoreboardText.of(languages)).contains("full (en)", "full (sw)");
  }

  @Test
  void questionsOfAnotherCourseAreRefusedAndOwnOnesKept() {
    assertThat(value("refusal", "full", "own questions answered").mean()).isEqualTo(1);
    assertThat(value("refusal", "full", "questions of another course refused").mean()).isEqualTo(1);
  }

  @Test
  void quotesStand() {
    assertThat(value("answers", "full", "quotes that stand verbatim").mean()).isEqualTo(1);
    assertThat(value("answers", "full", "contain a gold answer").n()).isEqualTo(3);
  }

  @Test
  void theTableHoldsEveryRow() {
    String table = ScoreboardText.of(report);

    assertThat(table.lines().filter(line -> line.startsWith("|")).count())
        .isEqualTo(report.rows().size() + 2);
    assertThat(table).contains("30 passages, 5 questions");
  }

  @Test
  void questionsThatSayNotWhereTheirAnswersStandAreRefused() throws Exception {
    Path questions =
        EvaluationFixture.write(
            folder.resolve("no-gold.jsonl"), List.of(Map.of("id", "1", "question", "What?")));
    assertThatThrownBy(() -> ScoreboardSet.of(EvaluationFixture.passages(folder), questions, null))
        .isInstanceOf(EvaluationFileException.class)
        .hasMessageContaining("no-gold.jsonl");
  }

  @Test
  void eachPartOfTheSearchIsLeftOutInTurn() {
    assertThat(report.rows())
        .filteredOn(r -> r.group().equals("ablation") && r.shape().equals("full"))
        .extracting(Scoreboard.Row::measure)
        .contains(
            "recall@1 by words only",
            "recall@1 by vectors only",
            "recall@3 without the evidence of sections",
            "recall@3 without a second look");
    assertThat(value("ablation", "follow-up", "recall@1 without the turn before").n())
        .isEqualTo(value("found", "follow-up", "recall@1").n());
  }

  private static Interval value(String group, String shape, String measure) {
    return report.rows().stream()
        .filter(r -> r.group().equals(group) && r.shape().equals(shape))
        .filter(r -> r.measure().equals(measure) && r.language().isEmpty())
        .findFirst()
        .orElseThrow()
        .value();
  }
}
