package org.dars.translator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineException;
import org.dars.translator.exchange.XliffFile;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * Localises a file or a folder of courseware into a folder. Each file appears whole or not at all;
 * a broken file is reported and the rest goes on; what an earlier run finished with the same engine
 * from the same source is not done again.
 */
public final class CourseLocaliser {

  private final Courseware courseware;
  private final EngineChoice choice;
  private final LocalisationRequest request;
  private final Localiser localiser;
  private final SegmentStore segments;
  private final ReviewPolicy policy;
  private final int threads;
  private final Clock clock;

  /**
   * A localiser for one pair of languages.
   *
   * @param memory null to translate everything anew
   */
  public CourseLocaliser(
      Courseware courseware,
      EngineChoice choice,
      @Nullable TranslationMemory memory,
      LocalisationRequest request,
      Clock clock) {
    this(courseware, choice, memory, request, clock, SegmentStore.NONE, ReviewPolicy.NONE, 1);
  }

  /**
   * A localiser for one pair of languages.
   *
   * @param memory null to translate everything anew
   * @param segments what was done before, and where what is done now is kept
   * @param threads how many documents are worked on at once, at least 1
   */
  public CourseLocaliser(
      Courseware courseware,
      EngineChoice choice,
      @Nullable TranslationMemory memory,
      LocalisationRequest request,
      Clock clock,
      SegmentStore segments,
      ReviewPolicy policy,
      int threads) {
    this.courseware = courseware;
    this.choice = choice;
    this.request = request;
    this.clock = clock;
    this.segments = segments;
    this.policy = policy;
    this.threads = threads;
    this.localiser = new Localiser(courseware, memory, request, clock, segments, policy);
  }

  /**
   * Localises.
   *
   * @param input a file or a folder
   * @param output a folder, created when missing; outside {@code input}
   * @param progress told which file is at hand and how far it is
   * @param cancelled asked between files and batches; the report then says where it stopped
   * @throws IOException when the input is missing, the output is inside it, or cannot be written;
   *     the message says which
   */
  public TranslationReport localise(
      Path input, Path output, Consumer<Progress> progress, BooleanSupplier cancelled)
      throws IOException, InterruptedException {
    Instant start = clock.instant();
    List<SourceFile> sources = sources(input, output);
    Files.createDirectories(output);
    FinishedFiles finished = FinishedFiles.open(output);
    CourseConsistency consistency = new CourseConsistency(segments, request, policy, output);
    List<Callable<List<FileReport>>> steps = new ArrayList<>();
    List<String> skipped = Collections.synchronizedList(new ArrayList<>());
    InTurn turn = new InTurn(sources.size(), progress, cancelled);
    for (SourceFile source : sources) {
      steps.add(() -> {
        Optional<FileReport> before = finishedBefore(source, output, finished);
        if (before.isPresent()) {
          skipped.add(source.path());
          return List.of(before.get());
        }
        if (!CourseFolder.isMedia(source.path())) {
          consistency.forget();
        }
        return isPackage(source)
            ? packed(source, output, finished, turn::hear, turn::stopped)
            : List.of(
                one(source, output, finished, turn::hear, turn::stopped, Files.isDirectory(input)));
      });
    }
    List<FileReport> reports = turn.run(steps, threads);
    skipped.sort(Comparator.naturalOrder());
    String stopped = turn.why();
    CourseFindings findings =
        stopped.isEmpty() && choice instanceof EngineChoice.Machine
            ? consistency.find().with(request.checks().problems())
            : CourseFindings.NONE;
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1_000.0;
    return new TranslationReport(
        request.from(),
        request.to(),
        engine(),
        choice.why(),
        reports,
        skipped,
        stopped,
        seconds,
        findings);
  }

  private String engine() {
    return switch (choice) {
      case EngineChoice.Machine m -> m.engine().id();
      case EngineChoice.People p -> "people";
    };
  }

