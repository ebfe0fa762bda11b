package org.dars.assistant.localise;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.MemoryDraft.Doubt;
import org.dars.assistant.store.Home;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.translator.align.BitextAligner;
import org.dars.translator.check.Checks;
import org.dars.translator.exchange.PoFile;
import org.dars.translator.exchange.PoProblemException;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.exchange.TmxProblemException;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * Human translations on their way into the memory: files of TMX and PO, and translated courses that
 * are paired with their source. Each is read on a thread of its own, kept for a day as a {@link
 * MemoryDraft}, looked at by a person, and goes in or is forgotten. Safe for use by several
 * threads.
 */
public final class MemoryDrafts {

  private static final Logger LOG = System.getLogger(MemoryDrafts.class.getName());
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration DAY = Duration.ofDays(1);
  private static final String ENTRIES = "entries.tmx";
  private static final String MESSAGES = "messages.po";
  private static final String DRAFT = "draft.json";

  private final Home home;
  private final CourseLibrary library;
  private final TeamChecks team;
  private final Clock clock;
  private final Map<String, Integer> working = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("dars-memory-drafts").factory());

  MemoryDrafts(Home home, CourseLibrary library, Clock clock) {
    this.home = home;
    this.library = library;
    this.team = new TeamChecks(home);
    this.clock = clock;
  }

  /** Where a draft is. */
  public sealed interface Stage {
    /**
     * It is being read.
     *
     * @param percent how much of it, 0–100
     */
    record Working(int percent) implements Stage {}

    /** It can be looked at. */
    record Ready(MemoryDraft draft) implements Stage {}
  }

  /** Whether a file of this name can be read: TMX or PO. */
  public static boolean takes(String name) {
    return isTmx(name) || isPo(name);
  }

  /** Whether it is PO, which does not name its languages. */
  public static boolean isPo(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.pot?");
  }

  private static boolean isTmx(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".tmx");
  }

  /**
   * Reads a file, in a while.
   *
   * @param name as the person calls it; {@link #takes} says which
   * @param file copied before this returns
   * @param origin languages and translator of PO; the course of both
   * @return what the draft is known by
   */
  public String submit(String zone, String name, Path file, PoFile.Origin origin)
      throws IOException {
    Path folder = fresh(zone, origin.course());
    boolean po = isPo(name);
    Path copy = Files.copy(file, folder.resolve(po ? MESSAGES : ENTRIES));
    return begin(
        folder,
        name,
        () ->
            po
                ? new DraftMaker(name, checks(zone, origin))
                    .po(copy, origin, folder.resolve(ENTRIES))
                : new DraftMaker(name, team.checks(zone)).tmx(copy));
  }

  /**
   * Pairs a course with its translation, in a while.
   *
   * @param name of the translation, as the person calls it
   * @param course id of the translation in the library; "" for files
   * @param files the translation as a package or folder, copied before this returns; null for a
   *     course
   * @param origin languages, translator, and the source course
   */
  public String pair(
      String zone, String name, String course, @Nullable Path files, PoFile.Origin origin)
      throws IOException {
    Path folder = fresh(zone, origin.course());
    Path in = files == null ? null : copied(files, folder.resolve("in"));
    String id = String.valueOf(folder.getFileName());
    return begin(
        folder,
        name,
        () -> {
          List<String> problems = new ArrayList<>();
          List<CoursewareDocument> translation =
              in == null ? ofCourse(zone, course) : read(in, problems);
          int looks = Math.max(1, BitextAligner.looks(translation.size()));
          return new DraftMaker(name, checks(zone, origin))
              .pairs(
                  ofCourse(zone, origin.course()),
                  translation,
                  team.terms(zone, origin.course()),
                  origin,
                  clock.instant().truncatedTo(ChronoUnit.SECONDS),
                  folder.resolve(ENTRIES),
                  done -> working.replace(id, 100 * done / looks))
              .with(problems);
        });
  }

  private Checks checks(String zone, PoFile.Origin origin) throws IOException {
    return team.checks(zone, origin.course(), origin.from(), origin.to());
  }

  private List<CoursewareDocument> ofCourse(String zone, String course) {
    return library.documents(zone, course).stream()
        .flatMap(d -> library.content(zone, course, d.id()).stream())
        .toList();
  }

  private static List<CoursewareDocument> read(Path in, List<String> problems)
      throws CoursewareException {
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      return FileDocuments.read(courseware, in, problems::add);
    }
  }

  /** What makes a draft. */
  private interface Making {
    MemoryDraft make()
        throws IOException, TmxProblemException, PoProblemException, CoursewareException;
  }

  private String begin(Path folder, String name, Making making) {
    String id = String.valueOf(folder.getFileName());
    working.put(id, 0);
    thread.execute(() -> {
      try {
        Files.write(folder.resolve(DRAFT), JSON.writeValueAsBytes(made(name, making)));
      } catch (IOException | RuntimeException e) {
        LOG.log(Level.WARNING, "keeping the draft of " + name, e);
      } finally {
        working.remove(id);
      }
    });
    return id;
  }

  private static MemoryDraft made(String name, Making making) {
    try {
      return making.make();
    } catch (TmxProblemException | PoProblemException | CoursewareException | IOException e) {
      // Files are kept under names of their own; the person knows another.
      String problem = String.valueOf(e.getMessage());
      return MemoryDraft.failed(name, problem.replace(ENTRIES, name).replace(MESSAGES, name));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "reading " + name, e);
      return MemoryDraft.failed(name, "it could not be read: " + e);
    }
  }

  /** Where a draft is; empty for one that is not, or no longer, known. */
  public Optional<Stage> stage(String zone, String course, String id) throws IOException {
    Path folder = folder(zone, course).resolve(id);
    if (!ID.matcher(id).matches() || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Integer percent = working.get(id);
    if (percent != null) {
      return Optional.of(new Stage.Working(percent));
    }
    Path draft = folder.resolve(DRAFT);
    return Files.isRegularFile(draft)
        ? Optional.of(new Stage.Ready(JSON.readValue(Files.readAllBytes(draft), MemoryDraft.class)))
        : Optional.empty();
  }

  /**
   * Puts a draft into a memory, commits, and forgets the draft.
   *
   * @param draft as {@link #stage} gave it
   * @param wanted which of its doubts go in, by {@link Doubt#entry}
   * @return how many translations went in
   */
  public long take(
      String zone,
      String course,
      String id,
      MemoryDraft draft,
      Set<Integer> wanted,
      TranslationMemory memory)
      throws IOException, TmxProblemException {
    Set<Integer> out = new HashSet<>(draft.out());
    draft.doubts().stream().map(Doubt::entry).filter(n -> !wanted.contains(n)).forEach(out::add);
    long[] counts = new long[2];
    try {
      TmxFile.read(
          folder(zone, course).resolve(id).resolve(ENTRIES),
          entry -> {
            if (!out.contains((int) counts[0]++)) {
              memory.add(TmxFile.ofCourse(entry, course));
              counts[1]++;
            }
          });
    } finally {
      memory.commit();
    }
    forget(zone, course, id);
    return counts[1];
  }

  /** Forgets a draft. */
  public void forget(String zone, String course, String id) throws IOException {
    if (ID.matcher(id).matches()) {
      delete(folder(zone, course).resolve(id));
    }
  }

  private Path folder(String zone, String course) {
    return home.localised(zone, course).resolve(".memory");
  }

  /** A folder for a new draft; those of yesterday go. */
  private Path fresh(String zone, String course) throws IOException {
    Path folder = Files.createDirectories(folder(zone, course));
    Instant yesterday = clock.instant().minus(DAY);
    List<Path> there;
    try (Stream<Path> all = Files.list(folder)) {
      there = all.toList();
    }
    for (Path old : there) {
      if (Files.getLastModifiedTime(old).toInstant().isBefore(yesterday)) {
        delete(old);
      }
    }
    byte[] random = new byte[12];
    RANDOM.nextBytes(random);
    return Files.createDirectory(folder.resolve(HexFormat.of().formatHex(random)));
  }

  private static Path copied(Path from, Path to) throws IOException {
    if (Files.isRegularFile(from)) {
      Files.createDirectories(to);
      return Files.copy(from, to.resolve(from.getFileName()));
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.toList();
    }
    for (Path path : all) {
      Files.copy(path, to.resolve(from.relativize(path).toString()));
    }
    return to;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
