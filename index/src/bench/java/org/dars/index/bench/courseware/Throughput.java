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

/** How fast files are read, and read and written. */
final class Throughput {

  /** A file, copied to memory. */
  private record Sample(Path file, byte[] bytes) {
    SourceFile source() {
      return new SourceFile(file.getFileName().toString(), file);
    }
  }

  /** What one tool does with one file; returns how many blocks. */
  private interface Tool {
    long use(Sample sample) throws IOException, CoursewareException;
  }

  private record Named(String name, Tool tool) {}

  private final Samples samples;
  private final Interleaved interleaved;
  private final PlainText tika = new PlainText();

  Throughput(Samples samples, int rounds, int millis) {
    this.samples = samples;
    this.interleaved = new Interleaved(rounds, millis);
  }

  void run() throws IOException, CoursewareException {
    Path memory = Path.of("/dev/shm");
    Path folder =
        Files.isDirectory(memory)
            ? Files.createTempDirectory(memory, "dars-bench")
            : Files.createTempDirectory("dars-bench");
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (Map.Entry<String, List<Path>> entry : samples.byFormat().entrySet()) {
        format(courseware, folder, entry.getKey(), entry.getValue());
      }
    } finally {
      delete(folder);
    }
  }

  private void format(Courseware courseware, Path folder, String format, List<Path> files)
      throws IOException, CoursewareException {
    List<Named> tools = new ArrayList<>();
    tools.add(new Named("dars read", s -> courseware.read(s.source()).blocks().size()));
    tools.add(new Named("dars read and splice all", s -> spliced(courseware, s)));
    tools.add(
        new Named(
            "tika",
            s -> {
              tika.tika(format, s.bytes());
              return 0;
            }));
    for (Okapi okapi : Okapi.of(format)) {
      tools.add(new Named(okapi.name(), s -> okapi.read(s.file())));
    }
    List<Sample> all = copied(folder, format, files);
    if (all.stream().noneMatch(s -> takes(tools.get(1), s))) {
      tools.remove(1); // a format that is only read
    }
    List<Sample> both =
        all.stream().filter(s -> tools.stream().allMatch(t -> takes(t, s))).toList();
    double megabytes = both.stream().mapToLong(s -> s.bytes().length).sum() / 1e6;
    System.out.printf(
        "%n%s: %d files of %d that all tools read, %.3f MB%n",
        format, both.size(), files.size(), megabytes);
    if (both.isEmpty()) {
      return;
    }
    List<Interleaved.Work> works = new ArrayList<>();
    for (Named named : tools) {
      works.add(() -> {
        long blocks = 0;
        for (Sample sample : both) {
          blocks += named.tool().use(sample);
        }
        return blocks;
      });
    }
    Quiet before = Quiet.now();
    List<Interleaved.Time> times = interleaved.measure(works);
    for (int i = 0; i < tools.size(); i++) {
      Interleaved.Time time = times.get(i);
      System.out.printf(
          "  %-25s %8.3f MB/s (%.3f–%.3f)  %s  %.2f × the time of dars read%n",
          tools.get(i).name(),
          megabytes / time.median(),
          megabytes / time.most(),
          megabytes / time.least(),
          time.returned() == 0
              ? " ".repeat(17)
              : "%,10.0f blocks/s".formatted(time.returned() / time.median()),
          time.median() / times.getFirst().median());
    }
    System.out.println("  machine: " + before.since(1));
  }

  private static long spliced(Courseware courseware, Sample sample)
      throws IOException, CoursewareException {
    CoursewareDocument document = courseware.read(sample.source());
    if (!courseware.canSplice(document)) {
      throw new IOException("is only read");
    }
    Map<String, List<Inline>> changed = new HashMap<>();
    for (Block block : document.blocks()) {
      if (block.translatable()) {
        changed.put(block.id(), RoundTrip.pseudo(block.content()));
      }
    }
    courseware.splice(sample.bytes(), document, changed);
    return document.blocks().size();
  }

  private static boolean takes(Named named, Sample sample) {
    try {
      named.tool().use(sample);
      return true;
    } catch (IOException | CoursewareException e) {
      return false;
    }
  }

  /** Where reading costs no disk, for whoever reads files and for whoever reads bytes. */
  private static List<Sample> copied(Path folder, String format, List<Path> files)
      throws IOException {
    List<Sample> copies = new ArrayList<>();
    for (Path file : files) {
      Path copy = folder.resolve(copies.size() + "." + format);
      Files.copy(file, copy);
      copies.add(new Sample(copy, Files.readAllBytes(copy)));
    }
    return copies;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
