package org.dars.translator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineException;

/**
 * Localises a course package: its documents one by one, then the package with all of them. No name
 * in the package becomes a path: where people translate, XLIFF files are numbered.
 */
final class PackageLocaliser {

  /** Localises one document. */
  interface Step {
    CourseLocaliser.Written localise(
        SourceFile source, Consumer<Progress> progress, BooleanSupplier cancelled)
        throws EngineException, InterruptedException, CoursewareException, IOException;
  }

  /**
   * What became of a package.
   *
   * @param reports the package's own, then one for each document
   * @param whole whether the package was written and no segment failed
   */
  record Result(List<FileReport> reports, boolean whole) {}

  private final Step step;
  private final EngineChoice choice;

  PackageLocaliser(Step step, EngineChoice choice) {
    this.step = step;
    this.choice = choice;
  }

  /**
   * Writes {@code target}, whole or not at all.
   *
   * @throws CoursewareException when the package cannot be read or written
   */
  Result localise(
      SourceFile source, Path target, Consumer<Progress> progress, BooleanSupplier cancelled)
      throws CoursewareException, EngineException, InterruptedException, IOException {
    Path work = Files.createTempDirectory("dars-package-");
    try (CoursePackage open = CoursePackage.open(source.file(), ReadLimits.standard())) {
      Map<String, Path> changed = new HashMap<>();
      List<FileReport> reports = new ArrayList<>();
      List<SourceFile> documents = open.course().files().stream().distinct().toList();
      Files.createDirectories(target.toAbsolutePath().resolveSibling("."));
      for (SourceFile document : documents) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        FileReport report =
            document(document, work, target, changed, reports.size() + 1, progress, cancelled);
        reports.add(report);
      }
      write(open, changed, target);
      reports.addFirst(whole(source, open));
      boolean whole =
          reports.stream()
              .noneMatch(r ->
                  r.outcomes().containsKey(Outcome.FAILED)
                      || r.status() == FileReport.Status.EXPORTED);
      return new Result(reports, whole);
    } finally {
      delete(work);
    }
  }

  private FileReport document(
      SourceFile document,
      Path work,
      Path target,
      Map<String, Path> changed,
      int number,
      Consumer<Progress> progress,
      BooleanSupplier cancelled)
      throws EngineException, InterruptedException, IOException {
    String path = target.getFileName() + "!/" + document.path();
    try {
      CourseLocaliser.Written written = step.localise(document, progress, cancelled);
      FileReport report = at(path, written.report());
      if (report.status() == FileReport.Status.LOCALISED) {
        Path file = work.resolve(Integer.toString(number));
        Files.write(file, written.bytes());
        changed.put(document.path(), file);
      } else if (report.status() == FileReport.Status.EXPORTED
          && choice instanceof EngineChoice.People) {
        String name = String.format(Locale.ROOT, "%s.%04d.xlf", target.getFileName(), number);
        Files.write(target.resolveSibling(name), written.bytes());
        return FileReport.of(path, FileReport.Status.EXPORTED, "its texts are in " + name);
      }
      return report;
    } catch (CoursewareException e) {
      return FileReport.of(
          path,
          FileReport.Status.COPIED,
          "copied as it is, since it could not be read: " + e.getMessage());
    }
  }

  private static FileReport at(String path, FileReport r) {
    return new FileReport(
        path, r.status(), r.outcomes(), r.by(), r.open(), r.flagged(), r.problems());
  }

  private static FileReport whole(SourceFile source, CoursePackage open) {
    List<String> problems = new ArrayList<>(open.notes());
    return new FileReport(
        source.path(),
        FileReport.Status.LOCALISED,
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        problems);
  }

  private static void write(CoursePackage open, Map<String, Path> changed, Path target)
      throws IOException, CoursewareException {
    Path temporary = target.resolveSibling(".dars-" + UUID.randomUUID() + ".part");
    try {
      if (open.isPacked()) {
        try (OutputStream out = Files.newOutputStream(temporary)) {
          open.write(changed, false, out);
        }
      } else {
        open.write(changed, false, temporary);
        delete(target);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      delete(temporary);
    }
  }

  /** Deletes a file, or a folder with all that is in it; nothing where there is nothing. */
  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
