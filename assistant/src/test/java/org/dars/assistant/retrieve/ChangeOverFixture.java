package org.dars.assistant.retrieve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.dars.assistant.course.CourseFixture;
import org.dars.index.search.SearchMode;
import org.dars.models.Embedder;
import org.dars.models.EmbedderException;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;
import org.dars.models.testing.HashEmbedder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A zone whose embedding model changes. */
abstract class ChangeOverFixture {

  static final String OLD = "old";

  static final String NEW = "new";

  static final Query QUESTION =
      new Query(
          "a",
          Set.of("kelp"),
          Set.of(),
          "What should students remember about unit 3?",
          "en",
          SearchMode.HYBRID,
          5);

  @TempDir Path folder;

  CourseFixture fixture;

  final Choice choice = new Choice();

  @BeforeEach
  void open() throws Exception {
    fixture = new CourseFixture(folder.resolve("home"));
    fixture.add("a", CourseFixture.course(folder.resolve("kelp"), "kelp", 6));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  Retriever retriever() {
    return new Retriever(fixture.home, fixture.library, choice, Rerankers.NONE);
  }

  List<String> indexes() {
    try (Stream<Path> files = Files.list(fixture.home.zoneFolder("a"))) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.startsWith("index") && !n.endsWith(".json"))
          .toList();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  static String name(Embedder embedder) {
    return ZoneSearch.folderOf(embedder);
  }

  /** Two models of different dimensions; the new one can be held up while it embeds passages. */
  static final class Choice implements Embedders {
    volatile String wanted = OLD;
    volatile @Nullable CountDownLatch hold;
    final CountDownLatch reached = new CountDownLatch(1);
    final Set<String> gone = ConcurrentHashMap.newKeySet();
    final AtomicInteger embedded = new AtomicInteger();
    final Set<Embedder> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> dimensions = Map.of(OLD, 64, "alias of old", 64, NEW, 96);

    @Override
    public String wanted(String zone) {
      return wanted;
    }

    @Override
    public String standard() {
      return OLD;
    }

    Embedder embedder(String model) {
      return new HashEmbedder(dimensions.getOrDefault(model, 0), Set.of("en"));
    }

    @Override
    public Embedder open(String model) {
      if (!dimensions.containsKey(model) || gone.contains(model)) {
        throw new EmbedderException(model + " is not installed.");
      }
      Embedder opened = model.equals(NEW) ? new Held(embedder(model), this) : embedder(model);
      open.add(opened);
      return opened;
    }

    @Override
    public void close(@Nullable Embedder embedder) {
      if (embedder != null) {
        embedder.close();
        open.remove(embedder);
      }
    }
  }

  /** Waits where it is told to, and counts. */
  static final class Held extends EmbedderWrapper {

    private final Choice choice;

    Held(Embedder embedder, Choice choice) {
      super(embedder);
      this.choice = choice;
    }

    @Override
    public String name() {
      return NEW;
    }

    @Override
    public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
      CountDownLatch hold = choice.hold;
      if (hold != null) {
        choice.reached.countDown();
        try {
          hold.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      choice.embedded.addAndGet(texts.size());
      return super.embedParts(texts, done);
    }
  }
}
