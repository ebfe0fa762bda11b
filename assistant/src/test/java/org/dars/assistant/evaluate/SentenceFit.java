package org.dars.assistant.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.tutor.RankedSentences;
import org.dars.index.search.SearchMode;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;

/**
 * Fits the weights that sentences are ranked by: those that hold a gold answer in a gold passage
 * are to be chosen. Arguments: {@code vectors|words}, then {@code PASSAGES.jsonl QUESTIONS.jsonl}
 * once or more. Prints the weights, and how often the first sentence is right by today's ranking
 * and by them.
 */
final class SentenceFit {

  private SentenceFit() {}

  public static void main(String[] args) throws Exception {
    try (Embedder embedder = OnnxEmbedder.open(EmbedderSettings.standard())) {
      fit(args, embedder);
    }
  }

  static void fit(String[] args, Embedder embedder) throws Exception {
    SearchMode mode = args[0].equals("vectors") ? SearchMode.HYBRID : SearchMode.LEXICAL;
    List<List<Asked>> all = new ArrayList<>();
    for (int i = 1; i + 1 < args.length; i += 2) {
      all.add(asked(Path.of(args[i]), Path.of(args[i + 1]), embedder, mode));
    }
    for (boolean exact : new boolean[] {true, false}) {
      System.out.println(exact ? "asked for a number, date or name" : "asked for anything else");
      print(
          args,
          all.stream()
              .map(
                  file -> file.stream().filter(a -> a.exact() == exact).map(Asked::choice).toList())
              .toList());
    }
  }

  private record Asked(boolean exact, ChoiceFit.Choice choice) {}

  private static void print(String[] args, List<List<ChoiceFit.Choice>> files) {
    double[] weights = ChoiceFit.fit(files.stream().flatMap(List::stream).toList());
    System.out.println("weights " + Arrays.toString(weights));
    for (int f = 0; f < files.size(); f++) {
      List<ChoiceFit.Choice> of = files.get(f);
      System.out.printf(
          Locale.ROOT,
          "%s: %d questions, an answer among the sentences of %d; first right today %.3f, by these"
              + " weights %.3f%n",
          args[2 + 2 * f],
          of.size(),
          of.stream().filter(c -> c.right().contains(true)).count(),
          of.stream().filter(ChoiceFit.Choice::firstIsRight).count() / (double) of.size(),
          of.stream().filter(c -> c.bestIsRight(weights)).count() / (double) of.size());
    }
  }

  private static List<Asked> asked(
      Path passages, Path questions, Embedder embedder, SearchMode mode) throws Exception {
    List<Asked> choices = new ArrayList<>();
    try (EvaluationIndex index =
        EvaluationIndex.build(JsonLines.passages(passages), embedder, mode, done -> {})) {
      for (EvaluationQuestion q : JsonLines.questions(questions)) {
        if (q.answers().isEmpty() || q.impossible()) {
          continue;
        }
        List<double[]> seen = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        RankedSentences ranked = RankedSentences.of(index, q.question());
        for (RankedSentences.Seen s : ranked.sentences()) {
          seen.add(s.features());
          right.add(
              q.isGold(s.block(), index.section(s.block()))
                  && q.answers().stream().anyMatch(a -> AnswerOutcomes.holds(s.text(), a)));
        }
        choices.add(new Asked(ranked.exact(), new ChoiceFit.Choice(seen, right)));
      }
    }
    return choices;
  }
}
