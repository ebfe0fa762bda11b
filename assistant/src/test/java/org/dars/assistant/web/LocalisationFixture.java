package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.translator.Outcome;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.BeforeAll;

/** A service with courses that are localised, and a browser. */
abstract class LocalisationFixture extends BrowserTest {

  static final Duration LONG = Duration.ofSeconds(60);

  static final String HOSTILE = "<script>alert(1)</script> \"><img src=x onerror=alert(2)>";

  @BeforeAll
  void start() {
    web().batches().start(2);
  }

  /** A small course of its own, in a language, all of its segments waiting. */
  Pair localised(String course, String language, Path folder) throws Exception {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("one.md"),
        "# Cells\n\nA **cell** is small.\n\nPlants have `walls()` around them.\n\nЯдро is a"
            + " nucleus.\n");
    Files.writeString(folder.resolve("two.md"), "# Roots\n\nA root drinks water.\n");
    web()
        .library()
        .add(
            WebFixture.ZONE,
            new AddRequest(folder, course, "Biology " + course),
            AddListener.SILENT);
    String id =
        web()
            .batches()
            .submit(
                WebFixture.ZONE,
                new NewBatch(
                    course,
                    "en",
                    List.of(language),
                    "pseudo",
                    new ReviewPolicy(1, true),
                    1,
                    new Limit(5_000_000L, 2_000_000L)));
    await(id);
    return new Pair(WebFixture.ZONE, course, "en", language);
  }

  void await(String id) throws InterruptedException {
    assertThat(web().batches().await(WebFixture.ZONE, id, LONG)).isTrue();
    assertThat(web().batches().batch(WebFixture.ZONE, id).orElseThrow().targets())
        .allMatch(t -> t.state() == State.DONE);
  }

  StoredSegment segment(Pair pair, String document, String words) {
    return web().reviews().segments(pair).of(document).values().stream()
        .filter(s -> s.source().contains(words))
        .findFirst()
        .orElseThrow();
  }

  static String review(Pair pair) {
    return "courses/" + pair.course() + "/localisation/" + pair.to() + "/review";
  }

  static StoredSegment with(StoredSegment s, String target, SegmentState state) {
    return with(s, target, state, List.of(HOSTILE));
  }

  static StoredSegment with(
      StoredSegment s, String target, SegmentState state, List<String> notes) {
    return new StoredSegment(
        s.id(),
        s.ord(),
        s.source(),
        target,
        Outcome.PERSON,
        "",
        Quality.PERSON,
        0.95,
        state,
        notes);
  }

  State state(String id) {
    return web().batches().batch(WebFixture.ZONE, id).orElseThrow().targets().getFirst().state();
  }

  void await(String id, State one, State other) throws InterruptedException {
    assertThat(web().batches().await(WebFixture.ZONE, id, LONG)).isTrue();
    assertThat(state(id)).isIn(one, other);
  }

  static Path course(Path folder) throws Exception {
    Files.writeString(folder.resolve("a.md"), "# Secret\n\nNobody else may read this.\n");
    return folder;
  }
}
