package org.dars.assistant.quiz.essay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.dars.assistant.quiz.essay.FindingAid.Found;
import org.junit.jupiter.api.Test;

class FindingAidTest {

  private static Rubric rubric(String... points) {
    return new Rubric(
        "",
        Stream.of(points).map(p -> new Rubric.Criterion(p, 1.0 / points.length, null)).toList());
  }

  @Test
  void theNearestSentenceIsShownAndTheWordsAreCounted() {
    List<Found> found =
        FindingAid.of(
            rubric(
                "A spring tide comes at new moon and at full moon.",
                "A neap tide has a small range.",
                "Upwelling brings nutrients."),
            "The moon is far away. When the moon is full or new, spring tides come.\n"
                + "Neap ones have a range that is small",
            "en");
    assertThat(found)
        .extracting(Found::sentence)
        .containsExactly(
            "When the moon is full or new, spring tides come.",
            "Neap ones have a range that is small",
            "");
    // spring, tide, come, new, moon, full: "comes" and "tides" are the same words.
    assertThat(found.getFirst()).extracting(Found::there, Found::words).containsExactly(6, 6);
    assertThat(found.getLast().there()).isZero();
  }

  @Test
  void oneSharedWordFindsNothing() {
    assertThat(FindingAid.of(rubric("The moon pulls the sea."), "I like the moon.", "en"))
        .extracting(Found::sentence)
        .containsExactly("");
    assertThat(FindingAid.of(rubric("Photosynthesis"), "It is photosynthesis.", "en"))
        .as("where the point has no more")
        .extracting(Found::sentence)
        .containsExactly("It is photosynthesis.");
    assertThat(FindingAid.of(rubric("The moon pulls the sea."), " \n", "en"))
        .extracting(Found::sentence)
        .containsExactly("");
  }

  @Test
  void itWorksInOtherLanguagesAndScripts() {
    assertThat(
            FindingAid.of(
                rubric("Сизигийный прилив бывает в новолуние и полнолуние."),
                "Луна далеко. В полнолуние и новолуние прилив сильнее.",
                "ru"))
        .extracting(Found::sentence)
        .containsExactly("В полнолуние и новолуние прилив сильнее.");
    assertThat(FindingAid.of(rubric("大潮发生在新月和满月。"), "月亮很远。新月和满月时有大潮。", "zh"))
        .extracting(Found::sentence)
        .containsExactly("新月和满月时有大潮。");
  }
}
