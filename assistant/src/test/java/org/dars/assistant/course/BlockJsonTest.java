package org.dars.assistant.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dars.index.courseware.Anchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockJsonTest {

  static Stream<Anchor> anchors() {
    return Stream.of(
        new Anchor.Section(List.of("2", "2.3 Prompting")),
        new Anchor.Page(12, List.of("Tides")),
        new Anchor.Slide(7, "", true),
        new Anchor.Cell("Budget \"26\"", "B7"),
        new Anchor.Cell("", "A1"),
        new Anchor.Item(3, "Spring tide", List.of("Quiz", "Week 2")),
        new Anchor.Item(1, "", List.of()),
        new Anchor.Time(Duration.ofMillis(221_040), Duration.ofMillis(224_500)));
  }

  @ParameterizedTest
  @MethodSource("anchors")
  void anAnchorIsHadBack(Anchor anchor) {
    assertThat(BlockJson.anchor(BlockJson.anchor(anchor))).isEqualTo(anchor);
  }

  @Test
  void anchorsOfOlderHomesAreRead() {
    assertThat(BlockJson.anchor("{\"slide\":7,\"title\":\"Tides\",\"notes\":true}"))
        .isEqualTo(new Anchor.Slide(7, "Tides", true));
    assertThat(BlockJson.anchor("{\"start\":\"PT3M41S\",\"end\":\"PT3M44S\"}"))
        .isEqualTo(new Anchor.Time(Duration.ofSeconds(221), Duration.ofSeconds(224)));
  }
}
