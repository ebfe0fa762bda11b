package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.dars.index.search.DocumentKey;
import org.dars.index.search.Hit;
import org.dars.index.search.IndexedPassage;
import org.dars.index.search.PassageIndex;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchRequest;
import org.dars.index.search.SearchResult;

/**
 * The product's own way of searching, through {@link PassageIndex}: words and vectors together,
 * within a course and in the whole zone, at rest and while passages are added. The texts are made
 * up, the vectors are those of the set.
 */
final class ProductBench {
  private static final String ZONE = "zone";
  private static final int COURSE = 5_000;
  private static final int DOCUMENT = 50;
  private static final int K = 10;

  private final DataSet data;
  private final int[][] truth;

  ProductBench(DataSet data) throws IOException {
    this.data = data;
    this.truth = data.truth(new QueryScope.All());
  }

  /** How a series of searches went; the recall is NaN where no truth is known. */
  private record Series(String name, double recall, long[] nanos) {
    @Override
    public String toString() {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return "%-34s %16s  p50 %7.1f µs  p95 %7.1f  p99 %7.1f  most %7.1f"
          .formatted(
              name,
              Double.isNaN(recall) ? "" : "recall@10 %.4f".formatted(recall),
              sorted[sorted.length / 2] / 1e3,
              sorted[(int) (sorted.length * 0.95)] / 1e3,
              sorted[(int) (sorted.length * 0.99)] / 1e3,
              sorted[sorted.length - 1] / 1e3);
    }
  }

  /**
   * Indexes the set, unless that was done.
   *
   * @return the folder of the index
   */
  Path index(String mark) throws IOException {
    Path folder = data.directory().resolve("product-" + mark);
    if (Files.exists(folder)) {
      return folder;
    }
    Path part = data.directory().resolve("product.part");
    Launch.delete(part);
    long start = System.nanoTime();
    try (PassageIndex index = PassageIndex.open(part, "bench", data.dimensions());
        RowFile base = RowFile.open(data.baseFile())) {
      for (int from = 0; from < base.size(); from += DOCUMENT) {
        put(index, base, from, Math.min(base.size(), from + DOCUMENT), "");
      }
      index.commit(1);
    }
    System.out.printf("indexed in %.1f s%n", (System.nanoTime() - start) / 1e9);
    Files.move(part, folder);
    return folder;
  }

  private static void put(PassageIndex index, RowFile base, int from, int to, String mark)
      throws IOException {
    List<IndexedPassage> passages = new ArrayList<>();
    for (int i = from; i < to; i++) {
      float[] vector = new float[base.dimensions()];
      base.read(i, vector);
      passages.add(new IndexedPassage(mark + i, "", "", MadeUpText.passage(i), "en", vector));
    }
    index.put(new DocumentKey(ZONE, course(from), mark + from), passages);
  }

  private static String course(int ordinal) {
    return "course-" + ordinal / COURSE;
  }

