package org.dars.assistant.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dars.assistant.adapt.AdaptationRoom;
import org.dars.assistant.certificate.Certificates;
import org.dars.assistant.certificate.PassedSource;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.course.CourseNotes;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfiles;
import org.dars.assistant.localise.Batches;
import org.dars.assistant.localise.LanguageRun;
import org.dars.assistant.localise.LocalisationAccount;
import org.dars.assistant.localise.LocalisationLimits;
import org.dars.assistant.localise.LocalisationRoom;
import org.dars.assistant.localise.Localisations;
import org.dars.assistant.localise.LocalisedFiles;
import org.dars.assistant.localise.Reviews;
import org.dars.assistant.localise.Suggestions;
import org.dars.assistant.localise.TeamChecks;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.bank.ItemBank;
import org.dars.assistant.quiz.practice.FixedForms;
import org.dars.assistant.quiz.practice.ItemInLanguage;
import org.dars.assistant.quiz.translated.ItemEngines;
import org.dars.assistant.retrieve.CatchUpListener;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.store.BatchStore;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.ConversationStore;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.JobStore;
import org.dars.assistant.store.Spending;
import org.dars.assistant.tutor.CourseEvidence;
import org.dars.assistant.tutor.CourseOutline;
import org.dars.assistant.tutor.EvidenceSource;
import org.dars.assistant.tutor.Tutor;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.models.Price;
import org.dars.translator.Estimator;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/** The real service on a free port, over a real home with real courses, searched by words alone. */
final class WebFixture implements AutoCloseable {
  static final String ZONE = "local";
  static final String COURSE = "teaching";
  private static final Estimator.Prices PRICES = new Estimator.Prices(0.2, 0.8);
  private static final Path SAMPLE = Path.of("src/main/resources/org/dars/assistant/sample-course");

  private final Database database;
  private final Courseware courseware;
  private final Retriever retriever;
  private final Localisations localisations;
  private final TranslationMemory memory;
  private final Batches batches;
  private final AdaptationRoom adaptation;
  private final CourseLibrary library;
  private final ConversationStore conversations;
  private final Home home;
  private final WebSettings settings;
  private final Rooms rooms;
  private final TutorProfiles profiles;
  private final FixedForms forms = new FixedForms();
  private WebService service;

  /** Who passed what; nobody, until a test says so. */
  PassedSource passed = PassedSource.NONE;

  private WebFixture(Path folder, UnaryOperator<EvidenceSource> evidence, WebSettings settings)
      throws Exception {
    this.settings = settings;
    home = new Home(folder.resolve("home")).ready();
    Clock clock = Clock.systemUTC();
    database = Database.open(home);
    courseware = Courseware.open(ReadLimits.standard());
    Blobs blobs = new Blobs(home);
    library = new CourseLibrary(database, blobs, courseware, clock);
    retriever = new Retriever(home, library, null);
    LocalisationAccount account =
        new LocalisationAccount(
            new Price(200_000, 800_000),
            LocalisationLimits.NONE,
            new Spending(database, clock, Spending.Use.LOCALISATION),
            clock);
    localisations =
        new Localisations(
            new JobStore(database, clock),
            blobs,
            courseware,
            new Engines(null, null),
            null,
            account,
            clock);
    memory = TranslationMemory.open(home.memory(ZONE));
    BatchStore store = new BatchStore(database, clock);
    Engines engines = new Engines(null, null);
    batches =
        new Batches(
            database,
            store,
            library,
            engines,
            new LanguageRun(
                home, database, store, library, courseware, engines, memory, account, clock),
            clock);
    library.add(
        ZONE,
        new AddRequest(teachingCourse(folder.resolve("teaching")), COURSE, null),
        AddListener.SILENT);
    library.add(
        ZONE,
        new AddRequest(arabicCourse(folder.resolve("ar")), "ai-ar", "مدخل إلى التعلم"),
        AddListener.SILENT);
    retriever.catchUp(ZONE, CatchUpListener.SILENT);
    profiles = new TutorProfiles(database);
    Tutor tutor =
        new Tutor(
            evidence.apply(new CourseEvidence(retriever, library, profiles::of)),
            null,
            null,
            new CourseOutline(library),
            profiles::of);
    conversations = new ConversationStore(database, clock);
    adaptation = new AdaptationRoom(home, library, courseware, clock);
    rooms =
        new Rooms(
            library,
            retriever,
            tutor,
            profiles,
            new QuizRoom(database, library, clock, forms, ItemInLanguage.NONE),
            new ItemEngines(new TeamChecks(home), courseware, engines, memory, account),
            conversations,
            new CourseNotes(database, blobs, courseware),
            localisations,
            new LocalisationRoom(
                batches,
                new Reviews(home, database, library, memory, clock),
                new Suggestions(home, engines),
                new LocalisedFiles(home),
                PRICES),
            adaptation,
            new Certificates(home, database, clock),
            (zone, course, attempt, visitor) -> passed.passed(zone, course, attempt, visitor),
            null);
    service = new WebService(settings, rooms);
    service.start();
  }

