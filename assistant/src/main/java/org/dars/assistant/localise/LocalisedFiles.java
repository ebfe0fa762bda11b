package org.dars.assistant.localise;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dars.assistant.store.Home;

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
    return LanguageRun.alone(folder(zone, course, language));
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

  private Path folder(String zone, String course, String language) {
    return home.localised(zone, course).resolve(language);
  }
}
