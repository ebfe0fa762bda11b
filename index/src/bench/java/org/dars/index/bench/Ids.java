package org.dars.index.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rows of ids in a file: int32 rows, int32 ids of each, then the ids, little endian; −1 where there
 * is none.
 */
final class Ids {
  private static final int HEAD = 8;

  private Ids() {}

  static int[][] read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int[][] rows = new int[bytes.getInt()][bytes.getInt()];
    for (int[] row : rows) {
      bytes.asIntBuffer().get(row);
      bytes.position(bytes.position() + 4 * row.length);
    }
    return rows;
  }

  static void write(Path file, int[][] rows, int width) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEAD + 4 * rows.length * width).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(rows.length).putInt(width);
    for (int[] row : rows) {
      for (int id : row) {
        bytes.putInt(id);
      }
    }
    Files.write(file, bytes.array());
  }

  /** The part of the first {@code k} true ids of each row that was found, 0…1. */
  static double recall(int[][] found, int[][] truth, int k) {
    long hits = 0;
    long wanted = 0;
    for (int q = 0; q < found.length; q++) {
      for (int i = 0; i < k && i < truth[q].length && truth[q][i] >= 0; i++) {
        wanted++;
        for (int j = 0; j < k; j++) {
          if (found[q][j] == truth[q][i]) {
            hits++;
            break;
          }
        }
      }
    }
    return wanted == 0 ? 1 : (double) hits / wanted;
  }
}