  /** What a file was made with: when any of it changes, the file is made again. */
  private String task(SourceFile source) throws IOException {
    String task = engine() + " " + request.from() + " " + request.to();
    if (!policy.equals(ReviewPolicy.NONE)) {
      task += " " + policy.threshold() + (policy.draftsInOutput() ? "" : " approved");
    }
    String checks = request.checks().version();
    if (!checks.isEmpty()) {
      task += " " + checks;
    }
    String revision = segments.revision(source.path());
    return revision.isEmpty() ? task : task + " " + revision;
  }

  private static List<SourceFile> sources(Path input, Path output) throws IOException {
    if (!Files.exists(input)) {
      throw new NoSuchFileException(input + ": there is no such file or folder");
    }
    if (Files.isRegularFile(input)) {
      Path name = input.getFileName();
      if (output
          .toAbsolutePath()
          .normalize()
          .equals(input.toAbsolutePath().normalize().getParent())) {
        throw new IOException(
            output + ": the output folder holds the source file; choose another output folder");
      }
      return List.of(new SourceFile(String.valueOf(name), input));
    }
    Path in = input.toRealPath();
    if (real(output).startsWith(in)) {
      throw new IOException(output + ": the output is inside the input; choose another folder");
    }
    if (CoursePackage.isBackup(in)) {
      return List.of(new SourceFile(String.valueOf(in.getFileName()), in));
    }
    try (Stream<Path> walk = Files.walk(in)) {
      List<Path> all = walk.filter(file -> !Files.isSymbolicLink(file)).sorted().toList();
      List<Path> backups =
          all.stream().filter(Files::isDirectory).filter(CoursePackage::isBackup).toList();
      return all.stream()
          .filter(file -> Files.isRegularFile(file) || backups.contains(file))
          .filter(file -> backups.stream().noneMatch(b -> !b.equals(file) && file.startsWith(b)))
          .map(file -> new SourceFile(courseware(in.relativize(file)), file))
          .filter(source -> !source.path().endsWith(FinishedFiles.NAME))
          .filter(source -> !source.path().endsWith(CourseConsistency.NAME))
          .toList();
    }
  }

  /** Whether it is written as a whole: a package, or a backup that somebody unpacked. */
  private static boolean isPackage(SourceFile source) {
    return CoursePackage.isPackage(source.path()) || Files.isDirectory(source.file());
  }

