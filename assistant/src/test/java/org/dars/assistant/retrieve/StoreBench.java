package org.dars.assistant.retrieve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dars.assistant.App;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddReport;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.index.courseware.LanguageDetector;

/** Prints what adding a folder costs, without an embedder: {@code StoreBench HOME FOLDER}. */
final class StoreBench {

  private StoreBench() {}

  public static void main(String[] arguments) throws Exception {
    Home home = new Home(Path.of(arguments[0]));
    Path source = Path.of(arguments[1]);
    LanguageDetector.standard();
    long opening = System.nanoTime();
    try (App app = App.open(new Settings(home, "bench"), null)) {
      print("open", 1, opening);
      for (String what : new String[] {"add", "add again"}) {
        long start = System.nanoTime();
        AddReport report =
            app.library().add("bench", new AddRequest(source, "bench", null), AddListener.SILENT);
        print(what + " " + report.course(), report.course().documents(), start);
      }
      long start = System.nanoTime();
      CatchUp done = app.retriever().catchUp("bench", CatchUpListener.SILENT);
      print("index passages", done.passages(), start);
    }
    opening = System.nanoTime();
    App.open(new Settings(home, "bench"), null).close();
    print("open and close again", 1, opening);
    System.out.printf(
        "originals %,d  blobs %,d  database %,d  index %,d bytes%n",
        size(source), size(home.blobs("bench")), size(home.database()), size(home.index("bench")));
  }

  private static void print(String what, int count, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %d in %.2f s, %.1f/s%n", what, count, seconds, count / seconds);
  }

  private static long size(Path path) throws IOException {
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.filter(Files::isRegularFile)
          .mapToLong(file -> {
            try {
              return Files.size(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          })
          .sum();
    }
  }
}
