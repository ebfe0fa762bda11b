package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.localise.ReviewDesk;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.BatchStore.NewBatch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.translator.ReviewPolicy;
import org.dars.translator.StoredSegment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A course that is localised and can be reviewed, with a browser. */
abstract class ReviewFixture extends BrowserTest {

  static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;

  @BeforeAll
  void start() {
    web().batches().start(2);
  }

  /** A small course of its own, in a language, all of its segments waiting. */
  Pair localised(String course, String language) throws Exception {
    Path source = Files.createDirectories(folder.resolve(course));
    Files.writeString(
        source.resolve("one.md"),
        "# Cells\n\nA **cell** is small.\n\nPlants have 4 walls.\n\nSee `run()` below.\n");
    Files.writeString(source.resolve("two.md"), "# Roots\n\nA **cell** is small.\n\nIt grows.\n");
    web()
        .library()
        .add(WebFixture.ZONE, new AddRequest(source, course, "Biology"), AddListener.SILENT);
    NewBatch batch =
        new NewBatch(course, "en", List.of(language), "pseudo", new ReviewPolicy(1, true), 1);
    String id = web().batches().submit(WebFixture.ZONE, batch);
    assertThat(web().batches().await(WebFixture.ZONE, id, LONG)).isTrue();
    assertThat(web().batches().batch(WebFixture.ZONE, id).orElseThrow().targets())
        .allMatch(t -> t.state() == State.DONE);
    return new Pair(WebFixture.ZONE, course, "en", language);
  }

  ReviewDesk desk(Pair pair) throws IOException {
    return web().reviews().desk(pair);
  }

  StoredSegment segment(Pair pair, String document, String words) throws IOException {
    return desk(pair).rows().of(document).values().stream()
        .filter(s -> s.source().contains(words))
        .findFirst()
        .orElseThrow();
  }

  static String review(Pair pair) {
    return "courses/" + pair.course() + "/localisation/" + pair.to() + "/review";
  }
}
