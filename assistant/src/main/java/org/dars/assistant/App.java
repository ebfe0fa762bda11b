package org.dars.assistant;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dars.assistant.adapt.AdaptationRoom;
import org.dars.assistant.certificate.Certificates;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.CourseNotes;
import org.dars.assistant.course.TutorProfiles;
import org.dars.assistant.insight.Insights;
import org.dars.assistant.localise.Batches;
import org.dars.assistant.localise.CourseUpdate;
import org.dars.assistant.localise.LocalisationAccount;
import org.dars.assistant.localise.Localisations;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.quiz.make.TermVectors;
import org.dars.assistant.retrieve.InstalledModels;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.ConversationStore;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.SettingStore;
import org.dars.assistant.store.Settings;
import org.dars.assistant.store.Spending;
import org.dars.assistant.store.UnusedBlobs;
import org.dars.assistant.tutor.Budget;
import org.dars.assistant.tutor.Tutor;
import org.dars.assistant.web.Rooms;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.Embedder;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Price;
import org.dars.models.catalog.ModelStore;
import org.dars.models.llm.LanguageModelSettings;
import org.dars.models.llm.LanguageModels;
import org.dars.translator.Estimator;
import org.dars.translator.engine.EngineCache;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/** Everything wired together with plain {@code new}. */
public final class App implements AutoCloseable {

  private final Settings settings;
  private final Map<String, String> environment;
  private final @Nullable LanguageModel model;
  private final @Nullable Embedder embedder;
  private final Budget budget;
  private final Database database;
  private final Courseware courseware;
  private final Blobs blobs;
  private final CourseLibrary library;
  private final ModelStore models;
  private final InstalledModels chosen;
  private final TermVectors definitions;
  private final Retriever retriever;
  private final TutorProfiles profiles;
  private final Tutor tutor;
  private final LocalisationAccount spending;
  private final LocalisationWiring localisation;
  private final EngineWiring engines;

  private App(
      Settings settings,
      boolean installed,
      @Nullable Embedder embedder,
      @Nullable LanguageModel model,
      Terms terms) {
    this.settings = settings;
    this.environment = terms.environment();
    this.model = model;
    this.embedder = embedder;
    this.budget = terms.budget();
    this.database = Database.open(settings.home());
    this.courseware = Courseware.open(ReadLimits.standard(), settings.home().putAside());
    this.blobs = new Blobs(settings.home());
    this.library = new CourseLibrary(database, blobs, courseware, Clock.systemUTC());
    this.models = new ModelStore(settings.home().models());
    this.chosen = new InstalledModels(new SettingStore(database), models);
    this.definitions =
        new TermVectors(() -> installed ? chosen.open(chosen.wanted(settings.zone())) : null);
    this.retriever =
        installed
            ? new Retriever(settings.home(), library, chosen, chosen)
            : new Retriever(settings.home(), library, embedder);
    this.profiles = new TutorProfiles(database);
    this.engines = new EngineWiring(environment, model, models, chosen, settings.zone());
    this.tutor =
        new TutorWiring(settings, database, library, retriever, profiles)
            .tutor(model, terms, this::engines);
    this.spending =
        new LocalisationAccount(
            new Price(budget.input(), budget.output()),
            terms.limits(),
            new Spending(database, Clock.systemUTC(), Spending.Use.LOCALISATION),
            Clock.systemUTC());
    this.localisation =
        new LocalisationWiring(settings, database, blobs, library, courseware, spending);
  }

  /**
   * Opens the store of a home and what works on it, with the models that are installed and chosen
   * there, and the language model that the environment names, if any.
   *
   * @throws org.dars.assistant.store.StoreException when the home cannot be used
   * @throws LanguageModelException when the language model's settings are wrong
   */
  public static App open(Settings settings, Map<String, String> environment)
      throws LanguageModelException {
    settings.home().ready();
    LanguageModel model =
        LanguageModelSettings.from(environment).map(LanguageModels::open).orElse(null);
    return open(settings, true, null, model, Terms.from(environment));
  }

  /**
   * The same with other models.
   *
   * @param embedder closed with the app; null to search by words alone
   * @param model null for none
   */
  public static App open(
      Settings settings, @Nullable Embedder embedder, @Nullable LanguageModel model) {
    return open(settings, false, embedder, model, Terms.USUAL);
  }

