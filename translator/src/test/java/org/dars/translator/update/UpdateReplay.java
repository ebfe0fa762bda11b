package org.dars.translator.update;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.guard.Guard;
import org.dars.translator.guard.Guarded;
import org.dars.translator.segment.Segment;
import org.dars.translator.segment.Segmenter;
import org.dars.translator.update.Change.Kind;

/**
 * Replays versions of a course as updates. The argument is a folder with a folder for each version,
 * in the order of their names; every segment counts as approved. With a number instead, as many
 * made-up segments are updated, to see how the time grows.
 */
public final class UpdateReplay {

  private UpdateReplay() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].matches("\\d+")) {
      grow(Integer.parseInt(arguments[0]));
    } else {
      replay(Path.of(arguments[0]), arguments.length > 1 ? Path.of(arguments[1]) : null);
    }
  }

  private static void replay(Path versions, @org.jspecify.annotations.Nullable Path reports)
      throws IOException, CoursewareException {
    List<Path> folders;
    try (Stream<Path> list = Files.list(versions)) {
      folders = list.filter(Files::isDirectory).sorted().toList();
    }
    List<VersionSegment> before = List.of();
    row(
        "version",
        "segments",
        "unchanged",
        "moved",
        "repeated",
        "edited",
        "new",
        "gone",
        "reused",
        "offered",
        "score",
        "stale",
        "lost",
        "missed",
        "CPU ms");
    for (Path folder : folders) {
      List<VersionSegment> now = read(folder);
      if (!before.isEmpty()) {
        long start = cpu();
        UpdatePlan plan = UpdatePlan.of(before, now);
        step(folder, before, now, plan, (cpu() - start) / 1_000_000);
        if (reports != null) {
          Files.createDirectories(reports);
          UpdateReport report = UpdateReport.of(plan);
          Files.writeString(reports.resolve(folder.getFileName() + ".md"), report.toMarkdown());
          Files.writeString(reports.resolve(folder.getFileName() + ".json"), report.toJson());
        }
      }
      before = now;
    }
  }

  private static void step(
      Path folder,
      List<VersionSegment> before,
      List<VersionSegment> now,
      UpdatePlan plan,
      long millis) {
    Set<String> known = new HashSet<>();
    before.forEach(s -> known.add(s.source()));
    int same = 0;
    int reused = 0;
    double score = 0;
    Set<VersionSegment> accounted = new HashSet<>();
    for (Change change : plan.changes()) {
      VersionSegment s = change.now();
      VersionSegment from = change.before();
      boolean unchanged = s != null && known.contains(s.source());
      same += unchanged ? 1 : 0;
      boolean right = from != null && s != null && from.source().equals(s.source());
      reused += unchanged && right && change.kind().reuses() ? 1 : 0;
      score += change.kind() == Kind.EDITED ? change.score() : 0;
      if (from != null) {
        accounted.add(from);
      }
    }
    plan.gone().forEach(change -> accounted.add(change.before()));
    int edited = plan.count(Kind.EDITED);
    int open = edited + plan.count(Kind.NEW);
    UpdateReport.Document total = UpdateReport.of(plan).total();
    row(
        folder.getFileName(),
        now.size(),
        plan.count(Kind.UNCHANGED),
        plan.count(Kind.MOVED),
        plan.count(Kind.REPEATED),
        edited,
        plan.count(Kind.NEW),
        plan.count(Kind.GONE),
        share(reused, same),
        share(edited, open),
        String.format(Locale.ROOT, "%.2f", edited == 0 ? 0 : score / edited),
        total.approvedStale(),
        before.size() - accounted.size(),
        missed(plan),
        millis);
  }

  /** New segments that are like one that is gone, anywhere in the course: found by trying all. */
  private static long missed(UpdatePlan plan) {
    Likeness likeness = new Likeness();
    List<Likeness.Text> gone =
        plan.gone().stream()
            .map(Change::before)
            .filter(java.util.Objects::nonNull)
            .map(s -> likeness.text(s.source()))
            .toList();
    return plan.changes().stream()
        .filter(change -> change.kind() == Kind.NEW)
        .map(Change::now)
        .filter(java.util.Objects::nonNull)
        .map(s -> likeness.text(s.source()))
        .filter(s -> gone.stream().anyMatch(g -> Likeness.of(g, s, UpdatePlan.LEAST_LIKENESS) > 0))
        .count();
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.3f", (double) part / whole);
  }

  private static void row(Object... cells) {
    StringBuilder line = new StringBuilder("|");
    for (Object cell : cells) {
      line.append(' ').append(cell).append(" |");
    }
    System.out.println(line);
  }

  private static List<VersionSegment> read(Path folder) throws IOException, CoursewareException {
    List<VersionSegment> segments = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (Path file : files) {
        String path = folder.relativize(file).toString();
        CoursewareDocument document = courseware.read(new SourceFile(path, file));
        for (Block block : document.blocks()) {
          if (block.translatable()) {
            for (Segment segment : Segmenter.segments(block, "en")) {
              Guarded guarded = Guard.protect(segment.content());
              if (guarded.hasWords()) {
                segments.add(
                    VersionSegment.of(
                        path, block.id(), segment.index(), guarded.text(), Work.APPROVED));
              }
            }
          }
        }
      }
    }
    return segments;
  }

  /** A fiftieth each edited, dropped, put in; a document in twenty moved to another name. */
  private static void grow(int most) {
    row("segments", "unchanged", "moved", "repeated", "edited", "new", "gone", "CPU ms");
    for (int size = most / 100; size <= most; size *= 10) {
      Random random = new Random(7);
      List<VersionSegment> before = new ArrayList<>();
      List<VersionSegment> now = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        int document = i / 500;
        String text =
            "In lesson " + random.nextInt(size / 2 + 1) + " the model reads word " + i % 977;
        before.add(VersionSegment.of("d" + document, "b" + i, 0, text, Work.APPROVED));
        String path = "d" + document + (document % 20 == 0 ? "-renamed" : "");
        switch (random.nextInt(50)) {
          case 0 -> now.add(VersionSegment.of(path, "b" + i, 0, text + " again", Work.NONE));
          case 1 -> {}
          case 2 -> {
            now.add(VersionSegment.of(path, "b" + i, 0, text, Work.NONE));
            now.add(VersionSegment.of(path, "n" + i, 0, "Quite new: " + i, Work.NONE));
          }
          default -> now.add(VersionSegment.of(path, "b" + i, 0, text, Work.NONE));
        }
      }
      long start = cpu();
      UpdatePlan plan = UpdatePlan.of(before, now);
      row(
          size,
          plan.count(Kind.UNCHANGED),
          plan.count(Kind.MOVED),
          plan.count(Kind.REPEATED),
          plan.count(Kind.EDITED),
          plan.count(Kind.NEW),
          plan.count(Kind.GONE),
          (cpu() - start) / 1_000_000);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
