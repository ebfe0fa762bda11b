package org.dars.assistant.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dars.assistant.evaluate.QuestionShapes.FollowUp;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Turn;
import org.dars.assistant.tutor.Tutor;
import org.dars.index.eval.Interval;
import org.dars.index.eval.Percentiles;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;
import org.dars.models.Embedder;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * All that is measured of the tutor, in one table: what it finds for questions in the shapes that
 * learners use, what it refuses, and whether its quotes stand.
 */
public final class Scoreboard {

  private static final List<Integer> KS = List.of(1, 3, 5);

  private Scoreboard() {}

  /**
   * A line of the table.
   *
   * @param group what is measured: "found", "refusal", "answers"
   * @param shape of the questions: "full", "short, 50", "short, 20", "follow-up"
   * @param measure what the value is a share of
   * @param language of the questions, "" for all
   */
  public record Row(String group, String shape, String measure, String language, Interval value) {}

  /**
   * What was measured.
   *
   * @param answerMillis percentiles of a whole answer, embedding of the question included
   * @param notes what could not be measured, and why
   */
  public record Report(
      int passages,
      int questions,
      String embedder,
      @JsonProperty("made_by") String madeBy,
      List<Row> rows,
      @JsonProperty("answer_ms") Map<String, Double> answerMillis,
      List<String> notes) {

    public Report {
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }
  }

  /** A question in one shape: the words, and the turns before it. */
  private record Shaped(EvaluationQuestion question, String words, List<Turn> earlier) {}

  /**
   * Measures.
   *
   * @param passagesFile as for {@link RetrievalEvaluation}
   * @param questionsFile questions that the passages answer, and others marked {@code
   *     is_impossible}
   * @param foreignFile questions of another course, or null
   * @param model writes the answers, or null for the passages' own words
   * @throws EvaluationFileException naming the file and row that cannot be used
   */
  public static Report run(
      Path passagesFile,
      Path questionsFile,
      @Nullable Path foreignFile,
      Embedder embedder,
      @Nullable LanguageModel model,
      Watch watch)
      throws IOException, InterruptedException, EvaluationFileException {
    List<EvaluationPassage> passages = JsonLines.passages(passagesFile);
    List<EvaluationQuestion> all = JsonLines.questions(questionsFile);
    List<EvaluationQuestion> foreign = new ArrayList<>();
    if (foreignFile != null) {
      foreign.addAll(JsonLines.questions(foreignFile));
    }
    List<EvaluationQuestion> own = all.stream().filter(q -> !q.impossible()).toList();
    all.stream().filter(EvaluationQuestion::impossible).forEach(foreign::add);
    if (own.stream().noneMatch(EvaluationQuestion::hasGold)) {
      throw new EvaluationFileException(
          questionsFile
              + ": no question says where its answer stands; give each gold_paragraph, gold or"
              + " section");
    }
    Steps steps = new Steps(watch, passages.size() + 6L * own.size() + foreign.size());
    try (EvaluationIndex index =
        EvaluationIndex.build(passages, embedder, SearchMode.HYBRID, steps::set)) {
      Run run = new Run(passages, own, foreign, index, embedder, model, steps);
      return run.report();
    }
  }

  private static final class Run {

    private final List<EvaluationPassage> passages;
    private final List<EvaluationQuestion> own;
    private final List<EvaluationQuestion> foreign;
    private final EvaluationIndex index;
    private final Embedder embedder;
    private final @Nullable LanguageModel model;
    private final Steps steps;
    private final Tutor tutor;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long done;

    Run(
        List<EvaluationPassage> passages,
        List<EvaluationQuestion> own,
        List<EvaluationQuestion> foreign,
        EvaluationIndex index,
        Embedder embedder,
        @Nullable LanguageModel model,
        Steps steps) {
      this.passages = passages;
      this.own = own;
      this.foreign = foreign;
      this.index = index;
      this.embedder = embedder;
      this.model = model;
      this.steps = steps;
      this.tutor = new Tutor(index, model);
      this.done = passages.size();
    }

    Report report() throws IOException, InterruptedException {
      found();
      Map<String, Double> millis = answers();
      return new Report(
          passages.size(),
          own.size() + foreign.size(),
          embedder.name(),
          model == null ? "the passages' own words" : model.name(),
          rows,
          millis,
          notes);
    }

    private void step() {
      steps.set(++done);
    }

    private void found() throws IOException, InterruptedException {
      Map<String, QuestionShapes> shapes = new HashMap<>();
      Map<String, List<Shaped>> byShape = new TreeMap<>();
      for (EvaluationQuestion q : own.stream().filter(EvaluationQuestion::hasGold).toList()) {
        String language = q.lang().isEmpty() ? index.language() : q.lang();
        QuestionShapes s =
            shapes.computeIfAbsent(
                language,
                l ->
                    new QuestionShapes(passages.stream().map(EvaluationPassage::text).toList(), l));
        add(byShape, "full", new Shaped(q, q.question(), List.of()));
        s.shortened(q.question(), 50)
            .ifPresent(w -> add(byShape, "short, 50", new Shaped(q, w, List.of())));
        s.shortened(q.question(), 20)
            .ifPresent(w -> add(byShape, "short, 20", new Shaped(q, w, List.of())));
        Optional<FollowUp> next = s.followUp(q.question());
        next.ifPresent(f ->
            add(byShape, "follow-up", new Shaped(q, f.second(), List.of(new Turn(f.first(), "")))));
      }
      for (String shape : List.of("full", "short, 50", "short, 20", "follow-up")) {
        found(shape, byShape.getOrDefault(shape, List.of()));
      }
    }

