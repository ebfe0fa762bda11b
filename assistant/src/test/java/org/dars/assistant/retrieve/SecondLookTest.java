package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dars.index.search.DocumentKey;
import org.dars.index.search.Hit;
import org.junit.jupiter.api.Test;

class SecondLookTest {

  private static final Hit SCATTERED =
      hit("a", "s1", 2.0, "Memory of what was working in the store, and of a hard model.");
  private static final Hit TOGETHER =
      hit("b", "s2", 1.9, "The model of working memory has a central executive.");
  private static final String QUESTION = "working memory model";

  @Test
  void wordsThatStandTogetherInTheQuestionCountWhereTheyStandTogether() {
    assertThat(SecondLook.of(QUESTION, "en", List.of(SCATTERED, TOGETHER)))
        .containsExactly(TOGETHER, SCATTERED);
  }

  @Test
  void aFirstHitThatStandsOutStays() {
    Hit sure = hit("a", "s1", 9.0, SCATTERED.text());

    assertThat(SecondLook.of(QUESTION, "en", List.of(sure, TOGETHER)))
        .containsExactly(sure, TOGETHER);
  }

  @Test
  void furtherHitsOfASectionKeepTheirPlaces() {
    Hit second = hit("c", "s1", 1.95, "Memory, again.");

    assertThat(SecondLook.of(QUESTION, "en", List.of(SCATTERED, second, TOGETHER)))
        .containsExactly(TOGETHER, second, SCATTERED);
  }

  @Test
  void hitsWithoutSectionsAreWeighedEachForItself() {
    Hit scattered = hit("a", "", 2.0, SCATTERED.text());
    Hit together = hit("b", "", 1.9, TOGETHER.text());

    assertThat(SecondLook.of(QUESTION, "en", List.of(scattered, together)))
        .containsExactly(together, scattered);
  }

  @Test
  void nothingOrOneIsLeftAlone() {
    assertThat(SecondLook.of(QUESTION, "en", List.of())).isEmpty();
    assertThat(SecondLook.of(QUESTION, "en", List.of(TOGETHER))).containsExactly(TOGETHER);
  }

  @Test
  void aQuestionOfOneWordOrNoneKeepsTheOrder() {
    assertThat(SecondLook.of("?", "en", List.of(SCATTERED, TOGETHER)))
        .containsExactly(SCATTERED, TOGETHER);
    assertThat(SecondLook.of("memory", "en", List.of(SCATTERED, TOGETHER)))
        .containsExactly(SCATTERED, TOGETHER);
  }

  private static Hit hit(String id, String section, double score, String text) {
    return new Hit(
        new DocumentKey("zone", "course", "document"),
        id,
        section,
        "",
        text,
        "en",
        score,
        1,
        0.8f,
        List.of());
  }
}
