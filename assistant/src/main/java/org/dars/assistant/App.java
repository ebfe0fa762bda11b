package org.dars.assistant;

import java.time.Clock;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.JobStore;
import org.dars.assistant.store.QuizStore;
import org.dars.assistant.store.SettingStore;
import org.dars.assistant.store.Settings;
import org.dars.assistant.store.UnusedBlobs;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/** Everything wired together with plain {@code new}. */
public final class App implements AutoCloseable {

  private final Settings settings;
  private final Database database;
  private final Courseware courseware;
  private final Blobs blobs;
  private final CourseLibrary library;
  private final Retriever retriever;
  private final QuizStore quizzes;
  private final JobStore jobs;
  private final SettingStore stored;

  private App(Settings settings, Database database, @Nullable Embedder embedder, Clock clock) {
    this.settings = settings;
    this.database = database;
    this.courseware = Courseware.open(ReadLimits.standard());
    this.blobs = new Blobs(settings.home());
    this.library = new CourseLibrary(database, blobs, courseware, clock);
    this.retriever = new Retriever(settings.home(), library, embedder);
    this.quizzes = new QuizStore(database, clock);
    this.jobs = new JobStore(database, clock);
    this.stored = new SettingStore(database);
  }

  /**
   * Opens the store of a home and what works on it.
   *
   * @param embedder null to search by words alone; stays the caller's to close, after this
   * @throws org.dars.assistant.store.StoreException when the home cannot be used
   */
  public static App open(Settings settings, @Nullable Embedder embedder) {
    return new App(settings, Database.open(settings.home()), embedder, Clock.systemUTC());
  }

  /** Tidies up after a run that was killed; for the start of the service. */
  public void tidy() {
    blobs.cleanTemporaries(settings.zone());
    new UnusedBlobs(database, blobs).sweep(settings.zone());
    jobs.resume(settings.zone());
  }

  public Settings settings() {
    return settings;
  }

  public Blobs blobs() {
    return blobs;
  }

  public Courseware courseware() {
    return courseware;
  }

  public CourseLibrary library() {
    return library;
  }

  public Retriever retriever() {
    return retriever;
  }

  public QuizStore quizzes() {
    return quizzes;
  }

  public JobStore jobs() {
    return jobs;
  }

  public SettingStore stored() {
    return stored;
  }

  @Override
  public void close() {
    retriever.close();
    courseware.close();
    database.close();
  }
}
