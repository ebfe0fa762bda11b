package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;

/** Whether quotes prove what belongs together, and what comes after what. */
final class Structures {

  private static final double HELD = 0.5;

  private Structures() {}

  /** Each pair stands in one quote, or at least both halves in some. */
  static Ruling matching(Body.Matching matching, List<Said> quotes, Wording wording) {
    Said all = wording.said(String.join(" ¦ ", quotes.stream().map(Said::text).toList()));
    Ruling worst = Ruling.PASSED;
    for (Body.Pair pair : matching.pairs()) {
      Said prompt = wording.said(Markup.plain(pair.prompt()));
      Said partner = wording.said(Markup.plain(pair.partner()));
      boolean together = quotes.stream().anyMatch(q -> holds(q, prompt) && holds(q, partner));
      if (!together) {
        if (!holds(all, prompt) || !holds(all, partner)) {
          return Ruling.failed(Why.PAIR_NOT_QUOTED, prompt.text(), partner.text());
        }
        worst = Ruling.warned(Why.PAIR_APART, prompt.text(), partner.text());
      }
    }
    return worst;
  }

  private static boolean holds(Said quote, Said text) {
    return Wording.share(text, quote.set()) >= HELD;
  }

  /**
   * Each step begins, in the course, behind the one before.
   *
   * @param quotes in the course's order
   */
  static Ruling ordering(Body.Ordering ordering, List<Said> quotes, Wording wording) {
    List<String> terms = new ArrayList<>();
    quotes.forEach(q -> terms.addAll(q.terms()));
    int from = -1;
    for (int i = 0; i < ordering.steps().size(); i++) {
      Said step = wording.said(Markup.plain(ordering.steps().get(i)));
      if (step.terms().isEmpty()) {
        return Ruling.notApplied(Why.STEP_WITHOUT_WORDS);
      }
      int at = place(step, terms);
      if (at < 0) {
        return Ruling.failed(Why.STEP_NOT_QUOTED, step.text());
      }
      if (at <= from) {
        return Ruling.failed(Why.STEP_BEFORE, step.text());
      }
      from = at;
    }
    return Ruling.PASSED;
  }

  /** Where in a row of terms a stretch as long as the step holds most of it; −1 below half. */
  private static int place(Said step, List<String> terms) {
    int length = step.terms().size();
    int best = -1;
    double most = HELD * step.set().size();
    for (int at = 0; at + 1 <= terms.size(); at++) {
      List<String> window = terms.subList(at, Math.min(terms.size(), at + length));
      long held = step.set().stream().filter(window::contains).count();
      boolean begins = step.set().contains(terms.get(at));
      if (begins && (held > most || (best < 0 && held >= most))) {
        most = held;
        best = at;
      }
    }
    return best;
  }
}
