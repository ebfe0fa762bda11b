package org.dars.index.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Recall and speed of an engine at growing effort.
 *
 * @param points by growing effort
 */
record Curve(List<Point> points) {
  static final int K = 10;
  static final double[] TARGETS = {0.95, 0.98, 0.99};

  private static final int LEAST_EFFORT = 10;
  private static final int MOST_EFFORT = 20_000;
  private static final double STEP = 1.2;

  /** How far past the last target the efforts go. */
  private static final double PAST = 0.002;

  /** So many steps that bring so little end it. */
  private static final int STILL = 5;

  private static final double LITTLE = 0.0003;

  /** One effort. */
  record Point(int effort, double recall, Speed speed) {}

  /**
   * Goes through the efforts until recall is past every target or stays where it is.
   *
   * @param first of the queries to ask
   * @param last one past the last of them
   * @param targets recalls to reach
   * @param millis of each measurement; with 0 the queries are asked once
   */
  static Curve of(
      EngineProcess engine,
      int[][] truth,
      int first,
      int last,
      double[] targets,
      int threads,
      int millis)
      throws IOException {
    double enough = Math.min(1, Arrays.stream(targets).max().orElse(1) + PAST);
    int[][] wanted = Arrays.copyOfRange(truth, first, last);
    List<Point> points = new ArrayList<>();
    int same = 0;
    for (int effort = LEAST_EFFORT; effort <= MOST_EFFORT; effort = next(effort)) {
      double recall = Ids.recall(engine.ids(effort, K, first, last), wanted, K);
      points.add(new Point(effort, recall, engine.run(threads, effort, K, first, last, millis)));
      int n = points.size();
      same = n > 1 && recall <= points.get(n - 2).recall + LITTLE ? same + 1 : 0;
      if (recall >= enough || same >= STILL) {
        break;
      }
    }
    return new Curve(points);
  }

  private static int next(int effort) {
    return Math.max(effort + 2, (int) (effort * STEP));
  }

  /** The best recall. */
  double best() {
    return points.stream().mapToDouble(Point::recall).max().orElse(0);
  }

  /** The first point that reaches a recall, and the one before it; one when the first does. */
  List<Point> around(double recall) {
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).recall >= recall) {
        return i == 0 ? List.of(points.get(0)) : List.of(points.get(i - 1), points.get(i));
      }
    }
    return List.of();
  }

  /** Searches per second at a recall; NaN when it is not reached. */
  double perSecond(double recall) {
    List<Point> around = around(recall);
    return switch (around.size()) {
      case 0 -> Double.NaN;
      case 1 -> around.getFirst().speed.perSecond();
      default ->
          between(
              around.getFirst().recall,
              around.getFirst().speed.perSecond(),
              around.getLast().recall,
              around.getLast().speed.perSecond(),
              recall);
    };
  }

  /** Straight in the logarithm of the speed. */
  static double between(double recallA, double a, double recallB, double b, double recall) {
    double part = (recall - recallA) / (recallB - recallA);
    return Math.exp(Math.log(a) + part * (Math.log(b) - Math.log(a)));
  }
}
