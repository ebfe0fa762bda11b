package org.dars.assistant.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dars.index.eval.Percentiles;
import org.dars.index.eval.RankingScore;
import org.dars.index.eval.RankingSummary;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;

/** Do the right passages come up? Recall@k, MRR and nDCG@10 over an instructor's questions. */
public final class RetrievalEvaluation {

  /** How deep rankings are looked at. */
  public static final int DEPTH = 100;

  private RetrievalEvaluation() {}

  /**
   * What was measured.
   *
   * @param questions questions with a gold passage or section
   * @param recall share with a gold passage among the first k, by k
   * @param mrr mean of 1/rank of the first gold passage, 0 below rank {@value #DEPTH}
   * @param ndcg10 mean nDCG@10 with binary gains
   * @param indexSeconds to embed and index all passages
   * @param passagesPerSecond the same as a rate
   * @param queryMillis percentiles of one search, embedding of the question included
   * @param byLanguage recall by the question's language
   */
  public record Report(
      int questions,
      SortedMap<Integer, Double> recall,
      double mrr,
      double ndcg10,
      @JsonProperty("index_seconds") double indexSeconds,
      @JsonProperty("passages_per_second") double passagesPerSecond,
      @JsonProperty("query_ms") Map<String, Double> queryMillis,
      @JsonProperty("by_language") Map<String, Language> byLanguage,
      SearchMode mode,
      String embedder) {}

  /** The share of one language. */
  public record Language(int questions, SortedMap<Integer, Double> recall, double mrr) {

    private static Language of(List<RankingScore> scores, List<Integer> ks) {
      RankingSummary s = RankingSummary.of(scores, ks);
      return new Language(s.questions(), rounded(s.recall()), round(s.mrr()));
    }
  }

  private record Outcome(String language, RankingScore score, double millis) {}

  /**
   * Measures.
   *
   * @param passagesFile JSON lines {@code {id, text, title?, section?, lang?}}
   * @param questionsFile JSON lines {@code {id, question, lang?, gold_paragraph | gold[] |
   *     section}}
   * @param ks ranks to report recall at, ascending, 1–{@value #DEPTH}
   * @throws EvaluationFileException naming the file and row that cannot be used
   */
  public static Report run(
      Path passagesFile,
      Path questionsFile,
      List<Integer> ks,
      SearchMode mode,
      EvaluationModels models,
      Watch watch)
      throws IOException, EvaluationFileException {
    List<EvaluationPassage> passages = JsonLines.passages(passagesFile);
    List<EvaluationQuestion> questions =
        JsonLines.questions(questionsFile).stream()
            .filter(q -> q.hasGold() && !q.impossible())
            .toList();
    if (questions.isEmpty()) {
      throw new EvaluationFileException(
          questionsFile
              + ": no question says where its answer stands; give each gold_paragraph, gold or"
              + " section");
    }
    Map<String, Integer> sectionSizes = new HashMap<>();
    passages.forEach(p -> sectionSizes.merge(p.section(), 1, Integer::sum));
    Steps steps = new Steps(watch, passages.size() + questions.size());
    List<Outcome> outcomes = new ArrayList<>();
    try (EvaluationIndex index = EvaluationIndex.build(passages, models, mode, steps::set)) {
      for (EvaluationQuestion q : questions) {
        outcomes.add(ask(index, q, sectionSizes));
        steps.set(passages.size() + outcomes.size());
      }
      return report(outcomes, ks, mode, models, index);
    }
  }

  private static Outcome ask(
      EvaluationIndex index, EvaluationQuestion q, Map<String, Integer> sectionSizes)
      throws IOException {
    long start = System.nanoTime();
    List<Hit> hits = index.search(q.question(), q.lang(), DEPTH);
    double millis = (System.nanoTime() - start) / 1e6;
    int relevant = q.gold().isEmpty() ? sectionSizes.getOrDefault(q.section(), 1) : q.gold().size();
    RankingScore score = RankingScore.of(hits, h -> q.isGold(h.passage(), h.section()), relevant);
    return new Outcome(q.lang().isEmpty() ? index.language() : q.lang(), score, millis);
  }

  private static Report report(
      List<Outcome> outcomes,
      List<Integer> ks,
      SearchMode mode,
      EvaluationModels models,
      EvaluationIndex index) {
    Map<String, List<RankingScore>> byLanguage = new TreeMap<>();
    for (Outcome o : outcomes) {
      byLanguage.computeIfAbsent(o.language(), l -> new ArrayList<>()).add(o.score());
    }
    Map<String, Language> languages = new TreeMap<>();
    byLanguage.forEach((language, scores) -> languages.put(language, Language.of(scores, ks)));
    RankingSummary all = RankingSummary.of(outcomes.stream().map(Outcome::score).toList(), ks);
    Percentiles millis = Percentiles.of(outcomes.stream().mapToDouble(Outcome::millis).toArray());
    return new Report(
        all.questions(),
        rounded(all.recall()),
        round(all.mrr()),
        round(all.ndcg10()),
        round(index.seconds()),
        round(index.size() / index.seconds()),
        new TreeMap<>(Map.of("p50", round(millis.at(50)), "p95", round(millis.at(95)))),
        languages,
        mode,
        mode == SearchMode.LEXICAL ? "none" : models.names());
  }

  private static SortedMap<Integer, Double> rounded(SortedMap<Integer, Double> recall) {
    SortedMap<Integer, Double> rounded = new TreeMap<>();
    recall.forEach((k, v) -> rounded.put(k, round(v)));
    return rounded;
  }

  static double round(double value) {
    return Double.isNaN(value) ? 0 : Math.round(value * 10_000) / 10_000.0;
  }
}
