package org.dars.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.index.search.SearchFixture.at;
import static org.dars.index.search.SearchFixture.passage;
import static org.dars.index.search.SearchFixture.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PassageIndexConcurrencyTest {

  private static final int ROUNDS = 60;

  @TempDir Path folder;

  /** A document has three passages of one round; a search that saw two rounds would find more. */
  @Test
  @Timeout(60)
  void searchersAlwaysSeeWholeDocumentsWhileTheyAreReplaced() throws Exception {
    try (var index = PassageIndex.open(folder, "embedder-a", 2);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      index.put(document(0), round(0));
      var done = new AtomicBoolean();
      List<Future<Integer>> searchers = new ArrayList<>();
      for (int s = 0; s < 3; s++) {
        searchers.add(threads.submit(() -> searchUntil(done, index)));
      }
      List<Callable<Boolean>> writers = List.of(() -> write(index, 0), () -> write(index, 1));
      for (Future<Boolean> writer : threads.invokeAll(writers)) {
        writer.get();
      }
      done.set(true);
      for (Future<Integer> searcher : searchers) {
        assertThat(searcher.get()).isPositive();
      }
      assertThat(index.size()).isEqualTo(6);
    }
  }

  @Test
  @Timeout(60)
  void whatAnotherThreadWroteIsSeenAfterItsCommitAndSoonWithoutOne() throws Exception {
    try (var index = PassageIndex.open(folder, "embedder-a", 2);
        var other = Executors.newSingleThreadExecutor()) {
      Callable<Boolean> putAndCommit =
          () -> {
            index.put(document(0), round(0));
            index.commit(1);
            return true;
          };
      Callable<Boolean> put =
          () -> {
            index.put(document(1), round(0));
            return true;
          };

      other.submit(putAndCommit).get();
      assertThat(index.size()).isEqualTo(3);

      other.submit(put).get();
      while (index.size() < 6) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  @Timeout(60)
  void interruptsDoNotHarmTheIndex() throws Exception {
    try (var index = PassageIndex.open(folder, "embedder-a", 2)) {
      var victim =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                  Thread.currentThread().interrupt();
                  try {
                    index.put(document(0), round(i));
                    index.commit(i);
                    searchAll(index);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                }
              });
      while (victim.isAlive()) {
        victim.interrupt();
        victim.join(1);
      }

      assertThat(index.committedChange()).isEqualTo(ROUNDS - 1);
      assertThat(searchAll(index)).containsOnly("prompt of round " + (ROUNDS - 1));
    }
  }

  @Test
  void anInterruptIsKeptForTheCaller() throws IOException {
    try (var index = PassageIndex.open(folder, "embedder-a", 2)) {
      Thread.currentThread().interrupt();
      index.put(document(0), round(1));
      List<String> found = searchAll(index);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(found).hasSize(3);
    }
  }

  private static boolean write(PassageIndex index, int document) throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      index.put(document(document), round(i));
      if (i % 20 == 0) {
        index.commit(i);
      }
    }
    return true;
  }

  private static int searchUntil(AtomicBoolean done, PassageIndex index) throws IOException {
    int searches = 0;
    while (!done.get() || searches == 0) {
      var hits = index.search(request("kz", "prompt round", "en", at(0), SearchMode.HYBRID)).hits();
      for (String document : List.of("0", "1")) {
        List<String> texts =
            hits.stream().filter(h -> h.key().document().equals(document)).map(Hit::text).toList();
        assertThat(texts.size()).isIn(0, 3);
        assertThat(texts.stream().distinct().count()).isLessThan(2);
      }
      searches++;
    }
    return searches;
  }

  private static List<String> searchAll(PassageIndex index) throws IOException {
    return index.search(request("kz", "prompt", "en", at(0), SearchMode.HYBRID)).hits().stream()
        .map(Hit::text)
        .toList();
  }

  private static DocumentKey document(int number) {
    return new DocumentKey("kz", "ai", String.valueOf(number));
  }

  private static List<IndexedPassage> round(int number) {
    String text = "prompt of round " + number;
    return List.of(
        passage("a", "s", text, "en", at(1)),
        passage("b", "s", text, "en", at(2)),
        passage("c", "s", text, "en", at(3)));
  }
}
