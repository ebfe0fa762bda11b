package org.dars.assistant.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.Citation;
import org.dars.assistant.tutor.Quotes;

/** Answers, held against the passages that they cite and the answers that were wanted. */
final class AnswerOutcomes {

  private final Map<String, EvaluationPassage> passages = new HashMap<>();
  private final List<Outcome> all = new ArrayList<>();

  AnswerOutcomes(Collection<EvaluationPassage> passages) {
    passages.forEach(p -> this.passages.put(p.id(), p));
  }

  /**
   * One answer.
   *
   * @param citedGold whether it cites a gold passage
   * @param quotes how many citations it has
   * @param valid how many of them stand verbatim in their passage
   */
  record Outcome(
      EvaluationQuestion question, Answer answer, boolean citedGold, int quotes, int valid) {

    boolean refused() {
      return answer.outcome() == Answer.Outcome.NOT_COVERED;
    }

    boolean containsAnswer() {
      String said =
          answer.sentences().stream().map(Answer.Sentence::text).collect(Collectors.joining(" "));
      return question.answers().stream().anyMatch(a -> holds(said, a));
    }
  }

  /** Takes an answer in. */
  Outcome add(EvaluationQuestion q, Answer answer) {
    int valid = 0;
    boolean citedGold = false;
    for (Citation c : answer.citations()) {
      EvaluationPassage cited = passages.get(c.block());
      if (cited != null) {
        valid += Quotes.stands(c.quote(), cited.text()) ? 1 : 0;
        citedGold |= q.isGold(cited.id(), cited.section());
      }
    }
    Outcome outcome = new Outcome(q, answer, citedGold, answer.citations().size(), valid);
    all.add(outcome);
    return outcome;
  }

  /** 1 for those that are good and 0 for the others, of those that count. */
  double[] values(Predicate<Outcome> counted, Predicate<Outcome> good) {
    return all.stream().filter(counted).mapToDouble(o -> good.test(o) ? 1 : 0).toArray();
  }

  /** 1 for each quote that stands in its passage, 0 for each other. */
  double[] quotes() {
    return all.stream()
        .flatMapToDouble(
            o -> IntStream.range(0, o.quotes()).mapToDouble(i -> i < o.valid() ? 1 : 0))
        .toArray();
  }

  /** Whether an answer's words stand in a text, whatever their case and punctuation. */
  static boolean holds(String text, String answer) {
    return normal(text).contains(normal(answer));
  }

  /** Lower case, letters and digits only, one space between words. */
  private static String normal(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
