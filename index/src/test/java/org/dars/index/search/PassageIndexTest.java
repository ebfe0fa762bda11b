package org.dars.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.dars.index.search.SearchFixture.DOC;
import static org.dars.index.search.SearchFixture.at;
import static org.dars.index.search.SearchFixture.ids;
import static org.dars.index.search.SearchFixture.passage;
import static org.dars.index.search.SearchFixture.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassageIndexTest {

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
  void aPassageIsFoundAsSoonAsItIsPut() throws IOException {
    index.put(DOC, List.of(passage("p1", "Tokens are pieces of words.")));

    List<Hit> hits = index.search(words("what is a token?")).hits();

    assertThat(hits).hasSize(1);
    assertThat(hits.getFirst().key()).isEqualTo(DOC);
    assertThat(hits.getFirst().text()).isEqualTo("Tokens are pieces of words.");
    assertThat(hits.getFirst().language()).isEqualTo("en");
    assertThat(hits.getFirst().lexical()).isPositive();
    assertThat(hits.getFirst().similarity()).isNaN();
  }

  @Test
  void puttingADocumentAgainReplacesAllItsPassages() throws IOException {
    index.put(DOC, List.of(passage("p1", "old prompt"), passage("p2", "old prompt")));
    index.put(DOC, List.of(passage("p1", "new prompt")));

    assertThat(index.search(words("prompt")).hits())
        .extracting(Hit::text)
        .containsExactly("new prompt");
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void puttingNoPassagesTakesTheDocumentAway() throws IOException {
    index.put(DOC, List.of(passage("p1", "prompt")));
    index.put(DOC, List.of());

    assertThat(index.size()).isZero();
  }

  @Test
  void deletingADocumentLeavesItsNamesakesInOtherCourses() throws IOException {
    var other = new DocumentKey("kz", "ethics", DOC.document());
    index.put(DOC, List.of(passage("p1", "prompt")));
    index.put(other, List.of(passage("p1", "prompt")));

    index.delete(DOC);

    assertThat(index.search(words("prompt")).hits()).extracting(Hit::key).containsExactly(other);
  }

  @Test
  void keysThatJoinToTheSameTextAreDifferentDocuments() throws IOException {
    index.put(new DocumentKey("kz", "a", "bc"), List.of(passage("p1", "prompt")));
    index.put(new DocumentKey("kz", "ab", "c"), List.of(passage("p1", "prompt")));

    assertThat(index.size()).isEqualTo(2);
  }

  @Test
  void deletingACourseLeavesItsNamesakeInAnotherZone() throws IOException {
    var other = new DocumentKey("kg", DOC.course(), DOC.document());
    index.put(DOC, List.of(passage("p1", "prompt")));
    index.put(other, List.of(passage("p1", "prompt")));

    index.deleteCourse("kz", DOC.course());

    assertThat(ids(index, words("prompt"))).isEmpty();
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void aPassageIdThatComesTwiceIsRefusedAndTheDocumentStays() throws IOException {
    index.put(DOC, List.of(passage("p1", "prompt")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.put(DOC, List.of(passage("p9", "x"), passage("p9", "y"))))
        .withMessage("document unit-1 has two passages \"p9\"");
    assertThat(ids(index, words("prompt"))).containsExactly("p1");
  }

  @Test
  void aVectorThatDoesNotFitIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> index.put(DOC, List.of(passage("p1", "", "x", "en", new float[] {1, 0, 0}))))
        .withMessage("passage \"p1\": a vector has 3 numbers, the index takes 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.put(DOC, List.of(passage("p1", "", "x", "en", new float[] {2, 0}))))
        .withMessage("passage \"p1\": a vector must have length 1, has 2.0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> index.put(DOC, List.of(passage("p1", "", "x", "en", new float[] {Float.NaN, 0}))))
        .withMessage("passage \"p1\": a vector must have length 1, has NaN");
  }

  @Test
  void aVectorForAnIndexWithoutVectorsIsRefused(@TempDir Path plain) throws IOException {
    try (var words = PassageIndex.open(plain, "", 0)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> words.put(DOC, List.of(passage("p1", "", "x", "en", at(0)))))
          .withMessage("passage \"p1\" has a vector, but the index holds none");
    }
  }

  @Test
  void wordsOfATextThatPassagesHoldAreCountedInTheirCoursesAlone() throws IOException {
    index.put(DOC, List.of(passage("p1", "Tokens are pieces of words.")));

    assertThat(index.held(DOC.zone(), Set.of(DOC.course()), "Are TOKENS vipande?"))
        .isEqualTo(new HeldWords(3, 2, true));
    assertThat(index.held(DOC.zone(), Set.of("another"), "Are tokens vipande?"))
        .isEqualTo(new HeldWords(3, 0, false));
    assertThat(index.held("another", Set.of(DOC.course()), "tokens"))
        .isEqualTo(new HeldWords(1, 0, false));
  }
}
