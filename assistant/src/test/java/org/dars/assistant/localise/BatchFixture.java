package org.dars.assistant.localise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.BatchStore;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Spending;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.LanguageModel;
import org.dars.models.Price;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home with batches in it. */
abstract class BatchFixture {

  static final String ZONE = "local";

  static final Duration LONG = Duration.ofMinutes(4);

  @TempDir Path folder;

  Home home;

  Database database;

  BatchStore store;

  CourseLibrary library;

  Courseware courseware;

  TranslationMemory memory;

  @BeforeEach
  void open() throws Exception {
    home = new Home(folder.resolve("home")).ready();
    database = Database.open(home);
    store = new BatchStore(database, Clock.systemUTC());
    courseware = Courseware.open(ReadLimits.standard());
    library = new CourseLibrary(database, new Blobs(home), courseware, Clock.systemUTC());
    memory = TranslationMemory.open(home.memory(ZONE));
    Path course = folder.resolve("course");
    for (int unit = 1; unit <= 2; unit++) {
      Path files = Files.createDirectories(course.resolve("unit-" + unit));
      for (int page = 1; page <= 3; page++) {
        StringBuilder text = new StringBuilder("# Page " + unit + "." + page + "\n");
        for (int p = 1; p <= 40; p++) {
          text.append("\nParagraph number ")
              .append(p)
              .append(" of page ")
              .append(unit * 10 + page)
              .append(" tells about **cells** and `code()`.\n");
        }
        Files.writeString(files.resolve("page-" + page + ".md"), text);
      }
    }
    library.add(ZONE, new AddRequest(course, "biology", "Biology"), AddListener.SILENT);
  }

  @AfterEach
  void close() throws Exception {
    memory.close();
    courseware.close();
    database.close();
  }

  Batches batches(@Nullable LanguageModel model) {
    return batches(new Engines(model, null), memory, LocalisationLimits.NONE);
  }

  Batches batches(Engines engines, @Nullable TranslationMemory known, LocalisationLimits limits) {
    LanguageRun run =
        new LanguageRun(
            home,
            database,
            store,
            library,
            courseware,
            engines,
            known,
            account(limits),
            Clock.systemUTC());
    return new Batches(database, store, library, engines, run, Clock.systemUTC());
  }

  LocalisationAccount account(LocalisationLimits limits) {
    return new LocalisationAccount(
        Price.FREE,
        limits,
        new Spending(database, Clock.systemUTC(), Spending.Use.LOCALISATION),
        Clock.systemUTC());
  }

  Batch done(Batches batches, String id) throws InterruptedException {
    assertThat(batches.await(ZONE, id, LONG)).as("ended within %s", LONG).isTrue();
    return batches.batch(ZONE, id).orElseThrow();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