  /** The path without links, as far as it exists already. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path existing = absolute;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing == null
        ? absolute
        : existing.toRealPath().resolve(existing.relativize(absolute));
  }

  private static String courseware(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }

  private Optional<FileReport> finishedBefore(
      SourceFile source, Path output, FinishedFiles finished) {
    Optional<FinishedFiles.Finished> before = finished.of(source.path());
    if (before.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean same = before.get().task().equals(task(source));
      same = same && before.get().source().equals(FinishedFiles.sha256(source.file()));
      return same && Files.exists(target(source, output))
          ? Optional.of(before.get().report())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path target(SourceFile source, Path output) {
    boolean xliff = choice instanceof EngineChoice.People && !isPackage(source);
    String name = xliff ? source.path() + ".xlf" : source.path();
    return output.resolve(name);
  }

  private FileReport one(
      SourceFile source,
      Path output,
      FinishedFiles finished,
      Consumer<Progress> progress,
      BooleanSupplier cancelled,
      boolean ofFolder)
      throws EngineException, InterruptedException {
    try {
      byte[] original = Files.readAllBytes(source.file());
      String task = task(source);
      Written written = localised(source, progress, cancelled);
      Path target = target(source, output);
      FileReport report = written.report();
      if (report.status() == FileReport.Status.COPIED) {
        target = output.resolve(source.path());
      }
      keepEdited(target, source.path(), finished);
      write(target, written.bytes());
      if (!report.outcomes().containsKey(Outcome.FAILED)) {
        String sha = FinishedFiles.sha256(written.bytes());
        finished.add(new FinishedFiles.Finished(task, FinishedFiles.sha256(original), sha, report));
      }
      return report;
    } catch (CoursewareException e) {
      return ofFolder
          ? copyUnread(source, output, e)
          : FileReport.of(source.path(), FileReport.Status.FAILED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return FileReport.of(source.path(), FileReport.Status.FAILED, e.toString());
    }
  }

  /**
   * A course package: every document in it localised, everything else as it was, records of persons
   * left out. It is finished as a whole.
   */
  private List<FileReport> packed(
      SourceFile source,
      Path output,
      FinishedFiles finished,
      Consumer<Progress> progress,
      BooleanSupplier cancelled)
      throws EngineException, InterruptedException {
    try {
      keepEdited(output.resolve(source.path()), source.path(), finished);
      String task = task(source);
      PackageLocaliser.Result result =
          new PackageLocaliser(this::localised, choice)
              .localise(source, output.resolve(source.path()), progress, cancelled);
      if (result.whole()) {
        finished.add(
            new FinishedFiles.Finished(
                task,
                FinishedFiles.sha256(source.file()),
                FinishedFiles.sha256(output.resolve(source.path())),
                result.reports().getFirst()));
      }
      return result.reports();
    } catch (CoursewareException e) {
      return List.of(
          FileReport.of(source.path(), FileReport.Status.FAILED, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      return List.of(FileReport.of(source.path(), FileReport.Status.FAILED, e.toString()));
    }
  }

  /** A document and what is said about it; its bytes are XLIFF when people are to translate. */
  private Written localised(
      SourceFile source, Consumer<Progress> progress, BooleanSupplier cancelled)
      throws EngineException, InterruptedException, CoursewareException, IOException {
    return switch (choice) {
      case EngineChoice.Machine m -> {
        LocalisedDocument done = localiser.localise(source, m.engine(), progress, cancelled);
        yield new Written(done.bytes(), FileReport.of(done));
      }
      case EngineChoice.People p -> export(source);
    };
  }

  /** A file that cannot be read as courseware still belongs to the course: pictures, archives. */
  private static FileReport copyUnread(SourceFile source, Path output, CoursewareException why) {
    try {
      write(output.resolve(source.path()), Files.readAllBytes(source.file()));
      return FileReport.of(
          source.path(),
          FileReport.Status.COPIED,
          CourseFolder.isMedia(source.path())
              ? "a picture, recording or style sheet: copied as it is"
              : "copied as it is, since it could not be read: " + why.getMessage());
    } catch (IOException e) {
      return FileReport.of(source.path(), FileReport.Status.FAILED, e.toString());
    }
  }

  /** A file and what is said about it. */
  record Written(byte[] bytes, FileReport report) {}

  private Written export(SourceFile source) throws CoursewareException, IOException {
    CoursewareDocument document = courseware.read(source);
    if (!courseware.canSplice(document)) {
      return new Written(
          Files.readAllBytes(source.file()),
          FileReport.of(
              source.path(), FileReport.Status.COPIED, "its format is read-only: copied as it is"));
    }
    String xliff = XliffFile.write(document, request.from(), request.to());
    return new Written(
        xliff.getBytes(StandardCharsets.UTF_8),
        FileReport.of(source.path(), FileReport.Status.EXPORTED, ""));
  }

  /**
   * Puts a file aside that somebody changed since it was written; a folder that is not ours, too.
   */
  private static void keepEdited(Path target, String path, FinishedFiles finished)
      throws IOException {
    Optional<FinishedFiles.Finished> before = finished.of(path);
    if (!Files.exists(target) || (before.isEmpty() && !Files.isDirectory(target))) {
      return;
    }
    if (before.isEmpty() || !FinishedFiles.sha256(target).equals(before.get().output())) {
      Path aside = target;
      for (int n = 1; Files.exists(aside); n++) {
        aside = target.resolveSibling(target.getFileName() + ".edited-" + n);
      }
      Files.move(target, aside);
    }
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    Files.createDirectories(target.toAbsolutePath().resolveSibling("."));
    // Not createTempFile: its files are for one user only, and these are to be served.
    Path temporary = target.resolveSibling(".dars-" + UUID.randomUUID() + ".part");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
