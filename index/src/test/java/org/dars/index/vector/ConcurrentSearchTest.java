package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads that search one index get what one alone gets. */
class ConcurrentSearchTest {

  private static final int SIZE = 8_000;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fourThreadsFindWhatOneFinds(boolean graph) throws Exception {
    Cloud cloud = Cloud.clustered(61, SIZE, 48);
    var settings = new VectorIndexSettings(1, 42, graph ? 1 : SIZE + 1, 12, 24);
    try (VectorIndex index = cloud.build(Similarity.COSINE, settings);
        var threads = Executors.newFixedThreadPool(4)) {
      List<String> alone = searches(index, cloud);
      List<Callable<List<String>>> four = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        four.add(() -> searches(index, cloud));
      }
      for (Future<List<String>> each : threads.invokeAll(four)) {
        assertThat(each.get()).isEqualTo(alone);
      }
      assertThat(String.join("", alone))
          .contains(graph ? "path=GRAPH" : "path=SCAN")
          .contains("path=GATHER");
    }
  }

  /** More than a walk's marks have colours, so that they come round. */
  private static List<String> searches(VectorIndex index, Cloud cloud) {
    List<String> found = new ArrayList<>();
    long[] few = new long[SIZE / 64];
    Arrays.fill(few, 1);
    for (int i = 0; i < 700; i++) {
      float[] query = cloud.vectors()[11 * i];
      Scope scope = i % 7 == 0 ? new Scope(0, SIZE, few, SIZE / 64) : Scope.all(SIZE);
      found.add(Cloud.shown(index.search(query, 1 + i % 10, 10, scope)));
    }
    return found;
  }
}
