package org.dars.index.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Engines side by side at equal recall: all of them live and warm, one searching at a time, each
 * round in one order and back (A-B-C-C-B-A), so that what slows the machine slows all alike.
 */
final class Comparison {
  private static final int RETRIES = 3;

  /** Below this part of the pinned core a measurement is taken again. */
  private static final double OWN = 0.97;

  private final List<EngineProcess> engines;
  private final int[][] truth;
  private final int threads;
  private final int millis;
  private final List<Curve> curves = new ArrayList<>();

  /**
   * @param engines ours first
   * @param truth of all queries; the efforts are found and the speeds taken on the second half
   * @param millis of one measurement
   */
  Comparison(List<EngineProcess> engines, int[][] truth, int threads, int millis) {
    this.engines = engines;
    this.truth = truth;
    this.threads = threads;
    this.millis = millis;
  }

  /**
   * What one engine reached at one recall.
   *
   * @param perSecond searches in each round, between the two efforts around the recall; NaN when
   *     the engine does not get there
   * @param speed last measured at the higher of the two efforts; null when it does not get there
   * @param effort that one
   * @param recall at that effort
   */
  record Rounds(
      EngineProcess engine,
      double target,
      double[] perSecond,
      @Nullable Speed speed,
      int effort,
      double recall) {
    double median() {
      return Comparison.median(perSecond);
    }
  }

  /** Brings an engine's code to full speed. */
  static void warm(EngineProcess engine, int threads, int half) throws IOException {
    engine.run(threads, 30, Curve.K, 0, half, 3_000);
    engine.run(threads, 120, Curve.K, 0, half, 2_000);
  }

  /** Warms all engines and finds which effort gives which recall. */
  void prepare(double[] targets) throws IOException {
    int half = truth.length / 2;
    for (EngineProcess engine : engines) {
      warm(engine, threads, half);
      curves.add(Curve.of(engine, truth, half, truth.length, targets, threads, 0));
    }
  }

  /** Runs all rounds at a target; the answers stand in the order of the engines. */
  List<Rounds> run(double target, int rounds) throws IOException {
    List<Entrant> entrants = new ArrayList<>();
    for (int i = 0; i < engines.size(); i++) {
      entrants.add(new Entrant(engines.get(i), curves.get(i).around(target), target, rounds));
    }
    for (int round = 0; round < rounds; round++) {
      for (Entrant entrant : entrants) {
        entrant.measure(round);
      }
      for (Entrant entrant : entrants.reversed()) {
        entrant.measure(round);
      }
    }
    return entrants.stream().map(Entrant::rounds).toList();
  }

  /** An engine at one recall. */
  private final class Entrant {
    private final EngineProcess engine;
    private final List<Curve.Point> around;
    private final double target;
    private final double[] perSecond;
    private @Nullable Speed speed;

    Entrant(EngineProcess engine, List<Curve.Point> around, double target, int rounds) {
      this.engine = engine;
      this.around = around;
      this.target = target;
      this.perSecond = new double[rounds];
    }

    /** Adds half of a round: searches per second between the two efforts around the recall. */
    void measure(int round) throws IOException {
      perSecond[round] += around.isEmpty() ? Double.NaN : perSecond() / 2;
    }

    private double perSecond() throws IOException {
      Curve.Point high = around.getLast();
      Speed fast = Comparison.this.measure(engine, high.effort());
      speed = fast;
      if (around.size() == 1) {
        return fast.perSecond();
      }
      Curve.Point low = around.getFirst();
      double above = Comparison.this.measure(engine, low.effort()).perSecond();
      return Curve.between(low.recall(), above, high.recall(), fast.perSecond(), target);
    }

    Rounds rounds() {
      return around.isEmpty()
          ? new Rounds(engine, target, perSecond, null, 0, Double.NaN)
          : new Rounds(
              engine,
              target,
              perSecond,
              speed,
              around.getLast().effort(),
              around.getLast().recall());
    }
  }

  private Speed measure(EngineProcess engine, int effort) throws IOException {
    int half = truth.length / 2;
    Speed best = engine.run(threads, effort, Curve.K, half, truth.length, millis);
    for (int i = 0; i < RETRIES && best.ownShare() < OWN; i++) {
      Speed again = engine.run(threads, effort, Curve.K, half, truth.length, millis);
      best = again.ownShare() > best.ownShare() ? again : best;
    }
    return best;
  }

  /** Of each round's ratio. */
  static String ratios(Rounds ours, Rounds theirs) {
    double[] ratios = new double[ours.perSecond.length];
    Arrays.setAll(ratios, i -> ours.perSecond[i] / theirs.perSecond[i]);
    Arrays.sort(ratios);
    return "%.2f (%.2f–%.2f)".formatted(median(ratios), ratios[0], ratios[ratios.length - 1]);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The library that an engine belongs to. */
  static String family(EngineSpec spec) {
    return spec.name().replaceFirst("-.*", "");
  }

  /** For each library but ours the fastest of its engines at a target. */
  static Map<String, Rounds> fastest(List<Rounds> rounds, double target, String ours) {
    Map<String, Rounds> fastest = new TreeMap<>();
    for (Rounds one : rounds) {
      if (one.target == target && !family(one.engine.spec()).equals(ours)) {
        fastest.merge(family(one.engine.spec()), one, (a, b) -> b.median() > a.median() ? b : a);
      }
    }
    return fastest;
  }
}
