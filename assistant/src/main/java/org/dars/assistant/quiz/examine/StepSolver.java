package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;

/** Puts steps in the course's order, where one stretch of a document has all of them. */
final class StepSolver implements KindSolver {

  private static final int BLOCKS = 3;

  /** Blocks from the first step to the last: steps that are farther apart are told, not listed. */
  private static final int STRETCH = 15;

  /** A block holds so much of a step that it tells it. */
  private static final double HELD = 0.6;

  private final Fit fit;
  private final Lexicon lexicon;
  private final Wording wording;

  StepSolver(Fit fit, Lexicon lexicon, Wording wording) {
    this.fit = fit;
    this.lexicon = lexicon;
    this.wording = wording;
  }

  private List<Said> steps(Ask ask) {
    return ask.body() instanceof Body.Ordering ordering
        ? ordering.steps().stream().map(s -> wording.said(Markup.plain(s))).toList()
        : List.of();
  }

  @Override
  public Ruling solved(Ask ask, List<Integer> blocks) {
    List<Integer> told =
        blocks.isEmpty() ? told(steps(ask)) : new ArrayList<>(new TreeSet<>(blocks));
    if (told.isEmpty() || !(ask.body() instanceof Body.Ordering ordering)) {
      return Ruling.notApplied(Why.COURSE_SAYS_LITTLE);
    }
    List<Said> passages = told.stream().map(b -> fit.course().place(b).said()).toList();
    Ruling order = Structures.ordering(ordering, passages, wording);
    if (order.because().why() == Why.STEP_NOT_QUOTED) {
      return Ruling.notApplied(Why.COURSE_SAYS_LITTLE);
    }
    boolean listed = told.getLast() - told.getFirst() <= STRETCH;
    return order.outcome() == Finding.Outcome.FAILED && !listed
        ? new Ruling(Finding.Outcome.WARNED, order.because())
        : order;
  }

  /** The blocks of the document that holds every step, in order; none where no document does. */
  private List<Integer> told(List<Said> steps) {
    Map<String, Set<Integer>> blocks = new HashMap<>();
    Map<String, Set<Integer>> held = new HashMap<>();
    for (int s = 0; s < steps.size(); s++) {
      for (CourseIndex.Found found : fit.course().search(steps.get(s).set(), BLOCKS)) {
        CourseIndex.Place place = fit.course().place(found.block());
        if (Wording.share(steps.get(s), place.said().set()) >= HELD) {
          String document = place.document().id();
          blocks.computeIfAbsent(document, d -> new TreeSet<>()).add(found.block());
          held.computeIfAbsent(document, d -> new HashSet<>()).add(s);
        }
      }
    }
    return held.entrySet().stream()
        .filter(e -> e.getValue().size() == steps.size())
        .map(Map.Entry::getKey)
        .map(d -> List.copyOf(blocks.get(d)))
        .min(
            Comparator.comparingInt((List<Integer> b) -> b.getLast() - b.getFirst())
                .thenComparing(List::getFirst))
        .orElse(List.of());
  }

  /** "First", "then", "finally" and the like give the order away. */
  @Override
  public Ruling guessed(Ask ask) {
    if (!lexicon.knowsSequence()) {
      return Ruling.notApplied(Why.WORDS_UNKNOWN);
    }
    List<String> telling =
        steps(ask).stream().flatMap(s -> lexicon.sequence(s.text()).stream()).toList();
    return telling.isEmpty()
        ? Ruling.PASSED
        : Ruling.warned(Why.STEPS_TELL, String.join(", ", telling));
  }

  /** Two steps of one wording may change places. */
  @Override
  public Ruling oneKey(Ask ask) {
    List<Said> steps = steps(ask);
    for (int i = 0; i < steps.size(); i++) {
      for (int j = i + 1; j < steps.size(); j++) {
        if (!steps.get(i).set().isEmpty() && steps.get(i).set().equals(steps.get(j).set())) {
          return Ruling.warned(Why.ALIKE, steps.get(i).text(), steps.get(j).text());
        }
      }
    }
    return told(steps).isEmpty() ? Ruling.notApplied(Why.COURSE_SAYS_LITTLE) : Ruling.PASSED;
  }
}
