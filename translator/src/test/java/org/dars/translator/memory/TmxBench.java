package org.dars.translator.memory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.exchange.TmxProblemException;

/**
 * A large TMX file, written, imported and exported again. Run it with a small heap ({@code
 * -Xmx256m}): it passes where nothing grows with the file.
 *
 * <p>Arguments: {@code UNITS FOLDER FILE…}. FOLDER must be empty or missing; FILE is as for {@link
 * MemoryBench}. Rates are units a second of processor time of all threads; the heap is what was in
 * use after the garbage collection that left most of it.
 */
public final class TmxBench {

  private static final int SEED = 20261122;
  private static final Instant WHEN = Instant.parse("2026-11-22T10:00:00Z");

  private TmxBench() {}

  /** Prints the figures. */
  public static void main(String[] args) throws IOException, TmxProblemException {
    int units = Integer.parseInt(args[0]);
    Path folder = Path.of(args[1]);
    Files.createDirectories(folder);
    List<String> real = MemoryBench.sentences(Arrays.stream(args).skip(2).map(Path::of).toList());
    Path tmx = folder.resolve("in.tmx");
    long at = MemoryBench.process();
    Random random = new Random(SEED);
    Iterator<MemoryEntry> entries =
        IntStream.range(0, units).mapToObj(i -> entry(real, random, i)).iterator();
    TmxFile.write(() -> entries, "en", tmx);
    at = print("written", units, at, Files.size(tmx));
    try (TranslationMemory memory = TranslationMemory.open(folder.resolve("memory"))) {
      TmxFile.Report report = TmxFile.importInto(memory, tmx, "");
      at = print("imported", report.entries(), at, MemoryBench.bytes(folder.resolve("memory")));
      Path out = folder.resolve("out.tmx");
      print("exported", TmxFile.export(memory, "en", "es", out), at, Files.size(out));
      System.out.printf("%,d entries in the memory%n", memory.size());
    }
    long heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP && p.getCollectionUsage() != null)
            .mapToLong(TmxBench::kept)
            .max()
            .orElse(0);
    System.out.printf(
        "heap after the last collection: %,d MB of at most %,d MB%n",
        heap >> 20, Runtime.getRuntime().maxMemory() >> 20);
  }

  private static long kept(MemoryPoolMXBean pool) {
    return pool.getCollectionUsage().getUsed();
  }

  private static MemoryEntry entry(List<String> real, Random random, int i) {
    String base = real.get(i % real.size());
    String source =
        i < real.size()
            ? base
            : MemoryBench.varied(base, real.subList(0, 1_000), random, 1) + " " + i;
    return new MemoryEntry(
        "en", "es", source, source.toLowerCase(Locale.ROOT) + " es", Quality.PERSON, "", "b", WHEN);
  }

  private static long print(String what, long units, long since, long bytes) {
    long now = MemoryBench.process();
    System.out.printf(
        Locale.ROOT,
        "%s %,d units, %,.0f a second of processor time, %,d MB%n",
        what,
        units,
        units * 1e9 / (now - since),
        bytes >> 20);
    return now;
  }
}
