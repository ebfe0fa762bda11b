package org.dars.assistant.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.Localisations;
import org.dars.assistant.retrieve.CatchUpListener;
import org.dars.assistant.retrieve.Retriever;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.JobStore;
import org.dars.assistant.store.QuizStore;
import org.dars.assistant.tutor.CourseEvidence;
import org.dars.assistant.tutor.EvidenceSource;
import org.dars.assistant.tutor.Tutor;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.translator.engine.Engines;
import org.jspecify.annotations.Nullable;

/** The real service on a free port, over a real home with real courses, searched by words alone. */
final class WebFixture implements AutoCloseable {
  static final String ZONE = "local";
  static final String COURSE = "teaching";
  private static final Path SAMPLE = Path.of("src/main/resources/org/dars/assistant/sample-course");

  private final Database database;
  private final Courseware courseware;
  private final Retriever retriever;
  private final Localisations localisations;
  private final WebService service;

  private WebFixture(Path folder, @Nullable EvidenceSource evidence, WebSettings settings)
      throws Exception {
    Home home = new Home(folder.resolve("home")).ready();
    Clock clock = Clock.systemUTC();
    database = Database.open(home);
    courseware = Courseware.open(ReadLimits.standard());
    Blobs blobs = new Blobs(home);
    CourseLibrary library = new CourseLibrary(database, blobs, courseware, clock);
    retriever = new Retriever(home, library, null);
    localisations =
        new Localisations(
            new JobStore(database, clock), blobs, courseware, new Engines(null, null), null, clock);
    library.add(
        ZONE,
        new AddRequest(teachingCourse(folder.resolve("teaching")), COURSE, null),
        AddListener.SILENT);
    library.add(
        ZONE,
        new AddRequest(arabicCourse(folder.resolve("ar")), "ai-ar", "مدخل إلى التعلم"),
        AddListener.SILENT);
    retriever.catchUp(ZONE, CatchUpListener.SILENT);
    Tutor tutor =
        new Tutor(evidence == null ? new CourseEvidence(retriever, library) : evidence, null);
    service =
        new WebService(
            settings,
            new Rooms(
                library, retriever, tutor, new QuizStore(database, clock), localisations, null));
    service.start();
  }

  /** Starts it in an empty folder. */
  static WebFixture start(Path folder) throws Exception {
    return new WebFixture(folder, null, WebSettings.local(0, ZONE));
  }

  /** As {@link #start(Path)}, with other evidence or settings. */
  static WebFixture start(Path folder, @Nullable EvidenceSource evidence, WebSettings settings)
      throws Exception {
    return new WebFixture(folder, evidence, settings);
  }

  /** Where it listens, with a slash at the end. */
  String address() {
    return service.address();
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
    localisations.close();
    retriever.close();
    courseware.close();
    database.close();
  }
}
