package org.dars.assistant.adapt;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.LocalisedFiles;
import org.dars.assistant.localise.LocalisedManifest;
import org.dars.assistant.store.Home;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.adapt.AdaptationLedger;
import org.dars.translator.adapt.AdaptationReport;
import org.dars.translator.adapt.Adaptations;
import org.dars.translator.adapt.CountryPack;
import org.dars.translator.adapt.CountryPacks;
import org.dars.translator.adapt.LedgerView;
import org.dars.translator.adapt.State;
import org.dars.translator.adapt.rule.CountryRules;
import org.jspecify.annotations.Nullable;

/**
 * Courses of the library fitted to countries. Proposing and publishing run one at a time on a
 * thread of their own; both may be begun again whenever they were cut off. Safe for use by several
 * threads.
 */
public final class AdaptationRoom implements AutoCloseable {

  private static final Logger LOG = System.getLogger(AdaptationRoom.class.getName());

  private static final String INFIX = "-for-";

  /** Longest id of a course. */
  private static final int ID_LENGTH = 80;

  /**
   * Which adaptation.
   *
   * @param country ISO 3166 code, capitals
   */
  public record Key(String zone, String course, String country) {}

  /**
   * Work on an adaptation.
   *
   * @param work what it is
   * @param done files so far
   * @param files of how many; 0 while that is unknown
   * @param running whether it goes on; else it ended
   * @param problem why it ended before its time, "" otherwise
   * @param notes files that were passed over, and why
   */
  public record Run(
      Work work, int done, int files, boolean running, String problem, List<String> notes) {}

  /** What may run. */
  public enum Work {
    PROPOSE,
    PUBLISH
  }

  /**
   * How proposals are made.
   *
   * @param nativeDigits whether all numbers take the country's own digits
   * @param keepOriginal whether converted quantities keep the original in brackets
   * @param language BCP 47 tag of the course; null for what the course says
   */
  public record Wishes(boolean nativeDigits, boolean keepOriginal, @Nullable String language) {

    /** For a course that says what it is in. */
    public Wishes(boolean nativeDigits, boolean keepOriginal) {
      this(nativeDigits, keepOriginal, null);
    }
  }

  /** Work in files, with word of how far it is. */
  private interface Job {
    List<String> run(Progress progress) throws IOException, CoursewareException, CourseException;
  }

  /** Takes how far a job is. */
  private interface Progress {
    void to(int done, int files);
  }

