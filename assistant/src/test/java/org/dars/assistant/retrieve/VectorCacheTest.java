package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.dars.index.search.IndexedPassage;
import org.dars.models.Embedder;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;
import org.dars.models.testing.HashEmbedder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCacheTest {

  private static final int DIMENSIONS = 3;

  @TempDir Path folder;

  @Test
  void whatWasPutIsThereAfterOpeningAgain() throws IOException {
    try (VectorCache cache = open(1_000_000)) {
      cache.put(key(1), vectors(1, 2));
      cache.put(key(2), vectors(2, 0));
      assertSame(cache.get(key(1)).orElseThrow(), vectors(1, 2));
    }
    try (VectorCache cache = open(1_000_000)) {
      assertSame(cache.get(key(1)).orElseThrow(), vectors(1, 2));
      assertSame(cache.get(key(2)).orElseThrow(), vectors(2, 0));
      assertThat(cache.get(key(3))).isEmpty();
    }
  }

  @Test
  void aFullFileIsPutAsideAndWhatIsUsedStays() throws IOException {
    try (VectorCache cache = open(500)) {
      for (int i = 0; i < 100; i++) {
        cache.put(key(i), vectors(i, 1));
        assertThat(cache.get(key(0))).as("used at step %d", i).isPresent();
      }
      assertThat(cache.get(key(99))).isPresent();
      assertThat(cache.get(key(50))).isEmpty();
    }
    assertThat(Files.size(folder.resolve("new")) + Files.size(folder.resolve("old")))
        .isLessThan(1_300);
  }

  @Test
  void aRecordCutShortIsLeftOutAndTheRestStays() throws IOException {
    try (VectorCache cache = open(1_000_000)) {
      cache.put(key(1), vectors(1, 1));
      cache.put(key(2), vectors(2, 1));
    }
    byte[] whole = Files.readAllBytes(folder.resolve("new"));
    for (int cut = whole.length / 2; cut < whole.length; cut++) {
      Files.write(folder.resolve("new"), Arrays.copyOf(whole, cut));
      try (VectorCache cache = open(1_000_000)) {
        assertThat(cache.get(key(1))).isPresent();
        assertThat(cache.get(key(2))).isEmpty();
        cache.put(key(2), vectors(2, 1));
        assertSame(cache.get(key(2)).orElseThrow(), vectors(2, 1));
      }
    }
  }

  @Test
  void aChangedByteIsNoticed() throws IOException {
    try (VectorCache cache = open(1_000_000)) {
      cache.put(key(1), vectors(1, 1));
    }
    byte[] whole = Files.readAllBytes(folder.resolve("new"));
    whole[45]++;
    Files.write(folder.resolve("new"), whole, StandardOpenOption.TRUNCATE_EXISTING);
    try (VectorCache cache = open(1_000_000)) {
      assertThat(cache.get(key(1))).isEmpty();
    }
  }

  @Test
  void onlyNewTextsAreEmbedded() throws IOException {
    AtomicInteger embedded = new AtomicInteger();
    Embedder counting = new CountingEmbedder(new HashEmbedder(64, Set.of("en")), embedded);
    PassageEmbedding embedding = new PassageEmbedding(counting);
    List<IndexedPassage> first = List.of(passage("a", "Kelp grows."), passage("b", "Kelp grows."));
    List<IndexedPassage> then = List.of(passage("a", "Kelp grows."), passage("c", "Otters dive."));
    try (VectorCache cache = VectorCache.open(folder, 64, 1_000_000)) {
      List<IndexedPassage> fresh = embedding.embed(first, cache, n -> {});
      assertThat(embedded).hasValue(1);
      List<IndexedPassage> again = embedding.embed(then, cache, n -> {});
      assertThat(embedded).hasValue(2);
      assertThat(again.getFirst().vector()).containsExactly(fresh.get(1).vector());
      assertThat(again.getFirst().sentences()).hasSize(1);
      assertThat(again.get(1).vector()).isNotNull();
    }
  }

  private static final class CountingEmbedder extends EmbedderWrapper {
    private final AtomicInteger embedded;

    CountingEmbedder(Embedder hashing, AtomicInteger embedded) {
      super(hashing);
      this.embedded = embedded;
    }

    @Override
    public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
      embedded.addAndGet(texts.size());
      return super.embedParts(texts, done);
    }
  }

  private VectorCache open(long most) throws IOException {
    return VectorCache.open(folder, DIMENSIONS, most);
  }

  private static IndexedPassage passage(String id, String text) {
    return new IndexedPassage(id, "", "Sea", text, "en", null);
  }

  private static byte[] key(int number) {
    return ByteBuffer.allocate(32).putInt(number).array();
  }

  private static PartVectors vectors(int number, int parts) {
    return new PartVectors(
        new float[] {number, 0, 1},
        IntStream.range(0, parts).mapToObj(p -> new float[] {number, p, 2}).toList());
  }

  private static void assertSame(PartVectors actual, PartVectors expected) {
    assertThat(actual.whole()).containsExactly(expected.whole());
    assertThat(actual.parts()).hasSameSizeAs(expected.parts());
    for (int i = 0; i < expected.parts().size(); i++) {
      assertThat(actual.parts().get(i)).containsExactly(expected.parts().get(i));
    }
  }
}
