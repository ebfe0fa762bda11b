package org.dars.assistant.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.dars.assistant.store.Home;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Span;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Homes that an earlier Dars made. */
class OlderHomeTest {

  private static final String ZONE = "local";

  @TempDir Path folder;

  @Test
  void blocksFromBeforeFilesHadPartsKeepTheirSpans() {
    Home home = new Home(folder).ready();
    String url = "jdbc:sqlite:" + home.database();
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:org/dars/assistant/store/migration")
        .target("1")
        .load()
        .migrate();
    Jdbi.create(url)
        .useHandle(h -> {
          h.execute("insert into course values ('local', 'sea', 'The sea', 0, '/sea')");
          h.execute(
              "insert into document values ('local', 'sea', 'tides', 0, 'tides.md', '', 'Tides',"
                  + " 'text/markdown', 'en', ?, 20, 4, '1', '[]', null)",
              "0".repeat(64));
          h.execute(
              "insert into block values ('local', 'sea', 'tides', 0, '1', 'HEADING', 1,"
                  + " '[{\"t\":\"Tides\"}]', '{\"section\":[\"Tides\"]}', 2, 7)");
          h.execute(
              "insert into block values ('local', 'sea', 'tides', 1, '1-p1', 'PARAGRAPH', 0,"
                  + " '[{\"t\":\"High water\"}]', '{\"section\":[\"Tides\"]}', null, null)");
        });
    try (CourseFixture dars = new CourseFixture(folder)) {
      assertThat(dars.library.blocks(ZONE, "sea", "tides"))
          .extracting(Block::text, Block::span)
          .containsExactly(tuple("Tides", new Span(2, 7)), tuple("High water", null));
    }
  }
}