  private final Home home;
  private final CourseLibrary library;
  private final Courseware courseware;
  private final Clock clock;
  private final Map<Key, Run> runs = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("dars-adapt").factory());

  /**
   * @param courseware stays the caller's to close, after this
   */
  public AdaptationRoom(Home home, CourseLibrary library, Courseware courseware, Clock clock) {
    this.home = home;
    this.library = library;
    this.courseware = courseware;
    this.clock = clock;
  }

  /** The country packs of a zone. */
  public CountryPacks packs(String zone) {
    return new CountryPacks(home.countries(zone));
  }

  /** The countries that a course was adapted to, or is being adapted to, sorted. */
  public List<String> countries(String zone, String course) throws IOException {
    Stream<String> kept =
        AdaptLedgers.of(home, zone).all().stream()
            .filter(k -> k.started().course().equals(course))
            .map(k -> k.started().country());
    Stream<String> begun =
        runs.keySet().stream()
            .filter(k -> k.zone().equals(zone) && k.course().equals(course))
            .map(Key::country);
    return Stream.concat(kept, begun).distinct().sorted().toList();
  }

  public AdaptationLedger ledger(Key key) {
    return AdaptLedgers.of(home, key.zone()).of(key.course(), key.country());
  }

  /** What may be decided. */
  public Adaptations adaptations(AdaptationLedger ledger) {
    return new Adaptations(ledger, clock);
  }

  /** What runs, or ran last, since this process began; empty for nothing. */
  public Optional<Run> run(Key key) {
    return Optional.ofNullable(runs.get(key));
  }

  /**
   * Begins to look for proposals.
   *
   * @throws org.dars.translator.adapt.AdaptationException when there is no such country, or the
   *     team's own pack of it is none
   */
  public void propose(Key key, Wishes wishes) throws IOException {
    CountryPack pack = packs(key.zone()).of(key.country());
    begin(key, Work.PROPOSE, progress -> proposed(key, pack, wishes, progress));
  }

  private List<String> proposed(Key key, CountryPack pack, Wishes wishes, Progress progress)
      throws IOException, CoursewareException {
    try (AdaptableCourse course = open(key)) {
      int files = course.files().size();
      CourseTexts texts =
          CourseTexts.read(course, courseware, wishes.language(), done -> progress.to(done, files));
      CountryRules rules =
          new CountryRules(pack, texts.language(), wishes.nativeDigits(), wishes.keepOriginal());
      adaptations(ledger(key))
          .propose(key.course(), key.country(), texts.language(), rules, texts.documents());
      return texts.notes();
    }
  }

  private AdaptableCourse open(Key key) throws IOException, CoursewareException {
    return AdaptableCourse.of(library, home, key.zone(), course(key));
  }

  private Course course(Key key) {
    return library.course(key.zone(), key.course()).orElseThrow();
  }

  /** Begins to write the course with what is approved, and puts it beside its source. */
  public void publish(Key key) {
    begin(key, Work.PUBLISH, progress -> published(key, progress));
  }

  private List<String> published(Key key, Progress progress)
      throws IOException, CoursewareException, CourseException {
    LedgerView view = ledger(key).view();
    Path out = folder(key);
    try (AdaptableCourse adapted = open(key)) {
      Published.BEGUN.write(marker(key));
      delete(out);
      int files = adapted.files().size();
      AdaptedFiles written =
          AdaptedFiles.write(adapted, courseware, view, out, done -> progress.to(done, files));
      Course course = course(key);
      String source = library.localises(key.zone(), key.course()).orElse(key.course());
      String title = course.title() + " (" + country(key.country(), course.language()) + ")";
      if (!adapted.isPackage()) {
        LocalisedManifest.write(
            out,
            title,
            course.language(),
            source,
            library.units(key.zone(), key.course()),
            Map.of());
      }
      Path add = adapted.isPackage() ? out.resolve(adapted.fileName()) : out;
      library.add(key.zone(), new AddRequest(add, idOf(key), title, source), AddListener.SILENT);
      new Published(Published.steps(view), written.changed(), written.applied(), written.leftOut())
          .write(marker(key));
    }
    return List.of();
  }

  private static String country(String country, String language) {
    return Locale.of("", country).getDisplayCountry(Locale.forLanguageTag(language));
  }

  /** One thing at a time for an adaptation: what is asked for meanwhile is not begun. */
  private synchronized void begin(Key key, Work work, Job job) {
    Run now = runs.get(key);
    if (now == null || !now.running()) {
      runs.put(key, begun(work, 0, 0));
      worker.execute(() -> runs.put(key, done(key, work, job)));
    }
  }

  private static Run begun(Work work, int done, int files) {
    return new Run(work, done, files, true, "", List.of());
  }

  private Run done(Key key, Work work, Job job) {
    try {
      List<String> notes = job.run((done, files) -> runs.put(key, begun(work, done, files)));
      return new Run(work, 0, 0, false, "", notes);
    } catch (IOException | CoursewareException | CourseException | RuntimeException e) {
      LOG.log(Level.ERROR, "adapting " + key + " failed", e);
      String sentence = e.getMessage() == null ? e.toString() : e.getMessage();
      return new Run(work, 0, 0, false, sentence, List.of());
    }
  }

  /** Waits until nothing runs or waits to. */
  public void await() throws InterruptedException {
    while (runs.values().stream().anyMatch(Run::running)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /**
   * A document before and after.
   *
   * @param standing the states of records that count
   */
  public AdaptationPreview preview(Key key, CourseDocument document, Set<State> standing)
      throws IOException, CoursewareException {
    Path file = library.original(key.zone(), key.course(), document.id()).orElseThrow();
    return AdaptationPreview.of(
        courseware,
        new SourceFile(document.path(), file),
        ledger(key).view().adaptations().values(),
        standing);
  }

  /** What stands in the library; empty when it was never put there, or was taken away. */
  public Optional<Published> published(Key key) throws IOException {
    return library.course(key.zone(), idOf(key)).isEmpty()
        ? Optional.empty()
        : Published.read(marker(key));
  }

  /** How many decisions were taken since. */
  public static int since(Published published, LedgerView view) {
    return Published.steps(view) - published.steps();
  }

  /** The report of an adaptation, with what the last publishing left out. */
  public AdaptationReport report(Key key) throws IOException {
    return AdaptationReport.of(
        ledger(key).view(), published(key).map(Published::leftOut).orElse(List.of()));
  }

  /** The package that stands in the library, when the course came as one. */
  public Optional<Path> packed(Key key) throws IOException {
    return files(key).isPresent() ? LocalisedFiles.alone(folder(key)) : Optional.empty();
  }

  /** The folder with what stands in the library. */
  public Optional<Path> files(Key key) {
    return Optional.of(folder(key)).filter(Files::isDirectory);
  }

  /** The id of a course fitted to a country. */
  public static String idOf(Key key) {
    String tail = INFIX + key.country().toLowerCase(Locale.ROOT);
    int room = ID_LENGTH - tail.length();
    String course = key.course();
    return (course.length() > room ? course.substring(0, room) : course) + tail;
  }

  /** The adaptation that a course came from; empty for a course of its own. */
  public Optional<Key> of(String zone, String course) {
    int at = course.lastIndexOf(INFIX);
    if (at < 0) {
      return Optional.empty();
    }
    String country = course.substring(at + INFIX.length()).toUpperCase(Locale.ROOT);
    Key key = new Key(zone, course.substring(0, at), country);
    return library.course(zone, key.course()).isPresent() && Files.exists(marker(key))
        ? Optional.of(key)
        : Optional.empty();
  }

  private Path folder(Key key) {
    return home.adapted(key.zone(), key.course()).resolve(key.country());
  }

  private Path marker(Key key) {
    return home.adapted(key.zone(), key.course()).resolve(key.country() + ".json");
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Stops after the work at hand. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
