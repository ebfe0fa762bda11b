package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.examine.CourseTerms.Term;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;

/**
 * Answers with a term: short answers and gaps to type in. The course's terms stand against what is
 * accepted; the one whose definition or sentences hold most of the question is the answer.
 */
final class WordSolver implements KindSolver {

  private static final int RIVALS = 12;

  /** A rival that fits so well, and so much better than what is accepted, is the answer. */
  private static final double FITS = 0.7;

  private static final double FAR_BETTER = 0.35;

  /** Below this the course says too little of it. */
  private static final double SPOKEN_OF = 0.45;

  /** By how much a rival has to fit better to be named. */
  private static final double BETTER = 0.25;

  /** Letters that a word of the stem has in common with the answer's, to give it away. */
  private static final int PREFIX = 6;

  private final Fit fit;
  private final Wording wording;

  WordSolver(Fit fit, Wording wording) {
    this.fit = fit;
    this.wording = wording;
  }

  /** A term that is not accepted, and how well it fits. */
  private record Rival(Said name, Fit.Found found) {}

  @Override
  public Ruling solved(Ask ask, List<Integer> blocks) {
    List<Said> accepted = accepted(ask.body());
    Set<String> asked = ask.stem().set();
    if (accepted.isEmpty() || asked.isEmpty()) {
      return Ruling.notApplied(Why.NO_ANSWER_RIGHT);
    }
    Fit.Found mine = mine(asked, accepted, blocks);
    Rival best = null;
    for (Rival rival : rivals(ask, accepted, blocks)) {
      best = best == null || rival.found().score() > best.found().score() ? rival : best;
    }
    if (best == null || best.found().score() < mine.score() + BETTER) {
      return mine.score() < SPOKEN_OF ? Ruling.notApplied(Why.COURSE_SAYS_LITTLE) : Ruling.PASSED;
    }
    Object[] words = {best.name().text(), accepted.getFirst().text(), best.found().sentence()};
    return best.found().score() >= Math.max(FITS, mine.score() + FAR_BETTER)
        ? Ruling.failed(Why.TERM_FITS_BETTER, words)
        : Ruling.warned(Why.TERM_FITS_BETTER, words);
  }

  /** What is accepted is not to be had from the words of the question alone. */
  @Override
  public Ruling guessed(Ask ask) {
    for (Said answer : accepted(ask.body())) {
      long alike = answer.set().stream().filter(a -> begins(ask.stem(), a)).count();
      if (!answer.set().isEmpty() && alike == answer.set().size()) {
        return Ruling.warned(Why.STEM_NEARLY_HOLDS, answer.text());
      }
    }
    return Ruling.PASSED;
  }

  /** Whether a word of a text is of the same family: begins with the same letters. */
  private static boolean begins(Said text, String term) {
    int length = Math.min(PREFIX, term.length());
    return text.set().stream()
        .anyMatch(
            t -> length >= PREFIX && t.length() >= PREFIX && t.regionMatches(0, term, 0, length));
  }

  @Override
  public Ruling oneKey(Ask ask) {
    List<Said> accepted = accepted(ask.body());
    Set<String> asked = ask.stem().set();
    if (accepted.isEmpty() || asked.isEmpty()) {
      return Ruling.notApplied(Why.NO_ANSWER_RIGHT);
    }
    for (Term term : fit.terms().named(accepted.getFirst())) {
      for (Said name : term.names()) {
        if (!accepts(ask.body(), name) && accepted.stream().noneMatch(name::mentions)) {
          return Ruling.warned(Why.NAME_NOT_ACCEPTED, name.text());
        }
      }
    }
    Fit.Found mine = mine(asked, accepted, List.of());
    for (Rival rival : rivals(ask, accepted, List.of())) {
      if (rival.found().score() >= Math.max(FITS, mine.score())) {
        return Ruling.warned(Why.MAY_BE_RIGHT, rival.name().text(), rival.found().sentence());
      }
    }
    return mine.score() < SPOKEN_OF ? Ruling.notApplied(Why.COURSE_SAYS_LITTLE) : Ruling.PASSED;
  }

  private Fit.Found mine(Set<String> asked, List<Said> accepted, List<Integer> blocks) {
    Fit.Found best = Fit.NOTHING;
    for (Said answer : accepted) {
      Fit.Found found = fit.of(asked, answer, blocks);
      best = found.score() > best.score() ? found : best;
    }
    return best;
  }

  /** Terms of the course that are not accepted and do not stand in the question. */
  private List<Rival> rivals(Ask ask, List<Said> accepted, List<Integer> blocks) {
    List<Term> terms =
        blocks.isEmpty()
            ? fit.terms().about(ask.stem().set(), RIVALS)
            : fit.terms().inBlocks(blocks, RIVALS);
    List<Rival> rivals = new ArrayList<>();
    for (Term term : terms) {
      boolean other =
          !term.in(ask.stem())
              && term.names().stream().noneMatch(n -> accepts(ask.body(), n))
              && accepted.stream().noneMatch(a -> kin(a, term.name()));
      if (other) {
        rivals.add(new Rival(term.name(), fit.of(ask.stem().set(), term.name(), blocks)));
      }
    }
    return rivals;
  }

  /** One inside the other: "memory" is right where "episodic memory" is asked for, in part. */
  private static boolean kin(Said a, Said b) {
    return a.set().containsAll(b.set()) || b.set().containsAll(a.set());
  }

  private static boolean accepts(Body body, Said answer) {
    Double score = Marking.mark(body, Response.of(answer.text())).score();
    return score != null && score > 0;
  }

  /** What gives the whole mark. */
  private List<Said> accepted(Body body) {
    List<Said> accepted = new ArrayList<>();
    Set<Set<String>> seen = new HashSet<>();
    if (body instanceof Body.ShortAnswer answer) {
      for (Body.Accepted a : answer.answers()) {
        Said said = wording.said(a.text().replace('*', ' ').strip());
        if (a.weight().compareTo(BigDecimal.ONE) >= 0 && seen.add(said.set())) {
          accepted.add(said);
        }
      }
    }
    accepted.removeIf(a -> a.set().isEmpty());
    return accepted;
  }
}
