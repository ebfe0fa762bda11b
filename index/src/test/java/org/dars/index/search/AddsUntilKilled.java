package org.dars.index.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A process that adds, replaces and deletes documents and commits each step, until it is killed. It
 * prints the number of each step once that is committed.
 */
final class AddsUntilKilled {

  static final String EMBEDDER = "embedder-a";
  static final int DIMENSIONS = 16;

  /** Ten documents merge into a segment that is worth an index. */
  static final int PASSAGES = 250;

  private AddsUntilKilled() {}

  public static void main(String[] args) throws IOException {
    try (var index = PassageIndex.open(Path.of(args[0]), EMBEDDER, DIMENSIONS)) {
      for (long step = index.committedChange() + 1; ; step++) {
        index.put(key(step), passages(step));
        if (step > 3 && isThere(step - 3, step)) {
          index.put(key(step - 3), passages(step - 3));
        }
        if (step > 10 && !isThere(step - 10, step)) {
          index.delete(key(step - 10));
        }
        index.commit(step);
        System.out.println(step);
      }
    }
  }

  /** Whether the document of a step is there after a later one. */
  static boolean isThere(long document, long step) {
    return document <= step && (document % 5 != 0 || document + 10 > step);
  }

  static DocumentKey key(long document) {
    return new DocumentKey("kz", "course-" + document % 3, "unit-" + document);
  }

  static List<IndexedPassage> passages(long document) {
    return IntStream.range(0, PASSAGES)
        .mapToObj(i ->
            SearchFixture.passage(document + "-" + i, "", "passage", "en", vector(document, i)))
        .toList();
  }

  static float[] vector(long document, int passage) {
    var random = new Random(document * PASSAGES + passage);
    float[] vector = new float[DIMENSIONS];
    double squares = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }
}
