package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.examine.CourseTerms.Term;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.item.Body;
import org.jspecify.annotations.Nullable;

/**
 * Says of a statement whether the course makes it true or false: by the sentence that holds most of
 * it, and by what the course says the same of: another term, another number, the opposite.
 */
final class ClaimSolver implements KindSolver {

  private static final int SUBJECTS = 3;
  private static final int RIVALS = 6;

  /** A sentence that holds so much of a statement says it, or its opposite. */
  private static final double TOLD = 0.9;

  private static final double NEARLY_TOLD = 0.7;

  /** Another term of which the course says it, where it does not say it of this one. */
  private static final double SAID = 0.85;

  private static final double UNSAID = 0.5;

  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}[\\p{Nd}.,]*");

  private final Fit fit;
  private final Lexicon lexicon;
  private final Wording wording;

  ClaimSolver(Fit fit, Lexicon lexicon, Wording wording) {
    this.wording = wording;
    this.fit = fit;
    this.lexicon = lexicon;
  }

  /**
   * What speaks against a statement.
   *
   * @param sure whether the course says otherwise in so many words
   * @param word what it says otherwise; "" for no one word
   */
  private record Against(boolean sure, Why why, String word, String sentence) {}

  @Override
  public Ruling solved(Ask ask, List<Integer> blocks) {
    boolean key = ask.body() instanceof Body.TrueFalse t && t.key();
    Said claim = ask.core(wording);
    if (claim.set().isEmpty()) {
      return Ruling.notApplied(Why.NOTHING_ASKED);
    }
    Said worded = wording.said(NUMBER.matcher(claim.text()).replaceAll(" "));
    Fit.Found told = fit.told(worded, blocks);
    Against against = against(claim, told, blocks);
    if (against != null) {
      Object[] words =
          against.word().isEmpty()
              ? new Object[] {against.sentence()}
              : new Object[] {against.word(), against.sentence()};
      return !key
          ? Ruling.PASSED
          : against.sure()
              ? Ruling.failed(against.why(), words)
              : Ruling.warned(against.why(), words);
    }
    if (told.score() < TOLD || !numbers(claim, told).isEmpty()) {
      return Ruling.notApplied(Why.COURSE_SAYS_LITTLE);
    }
    if (key) {
      return Ruling.PASSED;
    }
    return told.score() == 1
        ? Ruling.failed(Why.TOLD_THOUGH_FALSE, told.sentence())
        : Ruling.warned(Why.TOLD_THOUGH_FALSE, told.sentence());
  }

  private @Nullable Against against(Said claim, Fit.Found told, List<Integer> blocks) {
    if (told.score() >= NEARLY_TOLD) {
      Against otherwise = otherwise(claim, told);
      if (otherwise != null) {
        return otherwise;
      }
    }
    return told.score() >= TOLD ? null : ofAnother(claim, blocks);
  }

  /** The numbers of a statement that the sentence has not. */
  private Set<BigDecimal> numbers(Said claim, Fit.Found told) {
    Set<BigDecimal> numbers = new HashSet<>(Figures.in(claim.text(), lexicon));
    numbers.removeAll(Figures.in(told.sentence(), lexicon));
    return numbers;
  }

  /** The sentence has another number, the opposite word, or denies. */
  private @Nullable Against otherwise(Said claim, Fit.Found told) {
    String sentence = told.sentence();
    Set<BigDecimal> there = Figures.in(sentence, lexicon);
    if (!numbers(claim, told).isEmpty() && !there.isEmpty()) {
      return new Against(true, Why.OTHER_NUMBER, there.iterator().next().toPlainString(), sentence);
    }
    for (String opposite : lexicon.opposites(claim.text())) {
      if (Lexicon.says(sentence, opposite)) {
        return new Against(true, Why.OPPOSITE_SAID, opposite, sentence);
      }
    }
    boolean reordered =
        told.score() == 1 && !Claims.follows(claim.terms(), wording.said(sentence).terms());
    if (reordered) {
      return new Against(false, Why.OTHER_ORDER, "", sentence);
    }
    boolean turned =
        lexicon.negations(claim.text()).isEmpty() != lexicon.negations(sentence).isEmpty();
    return turned && told.score() >= TOLD
        ? new Against(false, Why.ONE_SIDE_DENIES, "", sentence)
        : null;
  }

  /** The course says the rest of it of another term, and not of the one that it names. */
  private @Nullable Against ofAnother(Said claim, List<Integer> blocks) {
    List<Term> named = fit.terms().in(claim);
    Against weak = null;
    for (Term subject : named.subList(0, Math.min(SUBJECTS, named.size()))) {
      Set<String> rest = new HashSet<>(claim.set());
      subject.names().forEach(n -> rest.removeAll(n.set()));
      if (rest.size() < 2) {
        continue;
      }
      double mine = best(rest, subject, blocks);
      for (Term other : rivals(rest, claim, subject, blocks)) {
        Fit.Found found = fit.of(rest, other.name(), blocks);
        if (found.score() >= SAID && mine <= UNSAID) {
          return new Against(true, Why.SAID_OF_ANOTHER, other.name().text(), found.sentence());
        }
        if (weak == null && found.score() >= SAID && found.score() > mine + 0.2) {
          weak = new Against(false, Why.SAID_OF_ANOTHER, other.name().text(), found.sentence());
        }
      }
    }
    return weak;
  }

  private double best(Set<String> rest, Term subject, List<Integer> blocks) {
    double best = 0;
    for (Said name : subject.names()) {
      best = Math.max(best, fit.of(rest, name, blocks).score());
    }
    return best;
  }

  private List<Term> rivals(Set<String> rest, Said claim, Term subject, List<Integer> blocks) {
    List<Term> all =
        blocks.isEmpty() ? fit.terms().about(rest, RIVALS) : fit.terms().inBlocks(blocks, RIVALS);
    List<Term> rivals = new ArrayList<>();
    for (Term term : all) {
      boolean kin =
          subject.names().stream()
              .anyMatch(n ->
                  n.set().containsAll(term.name().set()) || term.name().set().containsAll(n.set()));
      if (!kin && !term.in(claim)) {
        rivals.add(term);
      }
    }
    return rivals;
  }

  /** Absolute words give a statement away as false. */
  @Override
  public Ruling guessed(Ask ask) {
    if (!lexicon.knowsAbsolutes()) {
      return Ruling.notApplied(Why.WORDS_UNKNOWN);
    }
    List<String> absolute = lexicon.absolutes(ask.core(wording).text());
    boolean key = ask.body() instanceof Body.TrueFalse t && t.key();
    return !key && !absolute.isEmpty()
        ? Ruling.warned(Why.ABSOLUTE_TELLS, absolute.getFirst())
        : Ruling.PASSED;
  }

  @Override
  public Ruling oneKey(Ask ask) {
    return Ruling.notApplied(Why.TRUE_EXCLUDES_FALSE);
  }
}
