package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.examine.CourseIndex.Weighted;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a number: of the numbers that stand in the course beside words of the question, the
 * one whose sentence holds most of it. Also for short answers that are numbers.
 */
final class NumberSolver implements KindSolver {

  private static final int BLOCKS = 8;

  /** Words behind a number that say what is counted. */
  private static final int UNIT = 3;

  private static final double FITS = 0.5;
  private static final double UNFIT = 0.35;
  private static final double BETTER = 0.2;
  private static final double EQUAL = 0.02;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Fit fit;
  private final Lexicon lexicon;
  private final Wording wording;

  NumberSolver(Fit fit, Lexicon lexicon, Wording wording) {
    this.fit = fit;
    this.lexicon = lexicon;
    this.wording = wording;
  }

  /** Whether what is accepted is a number in digits. */
  boolean answers(Ask ask) {
    return ask.body() instanceof Body.Numeric
        || (ask.body() instanceof Body.ShortAnswer
            && Ask.key(ask.body()).strip().matches("[−-]?\\p{Nd}+([.,]\\p{Nd}+)?"));
  }

  /** Numbers of the course, with how well each fits. */
  private record Numbers(Fit.Found accepted, @Nullable BigDecimal other, Fit.Found others) {}

  @Override
  public Ruling solved(Ask ask, List<Integer> blocks) {
    Numbers numbers = numbers(ask, blocks);
    BigDecimal other = numbers.other();
    double mine = numbers.accepted().score();
    if (other == null || numbers.others().score() < mine + BETTER) {
      return mine == 0 ? Ruling.notApplied(Why.COURSE_SAYS_LITTLE) : Ruling.PASSED;
    }
    Object[] words = {other.toPlainString(), numbers.others().sentence()};
    return numbers.others().score() >= FITS && mine <= UNFIT
        ? Ruling.failed(Why.OTHER_NUMBER, words)
        : Ruling.warned(Why.OTHER_NUMBER, words);
  }

  private Numbers numbers(Ask ask, List<Integer> blocks) {
    Set<String> asked = ask.stem().set();
    Set<BigDecimal> inStem = Figures.in(ask.stem().text(), lexicon);
    Map<BigDecimal, Fit.Found> found = new HashMap<>();
    List<Integer> places =
        blocks.isEmpty()
            ? fit.course().search(asked, BLOCKS).stream().map(CourseIndex.Found::block).toList()
            : blocks;
    for (int place : places) {
      for (CourseIndex.Sentence sentence : fit.course().place(place).sentences()) {
        weigh(sentence.said(), asked, unit(ask), found);
      }
    }
    Fit.Found mine = Fit.NOTHING;
    Fit.Found best = Fit.NOTHING;
    BigDecimal other = null;
    for (Map.Entry<BigDecimal, Fit.Found> e : found.entrySet()) {
      if (accepts(ask.body(), e.getKey())) {
        mine = e.getValue().score() > mine.score() ? e.getValue() : mine;
      } else if (!inStem.contains(e.getKey()) && e.getValue().score() > best.score()) {
        best = e.getValue();
        other = e.getKey();
      }
    }
    return new Numbers(mine, other, best);
  }

  private Said unit(Ask ask) {
    return wording.said(ask.body() instanceof Body.Numeric n ? n.unit() : "");
  }

  /** The numbers of a sentence that count what is asked for. */
  private void weigh(
      Said sentence, Set<String> asked, Said unit, Map<BigDecimal, Fit.Found> found) {
    Weighted question = fit.course().weighted(asked);
    double held = question.in(sentence.set());
    if (held == 0) {
      return;
    }
    List<String> words = List.of(SPACE.split(sentence.text(), 0));
    for (int i = 0; i < words.size(); i++) {
      Set<BigDecimal> numbers = Figures.in(words.get(i), lexicon);
      if (numbers.isEmpty()) {
        continue;
      }
      String behind = String.join(" ", words.subList(i, Math.min(words.size(), i + 1 + UNIT)));
      Set<String> counted = wording.said(behind).set();
      boolean same =
          unit.set().isEmpty()
              ? counted.stream().anyMatch(asked::contains)
              : counted.containsAll(unit.set());
      if (same) {
        double score = 0.7 * held + 0.3 * question.in(counted);
        Fit.Found here = new Fit.Found(score, sentence.text(), -1);
        numbers.forEach(n -> found.merge(n, here, (a, b) -> a.score() >= b.score() ? a : b));
      }
    }
  }

  private static boolean accepts(Body body, BigDecimal number) {
    Double score = Marking.mark(body, Response.of(number.toPlainString())).score();
    return score != null && score > 0;
  }

  /** A number to be typed is guessed only where the question says it. */
  @Override
  public Ruling guessed(Ask ask) {
    for (BigDecimal number : Figures.in(ask.stem().text(), lexicon)) {
      if (accepts(ask.body(), number)) {
        return Ruling.warned(Why.STEM_HOLDS_ANSWER, number.toPlainString());
      }
    }
    return Ruling.PASSED;
  }

  @Override
  public Ruling oneKey(Ask ask) {
    Numbers numbers = numbers(ask, List.of());
    BigDecimal other = numbers.other();
    double mine = numbers.accepted().score();
    if (other != null
        && numbers.others().score() >= FITS
        && Math.abs(numbers.others().score() - mine) <= EQUAL
        && !sameSentence(numbers)) {
      return Ruling.warned(Why.MAY_BE_RIGHT, other.toPlainString(), numbers.others().sentence());
    }
    return mine == 0 ? Ruling.notApplied(Why.COURSE_SAYS_LITTLE) : Ruling.PASSED;
  }

  /** "From 3 to 5 days": both are of one answer. */
  private static boolean sameSentence(Numbers numbers) {
    return numbers.accepted().sentence().equals(numbers.others().sentence());
  }
}
