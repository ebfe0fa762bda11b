package org.dars.index.vector;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * Graph against lists, over the same codes and with the same last look. Arguments: base, queries,
 * how many queries (half of them tune, the other half report), rounds, threads, and which looks:
 * {@code graph}, {@code flat}, {@code lists1024}, {@code spilled1024} and the like. The looks run
 * in the order A-B-B-A; times are of the processor, of one thread.
 */
final class LooksCompared {

  private static final int K = 10;
  private static final long SEED = 42;
  private static final double[] TARGETS = {0.95, 0.98, 0.99};

  /** What filters let through; property {@code shares}. */
  private static final double[] SHARES =
      Arrays.stream(System.getProperty("shares", "1,0.5,0.1,0.01").split(","))
          .mapToDouble(Double::parseDouble)
          .toArray();

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final com.sun.management.OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

  private final float[][] tuning;
  private final float[][] reported;

  private LooksCompared(float[][] tuning, float[][] reported) {
    this.tuning = tuning;
    this.reported = reported;
  }

  public static void main(String[] args) throws IOException {
    var base = new LookData(Path.of(args[0]));
    var questions = new LookData(Path.of(args[1]));
    int count = Math.min(questions.size(), Integer.parseInt(args[2]));
    int rounds = Integer.parseInt(args[3]);
    var workers = new Workers(Integer.parseInt(args[4]), () -> false);
    float[][] tuning = new float[count / 2][];
    float[][] reported = new float[count / 2][];
    Arrays.setAll(tuning, i -> questions.unit(2 * i));
    Arrays.setAll(reported, i -> questions.unit(2 * i + 1));
    List<Look> looks = looks(base, Arrays.asList(args).subList(5, args.length), workers);
    Scope[] scopes = new Scope[SHARES.length];
    Arrays.setAll(scopes, s -> base.scope(SHARES[s], SEED + s));
    int[][][] tuningTruth = base.truth(tuning, scopes, K);
    int[][][] reportedTruth = base.truth(reported, scopes, K);
    var compared = new LooksCompared(tuning, reported);
    for (int s = 0; s < scopes.length; s++) {
      compared.scope(looks, SHARES[s], scopes[s], tuningTruth[s], reportedTruth[s], rounds);
    }
  }

  private static List<Look> looks(LookData base, List<String> names, Workers workers)
      throws IOException {
    Arena arena = Arena.global();
    Projection projection = Projection.learn(base, true, SEED, workers);
    Codes codes =
        Codes.allocate(arena, base.size(), base.dimensions(), Similarity.COSINE, projection);
    long before = SYSTEM.getProcessCpuTime();
    int blocks = (base.size() + Kernels.BLOCK - 1) / Kernels.BLOCK;
    workers.each(
        blocks,
        () -> {
          Codes.Encoder encoder = codes.new Encoder();
          float[] vector = new float[base.dimensions()];
          IntConsumer block =
              b -> {
                for (int i = b * 32; i < Math.min(base.size(), b * 32 + 32); i++) {
                  base.read(i, vector);
                  encoder.encode(i, vector);
                }
              };
          return block;
        });
    built("codes", before, codes.byteSize(), codes);
    System.out.printf("# %,d vectors, %d rows%n", codes.size(), projection.rows);
    List<Look> looks = new ArrayList<>();
    for (String name : names) {
      before = SYSTEM.getProcessCpuTime();
      if (name.equals("graph")) {
        var settings = VectorIndexSettings.DEFAULT.withThreads(workers.threads());
        Graph graph = new GraphBuilder(codes, settings, arena).build(workers, arena);
        built(name, before, graph.records().byteSize(), codes);
        looks.add(new Look.Walk(codes, graph));
      } else if (name.equals("flat")) {
        looks.add(new Look.Flat(codes));
      } else {
        int lists = Integer.parseInt(name.replaceAll("\\D", ""));
        boolean spilled = name.startsWith("spilled");
        InvertedFile file =
            new InvertedFileBuilder(codes, lists, spilled, SEED).build(workers, arena);
        built(name, before, file.byteSize(), codes);
        looks.add(new Look.Lists(name, file));
      }
    }
    return looks;
  }

  private static void built(String name, long before, long bytes, Codes codes) {
    System.out.printf(
        Locale.ROOT,
        "%-12s built in %6.1f s of processor time, %4d bytes a vector%n",
        name,
        (SYSTEM.getProcessCpuTime() - before) / 1e9,
        bytes / codes.size());
  }

