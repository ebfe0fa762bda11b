package org.dars.assistant.quiz.bank;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.jspecify.annotations.Nullable;

/**
 * Tests after a blueprint. Which item goes into which cell is a maximum matching, found along
 * augmenting paths (Ford and Fulkerson), so that a test is found whenever the bank holds one:
 * taking items cell by cell would use up those that another cell needs.
 */
public final class TestForms {

  private static final int NONE = -1;

  private final Blueprint blueprint;

  /** By cell, the places of the items that fit it, in the order in which they are tried. */
  private final List<List<Integer>> fitting = new ArrayList<>();

  /** The cell that has the item, by the item's place. */
  private final int[] owner;

  private final int[] filled;

  private TestForms(Blueprint blueprint, List<Item> items) {
    this.blueprint = blueprint;
    owner = new int[items.size()];
    Arrays.fill(owner, NONE);
    filled = new int[blueprint.cells().size()];
    for (Blueprint.Cell cell : blueprint.cells()) {
      List<Integer> fit = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        if (fits(cell, items.get(i))) {
          fit.add(i);
        }
      }
      fitting.add(fit);
    }
    for (int cell = 0; cell < filled.length; cell++) {
      while (filled[cell] < blueprint.cells().get(cell).count() && augment(cell)) {
        filled[cell]++;
      }
    }
  }

  /**
   * How a bank fills a blueprint.
   *
   * @param cells one for each cell of the blueprint
   * @param missing how many items the whole test lacks; 0 when it can be drawn. No smaller number
   *     does
   * @param tight cells, from 0, that cannot all be filled together; empty when the test can be
   *     drawn
   * @param asked how many items the tight cells ask for together
   * @param there how many different items fit any of them: {@code asked - there} is missing
   */
  public record Cover(
      List<CellCover> cells, int missing, List<Integer> tight, int asked, int there) {

    public Cover {
      cells = List.copyOf(cells);
      tight = List.copyOf(tight);
    }

    public boolean whole() {
      return missing == 0;
    }
  }

  /**
   * How a cell is filled.
   *
   * @param fitting how many items fit it, whatever other cells need
   * @param filled how many it gets when as many cells as can be are filled
   * @param missing how many more it asks for
   */
  public record CellCover(int fitting, int filled, int missing) {}

  /**
   * A test.
   *
   * @param items in the order of the cells; none twice
   * @param cells the cell of each, from 0
   */
  public record Drawn(List<Item> items, List<Integer> cells) {

    public Drawn {
      items = List.copyOf(items);
      cells = List.copyOf(cells);
    }
  }

  /** Thrown when a bank has too few items for a blueprint; the message names the cells. */
  public static final class TooFewItemsException extends Exception {
    private static final long serialVersionUID = 1L;

    TooFewItemsException(String message) {
      super(message);
    }
  }

  /**
   * Whether an item may go into a cell. A cell of any kind takes what a program marks: essays,
   * which people mark, only go where they are asked for.
   */
  public static boolean fits(Blueprint.Cell cell, Item item) {
    Item.About about = item.about();
    boolean any = cell.hardest() <= 0 && cell.easiest() >= 1;
    Double difficulty = about.difficulty();
    return (cell.section().isEmpty() || SectionNames.holds(cell.section(), about.category()))
        && (cell.bloom() == null || cell.bloom() == about.bloom())
        && kind(cell.kind(), item.body().kind())
        && (any
            || (difficulty != null
                && difficulty >= cell.hardest()
                && difficulty <= cell.easiest()));
  }

  private static boolean kind(@Nullable ItemKind asked, ItemKind kind) {
    return asked == null ? kind != ItemKind.ESSAY && kind != ItemKind.DESCRIPTION : asked == kind;
  }

  /**
   * How some items fill a blueprint.
   *
   * @param items that may be used; those that are approved
   */
  public static Cover cover(Blueprint blueprint, List<Item> items) {
    return new TestForms(blueprint, items).cover();
  }

  /**
   * Draws a test.
   *
   * @param items that may be used; those that are approved
   * @param seed the same seed gives the same test
   * @throws TooFewItemsException when there is none
   */
  public static Drawn draw(Blueprint blueprint, List<Item> items, long seed)
      throws TooFewItemsException {
    List<Item> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(seed));
    TestForms forms = new TestForms(blueprint, shuffled);
    Cover cover = forms.cover();
    if (!cover.whole()) {
      throw new TooFewItemsException(sentence(blueprint, cover));
    }
    List<Item> drawn = new ArrayList<>();
    List<Integer> cells = new ArrayList<>();
    for (int cell = 0; cell < forms.filled.length; cell++) {
      for (int i = 0; i < shuffled.size(); i++) {
        if (forms.owner[i] == cell) {
          drawn.add(shuffled.get(i));
          cells.add(cell);
        }
      }
    }
    return new Drawn(drawn, cells);
  }

  private static String sentence(Blueprint blueprint, Cover cover) {
    List<String> names = new ArrayList<>();
    for (int cell : cover.tight()) {
      names.add("cell %d (%s)".formatted(cell + 1, name(blueprint.cells().get(cell))));
    }
    return "%s asks for %d items, %d approved ones fit: %d missing"
        .formatted(String.join(" and ", names), cover.asked(), cover.there(), cover.missing());
  }

  /** A cell in words: "Tides, apply, numeric". */
  public static String name(Blueprint.Cell cell) {
    List<String> parts = new ArrayList<>();
    if (!cell.section().isEmpty()) {
      parts.add(cell.section());
    }
    if (cell.bloom() != null) {
      parts.add(cell.bloom().label());
    }
    if (cell.kind() != null) {
      parts.add(cell.kind().label());
    }
    if (cell.hardest() > 0 || cell.easiest() < 1) {
      parts.add("difficulty %s–%s".formatted(cell.hardest(), cell.easiest()));
    }
    return parts.isEmpty() ? "any item" : String.join(", ", parts);
  }

  /** Gives a cell one item more, moving items of other cells where that helps. */
  private boolean augment(int start) {
    int[] cellBefore = new int[filled.length];
    int[] itemBefore = new int[filled.length];
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    seen.set(start);
    while (!open.isEmpty()) {
      int cell = open.remove();
      for (int item : fitting.get(cell)) {
        int its = owner[item];
        if (its == NONE) {
          hand(item, cell, start, cellBefore, itemBefore);
          return true;
        }
        if (!seen.get(its)) {
          seen.set(its);
          cellBefore[its] = cell;
          itemBefore[its] = item;
          open.add(its);
        }
      }
    }
    return false;
  }

  /** Each cell of the path hands the item that it gives up to the cell before it. */
  private void hand(int free, int end, int start, int[] cellBefore, int[] itemBefore) {
    int item = free;
    int cell = end;
    while (cell != start) {
      owner[item] = cell;
      item = itemBefore[cell];
      cell = cellBefore[cell];
    }
    owner[item] = start;
  }

  private Cover cover() {
    List<CellCover> cells = new ArrayList<>();
    int missing = 0;
    BitSet tight = new BitSet();
    for (int cell = 0; cell < filled.length; cell++) {
      int lacks = blueprint.cells().get(cell).count() - filled[cell];
      cells.add(new CellCover(fitting.get(cell).size(), filled[cell], lacks));
      missing += lacks;
      if (lacks > 0) {
        reach(cell, tight);
      }
    }
    int asked = tight.stream().map(c -> blueprint.cells().get(c).count()).sum();
    BitSet there = new BitSet();
    tight.stream().forEach(c -> fitting.get(c).forEach(there::set));
    return new Cover(cells, missing, tight.stream().boxed().toList(), asked, there.cardinality());
  }

  /** The cells that compete with one for items: by Hall's theorem, they are the bottleneck. */
  private void reach(int start, BitSet seen) {
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    seen.set(start);
    while (!open.isEmpty()) {
      for (int item : fitting.get(open.remove())) {
        int its = owner[item];
        if (its != NONE && !seen.get(its)) {
          seen.set(its);
          open.add(its);
        }
      }
    }
  }
}
