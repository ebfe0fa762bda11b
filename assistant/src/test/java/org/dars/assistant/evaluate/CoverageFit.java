package org.dars.assistant.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.tutor.CoverageToday;
import org.dars.assistant.tutor.Crossings;
import org.dars.assistant.tutor.QuestionTranslator;
import org.dars.assistant.tutor.Signals;
import org.dars.assistant.tutor.TermSource;
import org.dars.assistant.tutor.Tutor;
import org.dars.index.eval.Interval;
import org.dars.index.search.SearchMode;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;

/**
 * Fits the weights of the decision "is it in the course?". Arguments: {@code vectors|words|across},
 * then {@code fit|test PASSAGES.jsonl OWN.jsonl FOREIGN.jsonl}, repeated: questions that the
 * passages answer, and questions of another course.
 *
 * <p>A small course differs from a large one, so each file of passages is made into several
 * courses: the whole, its sections in eighths, and by twos. Each is asked its own questions, in
 * full and cut to their key words; the same with the section that answers taken away; questions
 * that another part of the file answers; and the foreign ones.
 *
 * <p>Prints the weights fitted on the fit sets and the point at which {@value #KEPT} of their own
 * questions are answered, by words alone the one at which most is decided rightly; then, for each
 * kind of course and question, the share decided rightly there, as the tutor decides today, and the
 * difference with its interval.
 */
final class CoverageFit {

  private static final int ROUNDS = 20_000;
  private static final double RATE = 0.5;
  private static final double RIDGE = 1e-3;
  private static final double KEPT = 0.96;

  /** Questions of one kind asked of one course, at most. */
  private static final int MOST = 150;

  private static final Set<String> COVERED = Set.of("own", "own, short");

  private CoverageFit() {}

