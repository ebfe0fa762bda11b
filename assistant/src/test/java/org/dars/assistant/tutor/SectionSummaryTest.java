package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.dars.index.courseware.BlockKind;
import org.dars.models.testing.HashEmbedder;
import org.junit.jupiter.api.Test;

class SectionSummaryTest {

  private static final String MEMORY =
      "Memory is the set of processes that encode, store and retrieve information.";
  private static final String ENCODING =
      "Encoding puts information into memory, through automatic or effortful processing.";
  private static final String RETRIEVAL =
      "Retrieval brings information out of memory storage and back into awareness.";

  private static final List<Evidence.Source> SECTION =
      List.of(
          block("h", BlockKind.HEADING, "Memory: encoding, storage, retrieval"),
          block(
              "p1",
              BlockKind.PARAGRAPH,
              MEMORY
                  + " However, this was a surprise to everyone in the room that day."
                  + " What did you eat for breakfast on Tuesday three weeks ago?"),
          block(
              "p2",
              BlockKind.PARAGRAPH,
              ENCODING + " My neighbour once bought a red bicycle at the market in Lyon."),
          block(
              "p3",
              BlockKind.PARAGRAPH,
              RETRIEVAL
                  + " Memory is a set of processes to encode, store and retrieve information."),
          block("c", BlockKind.CODE, "memory information encode store retrieve memory"));

  private static Evidence.Source block(String id, BlockKind kind, String text) {
    return new Evidence.Source(id, kind, "", text);
  }

  @Test
  void whatMostSentencesSpeakOfIsSaidInReadingOrderAndOnlyOnce() {
    assertThat(SectionSummary.of(SECTION, "en", 3))
        .extracting(SectionSummary.Picked::text)
        .containsExactly(MEMORY, ENCODING, RETRIEVAL);
  }

  @Test
  void everySentenceStandsVerbatimInItsBlock() {
    assertThat(SectionSummary.of(SECTION, "en", 10))
        .hasSize(6)
        .allSatisfy(p -> assertThat(p.source().text()).contains(p.text()))
        .noneSatisfy(p -> assertThat(p.text()).endsWith("?"));
  }

  @Test
  void anEmbedderHelpsWhereItServesTheLanguage() {
    assertThat(SectionSummary.of(SECTION, "en", 2, new HashEmbedder(64, Set.of("en"))))
        .hasSize(2)
        .extracting(SectionSummary.Picked::text)
        .contains(MEMORY);
  }

  @Test
  void aSectionWithoutSentencesHasNoSummary() {
    assertThat(SectionSummary.of(List.of(), "en", 3)).isEmpty();
    assertThat(SectionSummary.of(SECTION.subList(0, 1), "en", 3)).isEmpty();
    assertThatThrownBy(() -> SectionSummary.of(SECTION, "en", 0))
        .hasMessage("sentences must be 1 or more, is 0");
  }

  @Test
  void rougeCountsSharedWordsAndPairs() {
    assertThat(Rouge.f1(1, "the cat sat", "The cat lay")).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(Rouge.f1(2, "the cat sat", "The cat lay")).isCloseTo(0.5, within(1e-9));
    assertThat(Rouge.f1(1, "the the the", "the")).isCloseTo(0.5, within(1e-9));
    assertThat(Rouge.f1(2, "one", "two")).isZero();
  }
}
