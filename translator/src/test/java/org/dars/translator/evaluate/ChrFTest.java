package org.dars.translator.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against values that sacreBLEU publishes in its tests, and a slow calculation of our own. */
class ChrFTest {

  private static final String RISK =
      "risk assessment must be made of those who are qualified and expertise in the sector - these"
          + " are the scientists .";
  private static final String RISK_REFERENCE =
      "risk assessment has to be undertaken by those who are qualified and expert in that area -"
          + " that is the scientists .";

  @Test
  void itIsWhatSacrebleuPublishesForCorporaWithShortSegments() {
    // Its test of effective order: β = 3, characters only.
    assertThat(beta3(List.of("a"), List.of("a"))).isCloseTo(100, within(1e-4));
    assertThat(beta3(List.of(""), List.of("reference"))).isZero();
    assertThat(beta3(List.of("a b c"), List.of("a b c"))).isCloseTo(100, within(1e-4));
    assertThat(beta3(List.of("a b c"), List.of("abc"))).isCloseTo(100, within(1e-4));
    assertThat(beta3(List.of(""), List.of("c"))).isZero();
    assertThat(beta3(List.of("a", "b"), List.of("a", "c"))).isCloseTo(50, within(1e-4));
    assertThat(beta3(List.of("aa"), List.of("ab"))).isCloseTo(25, within(1e-4));
  }

  @Test
  void itIsWhatSacrebleuPublishesForSentencesWithTheirSpaces() {
    assertThat(
            score(
                new ChrF(0, 3, true),
                List.of("Die Beziehung zwischen Obama und Netanjahu ist nicht gerade freundlich."),
                List.of(
                    "Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade"
                        + " freundschaftlich.")))
        .isCloseTo(67.3481606, within(1e-4));
    assertThat(score(new ChrF(0, 3, true), List.of(RISK), List.of(RISK_REFERENCE)))
        .isCloseTo(65.2414427, within(1e-4));
  }

  @Test
  void itIsWhatTheMetricsCardPublishesWithAndWithoutWords() {
    List<String> ours =
        List.of(
            "The relationship between cats and dogs is not exactly friendly.",
            "a good bookshop is just a genteel black hole that knows how to read.");
    List<String> theirs =
        List.of(
            "The relationship between dogs and cats is not exactly friendly.",
            "A good bookshop is just a genteel Black Hole that knows how to read.");
    assertThat(score(ChrF.characters(), ours, theirs)).isCloseTo(84.64214891738334, within(1e-9));
    assertThat(score(ChrF.charactersAndWords(), ours, theirs))
        .isCloseTo(82.87263732906315, within(1e-9));
  }

  @Test
  void itIsWhatASlowCalculationGives() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      List<String> ours = new ArrayList<>();
      List<String> theirs = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        ours.add(text(random));
        theirs.add(text(random));
      }
      for (int words : new int[] {0, 2}) {
        assertThat(score(new ChrF(words, 2, false), ours, theirs))
            .as("seed %d, %s, %s", seed, ours, theirs)
            .isCloseTo(SlowScores.chrF(ours, theirs, words, 2), within(1e-9));
      }
    }
  }

  static String text(Random random) {
    String[] words = {"the", "cat,", "(dog)", "3.14", "—", "κόσμε", "😀", "...", "a", "猫", "10-20"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(words[random.nextInt(words.length)])
          .append(random.nextInt(4) == 0 ? "\u00a0" : " ");
    }
    return text.toString();
  }

  private static double beta3(List<String> ours, List<String> theirs) {
    return score(new ChrF(0, 3, false), ours, theirs);
  }

  private static double score(ChrF chrF, List<String> ours, List<String> theirs) {
    for (int i = 0; i < ours.size(); i++) {
      chrF.add(ours.get(i), theirs.get(i));
    }
    return chrF.score();
  }
}
