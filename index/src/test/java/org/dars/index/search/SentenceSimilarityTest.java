package org.dars.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.dars.index.search.SearchFixture.DOC;
import static org.dars.index.search.SearchFixture.at;
import static org.dars.index.search.SearchFixture.passage;
import static org.dars.index.search.SearchFixture.request;
import static org.dars.index.search.SearchFixture.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences keep vectors of their own, and a search says how near each is. */
class SentenceSimilarityTest {

  private static final String TEXT = "A prompt asks. A token is a piece.";

  @TempDir Path folder;
  private PassageIndex index;

  @BeforeEach
  void open() throws IOException {
    index = PassageIndex.open(folder, "embedder-a", 2);
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @Test
  void eachSentenceHasItsOwnCosineAlsoFromTheDisk() throws IOException {
    IndexedPassage p =
        passage("p1", TEXT)
            .withVectors(
                at(30),
                List.of(new SentenceVector(0, 14, at(90)), new SentenceVector(15, 34, at(10))));
    index.put(DOC, List.of(passage("p0", "A prompt, without vectors."), p));
    assertSentences();
    index.commit(1);
    index.close();
    index = PassageIndex.open(folder, "embedder-a", 2);
    assertSentences();
  }

  private void assertSentences() throws IOException {
    List<Hit> hits = index.search(request("kz", "prompt", "en", at(0), SearchMode.HYBRID)).hits();
    assertThat(hits).hasSize(2);
    for (Hit hit : hits) {
      if (hit.passage().equals("p0")) {
        assertThat(hit.sentences()).isEmpty();
        continue;
      }
      assertThat(hit.sentences()).extracting(SentenceMatch::start).containsExactly(0, 15);
      assertThat(hit.sentences()).extracting(SentenceMatch::end).containsExactly(14, 34);
      assertThat(hit.sentences().get(0).similarity()).isCloseTo(0, within(0.01f));
      assertThat(hit.sentences().get(1).similarity())
          .isCloseTo((float) Math.cos(Math.toRadians(10)), within(0.01f));
    }
  }

  @Test
  void withoutAVectorOfTheQuestionNothingIsSaidOfSentences() throws IOException {
    index.put(
        DOC,
        List.of(
            passage("p1", TEXT).withVectors(at(30), List.of(new SentenceVector(0, 14, at(90))))));
    assertThat(index.search(words("prompt")).hits().getFirst().sentences()).isEmpty();
  }

  @Test
  void aSentenceThatDoesNotFitIsRefusedAndNamed() {
    for (SentenceVector bad :
        List.of(
            new SentenceVector(0, TEXT.length() + 1, at(0)),
            new SentenceVector(-1, 3, at(0)),
            new SentenceVector(3, 3, at(0)),
            new SentenceVector(0, 3, new float[] {1}))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> index.put(DOC, List.of(passage("p1", TEXT).withVectors(at(30), List.of(bad)))))
          .withMessageContaining("p1")
          .withMessageContaining(bad.start() + "–" + bad.end());
    }
  }
}
