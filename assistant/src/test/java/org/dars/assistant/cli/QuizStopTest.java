package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long quiz is stopped from outside and gone on with. */
class QuizStopTest {

  private static final int TERMS = 600;
  private static final String ADJECTIVES =
      "red quiet narrow frozen hollow ancient bright copper distant eager feeble gentle heavy"
          + " inner jagged kindly liquid modest noble oval";
  private static final String NOUNS =
      "river lantern harbour meadow engine violin glacier bridge orchard compass feather granite"
          + " island kettle ladder mirror needle oven pigeon quarry ribbon saddle tunnel umbrella"
          + " valley window anchor basket candle desert";
  private static final String VERBS =
      "lifts paints follows carries measures warms hides repairs divides guards";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void course() throws IOException {
    home = folder.resolve("home");
    Random random = new Random(4);
    Set<String> terms = new HashSet<>();
    Path course = Files.createDirectories(folder.resolve("Words"));
    for (int chapter = 0; chapter < 10; chapter++) {
      StringBuilder text = new StringBuilder("# Chapter %d%n%n## Key Terms%n%n".formatted(chapter));
      while (terms.size() < (chapter + 1) * TERMS / 10) {
        String term = any(ADJECTIVES, random) + " " + any(NOUNS, random);
        if (terms.add(term)) {
          text.append(
              "**%s**: the %s that %s a %s %s near the %s %s%n%n"
                  .formatted(
                      term,
                      any(NOUNS, random),
                      any(VERBS, random),
                      any(ADJECTIVES, random),
                      any(NOUNS, random),
                      any(ADJECTIVES, random),
                      any(NOUNS, random)));
        }
      }
      Files.writeString(course.resolve("%02d.md".formatted(chapter)), text);
    }
    Ran.dars("--home", home, "add", course).done();
  }

  private static String any(String words, Random random) {
    List<String> all = List.of(words.split(" "));
    return all.get(random.nextInt(all.size()));
  }

  private Process quiz(Path file, Path err) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx512m", "-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", Dars.class.getName()));
    command.addAll(List.of("--home", home.toString(), "quiz", "words", "-n", "10000"));
    command.addAll(List.of("--format", "json", "-o", file.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DARS_"));
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return builder.start();
  }

  @Test
  void whatWasMadeIsWrittenAndTheRestIsMadeLater() throws Exception {
    Path file = folder.resolve("first.json");
    Path err = folder.resolve("err.txt");
    Process process = quiz(file, err);
    try {
      for (int i = 0; i < 600 && !Files.readString(err).contains("100 of 10000"); i++) {
        assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).as(Files.readString(err)).isFalse();
      }
      process.destroy(); // SIGTERM
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    JsonNode first = JSON.readTree(file.toFile()).path("items");
    assertThat(first.size()).isGreaterThanOrEqualTo(100).isLessThan(10_000);
    assertThat(Files.readString(err))
        .contains(first.size() + " items written to " + file)
        .contains(
            "note: stopped with %d of 10000 items; for the others give the same command with -n %d, --known %s"
                .formatted(first.size(), 10_000 - first.size(), file));
    JsonNode second =
        Ran.dars("--home", home, "quiz", "words", "-n", "50", "--known", file, "--format", "json")
            .json()
            .path("items");
    assertThat(second).hasSize(50);
    Set<String> made = new HashSet<>(first.findValuesAsText("id"));
    assertThat(second.findValuesAsText("id")).doesNotContainAnyElementsOf(made);
  }

  @Test
  void theItemsThatAreKnownAreNotReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("known.gift"), "Which? {=a ~b}");
    Ran ran = Ran.dars("--home", home, "quiz", "words", "--known", file, "-o", file);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("-o would replace the items of --known " + file);
    assertThat(file).hasContent("Which? {=a ~b}");
  }
}
