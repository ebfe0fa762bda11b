package org.dars.assistant;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.Batches;
import org.dars.assistant.localise.CourseUpdate;
import org.dars.assistant.localise.LanguageRun;
import org.dars.assistant.localise.LocalisationAccount;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.Localisations;
import org.dars.assistant.localise.LocalisedFiles;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.Reviews;
import org.dars.assistant.localise.Suggestions;
import org.dars.assistant.localise.TeamChecks;
import org.dars.assistant.quiz.translated.ItemEngines;
import org.dars.assistant.store.BatchStore;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.JobStore;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.Settings;
import org.dars.index.courseware.Courseware;
import org.dars.translator.Estimator;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * What localises courses, wired together.
 *
 * @param spending where the cost of a language model is put down
 */
record LocalisationWiring(
    Settings settings,
    Database database,
    Blobs blobs,
    CourseLibrary library,
    Courseware courseware,
    LocalisationAccount spending) {

  private static final Clock CLOCK = Clock.systemUTC();

  /** Files that are handed in. */
  Localisations localisations(Engines engines, TranslationMemory memory) {
    return new Localisations(
        new JobStore(database, CLOCK),
        blobs,
        courseware,
        engines,
        memory,
        spending,
        new TeamChecks(settings.home()),
        CLOCK);
  }

  /** What the pages of a course's localisation need. */
  LocalisationRoom room(
      Batches batches, Engines engines, TranslationMemory memory, Estimator.Prices prices) {
    return new LocalisationRoom(
        batches,
        reviews(memory),
        new Suggestions(settings.home(), engines),
        new LocalisedFiles(settings.home()),
        prices);
  }

  /** Who translates items of question banks. */
  ItemEngines items(Engines engines, @Nullable TranslationMemory memory) {
    return new ItemEngines(new TeamChecks(settings.home()), courseware, engines, memory, spending);
  }

  /** As {@link App#batches}. */
  Batches batches(Engines engines, @Nullable TranslationMemory memory) {
    BatchStore store = new BatchStore(database, CLOCK);
    LanguageRun run =
        new LanguageRun(
            settings.home(),
            database,
            store,
            library,
            courseware,
            engines,
            memory,
            spending,
            CLOCK);
    return new Batches(database, store, library, engines, run, CLOCK);
  }

  /** As {@link App#review}. */
  ReviewDesk review(Course course, String to) throws IOException {
    BatchStore batches = new BatchStore(database, CLOCK);
    String from =
        batches.ofCourse(settings.zone(), course.id()).stream()
            .filter(b -> b.what().to().contains(to))
            .findFirst()
            .map(b -> b.what().from())
            .orElse(course.language());
    return reviews(null).desk(new Reviews.Pair(settings.zone(), course.id(), from, to));
  }

  private Reviews reviews(@Nullable TranslationMemory memory) {
    return new Reviews(settings.home(), database, library, memory, CLOCK);
  }

  /** As {@link App#languages}. */
  List<String> languages(Course course) {
    return SegmentRows.languages(database, settings.zone(), course.id());
  }

  /** As {@link App#update}. */
  CourseUpdate update(@Nullable TranslationMemory memory) {
    return new CourseUpdate(database, library, courseware, memory, CLOCK);
  }
}
