package org.dars.assistant.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.assistant.tutor.Signals;
import org.dars.assistant.tutor.Tutor;
import org.dars.index.search.SearchMode;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;

/**
 * Fits the weights of the decision "is it in the course?". Arguments: {@code words|vectors}, then
 * {@code fit|test PASSAGES.jsonl QUESTIONS.jsonl in|out}, repeated: whether those questions are
 * answered by those passages. Prints the weights fitted on the fit sets, and for each set the share
 * decided rightly.
 */
final class CoverageFit {

  private static final int ROUNDS = 20_000;
  private static final double RATE = 0.5;
  private static final double RIDGE = 1e-4;
  private static final int MOST = 150;

  /** Operating points: the least probability at which a question counts as covered. */
  private static final List<Double> POINTS = List.of(0.5, 0.4, 0.3, 0.2);

  private CoverageFit() {}

  private record Asked(String name, boolean fit, boolean covered, List<double[]> features) {}

  /** Mean and deviation of each feature. */
  private record Scale(double[] mean, double[] deviation) {

    static Scale of(List<double[]> rows) {
      int n = rows.getFirst().length;
      double[] mean = new double[n];
      double[] deviation = new double[n];
      for (int j = 0; j < n; j++) {
        int column = j;
        double m = rows.stream().mapToDouble(x -> x[column]).average().orElseThrow();
        double v =
            rows.stream().mapToDouble(x -> Math.pow(x[column] - m, 2)).average().orElseThrow();
        mean[j] = m;
        deviation[j] = Math.sqrt(v) + 1e-9;
      }
      return new Scale(mean, deviation);
    }

    double[] standard(double[] x) {
      double[] z = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        z[j] = (x[j] - mean[j]) / deviation[j];
      }
      return z;
    }

    /** Weights on standardised features as weights on the features themselves. */
    double[] raw(double[] weights) {
      double[] raw = weights.clone();
      for (int j = 0; j < mean.length; j++) {
        raw[j + 1] = weights[j + 1] / deviation[j];
        raw[0] -= raw[j + 1] * mean[j];
      }
      return raw;
    }
  }

  public static void main(String[] args) throws Exception {
    boolean vectors = args[0].equals("vectors");
    List<Asked> sets = new ArrayList<>();
    Map<String, EvaluationIndex> indexes = new HashMap<>();
    try (Embedder embedder = OnnxEmbedder.open(EmbedderSettings.standard())) {
      for (int i = 1; i + 3 < args.length; i += 4) {
        EvaluationIndex index = indexes.get(args[i + 1]);
        if (index == null) {
          index = index(Path.of(args[i + 1]), embedder, vectors);
          indexes.put(args[i + 1], index);
        }
        Tutor tutor = new Tutor(index, null);
        sets.add(read(tutor, vectors, args, i));
      }
      for (EvaluationIndex each : indexes.values()) {
        each.close();
      }
    }
    double[] weights = fit(sets.stream().filter(Asked::fit).toList());
    System.out.println("weights " + Arrays.toString(weights));
    for (Asked set : sets) {
      System.out.printf(
          "%s %s %s (%d):%s%n",
          set.fit() ? "fit" : "test",
          set.name(),
          set.covered() ? "covered" : "not covered",
          set.features().size(),
          POINTS.stream().map(p -> rightAt(p, weights, set)).collect(Collectors.joining()));
    }
  }

  /** The share decided rightly when so high a probability is asked for. */
  private static String rightAt(double point, double[] weights, Asked set) {
    double least = Math.log(point / (1 - point));
    long right =
        set.features().stream().filter(x -> (score(weights, x) >= least) == set.covered()).count();
    return String.format(
        Locale.ROOT, "  %.3f at %.1f", (double) right / set.features().size(), point);
  }

  private static EvaluationIndex index(Path passages, Embedder embedder, boolean vectors)
      throws Exception {
    SearchMode mode = vectors ? SearchMode.HYBRID : SearchMode.LEXICAL;
    return EvaluationIndex.build(JsonLines.passages(passages), embedder, mode, done -> {});
  }

  private static Asked read(Tutor tutor, boolean vectors, String[] args, int at) throws Exception {
    List<EvaluationQuestion> questions = JsonLines.questions(Path.of(args[at + 2]));
    List<double[]> features = new ArrayList<>();
    int step = Math.max(1, questions.size() / MOST);
    for (int i = 0; i < questions.size(); i += step) {
      Signals signals = tutor.signals("", "", questions.get(i).question());
      if (signals.hasSimilarity() == vectors) {
        features.add(signals.features());
      }
    }
    String name =
        Path.of(args[at + 2]).getFileName() + " of " + Path.of(args[at + 1]).getFileName();
    return new Asked(name, args[at].equals("fit"), args[at + 3].equals("in"), features);
  }

  /** Logistic regression by gradient descent; both answers weigh alike, and so do their sets. */
  private static double[] fit(List<Asked> sets) {
    Scale scale = Scale.of(sets.stream().flatMap(s -> s.features().stream()).toList());
    double[] w = new double[scale.mean().length + 1];
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradient = new double[w.length];
      for (Asked set : sets) {
        long same = sets.stream().filter(s -> s.covered() == set.covered()).count();
        double weight = 0.5 / same / set.features().size();
        for (double[] x : set.features()) {
          double[] z = scale.standard(x);
          double error = (set.covered() ? 1 : 0) - 1 / (1 + Math.exp(-score(w, z)));
          gradient[0] += weight * error;
          for (int j = 0; j < z.length; j++) {
            gradient[j + 1] += weight * error * z[j];
          }
        }
      }
      for (int j = 0; j < w.length; j++) {
        w[j] += RATE * (gradient[j] - RIDGE * w[j]);
      }
    }
    return scale.raw(w);
  }

  private static double score(double[] weights, double[] x) {
    double z = weights[0];
    for (int j = 0; j < x.length; j++) {
      z += weights[j + 1] * x[j];
    }
    return z;
  }
}
