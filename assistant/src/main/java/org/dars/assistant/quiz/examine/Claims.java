package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.examine.Wording.Said;

/** Whether quotes make a statement true, or false. */
final class Claims {

  private static final double TOLD = 0.75;
  private static final double SPOKEN_OF = 0.5;

  private Claims() {}

  /**
   * @param key whether the item says that the statement is true
   */
  static Ruling proven(boolean key, Said claim, List<Said> quotes, Lexicon lexicon) {
    Set<String> said = new HashSet<>();
    StringBuilder text = new StringBuilder();
    for (Said quote : quotes) {
      said.addAll(quote.set());
      text.append(quote.text()).append(" ¦ ");
    }
    double held = Wording.share(claim, said);
    Set<BigDecimal> numbers = new HashSet<>(Figures.in(claim.text(), lexicon));
    numbers.removeAll(Figures.in(text.toString(), lexicon));
    boolean turned =
        lexicon.negations(claim.text()).isEmpty() != lexicon.negations(text.toString()).isEmpty();
    if (key) {
      return whenTrue(held, numbers, turned);
    }
    if (held < SPOKEN_OF) {
      return Ruling.warned(Why.NOT_SPOKEN_OF);
    }
    boolean same = held == 1 && numbers.isEmpty() && !turned;
    if (!same) {
      return Ruling.PASSED;
    }
    return quotes.stream().anyMatch(q -> follows(claim.terms(), q.terms()))
        ? Ruling.failed(Why.SAID_THOUGH_FALSE)
        : Ruling.warned(Why.SAME_WORDS_THOUGH_FALSE);
  }

  private static Ruling whenTrue(double held, Set<BigDecimal> numbers, boolean turned) {
    if (!numbers.isEmpty()) {
      return Ruling.failed(Why.NUMBER_NOT_QUOTED, numbers.iterator().next().toPlainString());
    }
    if (held < SPOKEN_OF) {
      return Ruling.failed(Why.NOT_SAID);
    }
    if (turned) {
      return Ruling.warned(Why.ONE_DENIES);
    }
    return held < TOLD ? Ruling.warned(Why.SAID_IN_PART) : Ruling.PASSED;
  }

  /** Whether some terms stand among others in the same order. */
  static boolean follows(List<String> terms, List<String> among) {
    int at = 0;
    for (String term : among) {
      at += at < terms.size() && terms.get(at).equals(term) ? 1 : 0;
    }
    return at == terms.size();
  }
}
