package org.dars.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.dars.index.search.AddsUntilKilled.DIMENSIONS;
import static org.dars.index.search.AddsUntilKilled.EMBEDDER;
import static org.dars.index.search.AddsUntilKilled.PASSAGES;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that adds and merges, again and again. Three times in every build, or as often as
 * the system property {@code dars.kills} says.
 */
class PassageIndexKillTest {

  private static final int KILLS = Integer.getInteger("dars.kills", 3);

  /** After so many the index is begun anew, so that checking it does not take ever longer. */
  private static final int KILLS_OF_AN_INDEX = 25;

  /** How many steps a process gets done at most before it is killed; merges come every ten. */
  private static final int STEPS = 25;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @TempDir Path folders;

  private Path folder = Path.of("");

  @Test
  void whatWasAcknowledgedIsThereAfterEveryKill() throws Exception {
    long acknowledged = 0;
    for (int i = 0; i < KILLS; i++) {
      if (i % KILLS_OF_AN_INDEX == 0) {
        folder = Files.createDirectory(folders.resolve("" + i));
        acknowledged = 0;
      }
      acknowledged = Math.max(acknowledged, killAfter(random.nextInt(STEPS)));
      check(acknowledged);
    }
    assertThat(acknowledged).isPositive();
  }

  /** Returns the last step that was acknowledged. */
  private long killAfter(int steps) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Xmx512m",
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AddsUntilKilled.class.getName(),
                folder.toString())
            .redirectError(new File(folder.toFile(), "errors.txt"))
            .start();
    long last = 0;
    try (BufferedReader out = process.inputReader()) {
      for (int i = 0; i <= steps; i++) {
        String line = out.readLine();
        assertThat(line).as("the process ended: see errors.txt").isNotNull();
        last = Long.parseLong(line);
      }
      Thread.sleep(random.nextInt(30));
      // Unlike the process's own method, this leaves open what it has printed.
      process.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Long.parseLong(line);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return last;
  }

  private void check(long acknowledged) throws IOException {
    try (var index = PassageIndex.open(folder, EMBEDDER, DIMENSIONS)) {
      long step = index.committedChange();
      assertThat(step).as("seed %d", seed).isGreaterThanOrEqualTo(acknowledged);
      long[] there =
          LongStream.rangeClosed(1, step).filter(d -> AddsUntilKilled.isThere(d, step)).toArray();
      assertThat(index.size()).as("seed %d", seed).isEqualTo(there.length * PASSAGES);
      for (int i = 0; i < 200; i++) {
        expect(index, there[random.nextInt(there.length)], random.nextInt(PASSAGES));
      }
    }
    try (var directory = new MMapDirectory(folder);
        var check = new CheckIndex(directory)) {
      assertThat(check.checkIndex().clean).as("seed %d", seed).isTrue();
    }
  }

  /** The passage is the nearest to its own vector. */
  private void expect(PassageIndex index, long document, int passage) throws IOException {
    DocumentKey key = AddsUntilKilled.key(document);
    var request =
        new SearchRequest(
            key.zone(),
            Set.of(key.course()),
            Set.of(),
            "",
            "en",
            AddsUntilKilled.vector(document, passage),
            SearchMode.VECTOR,
            1);
    Hit hit = index.search(request, new FusionWeights(1, 0, 0, 10)).hits().getFirst();
    assertThat(hit.passage()).as("seed %d", seed).isEqualTo(document + "-" + passage);
    assertThat(hit.similarity()).isEqualTo(1, within(1e-3f));
  }
}
