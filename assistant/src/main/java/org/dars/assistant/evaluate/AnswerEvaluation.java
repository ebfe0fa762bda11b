package org.dars.assistant.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.dars.assistant.evaluate.AnswerOutcomes.Outcome;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Tutor;
import org.dars.index.eval.Interval;
import org.dars.index.search.SearchMode;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/** Does the tutor answer what the passages answer, refuse what they don't, and quote truly? */
public final class AnswerEvaluation {

  private AnswerEvaluation() {}

  /**
   * What was measured, as fractions 0–1.
   *
   * @param answerable questions that the passages answer
   * @param unanswerable questions marked {@code is_impossible}
   * @param quotesValid share of all citations whose words stand verbatim in their passage; 1 when
   *     nothing was cited
   */
  public record Report(
      Answerable answerable,
      Unanswerable unanswerable,
      @JsonProperty("quotes_valid") double quotesValid,
      int quotes,
      @JsonProperty("made_by") String madeBy) {}

  /**
   * Over the answerable questions.
   *
   * @param n how many there are
   * @param containsAnswer answers that hold a gold answer's words, of the questions that have one
   * @param citedGold answers that cite a gold passage, of the questions that name one
   * @param refused questions refused
   */
  public record Answerable(
      int n,
      @JsonProperty("contains_answer") double containsAnswer,
      @JsonProperty("cited_gold") double citedGold,
      double refused) {}

  /** Over the unanswerable questions: how many there are, and the share refused. */
  public record Unanswerable(int n, double refused) {}

  /**
   * Measures.
   *
   * @param passagesFile as for {@link RetrievalEvaluation}
   * @param questionsFile the same, with {@code answer} or {@code answers} and {@code is_impossible}
   * @param model writes the answers, or null for the passages' own words
   * @throws EvaluationFileException naming the file and row that cannot be used
   */
  public static Report run(
      Path passagesFile,
      Path questionsFile,
      EvaluationModels models,
      @Nullable LanguageModel model,
      Watch watch)
      throws IOException, InterruptedException, EvaluationFileException {
    List<EvaluationPassage> passages = JsonLines.passages(passagesFile);
    List<EvaluationQuestion> questions = JsonLines.questions(questionsFile);
    Steps steps = new Steps(watch, passages.size() + questions.size());
    AnswerOutcomes outcomes = new AnswerOutcomes(passages);
    try (EvaluationIndex index =
        EvaluationIndex.build(passages, models, SearchMode.HYBRID, steps::set)) {
      int asked = 0;
      for (EvaluationQuestion q : questions) {
        Tutor tutor = new Tutor(index.askedIn(q.lang()), model);
        Answer answer =
            tutor.answer(new Ask("", "", q.question(), List.of()), AnswerListener.SILENT);
        outcomes.add(q, answer);
        steps.set(passages.size() + ++asked);
      }
    }
    return report(outcomes, model);
  }

  private static Report report(AnswerOutcomes outcomes, @Nullable LanguageModel model) {
    Predicate<Outcome> possible = o -> !o.question().impossible();
    Interval quotes = Interval.of(outcomes.quotes());
    double[] refused = outcomes.values(possible, Outcome::refused);
    double[] rightly = outcomes.values(possible.negate(), Outcome::refused);
    return new Report(
        new Answerable(
            refused.length,
            share(
                outcomes.values(
                    possible.and(o -> !o.question().answers().isEmpty()), Outcome::containsAnswer)),
            share(outcomes.values(possible.and(o -> o.question().hasGold()), Outcome::citedGold)),
            share(refused)),
        new Unanswerable(rightly.length, share(rightly)),
        quotes.n() == 0 ? 1 : RetrievalEvaluation.round(quotes.mean()),
        quotes.n(),
        model == null ? "the passages' own words" : model.name());
  }

  /** The mean, 0 of nothing. */
  private static double share(double[] values) {
    return RetrievalEvaluation.round(Arrays.stream(values).average().orElse(0));
  }
}