  /** Searches at rest, then while so many passages a second are added for some seconds. */
  void run(Path folder, int addsPerSecond, int seconds) throws IOException {
    Path copy = data.directory().resolve("product-adds");
    copy(folder, copy);
    try (PassageIndex index = PassageIndex.open(copy, "bench", data.dimensions())) {
      for (SearchMode mode : SearchMode.values()) {
        for (boolean inCourse : new boolean[] {true, false}) {
          series(index, mode, inCourse, 3, new AtomicBoolean(true));
          System.out.println(series(index, mode, inCourse, 4, new AtomicBoolean(true)));
        }
      }
      adds(index, addsPerSecond, seconds);
    } finally {
      Launch.delete(copy);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Launch.delete(to);
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private Series series(
      PassageIndex index, SearchMode mode, boolean inCourse, int passes, AtomicBoolean goOn)
      throws IOException {
    List<Long> nanos = new ArrayList<>();
    long hits = 0;
    for (int pass = 0; pass < passes && goOn.get(); pass++) {
      for (int q = 0; q < data.queries().length && goOn.get(); q++) {
        SearchRequest request = request(q, mode, inCourse);
        long start = System.nanoTime();
        SearchResult found = index.search(request);
        nanos.add(System.nanoTime() - start);
        int[] nearest = truth[q];
        hits += found.hits().stream().filter(hit -> isTrue(hit, nearest)).count();
      }
    }
    String name = mode + (inCourse ? " in a course of " + COURSE : " in the zone");
    double recall =
        mode == SearchMode.VECTOR && !inCourse ? (double) hits / nanos.size() / K : Double.NaN;
    return new Series(name, recall, nanos.stream().mapToLong(Long::longValue).toArray());
  }

  private static boolean isTrue(Hit hit, int[] nearest) {
    return Arrays.stream(nearest, 0, K).anyMatch(id -> hit.passage().equals("" + id));
  }

  private SearchRequest request(int query, SearchMode mode, boolean inCourse) {
    int nearest = truth[query][0];
    return new SearchRequest(
        ZONE,
        inCourse ? Set.of(course(nearest)) : Set.of(),
        Set.of(),
        MadeUpText.question(nearest),
        "en",
        data.queries()[query],
        mode,
        K);
  }

  /** One thread adds documents of ten at an even pace and commits every second; one searches. */
  private void adds(PassageIndex index, int perSecond, int seconds) throws IOException {
    var goOn = new AtomicBoolean(true);
    var searching = new Searching(index, goOn);
    searching.start();
    int batch = 10;
    long pause = TimeUnit.SECONDS.toNanos(1) * batch / perSecond;
    int added = 0;
    List<Long> findable = new ArrayList<>();
    long start = System.nanoTime();
    long next = start;
    try (RowFile base = RowFile.open(data.baseFile())) {
      for (int i = 0; System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds); i++) {
        int from = (int) ((i * 7_919L * batch) % (base.size() - batch));
        put(index, base, from, from + batch, "new-" + i + "-");
        added += batch;
        if (i % (perSecond / batch) == 0) {
          findable.add(untilFound(index, base, from, "new-" + i + "-" + from));
          index.commit(2 + i);
        }
        next += pause;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
    double elapsed = (System.nanoTime() - start) / 1e9;
    goOn.set(false);
    Series series = searching.await();
    System.out.println(series);
    long[] sorted = findable.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "added %.0f passages/s; findable after acknowledgement: median %.1f ms, at most %.1f ms%n",
        added / elapsed, sorted[sorted.length / 2] / 1e6, sorted[sorted.length - 1] / 1e6);
  }

  private static long untilFound(PassageIndex index, RowFile base, int ordinal, String id)
      throws IOException {
    float[] vector = new float[base.dimensions()];
    base.read(ordinal, vector);
    var request =
        new SearchRequest(
            ZONE, Set.of(course(ordinal)), Set.of(), "", "en", vector, SearchMode.VECTOR, K);
    long start = System.nanoTime();
    while (index.search(request).hits().stream().noneMatch(hit -> hit.passage().equals(id))) {
      Thread.onSpinWait();
    }
    return System.nanoTime() - start;
  }

  /** The thread that searches meanwhile. */
  private final class Searching extends Thread {
    private final PassageIndex index;
    private final AtomicBoolean goOn;
    private volatile Series series =
        new Series("HYBRID in a course while adding", Double.NaN, new long[1]);
    private volatile String failure = "";

    Searching(PassageIndex index, AtomicBoolean goOn) {
      this.index = index;
      this.goOn = goOn;
    }

    @Override
    public void run() {
      try {
        Series done = series(index, SearchMode.HYBRID, true, Integer.MAX_VALUE, goOn);
        series = new Series(series.name, Double.NaN, done.nanos);
      } catch (IOException | RuntimeException e) {
        failure = e.toString();
      }
    }

    Series await() throws IOException {
      try {
        join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!failure.isEmpty()) {
        throw new IOException("searching while adding failed: " + failure);
      }
      return series;
    }
  }
}
