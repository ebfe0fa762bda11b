package org.dars.index.bench.courseware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.bench.Quiet;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.roundtrip.RoundTrip;

/** How the cost grows with the size of a file, and a large package in a small heap. */
final class Scale {

  private static final int[] TIMES = {1, 4, 16};

  private final Interleaved interleaved;

  Scale(int rounds, int millis) {
    this.interleaved = new Interleaved(rounds, millis);
  }

  /**
   * Reads, and reads and splices, files of three sizes of each format.
   *
   * @param characters of the smallest
   */
  void files(List<String> formats, int characters) throws IOException, CoursewareException {
    Path folder = Files.createTempDirectory("dars-scale");
    System.out.printf(
        "%-6s %-16s %s%n",
        "format", "", "milliseconds of " + characters + " characters, × 4, × 16");
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (String format : formats) {
        Path[] files = new Path[TIMES.length];
        for (int i = 0; i < TIMES.length; i++) {
          files[i] = folder.resolve(TIMES[i] + "." + format);
          Files.write(files[i], MadeUp.file(format, characters * TIMES[i]));
        }
        format(courseware, format, files);
        for (Path file : files) {
          Files.delete(file);
        }
      }
    } finally {
      Files.delete(folder);
    }
  }

  private void format(Courseware courseware, String format, Path[] files)
      throws IOException, CoursewareException {
    boolean spliced;
    try {
      spliced = courseware.canSplice(courseware.read(source(files[0])));
    } catch (CoursewareException e) {
      System.out.printf("%-6s not read: %s%n", format, e.getMessage());
      return;
    }
    List<Interleaved.Work> works = new ArrayList<>();
    for (Path file : files) {
      works.add(() -> courseware.read(source(file)).blocks().size());
    }
    if (spliced) {
      for (Path file : files) {
        works.add(() -> spliced(courseware, file));
      }
    }
    Quiet before = Quiet.now();
    List<Interleaved.Time> times = interleaved.measure(works);
    print(format, "read", times.subList(0, TIMES.length));
    if (spliced) {
      print(format, "read and splice", times.subList(TIMES.length, times.size()));
    }
    System.out.println("       machine: " + before.since(1));
  }

  private static void print(String format, String what, List<Interleaved.Time> times) {
    StringBuilder s = new StringBuilder("%-6s %-16s".formatted(format, what));
    for (int i = 0; i < times.size(); i++) {
      double median = times.get(i).median();
      s.append(" %9.2f".formatted(1000 * median));
      if (i > 0) {
        s.append(
            " (× %.2f, %.2f a character)"
                .formatted(
                    median / times.get(i - 1).median(),
                    median / times.getFirst().median() / TIMES[i]));
      }
    }
    System.out.println(s);
  }

  private static int spliced(Courseware courseware, Path file)
      throws IOException, CoursewareException {
    CoursewareDocument document = courseware.read(source(file));
    Map<String, List<Inline>> changed = new HashMap<>();
    for (Block block : document.blocks()) {
      if (block.translatable()) {
        changed.put(block.id(), RoundTrip.pseudo(block.content()));
      }
    }
    return courseware.splice(Files.readAllBytes(file), document, changed).length;
  }

  private static SourceFile source(Path file) {
    return new SourceFile(file.getFileName().toString(), file);
  }
}
