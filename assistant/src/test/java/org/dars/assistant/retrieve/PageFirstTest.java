package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dars.index.search.DocumentKey;
import org.dars.index.search.Hit;
import org.junit.jupiter.api.Test;

class PageFirstTest {

  private static final List<Hit> HITS =
      List.of(hit("far", "p1", 3.0), hit("far", "p2", 2.5), hit("here", "p3", 2.1));

  @Test
  void aPassageOfThePageGoesBeforeThoseThatFitAboutAsWell() {
    assertThat(PageFirst.of("here", HITS))
        .extracting(Hit::passage)
        .containsExactly("p3", "p1", "p2");
  }

  @Test
  void aPassageThatClearlyFitsBetterStaysFirst() {
    List<Hit> hits = List.of(hit("far", "p1", 4.0), hit("here", "p3", 2.1));
    assertThat(PageFirst.of("here", hits)).extracting(Hit::passage).containsExactly("p1", "p3");
  }

  @Test
  void withoutAPageOrWithOneThatWasNotFoundNothingChanges() {
    assertThat(PageFirst.of("", HITS)).isEqualTo(HITS);
    assertThat(PageFirst.of("elsewhere", HITS)).isEqualTo(HITS);
  }

  private static Hit hit(String document, String passage, double score) {
    return new Hit(
        new DocumentKey("zone", "course", document),
        passage,
        "",
        "",
        "text",
        "en",
        score,
        1,
        0.8f,
        Float.NaN,
        3,
        List.of());
  }
}
