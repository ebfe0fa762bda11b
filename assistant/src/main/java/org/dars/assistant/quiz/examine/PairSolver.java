package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;

/** Puts prompts and partners together as the course does: the assignment that fits best. */
final class PairSolver implements KindSolver {

  /** Beyond this a prompt needs no course: so many letters of its words are its partner's. */
  private static final int PREFIX = 5;

  private static final int MOST_PAIRS = 12;

  /** The course puts a prompt with another partner that fits so well, and so much better. */
  private static final double FITS = 0.7;

  private static final double FAR_BETTER = 0.4;
  private static final double BETTER = 0.25;

  /** Two partners that fit so well, and nearly equally, are both right. */
  private static final double BOTH = 0.8;

  private static final double EQUAL = 0.05;
  private static final double SPOKEN_OF = 0.4;

  private final Fit fit;
  private final Wording wording;

  PairSolver(Fit fit, Wording wording) {
    this.fit = fit;
    this.wording = wording;
  }

  /**
   * A matching.
   *
   * @param partners of the prompts, in their order, then those of none
   */
  private record Table(List<Said> prompts, List<Said> partners) {

    boolean same(int one, int other) {
      return partners.get(one).normal().equals(partners.get(other).normal());
    }
  }

  private Table table(Ask ask) {
    List<Said> prompts = new ArrayList<>();
    List<Said> partners = new ArrayList<>();
    if (ask.body() instanceof Body.Matching matching) {
      for (Body.Pair pair : matching.pairs()) {
        prompts.add(wording.said(Markup.plain(pair.prompt())));
        partners.add(wording.said(Markup.plain(pair.partner())));
      }
      matching.extra().forEach(e -> partners.add(wording.said(Markup.plain(e))));
    }
    return new Table(prompts, partners);
  }

  private static boolean tooFew(Table table) {
    return table.prompts().size() < 2
        || table.prompts().size() > MOST_PAIRS
        || table.prompts().stream().anyMatch(p -> p.set().isEmpty())
        || table.partners().stream().anyMatch(p -> p.set().isEmpty());
  }

  @Override
  public Ruling solved(Ask ask, List<Integer> blocks) {
    Table table = table(ask);
    if (tooFew(table)) {
      return Ruling.notApplied(Why.COURSE_SAYS_LITTLE);
    }
    Fit.Found[][] found = found(table, blocks);
    int[] best = Assignment.best(scores(found));
    Ruling worst = Ruling.PASSED;
    boolean told = false;
    for (int p = 0; p < best.length; p++) {
      Fit.Found own = found[p][p];
      Fit.Found other = found[p][best[p]];
      told |= own.score() >= SPOKEN_OF;
      if (!table.same(p, best[p]) && other.score() >= own.score() + BETTER) {
        Object[] words = {
          table.prompts().get(p).text(),
          table.partners().get(best[p]).text(),
          table.partners().get(p).text(),
          other.sentence()
        };
        if (other.score() >= Math.max(FITS, own.score() + FAR_BETTER)) {
          return Ruling.failed(Why.OTHER_PARTNER, words);
        }
        worst = Ruling.warned(Why.OTHER_PARTNER, words);
      }
    }
    boolean silent = worst.outcome() == Finding.Outcome.PASSED && !told;
    return silent ? Ruling.notApplied(Why.COURSE_SAYS_LITTLE) : worst;
  }

  private Fit.Found[][] found(Table table, List<Integer> blocks) {
    int rows = table.prompts().size();
    int columns = table.partners().size();
    Fit.Found[][] found = new Fit.Found[rows][columns];
    for (int p = 0; p < rows; p++) {
      for (int q = 0; q < columns; q++) {
        found[p][q] = together(table.prompts().get(p), table.partners().get(q), blocks);
      }
    }
    return found;
  }

  /** Either side may be the term, and the other what is said of it. */
  private Fit.Found together(Said prompt, Said partner, List<Integer> blocks) {
    Fit.Found one = fit.of(partner.set(), prompt, blocks);
    Fit.Found other = one.score() >= 1 ? one : fit.of(prompt.set(), partner, blocks);
    return other.score() > one.score() ? other : one;
  }

  private static double[][] scores(Fit.Found[][] found) {
    double[][] scores = new double[found.length][found[0].length];
    for (int p = 0; p < found.length; p++) {
      for (int q = 0; q < found[p].length; q++) {
        // The key wins a draw.
        scores[p][q] = found[p][q].score() + (p == q ? 1e-6 : 0);
      }
    }
    return scores;
  }

  /** Whether words that look alike put the pairs together without the course. */
  @Override
  public Ruling guessed(Ask ask) {
    Table table = table(ask);
    if (tooFew(table)) {
      return Ruling.notApplied(Why.NOTHING_ASKED);
    }
    int alone = 0;
    for (int p = 0; p < table.prompts().size(); p++) {
      int own = alike(table.prompts().get(p), table.partners().get(p));
      int most = 0;
      for (int q = 0; q < table.partners().size(); q++) {
        most =
            table.same(p, q)
                ? most
                : Math.max(most, alike(table.prompts().get(p), table.partners().get(q)));
      }
      alone += own > most ? 1 : 0;
    }
    return 2 * alone > table.prompts().size()
        ? Ruling.warned(Why.LOOKS_PAIR, alone, table.prompts().size())
        : Ruling.PASSED;
  }

  /** Words of one that begin like a word of the other. */
  private static int alike(Said a, Said b) {
    int alike = 0;
    for (String x : a.set()) {
      alike += b.set().stream().anyMatch(y -> x.equals(y) || begins(x, y)) ? 1 : 0;
    }
    return alike;
  }

  private static boolean begins(String a, String b) {
    return a.length() >= PREFIX && b.length() >= PREFIX && a.regionMatches(0, b, 0, PREFIX);
  }

  /** Whether the sentence speaks of the prompt whose partner it is: then it contrasts the two. */
  private boolean owned(Table table, int partner, Fit.Found found) {
    return partner < table.prompts().size()
        && Wording.share(table.prompts().get(partner), wording.said(found.sentence()).set()) == 1;
  }

  @Override
  public Ruling oneKey(Ask ask) {
    Table table = table(ask);
    if (tooFew(table)) {
      return Ruling.notApplied(Why.NOTHING_ASKED);
    }
    Fit.Found[][] found = found(table, List.of());
    boolean told = false;
    for (int p = 0; p < found.length; p++) {
      told |= found[p][p].score() >= SPOKEN_OF;
      for (int q = 0; q < found[p].length; q++) {
        boolean both = found[p][q].score() >= Math.max(BOTH, found[p][p].score() - EQUAL);
        if (!table.same(p, q) && both && !owned(table, q, found[p][q])) {
          return Ruling.warned(
              Why.PARTNER_FITS_TOO,
              table.partners().get(q).text(),
              table.prompts().get(p).text(),
              found[p][q].sentence());
        }
      }
    }
    return told ? Ruling.PASSED : Ruling.notApplied(Why.COURSE_SAYS_LITTLE);
  }
}
