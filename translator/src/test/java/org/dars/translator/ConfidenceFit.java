package org.dars.translator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dars.index.courseware.Inline;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.engine.ApertiumEngine;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.evaluate.ChrF;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;
import org.dars.translator.memory.Quality;

/**
 * Fits {@link Confidence} on one half of segments that people have translated, too, and measures it
 * on the other half. A translation is bad when its chrF2 against the person's is below a line.
 *
 * <pre>ConfidenceFit LINE TSV…</pre>
 *
 * <p>The first line of a TSV names its columns, the last two of which are source and target, named
 * by their languages. Every other row of each is fitted on. Apertium translates, and back.
 */
public final class ConfidenceFit {

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final double RIDGE = 1.0;

  private ConfidenceFit() {}

  /**
   * A segment.
   *
   * @param signs of {@link Confidence}, then the chrF of the translation back
   * @param sure by {@link Confidence} as it is
   * @param sureWithBack the same with the translation back
   * @param flags a mark for each issue, repair and odd length
   */
  private record Sample(
      double[] signs, double sure, double sureWithBack, double flags, double chrf) {}

  public static void main(String... arguments) throws Exception {
    double line = Double.parseDouble(arguments[0]);
    List<Sample> fit = new ArrayList<>();
    List<Sample> test = new ArrayList<>();
    int held = 0;
    try (ApertiumEngine engine = ApertiumEngine.installed().orElseThrow()) {
      for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
        List<String[]> rows = rows(Path.of(file));
        String[] languages = rows.removeFirst();
        List<Optional<Sample>> all = samples(engine, rows, languages[0], languages[1]);
        held += (int) all.stream().filter(Optional::isEmpty).count();
        for (int i = 0; i < all.size(); i++) {
          all.get(i).ifPresent((i % 2 == 0 ? fit : test)::add);
        }
      }
    }
    OUT.printf(
        "%d segments to fit (%d bad), %d to test (%d bad); %d held back or without words%n",
        fit.size(), bad(fit, line), test.size(), bad(test, line), held);
    OUT.printf(
        Locale.ROOT,
        "flags, repairs and odd lengths alone: AUC %.3f of the tested half%n",
        auc(test, line, s -> -s.flags));
    OUT.printf(
        Locale.ROOT,
        "as it is: AUC %.3f of the tested half, %.3f with the translation back%n",
        auc(test, line, Sample::sure),
        auc(test, line, Sample::sureWithBack));
    int own = Confidence.SIGNS.size();
    for (int columns : new int[] {own, own + 1}) {
      double[] weights = fitted(fit, columns, line);
      OUT.printf(
          Locale.ROOT,
          "fitted%s: AUC %.3f of the fitted half, %.3f of the tested; intercept %.2f",
          columns > own ? ", with the translation back" : "",
          auc(fit, line, s -> probability(weights, s.signs)),
          auc(test, line, s -> probability(weights, s.signs)),
          weights[columns]);
      for (int i = 0; i < columns; i++) {
        OUT.printf(
            Locale.ROOT, ", %s %.2f", i < own ? Confidence.SIGNS.get(i) : "back", weights[i]);
      }
      OUT.println();
    }
    waiting("as it is", test, line, Sample::sure);
    waiting("with the translation back", test, line, Sample::sureWithBack);
  }

  private static void waiting(String name, List<Sample> test, double line, Score score) {
    for (double threshold : new double[] {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}) {
      long caught = test.stream().filter(s -> s.chrf < line && score.of(s) < threshold).count();
      long spared = test.stream().filter(s -> s.chrf >= line && score.of(s) < threshold).count();
      OUT.printf(
          Locale.ROOT,
          "threshold %.1f %s: %d of %d bad ones wait, and %d of %d others%n",
          threshold,
          name,
          caught,
          bad(test, line),
          spared,
          test.size() - bad(test, line));
    }
  }

  private static long bad(List<Sample> samples, double line) {
    return samples.stream().filter(s -> s.chrf < line).count();
  }

  private static List<String[]> rows(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.replace("\\n", "\n").split("\t", -1);
      if (cells.length > 1 && !cells[cells.length - 1].isBlank()) {
        rows.add(new String[] {cells[cells.length - 2], cells[cells.length - 1]});
      }
    }
    return rows;
  }

  private static List<Optional<Sample>> samples(
      ApertiumEngine engine, List<String[]> rows, String from, String to) throws Exception {
    List<Optional<Sample>> samples = new ArrayList<>();
    for (String[] row : rows) {
      Guarded guarded = Guard.protect(List.of(new Inline.Text(row[0])));
      samples.add(
          guarded.hasWords() ? sample(engine, guarded, row[1], from, to) : Optional.empty());
    }
    return samples;
  }

  private static Optional<Sample> sample(
      ApertiumEngine engine, Guarded guarded, String reference, String from, String to)
      throws Exception {
    if (!(engine
            .translate(
                List.of(new SourceSegment(guarded.text(), List.of())),
                new EngineContext(from, to, ""))
            .getFirst()
        instanceof EngineResult.Translated translated)) {
      return Optional.empty();
    }
    CheckedPair pair = new CheckedPair(guarded.text(), translated.text(), from, to, Quality.RULES);
    if (!(guarded.restore(Checks.standard().repaired(pair)) instanceof Restored.Whole whole)) {
      return Optional.empty();
    }
    List<Issue> issues = Checks.standard().issues(pair.with(whole.text()));
    if (issues.stream().anyMatch(Issue::holds)) {
      return Optional.empty();
    }
    int repairs = whole.repairs().size();
    double[] signs = Confidence.signs(issues, guarded.text(), whole.text());
    double[] more = Arrays.copyOf(signs, signs.length + 1);
    more[signs.length] =
        engine
                    .translate(
                        List.of(new SourceSegment(whole.text(), List.of())),
                        new EngineContext(to, from, ""))
                    .getFirst()
                instanceof EngineResult.Translated back
            ? chrf(Guarded.words(back.text()), guarded.words()) / 100
            : 0;
    double returned = more[signs.length];
    // Words alone: what the guard keeps is right by itself.
    String right = Guard.protect(List.of(new Inline.Text(reference))).words();
    return Optional.of(
        new Sample(
            more,
            sure(issues, repairs, guarded, whole, Confidence.NO_BACK),
            sure(issues, repairs, guarded, whole, returned),
            0.15 * issues.size() + 0.05 * repairs + (signs[1] > Math.log(1.8) ? 0.15 : 0),
            chrf(Guarded.words(whole.text()), right)));
  }

  private static double sure(
      List<Issue> issues, int repairs, Guarded guarded, Restored.Whole whole, double back) {
    return Confidence.of(Quality.RULES, 0, issues, repairs, guarded.text(), whole.text(), back);
  }

  private static double chrf(String translation, String reference) {
    ChrF chrf = ChrF.characters();
    chrf.add(translation, reference);
    return chrf.score();
  }

  private static double probability(double[] weights, double[] signs) {
    double odds = weights[weights.length - 1];
    for (int i = 0; i < weights.length - 1; i++) {
      odds += weights[i] * signs[i];
    }
    return 1 / (1 + Math.exp(-odds));
  }

  /** Logistic regression of being good, by gradient descent with a ridge; the intercept is last. */
  private static double[] fitted(List<Sample> samples, int columns, double line) {
    double[] weights = new double[columns + 1];
    for (int round = 0; round < 20_000; round++) {
      double[] gradient = new double[columns + 1];
      for (Sample s : samples) {
        double error = (s.chrf >= line ? 1 : 0) - probability(weights, s.signs);
        for (int i = 0; i < columns; i++) {
          gradient[i] += error * s.signs[i];
        }
        gradient[columns] += error;
      }
      for (int i = 0; i <= columns; i++) {
        double ridge = i < columns ? RIDGE * weights[i] : 0;
        weights[i] += 0.3 / samples.size() * (gradient[i] - ridge);
      }
    }
    return weights;
  }

  private interface Score {
    double of(Sample sample);
  }

  /** Probability that a good segment scores above a bad one; ties count half. */
  private static double auc(List<Sample> samples, double line, Score score) {
    double wins = 0;
    double pairs = 0;
    for (Sample good : samples) {
      for (Sample bad : samples) {
        if (good.chrf >= line && bad.chrf < line) {
          pairs++;
          double difference = score.of(good) - score.of(bad);
          wins += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
        }
      }
    }
    return wins / pairs;
  }
}
