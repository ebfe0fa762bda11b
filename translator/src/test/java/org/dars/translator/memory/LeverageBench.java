package org.dars.translator.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.segment.Segmenter;

/**
 * How much of a text a memory of human translations answers. Arguments: {@code FOLDER TSV}, where
 * FOLDER is empty or missing and the TSV has a header, English in its second column and Spanish in
 * its third.
 *
 * <p>Every tenth segment is kept out of the memory and asked for as it stands: another chapter of
 * the same book. Then all segments are asked for as a later version of the same text: one in five
 * with one or two words edited, everything in the memory.
 *
 * <p>Or {@code MEMORY COURSE FROM TO}, where COURSE is a file, a folder or a package in language
 * FROM: its segments are asked for in a memory that is there. Plain text will do, although it
 * cannot be localised.
 */
public final class LeverageBench {

  private static final int SEED = 20261121;

  private LeverageBench() {}

  /** Prints the figures. */
  public static void main(String[] args) throws IOException, CoursewareException {
    if (args.length == 4) {
      course(Path.of(args[0]), Path.of(args[1]), args[2], args[3]);
      return;
    }
    List<String[]> rows =
        Files.readAllLines(Path.of(args[1])).stream()
            .skip(1)
            .map(line -> line.split("\t"))
            .filter(cells -> cells.length > 2 && !Words.of(cells[1]).isEmpty())
            .toList();
    Random random = new Random(SEED);
    List<String> vocabulary =
        rows.stream().flatMap(cells -> Arrays.stream(cells[1].split(" "))).toList();
    try (TranslationMemory memory = TranslationMemory.open(Path.of(args[0]))) {
      List<String> held = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        if (i % 10 == 9) {
          held.add(rows.get(i)[1]);
        } else {
          memory.add(entry(rows.get(i)));
        }
      }
      memory.commit();
      print("every tenth segment, kept out", memory, held);
      for (int i = 9; i < rows.size(); i += 10) {
        memory.add(entry(rows.get(i)));
      }
      memory.commit();
      List<String> later = new ArrayList<>();
      for (String[] row : rows) {
        boolean edited = random.nextInt(5) == 0;
        later.add(
            edited
                ? MemoryBench.varied(row[1], vocabulary, random, 1 + random.nextInt(2))
                : row[1]);
      }
      print("a later version, one segment in five edited", memory, later);
    }
  }

  private static void course(Path folder, Path course, String from, String to)
      throws IOException, CoursewareException {
    List<String> segments = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard());
        CoursePackage opened = CoursePackage.open(course, ReadLimits.standard())) {
      for (SourceFile file : opened.course().files()) {
        for (Block block : courseware.read(file).blocks()) {
          if (block.kind() != BlockKind.CODE && block.kind() != BlockKind.FORMULA) {
            Segmenter.segments(block, from).stream()
                .map(s -> Guard.protect(s.content()))
                .filter(Guarded::hasWords)
                .map(Guarded::text)
                .forEach(segments::add);
          }
        }
      }
    }
    try (TranslationMemory memory = TranslationMemory.openReadOnly(folder)) {
      print(course.getFileName() + ", " + from + " to " + to, memory, segments, from, to);
    }
  }

  private static MemoryEntry entry(String[] row) {
    return new MemoryEntry("en", "es", row[1], row[2], Quality.PERSON, "", "people", Instant.EPOCH);
  }

  private static void print(String what, TranslationMemory memory, List<String> segments)
      throws IOException {
    print(what, memory, segments, "en", "es");
  }

  private static void print(
      String what, TranslationMemory memory, List<String> segments, String from, String to)
      throws IOException {
    Map<String, int[]> bands = new TreeMap<>();
    int words = 0;
    for (String segment : segments) {
      List<Match> matches = memory.matches(MemoryQuery.of(segment, from, to));
      int score = matches.isEmpty() ? 0 : matches.getFirst().score();
      String band =
          score >= 100 ? "a exact" : score >= 85 ? "b 85-99" : score >= 70 ? "c 70-84" : "d none";
      int length = Words.of(segment).size();
      int[] sums = bands.computeIfAbsent(band, b -> new int[2]);
      sums[0]++;
      sums[1] += length;
      words += length;
    }
    System.out.printf("%s: %d segments, %d words%n", what, segments.size(), words);
    for (Map.Entry<String, int[]> band : bands.entrySet()) {
      System.out.printf(
          Locale.ROOT,
          "  %s: %.1f %% of segments, %.1f %% of words%n",
          band.getKey().substring(2),
          100.0 * band.getValue()[0] / segments.size(),
          100.0 * band.getValue()[1] / words);
    }
  }
}
