package org.dars.translator.memory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A large memory made from real sentences: build rate, fuzzy look-up, memory; beside a scan of all
 * units, in the same run, query by query.
 *
 * <p>Arguments: {@code UNITS QUERIES FOLDER FILE…}. FOLDER must be empty or missing; FILE is plain
 * text, a TSV whose second column is English, or a folder of these. Times of look-ups are processor
 * time of the asking thread; the build is given in both.
 */
public final class MemoryBench {

  private static final int SEED = 20261121;
  private static final Instant WHEN = Instant.parse("2026-11-21T10:00:00Z");

  private MemoryBench() {}

  /** Prints the figures. */
  public static void main(String[] args) throws IOException {
    int units = Integer.parseInt(args[0]);
    int queries = Integer.parseInt(args[1]);
    Path folder = Path.of(args[2]);
    List<String> real = sentences(Arrays.stream(args).skip(3).map(Path::of).toList());
    Random random = new Random(SEED);
    List<String> vocabulary =
        real.stream().limit(2_000).flatMap(s -> Arrays.stream(s.split(" "))).toList();
    System.out.printf("%,d real sentences, seed %d%n", real.size(), SEED);
    ScanPeer scan = new ScanPeer(units);
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      long wall = System.nanoTime();
      long processor = process();
      for (int i = 0; i < units; i++) {
        String base = real.get(i % real.size());
        String source = i < real.size() ? base : varied(base, vocabulary, random, 1 + i % 9);
        memory.put(
            new MemoryEntry(
                "en", "es", source, translation(source), Quality.PERSON, "", "bench", WHEN));
        scan.add(source);
      }
      memory.commit();
      double seconds = (System.nanoTime() - wall) / 1e9;
      double used = (process() - processor) / 1e9;
      int size = memory.size();
      System.out.printf(
          Locale.ROOT,
          "built %,d units in %.1f s, %.1f s of processor time: %,.0f units/s of it; %,d MB on"
              + " disk%n",
          size,
          seconds,
          used,
          units / used,
          bytes(folder) >> 20);
      ask(memory, scan, real, vocabulary, random, queries);
    }
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "heap in use without the scan's own %,d MB: %,d MB%n",
        scan.bytes() >> 20, (runtime.totalMemory() - runtime.freeMemory() - scan.bytes()) >> 20);
  }

  private static void ask(
      TranslationMemory memory,
      ScanPeer scan,
      List<String> real,
      List<String> vocabulary,
      Random random,
      int queries)
      throws IOException {
    long[] ours = new long[queries];
    long[] theirs = new long[queries];
    int agree = 0;
    int answered = 0;
    for (int i = -queries / 5; i < queries; i++) {
      String base = real.get(random.nextInt(real.size()));
      String asked = varied(base, vocabulary, random, 1 + random.nextInt(3)) + " indeed";
      MemoryQuery query = MemoryQuery.of(asked, "en", "es");
      long start = cpu();
      List<Match> matches = memory.matches(query);
      long middle = cpu();
      int best = scan.best(asked, query.threshold());
      long end = cpu();
      if (i >= 0) {
        ours[i] = middle - start;
        theirs[i] = end - middle;
        int found = matches.isEmpty() ? 0 : matches.getFirst().score();
        answered += found > 0 ? 1 : 0;
        // A number in doubt takes something off, which the scan does not know.
        agree += found == best || (found < best && !asked.matches("\\P{Nd}*")) ? 1 : 0;
      }
    }
    Arrays.sort(ours);
    Arrays.sort(theirs);
    print("look-up", ours);
    print("scan of all", theirs);
    System.out.printf(
        Locale.ROOT,
        "%d of %d queries answered; best score as the scan's: %d; scan / look-up: p50 %.0f, p95"
            + " %.0f times%n",
        answered,
        queries,
        agree,
        at(theirs, 50) / at(ours, 50),
        at(theirs, 95) / at(ours, 95));
  }

  private static void print(String name, long[] sorted) {
    System.out.printf(
        Locale.ROOT,
        "%s: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, max %.2f ms%n",
        name,
        at(sorted, 50),
        at(sorted, 95),
        at(sorted, 99),
        at(sorted, 100));
  }

  private static double at(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  /** Of all threads: the index merges beside the writer. */
  static long process() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** As long as a translation, and with its numbers. */
  private static String translation(String source) {
    return source.toLowerCase(Locale.ROOT) + " es";
  }

  static String varied(String sentence, List<String> vocabulary, Random random, int edits) {
    List<String> words = new ArrayList<>(List.of(sentence.split(" ")));
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(words.size());
      String word = vocabulary.get(random.nextInt(vocabulary.size()));
      switch (random.nextInt(3)) {
        case 0 -> words.set(at, word);
        case 1 -> words.add(at, word);
        default -> words.set(at, words.get(at) + (words.size() > 3 ? "" : " " + word));
      }
      if (words.size() > 6 && random.nextInt(3) == 0) {
        words.remove(random.nextInt(words.size()));
      }
    }
    return String.join(" ", words);
  }

  static List<String> sentences(List<Path> inputs) throws IOException {
    Set<String> sentences = new LinkedHashSet<>();
    for (Path input : inputs) {
      try (Stream<Path> files = Files.walk(input)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".tsv")) {
            Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length > 2)
                .forEach(cells -> sentences.addAll(cut(cells[1])));
          } else if (name.endsWith(".txt")) {
            for (String paragraph : Files.readString(file).split("\\n\\s*\\n")) {
              sentences.addAll(cut(paragraph.replaceAll("\\s+", " ")));
            }
          }
        }
      }
    }
    return sentences.stream().filter(s -> Words.of(s).size() > 2).toList();
  }

  private static List<String> cut(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int from = 0;
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      sentences.add(text.substring(from, to).strip());
      from = to;
    }
    return sentences;
  }

  static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(f -> f.toFile().length()).sum();
    }
  }
}