  /** How one setting does: recall and nanoseconds for each query. */
  private record Point(int[] setting, double recall, double nanos) {}

  private void scope(
      List<Look> looks, double share, Scope scope, int[][] tuned, int[][] truth, int rounds) {
    List<List<int[]>> frontiers = new ArrayList<>();
    for (Look look : looks) {
      frontiers.add(frontier(look, share, scope, tuned));
    }
    double[][][] times = new double[looks.size()][TARGETS.length][rounds];
    List<List<Point>> last = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double[][] sums = new double[looks.size()][TARGETS.length];
      last.clear();
      for (int i = 0; i < 2 * looks.size(); i++) {
        int at = i < looks.size() ? i : 2 * looks.size() - 1 - i;
        List<Point> points = new ArrayList<>();
        for (int[] setting : frontiers.get(at)) {
          points.add(measure(looks.get(at), setting, scope, reported, truth));
        }
        if (i < looks.size()) {
          last.add(points);
        }
        for (int t = 0; t < TARGETS.length; t++) {
          sums[at][t] += at(points, TARGETS[t]) / 2;
        }
      }
      for (int at = 0; at < looks.size(); at++) {
        for (int t = 0; t < TARGETS.length; t++) {
          times[at][t][round] = sums[at][t];
        }
      }
    }
    report(looks, share, times, last);
  }

  private static void report(
      List<Look> looks, double share, double[][][] times, List<List<Point>> points) {
    for (int at = 0; at < looks.size(); at++) {
      System.out.printf(Locale.ROOT, "scope %.2f %-12s", share, looks.get(at).name());
      for (int t = 0; t < TARGETS.length; t++) {
        double[] ratios = new double[times[at][t].length];
        for (int round = 0; round < ratios.length; round++) {
          ratios[round] = times[0][t][round] / times[at][t][round];
        }
        System.out.printf(
            Locale.ROOT,
            "  .%.0f: %7.1f µs (× %.2f)",
            TARGETS[t] * 100,
            median(times[at][t]) / 1e3,
            median(ratios));
      }
      System.out.println();
      if (Boolean.getBoolean("points")) {
        for (Point p : points.get(at)) {
          System.out.printf(
              Locale.ROOT,
              "    %s %.4f %.1f%n",
              Arrays.toString(p.setting),
              p.recall,
              p.nanos / 1e3);
        }
      }
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The settings that no other beats in both on the tuning half. */
  private List<int[]> frontier(Look look, double share, Scope scope, int[][] truth) {
    List<Point> points = new ArrayList<>();
    for (int[] setting : look.settings(share, K)) {
      points.add(measure(look, setting, scope, tuning, truth));
    }
    points.sort(Comparator.comparingDouble(Point::nanos));
    List<Point> frontier = new ArrayList<>();
    double best = 0;
    for (Point point : points) {
      if (point.recall > best) {
        best = point.recall;
        if (best > 0.9) {
          frontier.add(point);
        }
      }
      if (best > 0.9965) {
        break;
      }
    }
    return frontier.stream().map(Point::setting).toList();
  }

  private static Point measure(
      Look look, int[] setting, Scope scope, float[][] queries, int[][] truth) {
    int hits = 0;
    int all = 0;
    int[][] found = new int[queries.length][];
    long before = THREADS.getCurrentThreadCpuTime();
    for (int q = 0; q < queries.length; q++) {
      found[q] = look.search(queries[q], K, setting, scope);
    }
    long nanos = THREADS.getCurrentThreadCpuTime() - before;
    for (int q = 0; q < queries.length; q++) {
      for (int wanted : truth[q]) {
        all++;
        for (int id : found[q]) {
          hits += id == wanted ? 1 : 0;
        }
      }
    }
    return new Point(setting, (double) hits / all, (double) nanos / queries.length);
  }

  /**
   * Nanoseconds at a recall, interpolated along the frontier: those of the cheapest point where all
   * reach more, NaN where none reaches it.
   */
  private static double at(List<Point> points, double recall) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Point::nanos));
    Point below = null;
    for (Point point : sorted) {
      if (point.recall >= recall) {
        if (below == null) {
          return point.nanos;
        }
        double part = (recall - below.recall) / (point.recall - below.recall);
        return below.nanos + part * (point.nanos - below.nanos);
      }
      if (below == null || point.recall > below.recall) {
        below = point;
      }
    }
    return Double.NaN;
  }
}
