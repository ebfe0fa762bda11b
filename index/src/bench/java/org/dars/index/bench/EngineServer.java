package org.dars.index.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.dars.index.vector.SearchCost;

/**
 * The process of one engine: {@code build SPEC BASE DIRECTORY THREADS}, or {@code serve SPEC
 * QUERIES TRUTH DIRECTORY}, which obeys a line at a time and waits in between without a sound:
 *
 * <pre>
 * scope NAME                               → scoped
 * ids EFFORT K FROM TO FILE                → wrote
 * run THREADS EFFORT K FROM TO MILLIS      → ran SEARCHES NANOS CPU-NANOS P50 P95 P99 PATH SCANNED VISITED RERANKED BYTES
 * quit
 * </pre>
 *
 * {@code run} searches with the queries {@code FROM}…{@code TO}−1 in whole passes until the time is
 * up; the costs are means. What goes wrong answers {@code error MESSAGE}.
 */
final class EngineServer {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Engine engine;
  private final float[][] queries;
  private final int[] nearest;
  private QueryScope scope = new QueryScope.All();
  private final List<Engine.Searcher> searchers = new ArrayList<>();

  private EngineServer(Engine engine, float[][] queries, int[] nearest) {
    this.engine = engine;
    this.queries = queries;
    this.nearest = nearest;
  }

  static Engine engine(EngineSpec spec) {
    return switch (spec.name()) {
      case "dars" -> new DarsEngine(spec);
      case "dars-lucene" -> new DarsLuceneEngine(spec);
      case "jvector-float", "jvector-pq" -> new JVectorEngine(spec);
      case "lucene-float",
          "lucene-int8",
          "lucene-int7",
          "lucene-int4",
          "lucene-bbq2",
          "lucene-bbq" ->
          new LuceneEngine(spec);
      default -> throw new IllegalArgumentException("unknown engine " + spec.name());
    };
  }

  /** The child's entry. */
  public static void main(String[] args) throws IOException {
    // Libraries that print would break the protocol.
    PrintStream out = System.out;
    System.setOut(System.err);
    EngineSpec spec = EngineSpec.parse(args[1]);
    try (Engine engine = engine(spec)) {
      switch (args[0]) {
        case "build" -> {
          try (RowFile base = RowFile.open(Path.of(args[2]))) {
            long start = System.nanoTime();
            engine.build(base, Path.of(args[3]), Integer.parseInt(args[4]));
            out.printf(Locale.ROOT, "built %.3f%n", (System.nanoTime() - start) / 1e9);
          }
        }
        case "serve" -> {
          try (RowFile queries = RowFile.open(Path.of(args[2]))) {
            int[][] truth = Ids.read(Path.of(args[3]));
            long start = System.nanoTime();
            engine.open(Path.of(args[4]));
            out.printf(
                Locale.ROOT, "opened %.4f %d%n", (System.nanoTime() - start) / 1e9, engine.bytes());
            int[] nearest = Arrays.stream(truth).mapToInt(row -> row[0]).toArray();
            new EngineServer(engine, queries.readAll(), nearest).serve(out);
          }
        }
        default -> throw new IllegalArgumentException("unknown command " + args[0]);
      }
    }
    out.flush();
    // Thread pools of the libraries would keep the process alive.
    System.exit(0);
  }

  private void serve(PrintStream out) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("quit")) {
        return;
      }
      String answer;
      try {
        answer = obey(line.split(" "));
      } catch (InterruptedException e) {
        return;
      } catch (IOException | ExecutionException | RuntimeException e) {
        e.printStackTrace();
        answer = "error " + e;
      }
      out.println(answer);
      out.flush();
    }
  }

  private String obey(String[] words) throws IOException, ExecutionException, InterruptedException {
    return switch (words[0]) {
      case "scope" -> {
        scope = QueryScope.parse(words[1]);
        searchers.clear();
        yield "scoped";
      }
      case "ids" -> {
        int[] n = numbers(words, 1, 4);
        int[][] found = new int[n[3] - n[2]][n[1]];
        for (int q = n[2]; q < n[3]; q++) {
          searcher(0).search(q, queries[q], n[1], n[0], found[q - n[2]]);
        }
        Ids.write(Path.of(words[5]), found, n[1]);
        yield "wrote";
      }
      case "run" -> {
        int[] n = numbers(words, 1, 6);
        yield run(n[0], n[1], n[2], n[3], n[4], n[5]);
      }
      default -> throw new IllegalArgumentException("unknown command " + words[0]);
    };
  }

  private static int[] numbers(String[] words, int from, int count) {
    return Arrays.stream(words, from, from + count).mapToInt(Integer::parseInt).toArray();
  }

  private Engine.Searcher searcher(int thread) throws IOException {
    while (searchers.size() <= thread) {
      Engine.Searcher searcher = engine.searcher();
      searcher.scope(scope, nearest);
      searchers.add(searcher);
    }
    return searchers.get(thread);
  }

  private String run(int threads, int effort, int k, int from, int to, int millis)
      throws IOException, ExecutionException, InterruptedException {
    List<Callable<Passes>> work = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Engine.Searcher searcher = searcher(t);
      work.add(() -> passes(searcher, effort, k, from, to, millis));
    }
    long start = System.nanoTime();
    List<Passes> done = new ArrayList<>();
    if (threads == 1) {
      try {
        done.add(work.getFirst().call());
      } catch (Exception e) {
        throw new ExecutionException(e);
      }
    } else {
      try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
        for (Future<Passes> future : executor.invokeAll(work)) {
          done.add(future.get());
        }
      }
    }
    long elapsed = System.nanoTime() - start;
    long[] took = done.stream().flatMapToLong(p -> Arrays.stream(p.took)).sorted().toArray();
    SearchCost cost = done.stream().map(Passes::cost).reduce(SearchCost.NOTHING, SearchCost::plus);
    return String.format(
        Locale.ROOT,
        "ran %d %d %d %d %d %d %s %.1f %.1f %.1f %.0f",
        took.length,
        elapsed,
        done.stream().mapToLong(Passes::cpu).sum(),
        took[took.length / 2],
        took[(int) (took.length * 0.95)],
        took[(int) (took.length * 0.99)],
        cost.path(),
        (double) cost.scanned() / took.length,
        (double) cost.visited() / took.length,
        (double) cost.reranked() / took.length,
        (double) cost.bytes() / took.length);
  }

  private record Passes(long[] took, long cpu, SearchCost cost) {}

  private Passes passes(Engine.Searcher searcher, int effort, int k, int from, int to, int millis)
      throws IOException {
    int[] ids = new int[k];
    long cpu = THREADS.getCurrentThreadCpuTime();
    LongStream.Builder took = LongStream.builder();
    SearchCost cost = SearchCost.NOTHING;
    long until = System.nanoTime() + millis * 1_000_000L;
    do {
      for (int q = from; q < to; q++) {
        long before = System.nanoTime();
        SearchCost one = searcher.search(q, queries[q], k, effort, ids);
        took.add(System.nanoTime() - before);
        cost = cost.plus(one);
      }
    } while (System.nanoTime() < until);
    return new Passes(took.build().toArray(), THREADS.getCurrentThreadCpuTime() - cpu, cost);
  }
}
