package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The command; {@code index/bench} starts it, its options stand in {@link #USAGE}. */
public final class VectorBench {
  private static final String USAGE =
      """
      index/bench COMMAND [ENGINE…] --base FILE [--queries FILE] [--option value …]

        compare      engines in turn at equal recall, ours first, with ratios and the limit
        curve        recall and speed of each engine over its effort
        build        builds indexes and keeps them
        rate         vectors per second of building with 1, 2 and 4 threads, on --limit vectors
        product      words and vectors through the product's index, at rest and during --adds a
                     second for --seconds
        prepare      true neighbours only
        synthesise   makes a set: --base and --queries to write, --count, --dimensions, --seed
        jmh          the kernels, by JMH; its own options follow
        limit        what the memory of the machine allows one core

      ENGINE   name:settings of the index/settings of the search, as in
               lucene-int8:m=16,efc=200/rescore=20; dars, dars-lucene, hnswlib, lucene-float,
               lucene-int8, lucene-int4, lucene-bbq, lucene-bbq2, jvector-float, jvector-pq
      --scope        all, course-SIZE (the course of the nearest passage), share-PERCENT (by chance)
      --targets      recalls, 0.95,0.98,0.99
      --rounds       of a comparison, 5;  --millis of one measurement, 500
      --core         to search on, 3;  --threads that search, 1;  --build-threads, 4
      --priority     of the searching process under SCHED_RR, where that is allowed; 0 for none
      --limit        how many vectors of the base to use
      --work         where sets and indexes are kept, index/target/bench/work;  --heap of an engine, 4g
      """;

  private static final String[] USUAL = {
    "dars",
    "hnswlib:m=16,efc=200",
    "lucene-float:m=16,efc=200",
    "lucene-int8:m=16,efc=200/rescore=20",
    "lucene-bbq:m=16,efc=200/rescore=100",
    "jvector-float:m=32,efc=200",
    "jvector-pq:m=32,efc=200"
  };

  private static final String TARGETS = "0.95,0.98,0.99";

  private final Options options;
  private final Path work;
  private final Launch launch;
  private final String core;
  private final Report report = new Report(System.out);

  private VectorBench(Options options) throws IOException {
    this.options = options;
    Path home = Path.of(System.getProperty("bench.home", "index"));
    work = Path.of(options.text("work", home.resolve("target/bench/work").toString()));
    core = options.text("core", "3");
    Files.createDirectories(work);
    launch =
        new Launch(
            work,
            home.resolve("src/bench/cpp/hnsw.cpp"),
            options.text("heap", "4g"),
            options.number("priority", 0));
  }

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    if (args.length == 0) {
      System.err.print(USAGE);
      System.exit(2);
    }
    if (args[0].equals("jmh")) {
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    var bench = new VectorBench(Options.parse(List.of(args).subList(1, args.length)));
    switch (args[0]) {
      case "compare" -> bench.compare();
      case "curve" -> bench.curve();
      case "build" -> bench.build();
      case "rate" -> bench.rate();
      case "product" -> bench.product();
      case "prepare" -> bench.data();
      case "synthesise" -> bench.synthesise();
      case "limit" -> System.out.println(bench.launch.limit(bench.core));
      default -> {
        System.err.print(USAGE);
        System.exit(2);
      }
    }
  }

  private void synthesise() throws IOException {
    SyntheticSet.write(
        options.file("base"),
        options.number("count", 1_000_000),
        options.file("queries"),
        options.number("questions", 1_000),
        options.number("dimensions", 384),
        options.number("seed", 42));
  }

  private DataSet data() throws IOException {
    Path queries = options.fileOrNull("queries");
    int limit = options.number("limit", Integer.MAX_VALUE);
    DataSet data = DataSet.prepare(options.file("base"), queries, work, limit);
    data.truth(options.scope());
    System.out.printf(
        "%s: %,d vectors of %d dimensions, %,d queries, scope %s%n",
        data.directory().getFileName(),
        data.size(),
        data.dimensions(),
        data.queries().length,
        options.scope());
    return data;
  }

  private void product() throws IOException {
    var product = new ProductBench(data());
    Quiet before = Quiet.now();
    product.run(
        product.index(Launch.OWN_CODE),
        options.number("adds", 1_000),
        options.number("seconds", 20));
    System.out.println("machine\t" + before.since(2));
  }

  private void build() throws IOException {
    DataSet data = data();
    for (EngineSpec spec : options.enginesOr(USUAL)) {
      Path index = launch.index(spec, data, options.number("build-threads", 4));
      System.out.printf("%s: %s", spec, Files.readString(index.resolve("built.txt")));
    }
  }

  private void rate() throws IOException {
    DataSet data = data();
    for (EngineSpec spec : options.enginesOr(USUAL)) {
      double one = Double.NaN;
      for (int threads : new int[] {1, 2, 4}) {
        Path directory = data.directory().resolve("rate-" + spec.directory());
        Launch.delete(directory);
        Quiet before = Quiet.now();
        double rate =
            data.size() / launch.build(spec, data, threads, directory, "0-" + (threads - 1));
        one = threads == 1 ? rate : one;
        System.out.printf(
            "rate\t%s\t%d threads\t%.0f vectors/s\t%.2f × one\t%s%n",
            spec, threads, rate, rate / one, before.since(threads));
        Launch.delete(directory);
      }
    }
  }

  /** Starts an engine on the core of the searches, its index being built if need be. */
  private EngineProcess serve(EngineSpec spec, DataSet data) throws IOException {
    Path index = launch.index(spec, data, options.number("build-threads", 4));
    var engine = new EngineProcess(launch, spec, data, index, core);
    engine.scope(options.scope());
    System.out.printf(
        "engine\t%s\treopened in %.3f s\theld or mapped %.0f bytes/vector\tresident %.0f\ton disk"
            + " %.0f\tbuilt in %s%n",
        spec,
        engine.reopenSeconds(),
        (double) engine.bytes() / data.size(),
        (double) engine.resident() / data.size(),
        (double) Launch.diskBytes(index) / data.size(),
        Files.readString(index.resolve("built.txt")).strip());
    return engine;
  }

  private void curve() throws IOException {
    DataSet data = data();
    int[][] truth = data.truth(options.scope());
    int half = truth.length / 2;
    double[] targets = options.numbers("targets", TARGETS);
    int threads = options.number("threads", 1);
    int millis = options.number("millis", 500);
    for (EngineSpec spec : options.enginesOr(USUAL)) {
      try (EngineProcess engine = serve(spec, data)) {
        Quiet before = Quiet.now();
        Comparison.warm(engine, threads, half);
        Curve tuned = Curve.of(engine, truth, 0, half, targets, threads, millis);
        Curve reported = Curve.of(engine, truth, half, truth.length, targets, threads, millis);
        report.curve(spec, "tune", tuned, targets);
        report.curve(spec, "report", reported, targets);
        System.out.println("machine\t" + before.since(threads));
      }
    }
  }

  private void compare() throws IOException {
    DataSet data = data();
    MachineLimit limit = launch.limit(core);
    System.out.println("memory\t" + limit);
    double[] targets = options.numbers("targets", TARGETS);
    int threads = options.number("threads", 1);
    List<EngineProcess> running = new ArrayList<>();
    try {
      for (EngineSpec spec : options.enginesOr(USUAL)) {
        running.add(serve(spec, data));
      }
      int[][] truth = data.truth(options.scope());
      var comparison = new Comparison(running, truth, threads, options.number("millis", 500));
      comparison.prepare(targets);
      for (double target : targets) {
        Quiet before = Quiet.now();
        report.rounds(
            comparison.run(target, options.number("rounds", 5)), limit, data.dimensions());
        System.out.println("machine\t" + before.since(threads));
      }
    } finally {
      for (EngineProcess engine : running) {
        engine.close();
      }
    }
  }
}
