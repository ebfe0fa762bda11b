package org.dars.assistant.retrieve;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {

  @TempDir Path folder;

  @Test
  void aKillLosesNothingThatWasAcknowledgedAndLeavesNothingHalfMade() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    KillRounds killing = new KillRounds(folder, seed);
    for (int round = 1; round <= 5; round++) {
      System.out.println("round " + round + ": " + killing.round(round));
    }
  }
}
