package org.dars.assistant.quiz.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dars.assistant.quiz.bank.Blueprint.Cell;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.junit.jupiter.api.Test;

class TestFormsTest {

  private static final List<Bloom> LEVELS = List.of(Bloom.values());

  private static Blueprint blueprint(Cell... cells) {
    return new Blueprint("b", "B", List.of(cells), 0.5, 0, 0, false);
  }

  private static Cell section(String section, int count) {
    return new Cell(section, null, null, 0, 1, count);
  }

  private static Cell bloom(Bloom bloom, int count) {
    return new Cell("", bloom, null, 0, 1, count);
  }

  private static Item item(String id, String section, Bloom bloom) {
    return Items.in(id, "Stem " + id, section, bloom, 0.5, "a", "b");
  }

  @Test
  void itemsThatAnotherCellNeedsAreNotUsedUp() throws Exception {
    List<Item> items = List.of(item("1", "Tides", Bloom.APPLY), item("2", "Tides", Bloom.REMEMBER));
    Blueprint both = blueprint(section("Tides", 1), bloom(Bloom.APPLY, 1));
    for (long seed = 0; seed < 20; seed++) {
      TestForms.Drawn drawn = TestForms.draw(both, items, seed);
      assertThat(drawn.items()).extracting(Item::id).containsExactly("2", "1");
      assertThat(drawn.cells()).containsExactly(0, 1);
    }
  }

  @Test
  void theCellsThatCompeteAreNamedWithWhatTheyLackTogether() {
    List<Item> items =
        List.of(
            item("1", "Tides", Bloom.APPLY),
            item("2", "Tides", Bloom.APPLY),
            item("3", "Life", Bloom.REMEMBER));
    Blueprint asked = blueprint(section("Life", 1), section("Tides", 2), bloom(Bloom.APPLY, 1));
    TestForms.Cover cover = TestForms.cover(asked, items);
    assertThat(cover.missing()).isEqualTo(1);
    assertThat(cover.tight()).containsExactly(1, 2);
    assertThat(cover.asked()).isEqualTo(3);
    assertThat(cover.there()).isEqualTo(2);
    assertThatThrownBy(() -> TestForms.draw(asked, items, 1))
        .isInstanceOf(TestForms.TooFewItemsException.class)
        .hasMessage(
            "cell 2 (Tides) and cell 3 (apply) asks for 3 items, 2 approved ones fit: 1 missing");
  }

  /** Against every choice of items there is, on banks that are small enough to try them all. */
  @Test
  void itFindsATestWheneverThereIsOne() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        items.add(item("" + i, "S" + random.nextInt(2), LEVELS.get(random.nextInt(2))));
      }
      Cell[] cells = new Cell[1 + random.nextInt(3)];
      for (int c = 0; c < cells.length; c++) {
        cells[c] =
            new Cell(
                random.nextBoolean() ? "" : "S" + random.nextInt(2),
                random.nextBoolean() ? null : LEVELS.get(random.nextInt(2)),
                null,
                0,
                1,
                1 + random.nextInt(3));
      }
      Blueprint blueprint = blueprint(cells);
      TestForms.Cover cover = TestForms.cover(blueprint, items);
      int most = most(blueprint, items, 0, new int[cells.length]);
      assertThat(blueprint.count() - cover.missing())
          .as("seed %d round %d", seed, round)
          .isEqualTo(most);
      assertThat(cover.asked() - cover.there()).isEqualTo(cover.missing());
    }
  }

  /** How many items can be placed, trying everything. */
  private static int most(Blueprint blueprint, List<Item> items, int at, int[] filled) {
    if (at == items.size()) {
      return 0;
    }
    int most = most(blueprint, items, at + 1, filled);
    for (int c = 0; c < filled.length; c++) {
      Cell cell = blueprint.cells().get(c);
      if (filled[c] < cell.count() && TestForms.fits(cell, items.get(at))) {
        filled[c]++;
        most = Math.max(most, 1 + most(blueprint, items, at + 1, filled));
        filled[c]--;
      }
    }
    return most;
  }

  @Test
  void everyTestFulfilsItsCellsAndTheSameSeedGivesTheSame() throws Exception {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      items.add(item("i" + i, "S" + i % 3, LEVELS.get(i % 4)));
    }
    Blueprint asked = blueprint(section("S1", 7), bloom(Bloom.APPLY, 6), section("", 10));
    List<List<Item>> tests = new ArrayList<>();
    for (long seed = 0; seed < 30; seed++) {
      TestForms.Drawn drawn = TestForms.draw(asked, items, seed);
      assertThat(drawn.items()).hasSize(23).doesNotHaveDuplicates();
      for (int i = 0; i < 23; i++) {
        Cell cell = asked.cells().get(drawn.cells().get(i));
        assertThat(TestForms.fits(cell, drawn.items().get(i))).isTrue();
      }
      assertThat(TestForms.draw(asked, items, seed)).isEqualTo(drawn);
      tests.add(drawn.items());
    }
    assertThat(tests.stream().distinct().count()).isEqualTo(30);
  }

  @Test
  void anItemWithoutADifficultyFitsOnlyWhereAnyDoes() {
    Item unknown = Items.in("1", "S", "Tides", null, null, "a");
    assertThat(TestForms.fits(new Cell("", null, null, 0, 1, 1), unknown)).isTrue();
    assertThat(TestForms.fits(new Cell("", null, null, 0.1, 1, 1), unknown)).isFalse();
    assertThat(
            TestForms.fits(new Cell("", null, null, 0.1, 0.5, 1), item("2", "Tides", Bloom.APPLY)))
        .isTrue();
  }

  @Test
  void aBlueprintThatCannotBeSaysWhichCellAndWhatCan() {
    assertThatThrownBy(() -> BlueprintJson.read("{\"id\":\"a\",\"title\":\"A\"}"))
        .hasMessage("a blueprint has a list \"cells\"; this has none");
    assertThatThrownBy(() ->
            BlueprintJson.read(
                "{\"id\":\"a\",\"title\":\"A\",\"cells\":[{\"count\":1},{\"count\":0}]}"))
        .hasMessage("cell 2 asks for 1 to 500 items, not 0");
    assertThatThrownBy(() ->
            BlueprintJson.read(
                "{\"id\":\"a\",\"title\":\"A\",\"cells\":[{\"count\":1,\"kind\":\"quiz\"}]}"))
        .hasMessage("cell 1: no kind of item is called \"quiz\"");
    Blueprint whole =
        new Blueprint(
            "a",
            "A",
            List.of(new Cell("Tides", Bloom.APPLY, null, 0.25, 0.75, 3), section("", 1)),
            0.6,
            30,
            2,
            true);
    assertThat(BlueprintJson.read(BlueprintJson.write(whole))).isEqualTo(whole);
  }
}
