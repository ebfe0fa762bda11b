package org.dars.translator.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes a ledger. */
class LedgerKillTest {

  private static final int KILLS = 5;

  @TempDir Path folder;

  /** Appends flags without end and says after each how many stand there. */
  public static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws Exception {
      JsonLinesLedger ledger = new JsonLinesLedger(Path.of(args[0]));
      Target target = new Target("a.md", "1", new Place(0, 0, 1), "", "x".repeat(20_000));
      int written = ledger.view().flags().size();
      while (true) {
        Flag flag = new Flag(target, Category.UNITS, "x", Integer.toString(written));
        ledger.append(List.of(new LedgerEvent.Flagged(flag)));
        System.out.println(++written);
      }
    }
  }

  @Test
  void nothingThatWasAcknowledgedIsLostAndTheRestIsReadable() throws Exception {
    Path file = folder.resolve("ledger.jsonl");
    JsonLinesLedger ledger = new JsonLinesLedger(file);
    ledger.append(List.of(new LedgerEvent.Started("c", "KZ", "en", Instant.EPOCH)));
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  file.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      int acknowledged = 0;
      try (BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        int until = ledger.view().flags().size() + 1 + random.nextInt(8);
        String line = said.readLine();
        while (line != null && acknowledged < until) {
          acknowledged = Integer.parseInt(line);
          line = said.readLine();
        }
        process.destroyForcibly().waitFor();
      }
      List<Flag> kept = ledger.view().flags();
      assertThat(kept.size())
          .as("seed %d, kill %d", seed, kill)
          .isGreaterThanOrEqualTo(acknowledged);
      for (int i = 0; i < kept.size(); i++) {
        assertThat(kept.get(i).reason()).isEqualTo(Integer.toString(i));
      }
      // And it can be written to again.
      ledger.append(
          List.of(
              new LedgerEvent.Flagged(
                  new Flag(
                      kept.getFirst().target(),
                      Category.UNITS,
                      "x",
                      Integer.toString(kept.size())))));
    }
  }
}