    private static void add(Map<String, List<Shaped>> byShape, String shape, Shaped question) {
      byShape.computeIfAbsent(shape, s -> new ArrayList<>()).add(question);
    }

    private void found(String shape, List<Shaped> questions)
        throws IOException, InterruptedException {
      Map<String, List<Integer>> ranks = new TreeMap<>();
      for (Shaped s : questions) {
        EvaluationQuestion q = s.question();
        String asked = tutor.standAlone(s.words(), s.earlier());
        List<Hit> hits = index.search(asked, q.lang(), KS.getLast());
        int rank = rank(hits, h -> q.isGold(h.passage(), h.section()));
        String language = q.lang().isEmpty() ? index.language() : q.lang();
        ranks.computeIfAbsent(language, l -> new ArrayList<>()).add(rank);
        step();
      }
      List<Integer> all = ranks.values().stream().flatMap(List::stream).toList();
      recall(shape, "", all);
      if (ranks.size() > 1) {
        ranks.forEach((language, of) -> recall(shape, language, of));
      }
    }

    private void recall(String shape, String language, List<Integer> ranks) {
      for (int k : KS) {
        double[] hits = ranks.stream().mapToDouble(r -> r <= k ? 1 : 0).toArray();
        rows.add(new Row("found", shape, "recall@" + k, language, Interval.of(hits)));
      }
    }

    private static int rank(List<Hit> hits, Predicate<Hit> gold) {
      for (int i = 0; i < hits.size(); i++) {
        if (gold.test(hits.get(i))) {
          return i + 1;
        }
      }
      return Integer.MAX_VALUE;
    }

    private Map<String, Double> answers() throws IOException, InterruptedException {
      AnswerOutcomes outcomes = new AnswerOutcomes(passages);
      List<Double> millis = new ArrayList<>();
      for (EvaluationQuestion q : own) {
        long start = System.nanoTime();
        Answer answer = answer(tutor, q);
        millis.add((System.nanoTime() - start) / 1e6);
        outcomes.add(q, answer);
        step();
      }
      double[] kept = outcomes.values(o -> true, o -> !o.refused());
      row("refusal", "own questions answered", Interval.of(kept));
      if (foreign.isEmpty()) {
        notes.add("no questions of another course were given, so refusing them is not measured");
      } else {
        List<Double> refused = new ArrayList<>();
        for (EvaluationQuestion q : foreign) {
          refused.add(outcomes.add(q, answer(tutor, q)).refused() ? 1.0 : 0.0);
          step();
        }
        balanced("questions of another course refused", kept, refused);
      }
      withoutGold(kept);
      row("answers", "quotes that stand verbatim", Interval.of(outcomes.quotes()));
      row(
          "answers",
          "contain a gold answer",
          Interval.of(
              outcomes.values(
                  o -> !o.question().impossible() && !o.question().answers().isEmpty(),
                  AnswerOutcomes.Outcome::containsAnswer)));
      row(
          "answers",
          "cite a gold passage",
          Interval.of(
              outcomes.values(
                  o -> !o.question().impossible() && o.question().hasGold(),
                  AnswerOutcomes.Outcome::citedGold)));
      Percentiles p = Percentiles.of(millis.stream().mapToDouble(m -> m).toArray());
      return new TreeMap<>(
          Map.of(
              "p50", RetrievalEvaluation.round(p.at(50)),
              "p95", RetrievalEvaluation.round(p.at(95))));
    }

    /** The same questions, with the passages that answer them taken away. */
    private void withoutGold(double[] kept) throws IOException, InterruptedException {
      List<Double> refused = new ArrayList<>();
      for (EvaluationQuestion q : own.stream().filter(EvaluationQuestion::hasGold).toList()) {
        Tutor robbed = new Tutor(index.without(q), model);
        boolean no = answer(robbed, q).outcome() == Answer.Outcome.NOT_COVERED;
        refused.add(no ? 1.0 : 0.0);
        step();
      }
      balanced("questions whose gold passages were removed refused", kept, refused);
    }

    private void balanced(String measure, double[] kept, List<Double> refused) {
      double[] values = refused.stream().mapToDouble(r -> r).toArray();
      row("refusal", measure, Interval.of(values));
      row(
          "refusal",
          "balanced with own questions answered",
          Interval.ofMeans(List.of(kept, values)));
    }

    private void row(String group, String measure, Interval value) {
      rows.add(new Row(group, "full", measure, "", value));
    }

    private static Answer answer(Tutor tutor, EvaluationQuestion q)
        throws IOException, InterruptedException {
      return tutor.answer(new Ask("", "", q.question(), List.of()), AnswerListener.SILENT);
    }
  }
}
