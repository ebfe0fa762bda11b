package org.dars.assistant.quiz.examine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.evaluate.ChoiceFit;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.item.Item;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.jspecify.annotations.Nullable;

/**
 * Fits the weights of the solvers on every other published item, and prints how often the first
 * choice is right there and on the rest. Arguments: {@code COURSE-FOLDER QUESTIONS.jsonl
 * [vectors]}.
 */
final class SolverFit {

  private SolverFit() {}

  public static void main(String[] args) throws Exception {
    List<SourceDocument> course = PublishedItems.course(Path.of(args[0]));
    Path questions = Path.of(args[1]);
    if (args.length > 2) {
      try (Embedder embedder = OnnxEmbedder.open(EmbedderSettings.standard())) {
        fit(course, questions, new Vectors(embedder));
      }
    } else {
      fit(course, questions, null);
    }
  }

  private static void fit(List<SourceDocument> course, Path questions, @Nullable Vectors vectors)
      throws Exception {
    Wording wording = Wording.of("en");
    CourseIndex index = new CourseIndex(course, wording);
    Solver solver = new Solver(index, new Support(index, vectors), Lexicon.of("en"), vectors);
    for (boolean open : new boolean[] {true, false}) {
      List<List<ChoiceFit.Choice>> halves = new ArrayList<>();
      for (int half = 0; half < 2; half++) {
        List<ChoiceFit.Choice> choices = new ArrayList<>();
        for (Item item : PublishedItems.read(questions, half)) {
          Ask ask = Ask.of(item.stem(), item.body(), wording).getFirst();
          List<Boolean> right = ask.options().stream().map(Ask.Picked::right).toList();
          List<Said> texts = ask.texts();
          choices.add(
              new ChoiceFit.Choice(
                  open
                      ? solver.withCourse(ask.stem(), texts)
                      : solver.withoutCourse(ask.stem(), texts),
                  right));
        }
        halves.add(choices);
      }
      double[] weights = ChoiceFit.fit(halves.getFirst());
      System.out.printf(
          Locale.ROOT,
          "%s: right %.3f of the fitted half, %.3f of the other; weights %s%n",
          open ? "with the course" : "without",
          right(halves.getFirst(), weights),
          right(halves.getLast(), weights),
          Arrays.toString(Arrays.stream(weights).map(w -> Math.round(w * 100) / 100.0).toArray()));
    }
  }

  private static double right(List<ChoiceFit.Choice> choices, double[] weights) {
    return choices.stream().filter(c -> c.bestIsRight(weights)).count() / (double) choices.size();
  }
}
