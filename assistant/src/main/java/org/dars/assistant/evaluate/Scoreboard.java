package org.dars.assistant.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dars.assistant.evaluate.AnswerOutcomes.Outcome;
import org.dars.assistant.evaluate.QuestionShapes.FollowUp;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Crossings;
import org.dars.assistant.tutor.EngineTranslator;
import org.dars.assistant.tutor.QuestionTranslator;
import org.dars.assistant.tutor.TermSource;
import org.dars.assistant.tutor.Turn;
import org.dars.assistant.tutor.Tutor;
import org.dars.index.eval.Interval;
import org.dars.index.eval.Percentiles;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;
import org.dars.models.LanguageModel;
import org.dars.translator.engine.ApertiumEngine;
import org.dars.translator.engine.Engines;
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
   * @param group what is measured: "found", "refusal", "answers"; "language": questions in none of
   *     the passages' languages that are told to be so; "own BM25": how much more is found than by
   *     {@link EvaluationIndex#bm25}, the difference in pairs
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

  /** The rank of the first passage that answers, by the tutor's search and by plain BM25. */
  private record Ranks(int ours, int plain) {}

  /**
   * Measures.
   *
   * @param set what is asked of what
   * @param model writes the answers, or null for the passages' own words
   * @param ablations whether the searches are repeated with each of their parts left out
   */
  public static Report run(
      ScoreboardSet set,
      EvaluationModels models,
      @Nullable LanguageModel model,
      boolean ablations,
      Watch watch)
      throws IOException, InterruptedException {
    int searches = ablations ? 4 * Ablation.values().length : 4;
    Steps steps =
        new Steps(
            watch,
            set.passages().size() + (searches + 2L) * set.own().size() + set.foreign().size());
    try (EvaluationIndex index =
            EvaluationIndex.build(set.passages(), models, SearchMode.HYBRID, steps::set);
        Engines engines = new Engines(model, ApertiumEngine.installed().orElse(null))) {
      return new Run(set, index, models, model, engines, ablations, steps).report();
    }
  }

  private static final class Run {

    private final List<EvaluationPassage> passages;
    private final List<EvaluationQuestion> own;
    private final List<EvaluationQuestion> foreign;
    private final EvaluationIndex index;
    private final EvaluationModels models;
    private final @Nullable LanguageModel model;
    private final Steps steps;
    private final Tutor tutor;
    private final QuestionTranslator translator;
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> plainRows = new ArrayList<>();
    private final List<Row> toldRows = new ArrayList<>();
    private final boolean ablations;
    private final List<String> notes = new ArrayList<>();
    private long done;

    Run(
        ScoreboardSet set,
        EvaluationIndex index,
        EvaluationModels models,
        @Nullable LanguageModel model,
        Engines engines,
        boolean ablations,
        Steps steps) {
      this.passages = set.passages();
      this.own = set.own();
      this.foreign = set.foreign();
      this.ablations = ablations;
      notes.addAll(set.notes());
      this.index = index;
      this.models = models;
      this.model = model;
      this.steps = steps;
      this.tutor = new Tutor(index, model);
      this.translator = new EngineTranslator(() -> engines);
      this.done = passages.size();
    }

    Report report() throws IOException, InterruptedException {
      found();
      Map<String, Double> millis = answers();
      return new Report(
          passages.size(),
          own.size() + foreign.size(),
          models.names(),
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
      rows.addAll(toldRows);
      rows.addAll(plainRows);
      if (ablations) {
        for (String shape : List.of("full", "short, 50", "short, 20", "follow-up")) {
          for (Ablation without : Ablation.values()) {
            without(without, shape, byShape.getOrDefault(shape, List.of()));
          }
        }
        notSaidBefore(byShape.getOrDefault("follow-up", List.of()));
      }
    }

    /** A question's language, which the tutor has to tell where it is none of the passages'. */
    private String searchedIn(EvaluationQuestion q, String words) {
      return index.serves(q.lang()) ? q.lang() : index.languageOf(words);
    }

    private void without(Ablation part, String shape, List<Shaped> questions)
        throws IOException, InterruptedException {
      if (part == Ablation.NOTHING) {
        return;
      }
      List<Integer> ranks = new ArrayList<>();
      for (Shaped s : questions) {
        EvaluationQuestion q = s.question();
        String asked = tutor.standAlone(s.words(), s.earlier());
        List<Hit> hits = index.search(asked, searchedIn(q, asked), KS.getLast(), part);
        ranks.add(rank(hits, h -> q.isGold(h.passage(), h.section())));
        step();
      }
      ablation(shape, part.words(), ranks);
    }

    /** Follow-ups searched as they were typed. */
    private void notSaidBefore(List<Shaped> questions) throws IOException {
      List<Integer> ranks = new ArrayList<>();
      for (Shaped s : questions) {
        EvaluationQuestion q = s.question();
        List<Hit> hits = index.search(s.words(), searchedIn(q, s.words()), KS.getLast());
        ranks.add(rank(hits, h -> q.isGold(h.passage(), h.section())));
      }
      ablation("follow-up", "without the turn before", ranks);
    }

    private void ablation(String shape, String without, List<Integer> ranks) {
      for (int k : List.of(1, 3)) {
        double[] hits = ranks.stream().mapToDouble(r -> r <= k ? 1 : 0).toArray();
        rows.add(new Row("ablation", shape, "recall@" + k + " " + without, "", Interval.of(hits)));
      }
    }

    private static void add(Map<String, List<Shaped>> byShape, String shape, Shaped question) {
      byShape.computeIfAbsent(shape, s -> new ArrayList<>()).add(question);
    }

    private void found(String shape, List<Shaped> questions)
        throws IOException, InterruptedException {
      Map<String, List<Ranks>> ranks = new TreeMap<>();
      Map<String, List<Double>> told = new TreeMap<>();
      for (Shaped s : questions) {
        EvaluationQuestion q = s.question();
        Predicate<Hit> gold = h -> q.isGold(h.passage(), h.section());
        String asked = tutor.standAlone(s.words(), s.earlier());
        int ours = rank(index.search(asked, searchedIn(q, asked), KS.getLast()), gold);
        int plain = rank(index.bm25(asked, q.lang(), KS.getLast()), gold);
        String language = q.lang().isEmpty() ? index.language() : q.lang();
        ranks.computeIfAbsent(language, l -> new ArrayList<>()).add(new Ranks(ours, plain));
        if (!index.serves(q.lang())) {
          boolean other = !index.languages().contains(index.languageOf(s.words()));
          told.computeIfAbsent(language, l -> new ArrayList<>()).add(other ? 1.0 : 0.0);
        }
        step();
      }
      told.forEach((language, of) ->
          toldRows.add(
              new Row(
                  "language", shape, "told from the passages'", language, Interval.of(array(of)))));
      List<Ranks> all = ranks.values().stream().flatMap(List::stream).toList();
      recall(shape, "", all);
      if (ranks.size() > 1) {
        ranks.forEach((language, of) -> recall(shape, language, of));
      }
    }

    private void recall(String shape, String language, List<Ranks> ranks) {
      for (int k : KS) {
        double[] ours = ranks.stream().mapToDouble(r -> r.ours() <= k ? 1 : 0).toArray();
        double[] plain = ranks.stream().mapToDouble(r -> r.plain() <= k ? 1 : 0).toArray();
        String recall = "recall@" + k;
        rows.add(new Row("found", shape, recall, language, Interval.of(ours)));
        plainRows.add(new Row("own BM25", shape, recall, language, Interval.of(plain)));
        plainRows.add(
            new Row(
                "own BM25",
                shape,
                recall + ", ours above it",
                language,
                Interval.ofDifference(ours, plain)));
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
        Answer answer = answer(q);
        millis.add((System.nanoTime() - start) / 1e6);
        outcomes.add(q, answer);
        step();
      }
      double[] kept = outcomes.values(o -> true, o -> !o.refused());
      row("refusal", "own questions answered", Interval.of(kept));
      byLanguage(outcomes, "refusal", "own questions answered", o -> !o.refused());
      if (foreign.isEmpty()) {
        notes.add("no questions of another course were given, so refusing them is not measured");
      } else {
        List<Double> refused = new ArrayList<>();
        for (EvaluationQuestion q : foreign) {
          refused.add(outcomes.add(q, answer(q)).refused() ? 1.0 : 0.0);
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
                  Outcome::containsAnswer)));
      row(
          "answers",
          "cite a gold passage",
          Interval.of(
              outcomes.values(
                  o -> !o.question().impossible() && o.question().hasGold(), Outcome::citedGold)));
      byLanguage(outcomes, "answers", "cite a gold passage", Outcome::citedGold);
      Percentiles p = Percentiles.of(millis.stream().mapToDouble(m -> m).toArray());
      return new TreeMap<>(
          Map.of(
              "p50", RetrievalEvaluation.round(p.at(50)),
              "p95", RetrievalEvaluation.round(p.at(95))));
    }

    /** A share of the own questions, by their languages where there are several. */
    private void byLanguage(
        AnswerOutcomes outcomes, String group, String measure, Predicate<Outcome> good) {
      List<String> languages =
          own.stream().map(EvaluationQuestion::lang).distinct().sorted().toList();
      for (String language : languages.size() > 1 ? languages : List.<String>of()) {
        double[] values =
            outcomes.values(
                o -> o.question().lang().equals(language) && !o.question().impossible(), good);
        String name = language.isEmpty() ? index.language() : language;
        rows.add(new Row(group, "full", measure, name, Interval.of(values)));
      }
    }

    /** The same questions, with the passages that answer them taken away. */
    private void withoutGold(double[] kept) throws IOException, InterruptedException {
      List<Double> refused = new ArrayList<>();
      for (EvaluationQuestion q : own.stream().filter(EvaluationQuestion::hasGold).toList()) {
        boolean no = answer(index.without(q), q).outcome() == Answer.Outcome.NOT_COVERED;
        refused.add(no ? 1.0 : 0.0);
        step();
      }
      balanced("questions whose gold passages were removed refused", kept, refused);
    }

    private void balanced(String measure, double[] kept, List<Double> refused) {
      double[] values = array(refused);
      row("refusal", measure, Interval.of(values));
      row(
          "refusal",
          "balanced with own questions answered",
          Interval.ofMeans(List.of(kept, values)));
    }

    private void row(String group, String measure, Interval value) {
      rows.add(new Row(group, "full", measure, "", value));
    }

    private Answer answer(EvaluationQuestion q) throws IOException, InterruptedException {
      return answer(index.askedIn(q.lang()), q);
    }

    /** As the tutor answers, which takes a question in another language to the course itself. */
    private Answer answer(EvaluationCourse course, EvaluationQuestion q)
        throws IOException, InterruptedException {
      Tutor asked =
          index.serves(q.lang())
              ? new Tutor(course, model)
              : new Tutor(course, model, new Crossings(course, translator, TermSource.NONE));
      return asked.answer(new Ask("", "", q.question(), List.of()), AnswerListener.SILENT);
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(v -> v).toArray();
  }
}
