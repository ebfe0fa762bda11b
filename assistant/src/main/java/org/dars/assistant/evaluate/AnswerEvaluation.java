package org.dars.assistant.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerListener;
import org.dars.assistant.tutor.Ask;
import org.dars.assistant.tutor.Citation;
import org.dars.assistant.tutor.Quotes;
import org.dars.assistant.tutor.Tutor;
import org.dars.index.search.SearchMode;
import org.dars.models.Embedder;
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

  private record Outcome(
      EvaluationQuestion question, Answer answer, boolean citedGold, int quotes, int valid) {

    boolean refused() {
      return answer.outcome() == Answer.Outcome.NOT_COVERED;
    }

    boolean containsAnswer() {
      String said =
          answer.sentences().stream().map(Answer.Sentence::text).collect(Collectors.joining(" "));
      return question.answers().stream().anyMatch(a -> normal(said).contains(normal(a)));
    }
  }

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
      Embedder embedder,
      @Nullable LanguageModel model,
      Watch watch)
      throws IOException, InterruptedException, EvaluationFileException {
    List<EvaluationPassage> passages = JsonLines.passages(passagesFile);
    List<EvaluationQuestion> questions = JsonLines.questions(questionsFile);
    Map<String, EvaluationPassage> byId = new HashMap<>();
    passages.forEach(p -> byId.put(p.id(), p));
    Steps steps = new Steps(watch, passages.size() + questions.size());
    List<Outcome> outcomes = new ArrayList<>();
    try (EvaluationIndex index =
        EvaluationIndex.build(passages, embedder, SearchMode.HYBRID, steps::set)) {
      Tutor tutor = new Tutor(index, embedder, model);
      for (EvaluationQuestion q : questions) {
        Answer answer =
            tutor.answer(new Ask("", "", q.question(), List.of()), AnswerListener.SILENT);
        outcomes.add(outcome(q, answer, byId));
        steps.set(passages.size() + outcomes.size());
      }
    }
    return report(outcomes, model);
  }

  private static Outcome outcome(
      EvaluationQuestion q, Answer answer, Map<String, EvaluationPassage> byId) {
    int valid = 0;
    boolean citedGold = false;
    for (Citation c : answer.citations()) {
      EvaluationPassage cited = byId.get(c.block());
      if (cited != null) {
        valid += Quotes.stands(c.quote(), cited.text()) ? 1 : 0;
        citedGold |= q.isGold(cited.id(), cited.section());
      }
    }
    return new Outcome(q, answer, citedGold, answer.citations().size(), valid);
  }

  private static Report report(List<Outcome> outcomes, @Nullable LanguageModel model) {
    List<Outcome> possible = outcomes.stream().filter(o -> !o.question().impossible()).toList();
    List<Outcome> impossible = outcomes.stream().filter(o -> o.question().impossible()).toList();
    int quotes = outcomes.stream().mapToInt(Outcome::quotes).sum();
    int valid = outcomes.stream().mapToInt(Outcome::valid).sum();
    return new Report(
        new Answerable(
            possible.size(),
            share(possible, o -> !o.question().answers().isEmpty(), Outcome::containsAnswer),
            share(possible, o -> o.question().hasGold(), Outcome::citedGold),
            share(possible, o -> true, Outcome::refused)),
        new Unanswerable(impossible.size(), share(impossible, o -> true, Outcome::refused)),
        quotes == 0 ? 1 : RetrievalEvaluation.round((double) valid / quotes),
        quotes,
        model == null ? "the passages' own words" : model.name());
  }

  private static double share(
      List<Outcome> outcomes, Predicate<Outcome> counted, Predicate<Outcome> good) {
    long all = outcomes.stream().filter(counted).count();
    long hits = outcomes.stream().filter(counted).filter(good).count();
    return all == 0 ? 0 : RetrievalEvaluation.round((double) hits / all);
  }

  /** Lower case, letters and digits only, one space between words. */
  private static String normal(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
