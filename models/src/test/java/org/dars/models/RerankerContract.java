package org.dars.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Reranker} keeps to. */
public abstract class RerankerContract {

  protected static final String QUESTION = "why do tides rise";
  protected static final List<String> PASSAGES =
      List.of("bread is baked", "tides rise because the moon pulls", "the moon", "", "tides");

  /** A reranker of the test's own, to be closed. */
  protected abstract Reranker fresh() throws Exception;

  @Test
  void thePassageThatAnswersGetsTheHighestScore() throws Exception {
    try (Reranker reranker = fresh()) {
      float[] scores = reranker.score(QUESTION, PASSAGES);
      assertThat(scores).hasSize(PASSAGES.size());
      for (int i = 0; i < scores.length; i++) {
        assertThat(scores[i]).isBetween(0f, 1f);
        if (i != 1) {
          assertThat(scores[i]).as(PASSAGES.get(i)).isLessThan(scores[1]);
        }
      }
    }
  }

  @Test
  void aScoreDoesNotDependOnWhatElseIsScored() throws Exception {
    try (Reranker reranker = fresh()) {
      float[] together = reranker.score(QUESTION, PASSAGES);
      for (int i = 0; i < together.length; i++) {
        assertThat(reranker.score(QUESTION, List.of(PASSAGES.get(i)))).containsExactly(together[i]);
      }
      assertThat(reranker.score(QUESTION, List.of())).isEmpty();
    }
  }

  @Test
  void anyTextGetsAScore() throws Exception {
    List<String> odd =
        List.of("", " \n", "\0", "\uD83D alone", "қазақ 中文 العربية 😀", "word ".repeat(20_000));
    try (Reranker reranker = fresh()) {
      for (String question : odd) {
        for (float score : reranker.score(question, odd)) {
          assertThat(score).isBetween(0f, 1f);
        }
      }
    }
  }

  @Test
  void aClosedRerankerSaysSo() throws Exception {
    Reranker reranker = fresh();
    reranker.close();
    reranker.close();
    assertThatThrownBy(() -> reranker.score(QUESTION, PASSAGES))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(reranker.name())
        .hasMessageContaining("closed");
  }
}
