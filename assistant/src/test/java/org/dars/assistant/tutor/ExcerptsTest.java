package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.course.CourseFixture;
import org.dars.assistant.course.Excerpt;
import org.dars.index.courseware.Block;
import org.dars.index.passage.Passage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a document for an answer is what the whole document would have given. */
class ExcerptsTest {

  private static final String ZONE = "a";

  @TempDir Path folder;
  private CourseFixture fixture;

  @BeforeEach
  void addCourse() throws Exception {
    fixture = new CourseFixture(folder.resolve("home"));
    Path course = CourseFixture.course(folder.resolve("course"), "sea", 3);
    StringBuilder text = new StringBuilder("# Tables and lists\n\nIt begins with a sentence.\n\n");
    for (int i = 1; i <= 60; i++) {
      text.append("- point ").append(i).append(" about waves and tides, long enough to count\n");
    }
    text.append("\nA sentence between them.\n\n| Sea | Depth |\n|---|---|\n");
    for (int i = 1; i <= 60; i++) {
      text.append("| sea ").append(i).append(" | ").append(i).append("0 metres of water |\n");
    }
    text.append("\n## Last\n\nIt ends with a sentence.\n");
    Files.writeString(course.resolve("zz.md"), text);
    fixture.add(ZONE, course);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anExcerptHoldsAllThatIsNeededAroundItsPassage() {
    List<Excerpt.Key> keys = new ArrayList<>();
    fixture
        .library
        .documents(ZONE, "course")
        .forEach(d ->
            fixture
                .library
                .passages(ZONE, "course", d.id())
                .forEach(p -> keys.add(new Excerpt.Key("course", d.id(), p.id()))));
    Map<Excerpt.Key, Excerpt> excerpts = fixture.library.excerpts(ZONE, keys);

    assertThat(keys).hasSizeGreaterThan(8);
    assertThat(excerpts.keySet()).containsExactlyElementsOf(keys);
    for (Excerpt.Key key : keys) {
      Excerpt excerpt = Objects.requireNonNull(excerpts.get(key));
      List<Block> whole = fixture.library.blocks(ZONE, "course", key.document());
      Passage passage = excerpt.passage();
      assertThat(passage.id()).isEqualTo(key.passage());
      assertThat(excerpt.document().id()).isEqualTo(key.document());
      assertThat(Surroundings.of(excerpt.blocks(), passage.blocks()))
          .isEqualTo(Surroundings.of(whole, passage.blocks()));
      assertThat(excerpt.heading())
          .isEqualTo(
              whole.stream()
                  .filter(b -> b.id().equals(passage.section()))
                  .findFirst()
                  .orElse(null));
    }
    assertThat(excerpts.values().stream().mapToInt(e -> e.blocks().size()).max().orElseThrow())
        .isGreaterThan(60);
  }

  @Test
  void whatIsGoneAndWhatIsAnotherZonesIsLeftOut() {
    String document = fixture.library.documents(ZONE, "course").getFirst().id();
    String passage = fixture.library.passages(ZONE, "course", document).getFirst().id();
    Excerpt.Key there = new Excerpt.Key("course", document, passage);
    List<Excerpt.Key> keys =
        List.of(
            new Excerpt.Key("course", document, "no such passage"),
            there,
            new Excerpt.Key("course", "gone", passage));

    assertThat(fixture.library.excerpts(ZONE, keys)).containsOnlyKeys(there);
    assertThat(fixture.library.excerpts("b", keys)).isEmpty();
    assertThat(fixture.library.excerpts(ZONE, List.of())).isEmpty();
  }
}
