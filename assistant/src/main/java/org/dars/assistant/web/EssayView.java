package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.essay.CourseWords;
import org.dars.assistant.quiz.essay.FindingAid;
import org.dars.assistant.quiz.essay.Rubric;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.practice.Essays;

/**
 * An answer as who marks it reads it.
 *
 * @param stem the question, safe HTML
 * @param language of the question and the answer, BCP 47 tag
 * @param answer plain text in pieces, to be escaped
 * @param words of the answer
 * @param copied per cent of the words that stand in the course in a row, rounded down, 1 at least
 *     where there are any
 * @param runs what was copied
 * @param points what it is marked by
 * @param lead what stands before the points, plain; "" for nothing
 */
record EssayView(
    String stem,
    String language,
    List<Piece> answer,
    int words,
    int copied,
    List<CourseWords.Run> runs,
    List<Point> points,
    String lead) {

  /**
   * A stretch of the answer.
   *
   * @param run from 1, what was copied; 0 for the learner's own words
   */
  record Piece(String text, int run) {}

  /** A point of the rubric, the course's words for it, and where the answer may speak of it. */
  record Point(Rubric.Criterion criterion, FindingAid.Found found) {

    /** The course's words, where the point does not say them itself. */
    String quote() {
      SourceQuote source = criterion.source();
      return source == null || Words.normal(criterion.text()).contains(Words.normal(source.quote()))
          ? ""
          : source.quote();
    }
  }

  /** An answer and what the aids make of it. */
  static EssayView of(Essays.Essay essay, Rubric rubric, CourseWords course) {
    String text = essay.text();
    String question = Markup.plain(essay.shown().stem());
    String language = essay.shown().about().language();
    CourseWords.Copied copied = course.copied(text, question);
    List<FindingAid.Found> found = FindingAid.of(rubric, text, language);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      points.add(new Point(rubric.criteria().get(i), found.get(i)));
    }
    int percent = (int) Math.floor(100 * copied.share() + 1e-9);
    return new EssayView(
        ItemHtml.of(essay.shown().stem()),
        language,
        pieces(text, copied.runs()),
        Words.count(text),
        copied.runs().isEmpty() ? 0 : Math.max(1, percent),
        copied.runs(),
        points,
        rubric.lead());
  }

  private static List<Piece> pieces(String text, List<CourseWords.Run> runs) {
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < runs.size(); i++) {
      CourseWords.Run run = runs.get(i);
      // Words of one chunk may belong to two runs: "sea/tide".
      int start = Math.max(done, run.start());
      pieces.add(new Piece(text.substring(done, start), 0));
      pieces.add(new Piece(text.substring(start, Math.max(start, run.end())), i + 1));
      done = Math.max(start, run.end());
    }
    pieces.add(new Piece(text.substring(done), 0));
    return pieces.stream().filter(p -> !p.text().isEmpty()).toList();
  }
}
