package org.dars.index.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingScoreTest {

  @Test
  void aHitAtRankThreeCountsFromThreeOn() {
    var score = RankingScore.of(List.of("a", "b", "gold", "c"), "gold"::equals, 1);

    assertThat(score.firstHit()).isEqualTo(3);
    assertThat(score.hitAt(2)).isFalse();
    assertThat(score.hitAt(3)).isTrue();
    assertThat(score.reciprocalRank()).isEqualTo(1.0 / 3);
    // 1 / log2(4), against an ideal of 1 / log2(2).
    assertThat(score.ndcg10()).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void severalRelevantPassagesAreHeldAgainstTheBestOrder() {
    var score = RankingScore.of(List.of("g1", "x", "g2"), Set.of("g1", "g2")::contains, 2);

    // (1 + 1/log2(4)) / (1 + 1/log2(3)) = 1.5 / 1.63093
    assertThat(score.ndcg10()).isEqualTo(0.919721, within(1e-6));
    assertThat(score.firstHit()).isEqualTo(1);
  }

  @Test
  void goldThatWasNotFoundLowersNdcg() {
    var score = RankingScore.of(List.of("g1"), "g1"::equals, 3);

    // 1 / (1 + 0.63093 + 0.5)
    assertThat(score.ndcg10()).isEqualTo(0.469279, within(1e-6));
  }

  @Test
  void moreThanTenRelevantPassagesCanStillScoreOne() {
    List<Integer> ranking = IntStream.range(0, 20).boxed().toList();

    assertThat(RankingScore.of(ranking, i -> true, 20).ndcg10()).isEqualTo(1, within(1e-12));
  }

  @Test
  void aHitBelowTenCountsForMrrOnly() {
    List<Integer> ranking = IntStream.rangeClosed(1, 12).boxed().toList();

    var score = RankingScore.of(ranking, i -> i == 12, 1);

    assertThat(score.ndcg10()).isZero();
    assertThat(score.reciprocalRank()).isEqualTo(1.0 / 12);
  }

  @Test
  void noHitScoresNothing() {
    var score = RankingScore.of(List.of("a"), "gold"::equals, 1);

    assertThat(score).isEqualTo(new RankingScore(0, 0));
    assertThat(score.hitAt(100)).isFalse();
    assertThat(score.reciprocalRank()).isZero();
  }

  @Test
  void aQuestionWithoutGoldIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankingScore.of(List.of("a"), "a"::equals, 0))
        .withMessage("gold must be at least 1, is 0");
  }

  @Test
  void aSummaryGivesTheMeans() {
    var scores =
        List.of(
            new RankingScore(1, 1),
            new RankingScore(2, 0.6),
            new RankingScore(0, 0),
            new RankingScore(4, 0.4));

    var summary = RankingSummary.of(scores, List.of(1, 3, 5));

    assertThat(summary.questions()).isEqualTo(4);
    assertThat(summary.recall()).isEqualTo(Map.of(1, 0.25, 3, 0.5, 5, 0.75));
    assertThat(summary.mrr()).isEqualTo((1 + 0.5 + 0 + 0.25) / 4);
    assertThat(summary.ndcg10()).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void aSummaryOfNothingIsZero() {
    assertThat(RankingSummary.of(List.of(), List.of(1)))
        .isEqualTo(new RankingSummary(0, new TreeMap<>(Map.of(1, 0.0)), 0, 0));
  }
}
