package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;

/** Whether the course tells what the rubric of an essay asks for, point by point. */
final class RubricSolver implements KindSolver {

  private static final Pattern POINT =
      Pattern.compile("\\R|(?i)</?(?:li|p|br|tr|td|div|ul|ol)\\b[^>]*>|(?m)^\\s*[-*•]\\s+");

  private static final int FEWEST_TERMS = 3;

  /** The share of a point's words that a sentence holds which tells it. */
  private static final double TOLD = 0.5;

  /** The share of what is asked that a point and its place have to hold to be about it. */
  private static final double ABOUT = 0.25;

  private final Fit fit;
  private final Wording wording;

  RubricSolver(Fit fit, Wording wording) {
    this.fit = fit;
    this.wording = wording;
  }

  @Override
  public Ruling solved(Ask ask, List<Integer> blocks) {
    List<Said> points = points(ask);
    if (points.isEmpty()) {
      return Ruling.notApplied(Why.NO_RUBRIC);
    }
    Ruling worst = Ruling.PASSED;
    Said asked = ask.core(wording);
    boolean about = false;
    int told = 0;
    for (Said point : points) {
      Fit.Found best = blocks.isEmpty() ? Fit.NOTHING : fit.told(point, blocks);
      best = best.score() >= TOLD ? best : fit.told(point, List.of());
      double score = best.score();
      told += score >= TOLD ? 1 : 0;
      about |= about(asked, point, best.block());
      worst = score >= TOLD ? worst : Ruling.warned(Why.POINT_NOT_TOLD, point.text());
    }
    if (told == 0) {
      return Ruling.notApplied(Why.COURSE_SAYS_LITTLE);
    }
    return about ? worst : Ruling.warned(Why.RUBRIC_ELSEWHERE);
  }

  /** Whether a point, or the section that tells it, speaks of what is asked. */
  private boolean about(Said asked, Said point, int block) {
    Set<String> words = new HashSet<>(point.set());
    if (block >= 0) {
      CourseIndex.Place place = fit.course().place(block);
      words.addAll(place.said().set());
      words.addAll(wording.said(String.join(" ", place.block().anchor().headingPath())).set());
    }
    return fit.course().coverage(asked.set(), words) >= ABOUT;
  }

  private List<Said> points(Ask ask) {
    List<Said> points = new ArrayList<>();
    if (ask.body() instanceof Body.Essay essay) {
      for (String line : POINT.split(essay.rubric().value(), 0)) {
        Said said = wording.said(Markup.plain(new RichText(line, essay.rubric().format())));
        if (said.set().size() >= FEWEST_TERMS) {
          points.add(said);
        }
      }
    }
    return points;
  }

  @Override
  public Ruling guessed(Ask ask) {
    return Ruling.notApplied(Why.PEOPLE_MARK);
  }

  @Override
  public Ruling oneKey(Ask ask) {
    return Ruling.notApplied(Why.PEOPLE_MARK);
  }
}
