package org.dars.assistant.quiz.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The best assignment against all of them. */
class AssignmentTest {

  @Test
  void noAssignmentIsWorthMore() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int rows = 1 + random.nextInt(5);
      int columns = rows + random.nextInt(3);
      double[][] worth = new double[rows][columns];
      for (double[] row : worth) {
        for (int c = 0; c < columns; c++) {
          row[c] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
        }
      }
      int[] best = Assignment.best(worth);
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += worth[r][best[r]];
      }
      assertThat(best).as("seed 7, round %d", round).doesNotHaveDuplicates();
      assertThat(sum)
          .as("seed 7, round %d", round)
          .isCloseTo(most(worth, 0, new boolean[columns]), within(1e-9));
    }
  }

  private static double most(double[][] worth, int row, boolean[] taken) {
    if (row == worth.length) {
      return 0;
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < taken.length; c++) {
      if (!taken[c]) {
        taken[c] = true;
        most = Math.max(most, worth[row][c] + most(worth, row + 1, taken));
        taken[c] = false;
      }
    }
    return most;
  }

  @Test
  void everyRowNeedsAColumn() {
    assertThat(Assignment.best(new double[0][0])).isEmpty();
    assertThatThrownBy(() -> Assignment.best(new double[][] {{1}, {2}}))
        .hasMessage("2 rows and only 1 columns");
  }
}
