package org.dars.index.fuzz;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.packages.CoursePackage;
import org.dars.index.courseware.roundtrip.Codec;
import org.dars.index.courseware.roundtrip.PackageRoundTrip;

/**
 * A package is refused with a reason or opened. Its documents have paths of their own, and each is
 * refused or holds what {@link ReaderCheck} asks; with nothing changed the package is the same
 * file. What a pseudo-translation does not bring back is reported, and so is a package that cannot
 * be opened again after the records of persons were taken out.
 */
final class PackageCheck implements Check {

  private static final String NAME = "course.zip";

  /** What another process reads: nothing of ours, and slow to start. */
  private static final Pattern FOREIGN = Pattern.compile("(?is).*\\.(pdf|doc|ppt|xls|rtf|eml|msg)");

  private static final ReadLimits LIMITS = ReadLimits.standard();

  private final Path folder;
  private final Courseware courseware = Courseware.open(LIMITS);
  private final Codec codec = new Own(Codec.of(courseware));
  private final Reports reports;

  PackageCheck(Reports reports) {
    this.reports = reports;
    try {
      this.folder = Files.createTempDirectory("dars-fuzz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean takes(byte[] input) throws IOException, CoursewareException {
    try (CoursePackage open = CoursePackage.open(file(input), LIMITS)) {
      for (SourceFile document : open.course().files()) {
        codec.read(document);
      }
      return open.isPacked() && open.course().files().size() > 1;
    }
  }

  @Override
  public Outcome check(byte[] input) throws IOException {
    Path file = file(input);
    List<String> paths = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (CoursePackage open = CoursePackage.open(file, LIMITS)) {
      for (SourceFile document : open.course().files()) {
        paths.add(document.path());
        document(document);
      }
      if (Files.mismatch(file, written(open, true, "same")) >= 0) {
        throw new AssertionError("nothing was changed, and the package is not the same");
      }
      Set<String> once = new HashSet<>(paths);
      if (once.size() < paths.size()) {
        throw new AssertionError("two documents have one path: " + paths);
      }
      withoutPersons(open, paths, problems);
    } catch (CoursewareException e) {
      return Outcome.REFUSED;
    }
    try (PackageRoundTrip trip = new PackageRoundTrip(codec, new SourceFile(NAME, file))) {
      trip.problems().stream().filter(p -> p.contains(" meant ")).forEach(problems::add);
    } catch (CoursewareException e) {
      problems.add("translated, it is refused: " + e.getMessage());
    }
    problems.forEach(p -> reports.add(p, input));
    return problems.isEmpty() ? Outcome.WHOLE : Outcome.REPORTED;
  }

  private void document(SourceFile source) throws IOException {
    try {
      CoursewareDocument document = codec.read(source);
      if (codec.canSplice(document)) {
        ReaderCheck.hold(courseware, Files.readAllBytes(source.file()), document);
      }
    } catch (CoursewareException e) {
      // The document is refused, not the package.
    }
  }

  private void withoutPersons(CoursePackage open, List<String> paths, List<String> problems)
      throws IOException {
    try {
      Path written = written(open, false, "without.zip");
      try (CoursePackage again = CoursePackage.open(written, LIMITS)) {
        if (!again.course().files().stream().map(SourceFile::path).toList().equals(paths)) {
          problems.add("without records of persons it has other documents");
        }
      }
    } catch (CoursewareException e) {
      problems.add("without records of persons it is refused: " + e.getMessage());
    }
  }

  private Path written(CoursePackage open, boolean keepPersonalData, String name)
      throws IOException, CoursewareException {
    Path to = folder.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
      open.write(Map.of(), keepPersonalData, out);
    }
    return to;
  }

  private Path file(byte[] input) throws IOException {
    return Files.write(folder.resolve(NAME), Packing.PACKAGE.pack(input));
  }

  @Override
  public void close() {
    courseware.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // Files of the system's temporary folder.
    }
  }

  /** All readers but those that start a process. */
  private record Own(Codec all) implements Codec {
    @Override
    public CoursewareDocument read(SourceFile source) throws CoursewareException {
      if (FOREIGN.matcher(source.path()).matches()) {
        throw new CoursewareException(source.path(), "is not read here");
      }
      return all.read(source);
    }

    @Override
    public boolean canSplice(CoursewareDocument document) {
      return all.canSplice(document);
    }

    @Override
    public byte[] splice(
        byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
      return all.splice(original, document, changed);
    }

    @Override
    public Map<String, List<Span>> copies(byte[] original, CoursewareDocument document) {
      return all.copies(original, document);
    }
  }
}
