package org.dars.assistant.quiz.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dars.assistant.quiz.bank.ItemStatistics.Flag;
import org.dars.assistant.quiz.bank.ItemStatistics.Statistic;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.store.ItemAnswers.Answered;
import org.dars.assistant.store.ItemAnswers.Given;
import org.junit.jupiter.api.Test;

class ItemStatisticsTest {

  private static final Item ONE = Items.choice("one", "One?", "key", "near", "far");

  private static Given given(String sitting, String item, double score, int... picked) {
    List<Integer> picks = new ArrayList<>();
    for (int p : picked) {
      picks.add(p);
    }
    return new Given(sitting, new Answered(item, 1, "en", score, picks));
  }

  /** Sittings of an item and one other item, each right or wrong. */
  private static List<Given> sittings(int both, int onlyOne, int onlyOther, int neither) {
    List<Given> given = new ArrayList<>();
    int[] counts = {both, onlyOne, onlyOther, neither};
    int sitting = 0;
    for (int kind = 0; kind < 4; kind++) {
      for (int i = 0; i < counts[kind]; i++) {
        boolean one = kind < 2;
        given.add(given("s" + sitting, "one", one ? 1 : 0, one ? 0 : 1));
        given.add(given("s" + sitting++, "other", kind % 2 == 0 ? 1 : 0, 0));
      }
    }
    return given;
  }

  private static Statistic of(List<Given> given) {
    return Objects.requireNonNull(all(given).get("one"));
  }

  private static Map<String, Statistic> all(List<Given> given) {
    return ItemStatistics.of(List.of(ONE), Map.of(), given);
  }

  @Test
  void facilityDiscriminationAndPicksAreTheTextbooks() {
    Statistic s = of(sittings(15, 5, 4, 16));
    assertThat(s.answers()).isEqualTo(40);
    assertThat(s.facility()).isEqualTo(0.5);
    // phi of the table 15 5 / 4 16: (15·16 − 5·4) / √(20·20·19·21)
    assertThat(s.discrimination()).isCloseTo(220 / Math.sqrt(20 * 20 * 19 * 21), within(1e-9));
    assertThat(s.picks()).containsExactly(0.5, 0.5, 0.0);
    assertThat(s.flags()).containsExactly(Flag.IDLE);
  }

  @Test
  void whoIsGoodElsewhereAndWrongHereIsAFlag() {
    assertThat(of(sittings(2, 18, 18, 2)).flags()).contains(Flag.NEGATIVE);
    assertThat(of(sittings(10, 10, 10, 10)).flags()).contains(Flag.WEAK);
    assertThat(of(sittings(20, 19, 0, 1)).flags()).contains(Flag.EASY);
    assertThat(of(sittings(6, 0, 10, 24)).flags()).contains(Flag.GUESSED, Flag.RIVAL);
  }

  @Test
  void answersCountInGroupsAndSmallOnesAreNotTold() {
    assertThat(all(sittings(2, 2, 0, 0))).isEmpty();
    assertThat(of(sittings(2, 2, 1, 0)).answers()).isEqualTo(5);
    Statistic before = of(sittings(5, 5, 5, 5));
    List<Given> more = sittings(5, 5, 5, 5);
    more.add(given("x1", "one", 0, 2));
    more.add(given("x2", "one", 0, 2));
    assertThat(of(more)).isEqualTo(before);
  }

  @Test
  void fewAnswersAreNotJudged() {
    Statistic s = of(sittings(0, 0, 10, 5));
    assertThat(s.answers()).isEqualTo(15);
    assertThat(s.discrimination()).isNull();
    assertThat(s.flags()).isEmpty();
  }

  @Test
  void answersToAnEarlierQuestionDoNotCount() {
    List<Given> given = sittings(5, 5, 5, 5);
    assertThat(ItemStatistics.of(List.of(ONE), Map.of("one", 2), given)).isEmpty();
  }

  @Test
  void anItemThatIsAnsweredAloneHasNoDiscrimination() {
    List<Given> alone = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      alone.add(given("s" + i, "one", i % 2, i % 2));
    }
    assertThat(of(alone).discrimination()).isNull();
  }
}