  private static App open(
      Settings settings,
      boolean installed,
      @Nullable Embedder embedder,
      @Nullable LanguageModel model,
      Terms terms) {
    try {
      return new App(settings, installed, embedder, model, terms);
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

    private static final System.Logger LOG = System.getLogger(Service.class.getName());

    /** Localisations that run side by side, each on threads of its own. */
    private static final int LANGUAGES_AT_ONCE = 2;

    /** How soon a service sees what a command line added or chose. */
    private static final int FOLLOW_SECONDS = 3;

    private final ScheduledExecutorService following =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dars-follow").factory());
    private final TranslationMemory memory;
    private final Localisations localisations;
    private final @Nullable EngineCache answers;
    private final Batches batches;
    private final AdaptationRoom adaptation;
    private final Rooms rooms;

    @SuppressWarnings("FutureReturnValueIgnored") // what follows logs its own failures
    private Service(App app) throws IOException, InterruptedException {
      this.memory = TranslationMemory.open(app.settings.home().memory(app.zone()));
      Engines engines;
      try {
        engines = app.engines();
        this.answers = app.answers().orElse(null);
      } catch (IOException e) {
        memory.close();
        throw e;
      } catch (EngineException e) {
        memory.close();
        throw new IOException(e.getMessage(), e);
      }
      if (answers != null) {
        engines = engines.keeping(answers);
      }
      this.localisations = app.localisation.localisations(engines, memory);
      this.batches = app.batches(engines, memory);
      this.adaptation =
          new AdaptationRoom(app.settings.home(), app.library, app.courseware, Clock.systemUTC());
      this.rooms =
          new Rooms(
              app.library,
              app.retriever,
              app.tutor,
              app.profiles,
              app.quizzes(),
              app.localisation.items(engines, memory),
              app.conversations(),
              app.notes(),
              localisations,
              app.localisation.room(
                  batches,
                  engines,
                  memory,
                  new Estimator.Prices(app.budget.input() / 1e6, app.budget.output() / 1e6)),
              adaptation,
              app.certificates(),
              app.quizzes().passed(),
              app.model);
      localisations.resume(app.zone());
      batches.start(LANGUAGES_AT_ONCE);
      app.retriever.catchUpSoon(app.zone());
      following.scheduleWithFixedDelay(
          () -> follow(app), FOLLOW_SECONDS, FOLLOW_SECONDS, TimeUnit.SECONDS);
    }

    private static void follow(App app) {
      try {
        app.retriever.follow(app.zone());
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "looking for changes", e);
      }
    }

    public Rooms rooms() {
      return rooms;
    }

    @Override
    public void close() throws IOException {
      following.close();
      adaptation.close();
      batches.close();
      localisations.close();
      if (answers != null) {
        answers.close();
      }
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

  /** The models that were pulled or imported. */
  public ModelStore models() {
    return models;
  }

  /** Which of them are used. */
  public InstalledModels chosenModels() {
    return chosen;
  }

  /** An instructor's notes in courses. */
  public CourseNotes notes() {
    return new CourseNotes(database, blobs, courseware);
  }

  /** What is asked of courses, counted so that nobody is pointed at. */
  public Insights insights() {
    return new Insights(conversations(), library);
  }

  /** What learners asked. */
  public ConversationStore conversations() {
    return new ConversationStore(database, Clock.systemUTC());
  }

  /** Items, tests and practice. */
  public QuizRoom quizzes() {
    return new QuizRoom(database, library, Clock.systemUTC(), new ItemMaker(definitions))
        .solving(embedder, model);
  }

  /** Certificates of those who passed. */
  public Certificates certificates() {
    return new Certificates(settings.home(), database, Clock.systemUTC());
  }

  /** The courses' own tutors. */
  public TutorProfiles profiles() {
    return profiles;
  }

  /**
   * The translation engines of this machine and zone, the same for tutor, batches and commands: a
   * language model, a server, installed models, Apertium. They are closed with the app.
   *
   * @throws EngineException when a setting cannot be read
   */
  public Engines engines() throws EngineException, InterruptedException {
    return engines.open();
  }

  /**
   * What engines have answered in this zone; the caller closes it.
   *
   * @return empty when settings say so, or another process has it
   * @throws EngineException when a setting cannot be read
   */
  public Optional<EngineCache> answers() throws EngineException, IOException {
    return EngineCache.from(environment, settings.home().answers(zone()));
  }

  /** What localising costs, and may. */
  public LocalisationAccount spending() {
    return spending;
  }

  /** The most that the tutor may spend in a day, in millionths; null for no limit. */
  public @Nullable Long tutorLimit() {
    return budget.day();
  }

  /**
   * Courses into other languages. Whoever is to do the work starts it; anybody may hand it work.
   *
   * @param memory stays the caller's; null to do without
   */
  public Batches batches(Engines engines, @Nullable TranslationMemory memory) {
    return localisation.batches(engines, memory);
  }

  /**
   * What people do with a course's segments in a language.
   *
   * @param course the source course
   * @param to BCP 47 tag
   */
  public ReviewDesk review(Course course, String to) throws IOException {
    return localisation.review(course, to);
  }

  /** The languages that a course has segments in. */
  public List<String> languages(Course course) {
    return localisation.languages(course);
  }

  /** Brings courses and their localisations to new versions. */
  public CourseUpdate update(@Nullable TranslationMemory memory) {
    return localisation.update(memory);
  }

  /** The language model that was set up, or null. */
  public @Nullable LanguageModel model() {
    return model;
  }

  @Override
  public void close() {
    engines.close();
    retriever.close();
    definitions.close();
    courseware.close();
    database.close();
    if (embedder != null) {
      embedder.close();
    }
  }
}
