package org.dars.assistant.localise;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dars.assistant.store.Home;
import org.dars.index.courseware.packages.CoursePackage;

/** The files of courses in other languages, as a batch wrote them. */
public final class LocalisedFiles {

  private final Home home;

  public LocalisedFiles(Home home) {
    this.home = home;
  }

  /** Whether there are any. */
  public boolean exist(String zone, String course, String language) {
    return Files.isDirectory(folder(zone, course, language));
  }

  /** The package that came out, when the course came as one; empty where there are many files. */
  public Optional<Path> packed(String zone, String course, String language) throws IOException {
    return alone(folder(zone, course, language));
  }

  /** Writes all files as one zip, without what is hidden. */
  public void zip(String zone, String course, String language, OutputStream to) throws IOException {
    FolderZip.pack(folder(zone, course, language), to);
  }

  /** The report of the last run that came to its end, Markdown. */
  public Optional<Path> report(String zone, String course, String language) {
    return Optional.of(home.localised(zone, course).resolve(language + "-report.md"))
        .filter(Files::isRegularFile);
  }

  /** The package in a folder, when nothing else is there: it can be imported as it is. */
  public static Optional<Path> alone(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(f -> !String.valueOf(f.getFileName()).startsWith(".")).toList();
      return all.size() == 1
              && Files.isRegularFile(all.getFirst())
              && CoursePackage.isPackage(String.valueOf(all.getFirst().getFileName()))
          ? Optional.of(all.getFirst())
          : Optional.empty();
    }
  }

  private Path folder(String zone, String course, String language) {
    return home.localised(zone, course).resolve(language);
  }
}