  /** Questions of one kind asked of courses of one size. */
  private record Asked(
      String name, String kind, boolean fit, List<double[]> features, List<Boolean> today) {

    boolean covered() {
      return COVERED.contains(kind);
    }

    void add(Signals signals) {
      features.add(signals.features());
      today.add(CoverageToday.answers(signals));
    }

    /** Elsewhere in the same book is not always uncovered. */
    double weight() {
      return kind.equals("elsewhere") ? 0.3 : 1;
    }
  }

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
    Map<String, Asked> sets = new LinkedHashMap<>();
    try (Embedder model = OnnxEmbedder.open(EmbedderSettings.standard())) {
      Embedder embedder = new RememberingEmbedder(model);
      for (int i = 1; i + 3 < args.length; i += 4) {
        new Courses(args, i, embedder, sets).ask();
      }
    }
    List<Asked> all = List.copyOf(sets.values());
    List<Asked> fitted = all.stream().filter(Asked::fit).toList();
    double[] weights = fit(fitted);
    double[] kept =
        fitted.stream()
            .filter(s -> s.kind().equals("own"))
            .flatMap(s -> s.features().stream())
            .mapToDouble(x -> score(weights, x))
            .sorted()
            .toArray();
    double least =
        args[0].equals("vectors") ? kept[(int) ((1 - KEPT) * kept.length)] : best(weights, fitted);
    System.out.println("weights " + Arrays.toString(weights));
    System.out.printf(Locale.ROOT, "least probability %.3f%n", 1 / (1 + Math.exp(-least)));
    for (Asked set : all) {
      double[] now =
          set.features().stream()
              .mapToDouble(x -> right(set, score(weights, x) >= least))
              .toArray();
      double[] today = set.today().stream().mapToDouble(answers -> right(set, answers)).toArray();
      Interval difference = Interval.ofDifference(now, today);
      System.out.printf(
          Locale.ROOT,
          "%s %-40s %-15s %4d  %.3f, today %.3f, difference %.3f (%.3f to %.3f)%n",
          set.fit() ? "fit " : "test",
          set.name(),
          set.kind(),
          now.length,
          Interval.of(now).mean(),
          Interval.of(today).mean(),
          difference.mean(),
          difference.low(),
          difference.high());
    }
  }

  private static double right(Asked set, boolean answered) {
    return answered == set.covered() ? 1 : 0;
  }

  /** The point at which most is decided rightly, own questions and others weighing alike. */
  private static double best(double[] weights, List<Asked> sets) {
    double best = 0;
    double most = 0;
    for (double at = -3; at <= 3; at += 0.05) {
      double point = at;
      double right = 0;
      for (Asked set : sets) {
        double same =
            sets.stream()
                .filter(s -> s.covered() == set.covered())
                .mapToDouble(Asked::weight)
                .sum();
        right +=
            set.weight()
                / same
                * set.features().stream()
                    .mapToDouble(x -> (score(weights, x) >= point) == set.covered() ? 1 : 0)
                    .average()
                    .orElse(0);
      }
      if (right > most) {
        most = right;
        best = at;
      }
    }
    return best;
  }

  /** The courses made of one file of passages. */
  private static final class Courses {

    private final boolean fit;
    private final boolean vectors;
    private final boolean across;
    private final Embedder embedder;
    private final Map<String, Asked> into;
    private final String file;
    private final List<EvaluationPassage> passages;
    private final List<EvaluationQuestion> own;
    private final List<EvaluationQuestion> foreign;

    Courses(String[] args, int at, Embedder embedder, Map<String, Asked> into) throws Exception {
      this.fit = args[at].equals("fit");
      this.vectors = args[0].equals("vectors");
      this.across = args[0].equals("across");
      this.embedder = embedder;
      this.into = into;
      this.file = Path.of(args[at + 1]).getFileName().toString();
      this.passages = JsonLines.passages(Path.of(args[at + 1]));
      this.own = JsonLines.questions(Path.of(args[at + 2]));
      this.foreign = JsonLines.questions(Path.of(args[at + 3]));
    }

    void ask() throws Exception {
      course("whole", passages);
      List<String> sections = passages.stream().map(EvaluationPassage::section).distinct().toList();
      if (sections.size() < 16) {
        return;
      }
      for (var size : Map.of("an eighth", Math.ceilDiv(sections.size(), 8), "two", 2).entrySet()) {
        for (int from = 0; from < sections.size(); from += size.getValue()) {
          int to = Math.min(from + size.getValue(), sections.size());
          Set<String> in = Set.copyOf(sections.subList(from, to));
          course(size.getKey(), passages.stream().filter(p -> in.contains(p.section())).toList());
        }
      }
    }

    private void course(String size, List<EvaluationPassage> course) throws Exception {
      Map<Boolean, List<EvaluationQuestion>> here =
          own.stream().collect(Collectors.partitioningBy(q -> answers(course, q)));
      List<EvaluationQuestion> mine = here.getOrDefault(true, List.of());
      if (mine.isEmpty()) {
        return;
      }
      if (across) {
        across(course, mine);
        return;
      }
      SearchMode mode = vectors ? SearchMode.HYBRID : SearchMode.LEXICAL;
      QuestionShapes shapes =
          new QuestionShapes(course.stream().map(EvaluationPassage::text).toList(), "en");
      try (EvaluationIndex index = EvaluationIndex.build(course, embedder, mode, done -> {})) {
        for (EvaluationQuestion q : some(mine, MOST * 2)) {
          String words = shapes.shortened(q.question(), 50).orElse(q.question());
          add(size, "own", index.askedIn(""), q.question());
          add(size, "own, short", index.askedIn(""), words);
          add(size, "removed", index.without(q), q.question());
          add(size, "removed, short", index.without(q), words);
        }
        int others = size.equals("whole") ? MOST : size.equals("two") ? 8 : 20;
        for (EvaluationQuestion q : some(here.getOrDefault(false, List.of()), others)) {
          add(size, "elsewhere", index.askedIn(""), q.question());
        }
        for (EvaluationQuestion q : some(foreign, others)) {
          add(size, "foreign", index.askedIn(""), q.question());
        }
      }
    }

    /** Questions in languages that no passage is in; the foreign ones are, too. */
    private void across(List<EvaluationPassage> course, List<EvaluationQuestion> mine)
        throws Exception {
      try (EvaluationIndex index =
          EvaluationIndex.build(course, embedder, SearchMode.LEXICAL, done -> {})) {
        for (EvaluationQuestion q : mine) {
          add("whole", "own", index.askedIn(q.lang()), q.question());
          add("whole", "removed", index.without(q), q.question());
        }
        for (EvaluationQuestion q : foreign) {
          add("whole", "foreign", index.askedIn(q.lang()), q.question());
        }
      }
    }

    private static boolean answers(List<EvaluationPassage> course, EvaluationQuestion q) {
      return course.stream().anyMatch(p -> q.isGold(p.id(), p.section()));
    }

    private void add(String size, String kind, EvaluationCourse course, String question)
        throws Exception {
      Crossings crossings = new Crossings(course, QuestionTranslator.NONE, TermSource.NONE);
      Tutor tutor = across ? new Tutor(course, null, crossings) : new Tutor(course, null);
      Signals signals = tutor.signals("", "", question);
      if (signals.hasSimilarity() == vectors
          && signals.crossing() == across
          && signals.passages() > 0) {
        into.computeIfAbsent(
                file + size + kind + fit,
                k -> new Asked(file + ", " + size, kind, fit, new ArrayList<>(), new ArrayList<>()))
            .add(signals);
      }
    }

    private static <T> List<T> some(List<T> from, int most) {
      List<T> shuffled = new ArrayList<>(from);
      Collections.shuffle(shuffled, new Random(1));
      return shuffled.subList(0, Math.min(most, shuffled.size()));
    }
  }

  /** Logistic regression by gradient descent; both answers weigh alike, and so do their sets. */
  private static double[] fit(List<Asked> sets) {
    Scale scale = Scale.of(sets.stream().flatMap(s -> s.features().stream()).toList());
    double[] w = new double[scale.mean().length + 1];
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradient = new double[w.length];
      for (Asked set : sets) {
        double same =
            sets.stream()
                .filter(s -> s.covered() == set.covered())
                .mapToDouble(Asked::weight)
                .sum();
        double weight = 0.5 * set.weight() / same / set.features().size();
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
