package org.dars.assistant.quiz.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dars.assistant.quiz.bank.BlueprintGrid.Axis;
import org.dars.assistant.quiz.bank.BlueprintGrid.Column;
import org.dars.assistant.quiz.bank.BlueprintGrid.Row;
import org.dars.assistant.quiz.exchange.SampleItems;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlueprintGridTest {

  private static Item item(Body body, @Nullable Bloom bloom, double difficulty, String... path) {
    Item.About about =
        new Item.About(
            List.of(path), "", bloom, difficulty, "en", "", ItemState.APPROVED, List.of());
    return SampleItems.whole("id", RichText.plain("Why?"), body, "1").withAbout(about);
  }

  private static final Body TRUE = new Body.TrueFalse(true, RichText.EMPTY, RichText.EMPTY);
  private static final Body SHORT = new Body.ShortAnswer(List.of(), false);
  private static final Body ESSAY = new Body.Essay(RichText.EMPTY, RichText.EMPTY);

  private static Blueprint blueprint(Blueprint.Cell... cells) {
    return new Blueprint("b", "B", List.of(cells), 0.5, 0, 0, false);
  }

  private static final List<Item> SEA =
      List.of(
          item(TRUE, Bloom.REMEMBER, 0.9, "Sea", "Tides"),
          item(SHORT, Bloom.APPLY, 0.3, "Sea", "Tides"),
          item(TRUE, Bloom.REMEMBER, 0.6, "Sea", "Summary"),
          item(TRUE, null, 0.6, "Air", "Summary"),
          item(ESSAY, Bloom.EVALUATE, 0.5, "Air"));

  @Test
  void rowsAreDocumentsWithTheirSectionsAndANameThatIsTwiceThereIsWrittenInFull() {
    BlueprintGrid grid = new BlueprintGrid(blueprint(), Axis.KIND, SEA, List.of());
    assertThat(grid.rows())
        .extracting(Row::section)
        .containsExactly("", "Sea", "Tides", "Sea › Summary", "Air", "Air › Summary");
    assertThat(grid.rows()).extracting(Row::depth).containsExactly(0, 1, 2, 2, 1, 2);
    assertThat(grid.columns())
        .extracting(Column::key)
        .containsExactly("any", "true-false", "short-answer", "essay");
  }

  @Test
  void aPlaceSaysWhatIsAskedAndWhatFitsTheDifficultyOfItsRow() {
    Blueprint blueprint =
        blueprint(
            new Blueprint.Cell("Sea", null, ItemKind.TRUE_FALSE, 0.8, 1, 2),
            new Blueprint.Cell("Sea", null, ItemKind.TRUE_FALSE, 0, 1, 1),
            new Blueprint.Cell("Tides", Bloom.APPLY, ItemKind.SHORT_ANSWER, 0, 1, 1),
            new Blueprint.Cell("Winds", null, null, 0, 1, 1));
    BlueprintGrid grid = new BlueprintGrid(blueprint, Axis.KIND, SEA, List.of());
    Row sea = grid.rows().get(1);
    assertThat(grid.at(sea, grid.columns().get(1))).isEqualTo(new BlueprintGrid.Place(0, 2, 1, 0));
    assertThat(grid.rest()).containsExactly(1, 2, 3);
    assertThat(grid.asked()).isEqualTo(2);
    assertThat(grid.asked(grid.columns().get(1))).isEqualTo(2);
  }

  @Test
  void aCellOfAnyKindCountsNoEssay() {
    BlueprintGrid grid = new BlueprintGrid(blueprint(), Axis.KIND, SEA, SEA);
    assertThat(grid.at(grid.rows().getFirst(), grid.columns().getFirst()))
        .isEqualTo(new BlueprintGrid.Place(-1, 0, 4, 4));
    assertThat(grid.at(grid.rows().getFirst(), grid.columns().get(3)).approved()).isEqualTo(1);
  }

  @Test
  void everySpreadIsFilledByTheBankAndRowsHaveTheirShares() {
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      List<Item> items = new ArrayList<>();
      int many = 3 + random.nextInt(60);
      for (int i = 0; i < many; i++) {
        items.add(
            item(
                    List.of(TRUE, SHORT, ESSAY).get(random.nextInt(3)),
                    random.nextInt(4) == 0
                        ? null
                        : List.copyOf(EnumSet.allOf(Bloom.class)).get(random.nextInt(6)),
                    0.5,
                    "D" + random.nextInt(3),
                    "S" + random.nextInt(3))
                .withId("i" + i));
      }
      int most = BlueprintSpread.most(items);
      for (Axis axis : Axis.values()) {
        for (int count : Set.copyOf(List.of(Math.min(1, most), most / 2, most))) {
          if (count == 0) {
            continue;
          }
          List<Blueprint.Cell> cells = BlueprintSpread.of(items, items, axis, count);
          Blueprint spread = blueprint(cells.toArray(Blueprint.Cell[]::new));
          assertThat(spread.count()).isEqualTo(count);
          assertThat(TestForms.cover(spread, items).missing())
              .as("round %d, %s, %d of %d", round, axis, count, most)
              .isZero();
          BlueprintGrid grid = new BlueprintGrid(spread, axis, items, List.of());
          assertThat(grid.rest()).isEmpty();
          assertThat(grid.asked()).isEqualTo(count);
        }
      }
    }
  }

  @Test
  void aSpreadKeepsTheSharesOfSectionsAndOfKinds() {
    int[][] there = {{10, 10}, {20, 20}, {0, 40}};
    int[][] asked = BlueprintSpread.spread(there, 10);
    assertThat(Arrays.stream(asked).mapToInt(r -> r[0] + r[1]).toArray()).containsExactly(2, 4, 4);
    assertThat(Arrays.stream(asked).mapToInt(r -> r[0]).sum()).isEqualTo(3);
  }

  @Test
  void moreThanTheBankHasCannotBeSpread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlueprintSpread.of(SEA, SEA, Axis.KIND, 5))
        .withMessage("a test can have 1 to 4 items, not 5");
  }

  @Test
  void anUnknownSectionIsRefusedWithTheNearestOne() {
    SectionNames names = new SectionNames(SEA, () -> List.of("3.2 Ocean currents"));
    names.check(blueprint(new Blueprint.Cell("Sea › Summary", null, null, 0, 1, 1)));
    names.check(blueprint(new Blueprint.Cell("3.2 Ocean currents", null, null, 0, 1, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            names.check(
                blueprint(
                    new Blueprint.Cell("Tides", null, null, 0, 1, 1),
                    new Blueprint.Cell("Ocean current", null, null, 0, 1, 1))))
        .withMessage(
            "cell 2: no section is called \"Ocean current\"; the nearest is \"3.2 Ocean currents\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> names.check(blueprint(new Blueprint.Cell("Tidse", null, null, 0, 1, 1))))
        .withMessageContaining("the nearest is \"Tides\"");
  }
}
