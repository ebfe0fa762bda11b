package org.dars.assistant.localise;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.SegmentRows;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.translator.CourseLocaliser;
import org.dars.translator.LocalisationRequest;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.TranslationReport;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.PseudoEngine;
import org.dars.translator.memory.TranslationMemory;

/**
 * Segments a second through the whole pipeline with the pseudo engine: read, segment, look up,
 * guard, check, keep in the database, splice, write; then the same again, when all is finished.
 *
 * <pre>BatchSpeed threads segments…</pre>
 *
 * <p>Pages of a hundred segments, their words drawn anew, as Markdown with links, code and numbers.
 */
final class BatchSpeed {

  private static final int PER_FILE = 100;
  private static final String[] WORDS =
      ("learners read the course page and ask about cells memory tokens model prompt answer lesson"
              + " teacher value number energy water light sound history language region measure")
          .split(" ");

  private BatchSpeed() {}

  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[0]);
    System.out.printf(
        "%d threads on %d processors, heap at most %d MB%n",
        threads,
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20);
    for (int i = 1; i < args.length; i++) {
      measure(threads, Integer.parseInt(args[i]));
    }
  }

  private static void measure(int threads, int segments) throws Exception {
    Path work = Files.createTempDirectory("dars-speed-");
    try {
      Path course = work.resolve("course");
      write(course, segments);
      Home home = new Home(work.resolve("home")).ready();
      try (Database database = Database.open(home);
          Courseware courseware = Courseware.open(ReadLimits.standard());
          TranslationMemory memory = TranslationMemory.open(home.memory("local"))) {
        CourseLibrary library =
            new CourseLibrary(database, new Blobs(home), courseware, Clock.systemUTC());
        Path some = work.resolve("some");
        Files.createDirectories(some);
        Files.writeString(some.resolve("a.md"), "# A\n\nOne page.\n");
        library.add("local", new AddRequest(some, "course", null), AddListener.SILENT);
        SegmentRows rows = new SegmentRows(database, Clock.systemUTC(), "local", "course", "es");
        BooleanSupplier never = () -> false;
        Path out = work.resolve("out");
        for (String what : List.of("localised", "again, all finished")) {
          long start = System.nanoTime();
          TranslationReport report =
              new CourseLocaliser(
                      courseware,
                      new EngineChoice.Machine(new PseudoEngine(), "pseudo"),
                      memory,
                      new LocalisationRequest("en", "es", "local"),
                      Clock.systemUTC(),
                      rows,
                      ReviewPolicy.NONE,
                      threads)
                  .localise(course, out, p -> {}, never);
          double seconds = (System.nanoTime() - start) / 1e9;
          int done = report.outcomes().values().stream().mapToInt(n -> n).sum();
          System.out.printf(
              Locale.ROOT,
              "%,9d segments %s: %.1f s, %,.0f segments/s; heap used at most %d MB; database %d MB%n",
              done,
              what,
              seconds,
              done / seconds,
              peak() >> 20,
              Files.size(home.database()) >> 20);
        }
        long start = System.nanoTime();
        AtomicInteger unequal = new AtomicInteger();
        rows.unequal((document, segment) -> unequal.incrementAndGet());
        System.out.printf(
            Locale.ROOT,
            "%,9d segments compared for equal sources: %.2f s, %,d of them translated otherwise%n",
            segments,
            (System.nanoTime() - start) / 1e9,
            unequal.get());
      }
    } finally {
      delete(work);
    }
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == java.lang.management.MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(u -> u.getUsed())
        .sum();
  }

  private static void write(Path course, int segments) throws IOException {
    Random random = new Random(11);
    for (int file = 0; file * PER_FILE < segments; file++) {
      StringBuilder text = new StringBuilder("# Page " + file + "\n\n");
      for (int s = 1; s < PER_FILE; s++) {
        text.append("Sentence ").append(file).append(" of ");
        for (int w = 8 + random.nextInt(10); w > 0; w--) {
          text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        text.append(
            switch (s % 5) {
              case 0 -> "in `code(" + s + ")`";
              case 1 -> "on [a page](https://example.org/" + s + ")";
              case 2 -> "of **" + s + " kg**";
              default -> "today";
            });
        text.append(s % 4 == 0 ? ".\n\n" : ". ");
      }
      Path folder = Files.createDirectories(course.resolve("unit-" + file / 100));
      Files.writeString(folder.resolve("page-" + file + ".md"), text);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
