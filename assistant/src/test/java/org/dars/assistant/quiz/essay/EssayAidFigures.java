package org.dars.assistant.quiz.essay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.quiz.MarkedText;
import org.dars.assistant.quiz.RealCourses;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.Words;
import org.dars.index.courseware.Block;

/**
 * How often words stand in a course by chance, and how long looking takes: {@code EssayAidFigures
 * COURSE OTHER}, two folders. Whole paragraphs of 30 words and more stand for answers.
 */
public final class EssayAidFigures {

  private EssayAidFigures() {}

  /** Prints the figures. */
  public static void main(String[] args) throws IOException {
    List<SourceDocument> course = RealCourses.read(Path.of(args[0]));
    List<SourceDocument> other = RealCourses.read(Path.of(args[1]));
    long begun = System.nanoTime();
    CourseWords words = CourseWords.of(course);
    System.out.printf(
        Locale.ROOT,
        "%d documents read in %.0f ms%n",
        course.size(),
        (System.nanoTime() - begun) / 1e6);
    tell("paragraphs of another course", words, paragraphs(other));
    int all = 0;
    int repeated = 0;
    for (int i = 0; i < course.size(); i++) {
      List<SourceDocument> rest = new ArrayList<>(course);
      List<String> own = paragraphs(List.of(rest.remove(i)));
      CourseWords others = CourseWords.of(rest);
      all += own.size();
      repeated += (int) own.stream().filter(p -> !others.copied(p, "").runs().isEmpty()).count();
      if (i == 19) {
        break;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "paragraphs of 20 of its documents against the others: %d of %d have a run%n",
        repeated,
        all);
  }

  private static void tell(String name, CourseWords words, List<String> answers) {
    long begun = System.nanoTime();
    int runs = 0;
    for (String answer : answers) {
      if (!words.copied(answer, "").runs().isEmpty()) {
        runs++;
        System.out.println("  " + answer.substring(0, Math.min(120, answer.length())));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d have a run, %.1f ms each%n",
        name,
        runs,
        answers.size(),
        (System.nanoTime() - begun) / 1e6 / Math.max(1, answers.size()));
  }

  private static List<String> paragraphs(List<SourceDocument> documents) {
    List<String> paragraphs = new ArrayList<>();
    for (SourceDocument document : documents) {
      for (Block block : document.blocks()) {
        String text = MarkedText.of(block).text();
        if (Words.count(text) >= 30) {
          paragraphs.add(text);
        }
      }
    }
    return paragraphs;
  }
}