  /** Stops the service and starts another over the same home, on another port. */
  void restart() throws Exception {
    service.close();
    service = new WebService(settings, rooms);
    service.start();
  }

  /** Adds another course and makes it searchable. */
  void add(Path folder, String id, String title) throws Exception {
    library.add(ZONE, new AddRequest(folder, id, title), AddListener.SILENT);
    catchUp();
  }

  /** Waits until everything in the library is searchable. */
  void catchUp() {
    retriever.catchUp(ZONE, CatchUpListener.SILENT);
  }

  /** Courses into other languages; what is handed in waits until a test starts them. */
  Batches batches() {
    return batches;
  }

  /** What makes items in the background. */
  org.dars.assistant.quiz.bank.BankRuns bankRuns() {
    return service.bankRuns();
  }

  /** Items, tests and practice. */
  QuizRoom quizRoom() {
    return rooms.quizRoom();
  }

  /** Courses fitted to countries. */
  AdaptationRoom adaptation() {
    return adaptation;
  }

  /** What people decide about segments. */
  Reviews reviews() {
    return rooms.courseLocalisation().reviews();
  }

  /** What was translated before. */
  TranslationMemory memory() {
    return memory;
  }

  /** Where all of it is kept. */
  Home home() {
    return home;
  }

  CourseLibrary library() {
    return library;
  }

  /** The courses' tests. */
  FixedForms forms() {
    return forms;
  }

  /** The question bank of a course. */
  ItemBank bank(String course) {
    return rooms.quizRoom().bank(ZONE, library.course(ZONE, course).orElseThrow());
  }

  /** Certificates of those who passed. */
  Certificates certificates() {
    return rooms.certificates();
  }

  /** What was asked, as the database has it. */
  ConversationStore conversations() {
    return conversations;
  }

  /** Starts it in an empty folder. */
  static WebFixture start(Path folder) throws Exception {
    return new WebFixture(folder, e -> e, WebSettings.local(0, ZONE));
  }

  /** As {@link #start(Path)}, with something around the evidence: a delay, for one. */
  static WebFixture around(Path folder, UnaryOperator<EvidenceSource> evidence) throws Exception {
    return new WebFixture(folder, evidence, WebSettings.local(0, ZONE));
  }

  /** As {@link #start(Path)}, with other evidence or settings. */
  static WebFixture start(Path folder, @Nullable EvidenceSource evidence, WebSettings settings)
      throws Exception {
    return new WebFixture(folder, e -> evidence == null ? e : evidence, settings);
  }

  /** Where the service listens to the whole network, so that nobody is an instructor. */
  static WebFixture startWide(Path folder) throws Exception {
    WebSettings wide =
        new WebSettings(
            "0.0.0.0", 0, Set.of(), ZONE, 1_000_000, 2, Duration.ofSeconds(5), WebSettings.KEEP);
    return start(folder, null, wide);
  }

  /** Where it listens, with a slash at the end. */
  String address() {
    return service.address();
  }

  /** Gives a course its own tutor. */
  void tutor(String course, TutorProfile profile) {
    profiles.put(ZONE, course, profile);
  }

  int port() {
    return service.port();
  }

  /** The sample course, with a file that nobody can read among the others. */
  private static Path teachingCourse(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(SAMPLE)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = folder.resolve(SAMPLE.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    Files.createFile(folder.resolve("unit-6-planning-localizing-evaluating/empty-notes.md"));
    return folder;
  }

  private static Path arabicCourse(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("01-learning.md"),
        """
        # التعلم الآلي

        التعلم الآلي فرع من الذكاء الاصطناعي يتعلم فيه البرنامج من الأمثلة بدل القواعد المكتوبة.

        ## البيانات

        جودة البيانات تحدد جودة النموذج. النموذج الذي يتعلم من بيانات منحازة يعطي نتائج منحازة.

        - بيانات التدريب هي الأمثلة التي يتعلم منها النموذج.
        - بيانات الاختبار هي أمثلة لم يرها النموذج من قبل.
        """);
    return folder;
  }

  @Override
  public void close() throws IOException {
    service.close();
    adaptation.close();
    batches.close();
    localisations.close();
    memory.close();
    retriever.close();
    courseware.close();
    database.close();
  }
}
