package org.dars.assistant.localise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dars.assistant.App;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.CourseDocument;
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
import org.dars.translator.Outcome;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.engine.EngineCache;
import org.dars.translator.memory.TranslationMemory;

/**
 * A home with one course, localised into Spanish by a language model behind a URL.
 *
 * @param titles of its documents, by path
 */
record CourseOnce(Path home, Map<String, String> titles) {

  private static final String ZONE = "local";
  private static final int THREADS = 2;

  /** Makes a home for a course. */
  static CourseOnce in(Path work, Path course) throws Exception {
    Path home = Files.createTempDirectory(work, "home-");
    Map<String, String> titles = new HashMap<>();
    try (App app = App.open(new Settings(new Home(home), ZONE), null, null)) {
      app.library().add(ZONE, new AddRequest(course, "course", null), AddListener.SILENT);
      for (CourseDocument d : app.library().documents(ZONE, "course")) {
        titles.put(d.path(), d.title());
      }
    }
    return new CourseOnce(home, titles);
  }

  /** Localises, or goes on with it; whether it came to its end. */
  boolean localise(String url) throws Exception {
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
        EngineCache answers = app.answers().orElseThrow();
        Batches batches = app.batches(app.engines().keeping(answers), memory)) {
      batches.start(1);
      String id =
          batches.submit(
              ZONE, new NewBatch("course", "en", List.of("es"), "llm", ReviewPolicy.NONE, THREADS));
      batches.await(ZONE, id, Duration.ofMinutes(20));
      return batches.batch(ZONE, id).orElseThrow().targets().getFirst().state() == State.DONE;
    }
  }

  List<Placed> rows() {
    try (Database database = Database.open(new Home(home))) {
      return new SegmentRows(database, Clock.systemUTC(), ZONE, "course", "es")
          .list(null, null, 0, 10_000_000);
    }
  }

  /** What is in the database, as a request would name it. */
  Set<RequestLog.Named> kept() {
    Set<RequestLog.Named> kept = new HashSet<>();
    for (Placed row : rows()) {
      if (row.segment().outcome() == Outcome.FAILED) {
        continue;
      }
      String title = titles.getOrDefault(row.document(), "course");
      kept.add(new RequestLog.Named(title, row.segment().source()));
    }
    return kept;
  }

  /** What must not depend on who was killed when. */
  List<String> texts() {
    return rows().stream()
        .map(r -> r.document() + " " + r.segment().id() + " " + r.segment().target())
        .toList();
  }

  /** Hashes of the files that came out. */
  Map<String, String> output() throws IOException {
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

  void delete() throws IOException {
    delete(home);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
