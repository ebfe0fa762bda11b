package org.dars.assistant;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.Localisations;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.JobStore;
import org.dars.assistant.store.QuizStore;
import org.dars.assistant.store.Settings;
import org.dars.assistant.store.Spending;
import org.dars.assistant.store.UnusedBlobs;
import org.dars.assistant.tutor.Budget;
import org.dars.assistant.tutor.CourseEvidence;
import org.dars.assistant.tutor.ModelGate;
import org.dars.assistant.tutor.Tutor;
import org.dars.assistant.web.Rooms;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.Embedder;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.llm.LanguageModelSettings;
import org.dars.models.llm.LanguageModels;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/** Everything wired together with plain {@code new}. */
public final class App implements AutoCloseable {

  private final Settings settings;
  private final @Nullable LanguageModel model;
  private final @Nullable Embedder embedder;
  private final Database database;
  private final Courseware courseware;
  private final Blobs blobs;
  private final CourseLibrary library;
  private final Retriever retriever;
  private final Tutor tutor;

  private App(
      Settings settings,
      @Nullable Embedder embedder,
      @Nullable LanguageModel model,
      Budget budget) {
    this.settings = settings;
    this.model = model;
    this.embedder = embedder;
    this.database = Database.open(settings.home());
    this.courseware = Courseware.open(ReadLimits.standard(), settings.home().putAside());
    this.blobs = new Blobs(settings.home());
    this.library = new CourseLibrary(database, blobs, courseware, Clock.systemUTC());
    this.retriever = new Retriever(settings.home(), library, embedder);
    CourseEvidence evidence = new CourseEvidence(retriever, library);
    this.tutor =
        model == null
            ? new Tutor(evidence, null)
            : Tutor.guarded(
                evidence,
                new ModelGate(
                    model, budget, new Spending(database, Clock.systemUTC()), Clock.systemUTC()));
  }

  /**
   * Opens the store of a home and what works on it, with the language model that the environment
   * names, if any.
   *
   * @throws org.dars.assistant.store.StoreException when the home cannot be used
   * @throws LanguageModelException when the language model's settings are wrong
   */
  public static App open(Settings settings, Map<String, String> environment)
      throws LanguageModelException {
    settings.home().ready();
    LanguageModel model =
        LanguageModelSettings.from(environment).map(LanguageModels::open).orElse(null);
    Budget budget = Budget.from(environment);
    return open(settings, OnnxEmbedder.open(EmbedderSettings.standard()), model, budget);
  }

  /**
   * The same with other models.
   *
   * @param embedder closed with the app; null to search by words alone
   * @param model null for none
   */
  public static App open(
      Settings settings, @Nullable Embedder embedder, @Nullable LanguageModel model) {
    return open(settings, embedder, model, Budget.NONE);
  }

  private static App open(
      Settings settings,
      @Nullable Embedder embedder,
      @Nullable LanguageModel model,
      Budget budget) {
    try {
      return new App(settings, embedder, model, budget);
    } catch (RuntimeException e) {
      if (embedder != null) {
        embedder.close();
      }
      throw e;
    }
  }

  /** What a service adds: it tidies up after a run that was killed, and takes up its jobs. */
  public Service service() throws IOException, InterruptedException {
    tidy();
    return new Service(this);
  }

  /** Removes what a run that was killed left half-made. */
  public void tidy() {
    blobs.cleanTemporaries(zone());
    new UnusedBlobs(database, blobs).sweep(zone());
  }

  /** The rooms that only a service has open. */
  public static final class Service implements AutoCloseable {

    private final TranslationMemory memory;
    private final Localisations localisations;
    private final Rooms rooms;

    private Service(App app) throws IOException, InterruptedException {
      JobStore jobs = new JobStore(app.database, Clock.systemUTC());
      this.memory = TranslationMemory.open(app.settings.home().memory(app.zone()));
      this.localisations =
          new Localisations(
              jobs,
              app.blobs,
              app.courseware,
              Engines.installed(app.model),
              memory,
              Clock.systemUTC());
      this.rooms =
          new Rooms(
              app.library,
              app.retriever,
              app.tutor,
              new QuizStore(app.database, Clock.systemUTC()),
              localisations,
              app.model);
      localisations.resume(app.zone());
      app.retriever.catchUpSoon(app.zone());
    }

    public Rooms rooms() {
      return rooms;
    }

    @Override
    public void close() throws IOException {
      localisations.close();
      memory.close();
    }
  }

  public String zone() {
    return settings.zone();
  }

  public Settings settings() {
    return settings;
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

  public Tutor tutor() {
    return tutor;
  }

  /** The language model that was set up, or null. */
  public @Nullable LanguageModel model() {
    return model;
  }

  @Override
  public void close() {
    retriever.close();
    courseware.close();
    database.close();
    if (embedder != null) {
      embedder.close();
    }
  }
}
