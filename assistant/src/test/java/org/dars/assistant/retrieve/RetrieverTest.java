package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.dars.assistant.course.CourseFixture;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchResult;
import org.dars.models.Embedder;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;
import org.dars.models.testing.HashEmbedder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrieverTest {

  @TempDir Path folder;
  private CourseFixture fixture;
  private final Embedder english = new HashEmbedder(64, Set.of("en"));

  @BeforeEach
  void open() throws Exception {
    fixture = new CourseFixture(folder.resolve("home"));
    fixture.add("a", CourseFixture.course(folder.resolve("kelp"), "kelp", 5));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whileItCatchesUpItTellsHowFarAndHowLong() {
    List<IndexingProgress> heard = new ArrayList<>();
    try (Retriever retriever = retriever(english)) {
      retriever.catchUp("a", (done, total) -> retriever.indexing("a").ifPresent(heard::add));

      assertThat(heard).isNotEmpty();
      assertThat(heard.getLast().done()).isEqualTo(heard.getLast().total()).isPositive();
      assertThat(heard.getLast().left()).isZero();
      assertThat(retriever.indexing("a")).isEmpty();
    }
    assertThat(IndexingProgress.of(25, 100, Duration.ofSeconds(10)).left())
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(IndexingProgress.of(0, 100, Duration.ofSeconds(10)).left()).isZero();
  }

  @Test
  void anIndexMadeAnewTakesTheVectorsOfEarlierTexts() throws Exception {
    AtomicInteger embedded = new AtomicInteger();
    Embedder counting =
        new EmbedderWrapper(english) {
          @Override
          public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
            embedded.addAndGet(texts.size());
            return super.embedParts(texts, done);
          }
        };
    try (Retriever retriever = retriever(counting)) {
      retriever.catchUp("a", CatchUpListener.SILENT);
    }
    int first = embedded.getAndSet(0);
    assertThat(first).isPositive();
    try (Stream<Path> files = Files.walk(fixture.home.index("a"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    try (Retriever retriever = retriever(counting)) {
      CatchUp again = retriever.catchUp("a", CatchUpListener.SILENT);

      assertThat(again.passages()).isEqualTo(first);
      assertThat(embedded).hasValue(0);
      assertThat(
              retriever
                  .search(Query.about("a", "kelp", "second point of unit 3?", 5))
                  .hits()
                  .getFirst()
                  .similarity())
          .isPositive();
    }
  }

  @Test
  void aQuestionFindsPassagesByWordsAndByVectors() throws Exception {
    try (Retriever retriever = retriever(english)) {
      CatchUp done = retriever.catchUp("a", CatchUpListener.SILENT);

      assertThat(done.outcome()).isEqualTo(CatchUp.Outcome.CURRENT);
      assertThat(done.documents()).isEqualTo(5);
      assertThat(done.passages()).isEqualTo(retriever.size("a")).isPositive();
      assertThat(retriever.behind("a")).isZero();

      SearchResult found = retriever.search(Query.about("a", "kelp", "second point of unit 3?", 5));
      assertThat(found.mode()).isEqualTo(SearchMode.HYBRID);
      Hit first = found.hits().getFirst();
      assertThat(first.key().document()).isEqualTo("unit-03");
      assertThat(first.title()).startsWith("Unit 3 of kelp");
      assertThat(first.section()).startsWith("unit-03#");
      assertThat(first.similarity()).isPositive();
    }
  }

  @Test
  void aSectionCanBeAskedAlone() {
    try (Retriever retriever = retriever(null)) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      String section =
          Retriever.section(
              "unit-02", fixture.library.passages("a", "kelp", "unit-02").getLast().section());

      SearchResult found =
          retriever.search(
              new Query(
                  "a", Set.of("kelp"), Set.of(section), "kelp", "en", SearchMode.LEXICAL, 10));

      assertThat(found.hits()).isNotEmpty().allMatch(hit -> hit.section().equals(section));
    }
  }

  @Test
  void zonesAreSearchedApart() throws Exception {
    fixture.add("b", CourseFixture.course(folder.resolve("moss"), "moss", 2));
    try (Retriever retriever = retriever(english)) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      retriever.catchUp("b", CatchUpListener.SILENT);

      assertThat(documents(retriever, "a", "moss kelp")).allMatch(d -> d.startsWith("kelp/"));
      assertThat(documents(retriever, "b", "moss kelp")).allMatch(d -> d.startsWith("moss/"));
    }
  }

  @Test
  void whatChangedAndWhatIsGoneIsFollowed() throws Exception {
    try (Retriever retriever = retriever(english)) {
      retriever.catchUp("a", CatchUpListener.SILENT);
      CourseFixture.unit(folder.resolve("kelp"), "kelp", 2, "a walrus");
      Files.delete(folder.resolve("kelp/unit-03.md"));
      fixture.add("a", folder.resolve("kelp"));
      assertThat(retriever.behind("a")).isEqualTo(2);

      assertThat(retriever.catchUp("a", CatchUpListener.SILENT).documents()).isEqualTo(2);

      assertThat(documents(retriever, "a", "walrus")).contains("kelp/unit-02");
      assertThat(documents(retriever, "a", "kelp")).doesNotContain("kelp/unit-03");
      fixture.library.delete("a", "kelp");
      retriever.catchUp("a", CatchUpListener.SILENT);
      assertThat(retriever.size("a")).isZero();
    }
  }

  @Test
  void aRestartGoesOnFromWhereTheIndexWas() throws Exception {
    try (Retriever retriever = retriever(english)) {
      retriever.catchUp("a", CatchUpListener.SILENT);
    }
    CourseFixture.unit(folder.resolve("kelp"), "kelp", 6, "new");
    fixture.add("a", folder.resolve("kelp"));
    try (Retriever retriever = retriever(english)) {
      assertThat(retriever.catchUp("a", CatchUpListener.SILENT).documents()).isEqualTo(1);
      assertThat(retriever.size("a")).isEqualTo(fixture.library.changedPassages("a", 0));
    }
  }

  @Test
  void anotherEmbedderMakesTheIndexAnew() {
    try (Retriever retriever = retriever(english)) {
      retriever.catchUp("a", CatchUpListener.SILENT);
    }
    try (Retriever retriever = retriever(new HashEmbedder(32, Set.of("en")))) {
      assertThat(retriever.catchUp("a", CatchUpListener.SILENT).documents()).isEqualTo(5);
      assertThat(retriever.search(Query.about("a", "kelp", "second point", 3)).mode())
          .isEqualTo(SearchMode.HYBRID);
    }
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    try (Retriever retriever = retriever(english)) {
      retriever.catchUp("a", CatchUpListener.SILENT);
    }
    try (Stream<Path> files = Files.list(fixture.home.index("a"))) {
      for (Path file : files.filter(f -> f.toString().contains("segments_")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (Retriever retriever = retriever(english)) {
      assertThat(retriever.catchUp("a", CatchUpListener.SILENT).documents()).isEqualTo(5);
      assertThat(documents(retriever, "a", "kelp")).hasSize(5);
    }
  }

  @Test
  void languagesThatTheEmbedderDoesNotServeAreSearchedByWords() throws Exception {
    Path russian = Files.createDirectories(folder.resolve("лес"));
    Files.writeString(
        russian.resolve("les.md"),
        """
        # Лес

        Лес очищает воздух и даёт дом многим животным. Деревья растут медленно, поэтому лес нужно \
        беречь, и люди должны сажать новые деревья каждый год.
        """);
    fixture.library.add(
        "a",
        new org.dars.assistant.course.AddRequest(russian, "les", null),
        org.dars.assistant.course.AddListener.SILENT);
    try (Retriever retriever = retriever(english)) {
      retriever.catchUp("a", CatchUpListener.SILENT);

      SearchResult found = retriever.search(Query.about("a", "les", "Что очищает воздух?", 3));

      assertThat(found.mode()).isEqualTo(SearchMode.LEXICAL);
      assertThat(found.hits()).singleElement().matches(hit -> Float.isNaN(hit.similarity()));
      assertThat(retriever.languageOf("a", Set.of("les"), "Что очищает воздух?")).isEqualTo("ru");
    }
  }

  @Test
  void aShortQuestionIsTakenToBeInTheCoursesLanguage() {
    try (Retriever retriever = retriever(null)) {
      assertThat(retriever.languageOf("a", Set.of("kelp"), "kelp?")).isEqualTo("en");
      assertThat(retriever.languageOf("a", Set.of("kelp"), "ក្បួនគឺជាអ្វី?")).isEqualTo("km");
      assertThat(
              retriever.languageOf(
                  "a",
                  Set.of("kelp"),
                  "¿Por qué los bosques de algas son tan importantes para los animales que viven"
                      + " en la costa del mar?"))
          .isEqualTo("es");
    }
  }

  @Test
  void asSecondProcessItSearchesWhatTheFirstCommits() throws Exception {
    try (Retriever service = retriever(english)) {
      service.catchUp("a", CatchUpListener.SILENT);
      try (Retriever beside = retriever(english)) {
        assertThat(beside.catchUp("a", CatchUpListener.SILENT).outcome())
            .isEqualTo(CatchUp.Outcome.SERVED_BY_ANOTHER);
        assertThat(documents(beside, "a", "kelp")).hasSize(5);

        CourseFixture.unit(folder.resolve("kelp"), "kelp", 6, "new");
        fixture.add("a", folder.resolve("kelp"));
        service.catchUp("a", CatchUpListener.SILENT);
        assertThat(documents(beside, "a", "kelp")).hasSize(6);
        assertThat(beside.behind("a")).isZero();
      }
    }
  }

  @Test
  void aServiceOfAnotherEmbedderIsNamed() {
    try (Retriever service = retriever(english);
        Retriever beside = retriever(null)) {
      service.catchUp("a", CatchUpListener.SILENT);

      assertThatThrownBy(() -> beside.search(Query.about("a", "kelp", "kelp", 3)))
          .isInstanceOf(RetrieveException.class)
          .hasMessage(
              "The running service searches with another embedding model: start this with the same"
                  + " one.");
    }
  }

  @Test
  void stoppingKeepsTheIndexRightAndGoingOnFinishes() {
    CatchUpListener stopsAtOnce =
        new CatchUpListener() {
          @Override
          public void progress(int done, int total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    try (Retriever retriever = retriever(english)) {
      assertThat(retriever.catchUp("a", stopsAtOnce))
          .matches(c -> c.outcome() == CatchUp.Outcome.CANCELLED && c.documents() == 0);
      assertThat(retriever.catchUp("a", CatchUpListener.SILENT).documents()).isEqualTo(5);
    }
  }

  @Test
  void anInterruptedCallerDoesNotHarmTheIndex() {
    try (Retriever retriever = retriever(english)) {
      Thread.currentThread().interrupt();
      retriever.catchUp("a", CatchUpListener.SILENT);
      SearchResult found = retriever.search(Query.about("a", "kelp", "kelp", 3));
      assertThat(Thread.interrupted()).isTrue();

      assertThat(found.hits()).hasSize(3);
      assertThat(documents(retriever, "a", "kelp")).hasSize(5);
    }
  }

  @Test
  void theTitleLineSaysEachHeadingOnce() {
    assertThat(Retriever.title("Tides", List.of("Tides", "Moon"))).isEqualTo("Tides › Moon");
    assertThat(Retriever.title("Tides", List.of("Moon"))).isEqualTo("Tides › Moon");
    assertThat(Retriever.title("Tides", List.of())).isEqualTo("Tides");
    assertThat(Retriever.title("", List.of("Moon"))).isEqualTo("Moon");
    assertThat(Retriever.title("", List.of())).isEmpty();
  }

  private Retriever retriever(@Nullable Embedder embedder) {
    return new Retriever(fixture.home, fixture.library, embedder);
  }

  private static List<String> documents(Retriever retriever, String zone, String question) {
    Query query = new Query(zone, Set.of(), Set.of(), question, "en", SearchMode.LEXICAL, 100);
    return retriever.search(query).hits().stream()
        .map(hit -> hit.key().course() + "/" + hit.key().document())
        .distinct()
        .toList();
  }
}
