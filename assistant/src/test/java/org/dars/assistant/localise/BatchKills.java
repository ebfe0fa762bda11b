package org.dars.assistant.localise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dars.assistant.App;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.assistant.store.Settings;
import org.dars.models.llm.LanguageModelSettings;
import org.dars.models.llm.LanguageModels;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.TranslationMemory;

/**
 * Kills a process that localises, at random moments, until it has been killed often enough;
 * compares each batch that came to its end with one that nobody disturbed.
 *
 * <pre>BatchKills COURSE_FOLDER [kills 200] [milliseconds an answer takes 60] [share of faults 0]
 * </pre>
 *
 * Prints segments lost or doubled, files that differ, and requests made beyond those of the
 * undisturbed run beside those that were in flight when the process was killed.
 */
final class BatchKills {

  private static final String ZONE = "local";
  private static final int THREADS = 2;

  private BatchKills() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("child")) {
      child(Path.of(args[1]), args[2]);
      return;
    }
    Path course = Path.of(args[0]);
    int kills = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    long delay = args.length > 2 ? Long.parseLong(args[2]) : 60;
    double faults = args.length > 3 ? Double.parseDouble(args[3]) : 0;
    Path work = Files.createTempDirectory("dars-kills-");
    Map<String, String> wanted;
    List<Placed> rows;
    int undisturbed;
    try (TranslatorServer server = new TranslatorServer(0, 0, 1)) {
      Path home = home(work, course);
      int code = run(home, server.url()).waitFor();
      wanted = output(home);
      rows = rows(home);
      undisturbed = server.requests.get();
      System.out.printf(
          "undisturbed: exit %d, %d segments, %d files, %d requests%n",
          code, rows.size(), wanted.size(), undisturbed);
      delete(home);
    }
    if (faults > 0) {
      withFaults(work, course, faults, delay, wanted, rows, undisturbed);
    }
    if (kills > 0) {
      killed(work, course, kills, delay, wanted, rows, undisturbed);
    }
    delete(work);
  }

  private static void withFaults(
      Path work,
      Path course,
      double faults,
      long delay,
      Map<String, String> wanted,
      List<Placed> rows,
      int undisturbed)
      throws Exception {
    try (TranslatorServer server = new TranslatorServer(faults, delay, 7)) {
      Path home = home(work, course);
      int code = run(home, server.url()).waitFor();
      System.out.printf(
          "faults %.0f %%: exit %d, segments %s, files %s, %d requests (%.2f times), %s%n",
          100 * faults,
          code,
          texts(rows(home)).equals(texts(rows)) ? "the same" : "DIFFERENT",
          output(home).equals(wanted) ? "the same" : "DIFFERENT",
          server.requests.get(),
          (double) server.requests.get() / undisturbed,
          new TreeMap<>(server.given));
      delete(home);
    }
  }

  private static void killed(
      Path work,
      Path course,
      int kills,
      long delay,
      Map<String, String> wanted,
      List<Placed> rows,
      int undisturbed)
      throws Exception {
    Random random = new Random(42);
    int killed = 0;
    int batches = 0;
    int lost = 0;
    int different = 0;
    int extra = 0;
    int inFlight = 0;
    while (killed < kills) {
      try (TranslatorServer server = new TranslatorServer(0, delay, 1)) {
        Path home = home(work, course);
        boolean ended = false;
        while (!ended) {
          int before = server.requests.get();
          Process process = run(home, server.url());
          while (process.isAlive() && server.requests.get() == before) {
            TimeUnit.MILLISECONDS.sleep(5);
          }
          ended = process.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
          if (!ended && killed < kills) {
            inFlight += Math.max(server.open.get(), THREADS);
            process.destroyForcibly().waitFor();
            killed++;
          } else if (!ended) {
            process.waitFor();
            ended = true;
          }
        }
        batches++;
        List<Placed> now = rows(home);
        lost += texts(now).equals(texts(rows)) ? 0 : 1;
        different += output(home).equals(wanted) ? 0 : 1;
        extra += server.requests.get() - undisturbed;
        delete(home);
        System.out.printf(
            "%d kills, %d batches: %d with other segments, %d with other files, %d requests too"
                + " many, at most %d in flight when killed%n",
            killed, batches, lost, different, extra, inFlight);
      }
    }
  }

  /** A home with the course in it. */
  private static Path home(Path work, Path course) throws Exception {
    Path folder = Files.createTempDirectory(work, "home-");
    try (App app = App.open(new Settings(new Home(folder), ZONE), null, null)) {
      app.library().add(ZONE, new AddRequest(course, "course", null), AddListener.SILENT);
    }
    return folder;
  }

  private static Process run(Path home, String url) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BatchKills.class.getName(),
                "child",
                home.toString(),
                url));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("child.log").toFile()))
        .start();
  }

  private static void child(Path home, String url) throws Exception {
    Map<String, String> settings =
        Map.of(
            "DARS_LLM_PROVIDER", "openai-compatible",
            "DARS_LLM_URL", url,
            "DARS_LLM_MODEL", "words",
            "DARS_LLM_TIMEOUT", "20s",
            "DARS_LLM_FIRST_TOKEN_TIMEOUT", "2s");
    var model = LanguageModels.open(LanguageModelSettings.from(settings).orElseThrow());
    try (App app = App.open(new Settings(new Home(home), ZONE), null, model);
        TranslationMemory memory = TranslationMemory.open(app.settings().home().memory(ZONE));
        Batches batches = app.batches(Engines.installed(model), memory)) {
      batches.start(1);
      String id =
          batches.submit(
              ZONE, new NewBatch("course", "en", List.of("es"), "llm", ReviewPolicy.NONE, THREADS));
      batches.await(ZONE, id, Duration.ofMinutes(20));
      System.exit(
          batches.batch(ZONE, id).orElseThrow().targets().getFirst().state() == State.DONE ? 0 : 1);
    }
  }

  private static List<Placed> rows(Path home) {
    try (Database database = Database.open(new Home(home))) {
      return new SegmentRows(database, Clock.systemUTC(), ZONE, "course", "es")
          .list(null, null, 0, 10_000_000);
    }
  }

  /** What must not depend on who was killed when. */
  private static List<String> texts(List<Placed> rows) {
    return rows.stream()
        .map(r -> r.document() + " " + r.segment().id() + " " + r.segment().target())
        .toList();
  }

  private static Map<String, String> output(Path home) throws IOException {
    Path folder = new Home(home).localised(ZONE, "course").resolve("es");
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        if (!String.valueOf(file.getFileName()).startsWith(".dars-localised")) {
          files.put(folder.relativize(file).toString(), Blobs.hash(file));
        }
      }
    }
    return files;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
