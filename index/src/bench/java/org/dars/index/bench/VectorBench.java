package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The command. */
public final class VectorBench {
  private final Map<String, String> options = new TreeMap<>();
  private final List<EngineSpec> engines = new ArrayList<>();
  private final Path work;
  private final Launch launch;

  private VectorBench(List<String> arguments) throws IOException {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.startsWith("--") && i + 1 < arguments.size()) {
        options.put(word.substring(2), arguments.get(++i));
      } else {
        engines.add(EngineSpec.parse(word));
      }
    }
    work = Path.of(options.getOrDefault("work", "index/target/bench"));
    Files.createDirectories(work);
    launch =
        new Launch(
            work,
            Path.of(options.getOrDefault("cpp", "index/src/bench/cpp/hnsw.cpp")),
            options.getOrDefault("heap", "4g"),
            option("priority", 0));
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println("usage: bench prepare|build|curve …");
      System.exit(2);
    }
    Locale.setDefault(Locale.ROOT);
    List<String> arguments = List.of(args).subList(1, args.length);
    var bench = new VectorBench(arguments);
    switch (args[0]) {
      case "synthesise" -> bench.synthesise();
      case "prepare" -> bench.data();
      case "build" -> bench.build();
      case "curve" -> bench.curve();
      case "compare" -> bench.compare();
      case "limit" -> System.out.println(bench.limit());
      default -> throw new IllegalArgumentException("unknown command " + args[0]);
    }
  }

  private int option(String name, int otherwise) {
    return Integer.parseInt(options.getOrDefault(name, "" + otherwise));
  }

  private Path file(String name) {
    String file = options.get(name);
    if (file == null) {
      throw new IllegalArgumentException("--%s FILE is missing".formatted(name));
    }
    return Path.of(file);
  }

  private void synthesise() throws IOException {
    SyntheticSet.write(
        file("base"),
        option("count", 1_000_000),
        file("queries"),
        option("questions", 1_000),
        option("dimensions", 384),
        option("seed", 42));
  }

  private DataSet data() throws IOException {
    String queries = options.get("queries");
    DataSet data =
        DataSet.prepare(
            file("base"),
            queries == null ? null : Path.of(queries),
            work,
            option("limit", Integer.MAX_VALUE));
    int[][] truth = data.truth(new QueryScope.All());
    System.out.printf(
        "# %s: %,d vectors of %d dimensions, %,d queries%n",
        data.directory().getFileName(), data.size(), data.dimensions(), truth.length);
    return data;
  }

  private void build() throws IOException {
    DataSet data = data();
    for (EngineSpec spec : engines) {
      Path index = launch.index(spec, data, option("build-threads", 4));
      System.out.printf("%s: %s", spec, Files.readString(index.resolve("built.txt")));
    }
  }

  private QueryScope scope() {
    return QueryScope.parse(options.getOrDefault("scope", "all"));
  }

  /** Starts an engine on the cores of the searches, its index being built if need be. */
  private EngineProcess serve(EngineSpec spec, DataSet data) throws IOException {
    Path index = launch.index(spec, data, option("build-threads", 4));
    var engine = new EngineProcess(launch, spec, data, index, options.getOrDefault("core", "3"));
    engine.scope(scope());
    System.out.printf(
        "engine\t%s\treopened in %.3f s\tholds %.0f bytes/vector\tresident %.0f\ton disk %.0f\t%s%n",
        spec,
        engine.reopenSeconds(),
        (double) engine.bytes() / data.size(),
        (double) engine.resident() / data.size(),
        (double) Launch.diskBytes(index) / data.size(),
        Files.readString(index.resolve("built.txt")).strip());
    return engine;
  }

  private MachineLimit limit() throws IOException {
    return launch.limit(options.getOrDefault("core", "3"));
  }

  private void curve() throws IOException {
    DataSet data = data();
    int[][] truth = data.truth(scope());
    int half = data.queries().length / 2;
    int threads = option("threads", 1);
    for (EngineSpec spec : engines) {
      try (EngineProcess engine = serve(spec, data)) {
        Quiet before = Quiet.now();
        engine.run(threads, 30, Curve.K, 0, half, 4_000);
        engine.run(threads, 120, Curve.K, 0, half, 2_000);
        int millis = option("millis", 300);
        Curve tuned = Curve.of(engine, truth, 0, half, threads, millis);
        Curve reported = Curve.of(engine, truth, half, truth.length, threads, millis);
        print(spec, "tune", tuned);
        print(spec, "report", reported);
        System.out.println("machine\t" + before.since(threads));
      }
    }
  }

  private void compare() throws IOException {
    DataSet data = data();
    int[][] truth = data.truth(scope());
    List<EngineProcess> running = new ArrayList<>();
    try {
      for (EngineSpec spec : engines) {
        running.add(serve(spec, data));
      }
      double[] targets =
          Arrays.stream(options.getOrDefault("targets", "0.95,0.98,0.99").split(","))
              .mapToDouble(Double::parseDouble)
              .toArray();
      int threads = option("threads", 1);
      Quiet before = Quiet.now();
      var comparison = new Comparison(running, truth, threads, option("millis", 500));
      List<Comparison.Rounds> rounds = comparison.run(targets, option("rounds", 5));
      String machine = before.since(threads);
      for (double target : targets) {
        print(target, rounds.stream().filter(one -> one.target() == target).toList());
      }
      System.out.println("machine\t" + machine);
    } finally {
      for (EngineProcess engine : running) {
        engine.close();
      }
    }
  }

  private static void print(double target, List<Comparison.Rounds> rounds) {
    Comparison.Rounds ours = rounds.getFirst();
    System.out.printf("%nrecall@%d %s, %s%n", Curve.K, target, ours.engine().spec());
    for (Comparison.Rounds one : rounds) {
      Speed speed = one.speed();
      if (speed == null) {
        System.out.printf("  %-50s does not get there%n", one.engine().spec());
        continue;
      }
      System.out.printf(
          "  %-50s %,9.0f/s  p50 %6.0f µs  p95 %6.0f  p99 %6.0f  effort %4d  own core %.2f  ratio %s%n",
          one.engine().spec(),
          one.median(),
          speed.p50(),
          speed.p95(),
          speed.p99(),
          one.effort(),
          speed.ownShare(),
          Comparison.ratios(ours, one));
    }
    Comparison.fastest(rounds, target, Comparison.family(ours.engine().spec()))
        .forEach((family, best) ->
            System.out.printf(
                "ratio\t%s\t%s\t%s\t%s%n",
                target, family, best.engine().spec(), Comparison.ratios(ours, best)));
  }

  private static void print(EngineSpec spec, String half, Curve curve) {
    for (Curve.Point point : curve.points()) {
      Speed speed = point.speed();
      System.out.printf(
          "point\t%s\t%s\t%d\t%.4f\t%.0f\t%.2f\t%.1f\t%.1f\t%.1f\t%s\t%.0f\t%.0f\t%.0f\t%.0f%n",
          spec,
          half,
          point.effort(),
          point.recall(),
          speed.perSecond(),
          speed.ownShare(),
          speed.p50(),
          speed.p95(),
          speed.p99(),
          speed.path(),
          speed.scanned(),
          speed.visited(),
          speed.reranked(),
          speed.bytes());
    }
    System.out.printf("at\t%s\t%s", spec, half);
    for (double target : Curve.TARGETS) {
      System.out.printf("\t%.0f", curve.perSecond(target));
    }
    System.out.printf("\tbest recall %.4f%n", curve.best());
  }
}
