package org.dars.assistant.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.assistant.retrieve.SecondLook;
import org.dars.assistant.tutor.Turn;
import org.dars.assistant.tutor.Tutor;
import org.dars.index.eval.Interval;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;

/**
 * Fits the weights of the second look: the probability that the best hits of the right section are
 * chosen among the best of all sections (a softmax over them) is made as high as can be, for
 * questions in full, cut to their key words and as follow-ups. Arguments: {@code PASSAGES.jsonl
 * FIT.jsonl TEST.jsonl}. Prints the weights, and for both files how often the first hit is right
 * without them and with them, by shape. Questions are searched without a second look.
 */
final class SecondLookFit {

  private static final int SECTIONS = 12;

  private SecondLookFit() {}

  /** The best hits of a question's sections. */
  private record Asked(String shape, ChoiceFit.Choice choice) {}

  public static void main(String[] args) throws Exception {
    List<EvaluationPassage> passages = JsonLines.passages(Path.of(args[0]));
    try (Embedder embedder = OnnxEmbedder.open(EmbedderSettings.standard());
        EvaluationIndex index =
            EvaluationIndex.build(passages, embedder, SearchMode.HYBRID, done -> {})) {
      Tutor tutor = new Tutor(index, null);
      QuestionShapes shapes =
          new QuestionShapes(
              passages.stream().map(EvaluationPassage::text).toList(), index.language());
      List<Asked> fit = ask(index, tutor, shapes, Path.of(args[1]));
      List<Asked> test = ask(index, tutor, shapes, Path.of(args[2]));
      double[] weights = ChoiceFit.fit(fit.stream().map(Asked::choice).toList());
      System.out.println("weights " + Arrays.toString(weights));
      print("fit", fit, weights);
      print("test", test, weights);
    }
  }

  private static List<Asked> ask(
      EvaluationIndex index, Tutor tutor, QuestionShapes shapes, Path questions) throws Exception {
    List<Asked> asked = new ArrayList<>();
    for (EvaluationQuestion q : JsonLines.questions(questions)) {
      List<String> words = new ArrayList<>(List.of("full", q.question()));
      shapes.shortened(q.question(), 50).ifPresent(s -> words.addAll(List.of("short, 50", s)));
      shapes.shortened(q.question(), 20).ifPresent(s -> words.addAll(List.of("short, 20", s)));
      QuestionShapes.FollowUp next = shapes.followUp(q.question()).orElse(null);
      if (next != null) {
        List<Turn> earlier = List.of(new Turn(next.first(), ""));
        words.addAll(List.of("follow-up", tutor.standAlone(next.second(), earlier)));
      }
      for (int i = 0; i < words.size(); i += 2) {
        asked.add(asked(index, q, words.get(i), words.get(i + 1)));
      }
    }
    return asked;
  }

  private static Asked asked(
      EvaluationIndex index, EvaluationQuestion q, String shape, String words) throws Exception {
    List<Hit> hits = index.searchOnce(words, q.lang(), SecondLook.DEPTH, Set.of());
    List<double[]> seen = new ArrayList<>();
    List<Boolean> right = new ArrayList<>();
    if (!hits.isEmpty()) {
      List<double[]> features = SecondLook.features(words, index.language(), hits);
      for (int i : SecondLook.bestOfSections(hits).stream().limit(SECTIONS).toList()) {
        seen.add(features.get(i));
        right.add(q.isGold(hits.get(i).passage(), hits.get(i).section()));
      }
    }
    return new Asked(shape, new ChoiceFit.Choice(seen, right));
  }

  private static void print(String name, List<Asked> questions, double[] weights) {
    for (String shape : List.of("full", "short, 50", "short, 20", "follow-up")) {
      List<Asked> of = questions.stream().filter(q -> q.shape().equals(shape)).toList();
      double before = of.stream().filter(q -> q.choice().firstIsRight()).count();
      double[] after =
          of.stream().mapToDouble(q -> q.choice().bestIsRight(weights) ? 1 : 0).toArray();
      double[] today =
          of.stream()
              .mapToDouble(q -> q.choice().bestIsRight(SecondLook.weights()) ? 1 : 0)
              .toArray();
      Interval difference = Interval.ofDifference(after, today);
      System.out.printf(
          Locale.ROOT,
          "%-4s %-9s %4d  first hit right %.3f, after a second look at all %.3f, by today's weights"
              + " %.3f, difference %.3f (%.3f to %.3f)%n",
          name,
          shape,
          of.size(),
          before / of.size(),
          Interval.of(after).mean(),
          Interval.of(today).mean(),
          difference.mean(),
          difference.low(),
          difference.high());
    }
  }
}
