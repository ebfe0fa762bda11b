package org.dars.index.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.dars.index.vector.VectorSource;
import org.jspecify.annotations.Nullable;

/**
 * Vectors and queries as the engines read them: unit float32 rows in a directory that is named by
 * their content, where the true neighbours and the indexes are kept too.
 *
 * @param directory of the set
 * @param size of the base
 * @param dimensions of each vector
 * @param queries {@code [query][dimension]}, in random order
 */
record DataSet(Path directory, int size, int dimensions, float[][] queries) {

  /** How many true neighbours are kept. */
  static final int TRUTH = 100;

  /** How many rows are held out when there is no file of queries. */
  private static final int HELD_OUT = 1_000;

  /**
   * Prepares a set.
   *
   * @param queries null to hold some rows of the base out
   * @param limit how many rows of the base to use
   */
  static DataSet prepare(Path base, @Nullable Path queries, Path work, int limit)
      throws IOException {
    try (RowFile source = RowFile.open(base, limit)) {
      String name = base.getFileName().toString().replaceFirst("\\..*", "");
      String mark = mark(base) + (queries == null ? "" : mark(queries));
      Path directory =
          work.resolve("%s-%dx%d-%s".formatted(name, source.size(), source.dimensions(), mark));
      Files.createDirectories(directory);
      if (!Files.exists(directory.resolve("base.fbin"))) {
        if (queries == null) {
          holdOut(source, directory);
        } else {
          try (RowFile asked = RowFile.open(queries)) {
            RowFile.writeUnit(directory.resolve("queries.fbin"), asked);
          }
          RowFile.writeUnit(directory.resolve("base.fbin"), source);
        }
      }
      return open(directory);
    }
  }

  private static DataSet open(Path directory) throws IOException {
    try (RowFile base = RowFile.open(directory.resolve("base.fbin"));
        RowFile queries = RowFile.open(directory.resolve("queries.fbin"))) {
      return new DataSet(directory, base.size(), base.dimensions(), queries.readAll());
    }
  }

  private static void holdOut(RowFile source, Path directory) throws IOException {
    int count = Math.min(HELD_OUT, source.size() / 10);
    var random = new SplittableRandom(42);
    int[] order = new int[source.size()];
    Arrays.setAll(order, i -> i);
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i, order.length);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    int[] rest = Arrays.copyOfRange(order, count, order.length);
    Arrays.sort(rest);
    RowFile.writeUnit(
        directory.resolve("queries.fbin"), new Rows(source, Arrays.copyOf(order, count)));
    RowFile.writeUnit(directory.resolve("base.fbin"), new Rows(source, rest));
  }

  private record Rows(RowFile source, int[] rows) implements VectorSource {
    @Override
    public int size() {
      return rows.length;
    }

    @Override
    public int dimensions() {
      return source.dimensions();
    }

    @Override
    public void read(int ordinal, float[] into) {
      source.read(rows[ordinal], into);
    }

    @Override
    public VectorSource copy() {
      return this;
    }
  }

  private static String mark(Path file) throws IOException {
    var sum = new CRC32C();
    try (FileChannel channel = FileChannel.open(file)) {
      for (long at = 0; at < channel.size(); at += Integer.MAX_VALUE) {
        long length = Math.min(Integer.MAX_VALUE, channel.size() - at);
        sum.update(channel.map(FileChannel.MapMode.READ_ONLY, at, length));
      }
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  Path baseFile() {
    return directory.resolve("base.fbin");
  }

  Path queryFile() {
    return directory.resolve("queries.fbin");
  }

  Path truthFile() {
    return directory.resolve("truth-all.i32bin");
  }

  /** The true neighbours within a scope. */
  int[][] truth(QueryScope scope) throws IOException {
    int[][] all =
        GroundTruth.cached(
            truthFile(), baseFile(), queries, new QueryScope.All(), new int[0], TRUTH);
    if (scope instanceof QueryScope.All) {
      return all;
    }
    int[] nearest = Arrays.stream(all).mapToInt(row -> row[0]).toArray();
    Path file = directory.resolve("truth-" + scope + ".i32bin");
    return GroundTruth.cached(file, baseFile(), queries, scope, nearest, TRUTH);
  }
}
