package org.dars.assistant.retrieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseFixture;
import org.dars.assistant.store.Blobs;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.SourceFile;
import org.dars.index.passage.Passage;
import org.dars.index.passage.Passages;
import org.dars.models.testing.HashEmbedder;

/**
 * Kills a process that adds a course at a random moment, again and again on the same home, and
 * looks at what is left. As a program: {@code KillRounds FOLDER [ROUNDS] [SEED]}.
 */
final class KillRounds {

  private static final int DOCUMENTS = 40;
  private static final String COURSE = "course";

  private final Path home;
  private final Path source;
  private final Random random;

  /** What the library held after the last round: hashes by path. */
  private Map<String, String> before = Map.of();

  KillRounds(Path folder, long seed) throws IOException {
    this.home = folder.resolve("home");
    this.source = Files.createDirectories(folder.resolve("source"));
    this.random = new Random(seed);
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
    System.out.println("seed " + seed);
    KillRounds killing = new KillRounds(Path.of(arguments[0]), seed);
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + ": " + killing.round(round));
    }
  }

  /** Writes all files anew, adds them, kills, and checks. Returns what happened, in words. */
  String round(int number) throws Exception {
    for (int i = 1; i <= DOCUMENTS; i++) {
      CourseFixture.unit(source, "kelp", i, "round " + number);
    }
    Set<String> acknowledged = killAfter(random.nextInt(DOCUMENTS + 1), random.nextInt(15));
    return acknowledged.size() + " acknowledged, " + check(acknowledged) + " passages";
  }

  private Set<String> killAfter(int documents, int millis) throws Exception {
    Process process = start();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("open");
      while (acknowledged.size() < documents) {
        String line = lines.readLine();
        assertThat(line).as("the process died by itself").isNotNull();
        acknowledge(line, acknowledged);
      }
      Thread.sleep(millis);
      // By its handle: Process.destroyForcibly would close what it still has to say.
      process.toHandle().destroyForcibly();
      // What it had said before it died counts as well.
      lines.lines().forEach(line -> acknowledge(line, acknowledged));
    } finally {
      process.destroyForcibly().waitFor();
    }
    return acknowledged;
  }

  private void acknowledge(String line, Set<String> acknowledged) {
    String path = line.substring(line.indexOf(' ') + 1);
    // The kill may cut the last line short: half a path acknowledges nothing.
    if (Files.isRegularFile(source.resolve(path))) {
      acknowledged.add(path);
    }
  }

  private Process start() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            AddingProcess.class.getName(),
            home.toString(),
            source.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private int check(Set<String> acknowledged) throws Exception {
    try (CourseFixture fixture = new CourseFixture(home);
        HashEmbedder embedder = new HashEmbedder(64, Set.of("en"));
        Retriever retriever = new Retriever(fixture.home, fixture.library, embedder)) {
      Map<String, String> now = new HashMap<>();
      int passages = 0;
      for (CourseDocument document : fixture.library.documents("a", COURSE)) {
        now.put(document.path(), document.sha256());
        passages += checkWhole(fixture, document);
      }
      for (int i = 1; i <= DOCUMENTS; i++) {
        checkVersion("unit-%02d.md".formatted(i), now, acknowledged);
      }
      before = now;
      retriever.catchUp("a", CatchUpListener.SILENT);
      assertThat(retriever.size("a")).as("passages in the index").isEqualTo(passages);
      return passages;
    }
  }

  /** An acknowledged document is the new one; another is the new or the old one. */
  private void checkVersion(String path, Map<String, String> now, Set<String> acknowledged)
      throws IOException {
    String written = Blobs.hash(source.resolve(path));
    if (acknowledged.contains(path)) {
      assertThat(now).containsEntry(path, written);
    } else if (!written.equals(now.get(path))) {
      assertThat(now.get(path)).as(path).isEqualTo(before.get(path));
    }
  }

  private int checkWhole(CourseFixture fixture, CourseDocument document) throws Exception {
    fixture.blobs.verify("a", document.sha256());
    Path original = fixture.library.original("a", COURSE, document.id()).orElseThrow();
    CoursewareDocument read = fixture.courseware.read(new SourceFile(document.path(), original));
    assertThat(fixture.library.content("a", COURSE, document.id())).hasValue(read);
    List<Passage> passages = fixture.library.passages("a", COURSE, document.id());
    assertThat(passages).isEqualTo(Passages.of(read));
    return passages.size();
  }
}
