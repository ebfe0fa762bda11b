package org.dars.assistant.quiz.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dars.assistant.quiz.bank.BlueprintGrid.Axis;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the items of a test over a bank: sections, and kinds or levels, get shares as they have
 * of the approved items, by largest remainders (Hamilton's method). No cell asks for more than
 * there is. Essays, which people mark, are left out.
 */
public final class BlueprintSpread {

  private BlueprintSpread() {}

  /** How many items can be spread. */
  public static int most(List<Item> approved) {
    return Math.min(Blueprints.MOST_ITEMS, usable(approved).size());
  }

  private static List<Item> usable(List<Item> approved) {
    Blueprint.Cell any = new Blueprint.Cell("", null, null, 0, 1, 1);
    return approved.stream().filter(i -> TestForms.fits(any, i)).toList();
  }

  /**
   * The cells of a test. Sections are as small as leaves no more of them than items are asked for,
   * documents at the largest; where that makes more cells than a blueprint has, documents alone are
   * spread over, and at last only kinds or levels.
   *
   * @param all items of the bank, which name the sections
   * @param count how many items, from 1 to {@link #most}
   * @throws IllegalArgumentException when the bank has fewer
   */
  public static List<Blueprint.Cell> of(List<Item> approved, List<Item> all, Axis axis, int count) {
    Map<List<String>, String> called = SectionNames.of(all);
    List<Item> items = usable(approved);
    if (count < 1 || count > most(approved)) {
      throw new IllegalArgumentException(
          "a test can have 1 to %d items, not %d".formatted(most(approved), count));
    }
    int deepest = items.stream().mapToInt(i -> i.about().category().size()).max().orElse(0);
    for (int depth = deepest; depth > 0; depth--) {
      Map<List<String>, List<Item>> sections = sections(items, depth);
      if (sections.size() <= count || depth == 1) {
        List<Blueprint.Cell> cells = cells(sections, called, axis, count);
        if (cells.size() <= Blueprints.MOST_CELLS) {
          return cells;
        }
      }
    }
    List<Blueprint.Cell> whole = cells(sections(items, Math.min(1, deepest)), called, null, count);
    return whole.size() <= Blueprints.MOST_CELLS
        ? whole
        : cells(sections(items, 0), called, axis, count);
  }

  private static Map<List<String>, List<Item>> sections(List<Item> items, int depth) {
    return by(
        items,
        i -> {
          List<String> names = i.about().category();
          return List.copyOf(names.subList(0, Math.min(depth, names.size())));
        });
  }

  private static <K> Map<K, List<Item>> by(List<Item> items, Function<Item, K> key) {
    Map<K, List<Item>> groups = new LinkedHashMap<>();
    items.forEach(i -> groups.computeIfAbsent(key.apply(i), k -> new ArrayList<>()).add(i));
    return groups;
  }

  private static List<Blueprint.Cell> cells(
      Map<List<String>, List<Item>> sections,
      Map<List<String>, String> called,
      @Nullable Axis axis,
      int count) {
    List<Item> items = sections.values().stream().flatMap(List::stream).toList();
    List<String> values = List.copyOf(by(items, i -> value(i, axis)).keySet());
    int[][] there = new int[sections.size()][values.size()];
    int row = 0;
    for (List<Item> section : sections.values()) {
      for (Item item : section) {
        there[row][values.indexOf(value(item, axis))]++;
      }
      row++;
    }
    int[][] asked = spread(there, count);
    List<List<String>> paths = List.copyOf(sections.keySet());
    List<Blueprint.Cell> cells = new ArrayList<>();
    for (int r = 0; r < asked.length; r++) {
      for (int c = 0; c < values.size(); c++) {
        if (asked[r][c] > 0) {
          cells.add(cell(called.getOrDefault(paths.get(r), ""), axis, values.get(c), asked[r][c]));
        }
      }
    }
    return cells;
  }

  private static String value(Item item, @Nullable Axis axis) {
    if (axis == null) {
      return "";
    }
    Bloom bloom = item.about().bloom();
    return axis == Axis.KIND ? item.body().kind().label() : bloom == null ? "" : bloom.label();
  }

  private static Blueprint.Cell cell(String section, @Nullable Axis axis, String value, int count) {
    @Nullable Bloom bloom = null;
    @Nullable ItemKind kind = null;
    if (axis == Axis.KIND) {
      kind = ItemKind.labelled(value);
    } else if (axis == Axis.BLOOM) {
      bloom =
          Arrays.stream(Bloom.values())
              .filter(b -> b.label().equals(value))
              .findFirst()
              .orElse(null);
    }
    return new Blueprint.Cell(section, bloom, kind, 0, 1, count);
  }

  /**
   * Fills a table whose rows have their exact shares, and its columns as near theirs as the rows
   * allow.
   *
   * @param there items by row and column
   */
  static int[][] spread(int[][] there, int count) {
    int columns = there.length == 0 ? 0 : there[0].length;
    int[] rows =
        shares(Arrays.stream(there).mapToInt(r -> Arrays.stream(r).sum()).toArray(), count);
    int[] sums =
        IntStream.range(0, columns)
            .map(c -> Arrays.stream(there).mapToInt(r -> r[c]).sum())
            .toArray();
    int[] open = shares(sums, count);
    int[][] asked = new int[there.length][columns];
    // Rows with little to choose from choose first.
    List<Integer> order =
        IntStream.range(0, there.length)
            .boxed()
            .sorted(
                Comparator.comparingLong(r -> Arrays.stream(there[r]).filter(n -> n > 0).count()))
            .toList();
    for (int r : order) {
      for (int n = 0; n < rows[r]; n++) {
        int column = column(there[r], asked[r], open, rows[r]);
        asked[r][column]++;
        open[column]--;
      }
    }
    return asked;
  }

  /** The column with items left that lacks most, of what the row's own share of it is. */
  private static int column(int[] there, int[] asked, int[] open, int row) {
    int sum = Arrays.stream(there).sum();
    int best = -1;
    double most = 0;
    for (int c = 0; c < there.length; c++) {
      double lacks = (double) there[c] * row / sum - asked[c];
      double worth = lacks + (open[c] > 0 ? 1_000 : 0);
      if (asked[c] < there[c] && (best < 0 || worth > most)) {
        best = c;
        most = worth;
      }
    }
    return best;
  }

  /** Whole shares of a number in proportion to weights, by largest remainders. */
  static int[] shares(int[] weights, int count) {
    long sum = Arrays.stream(weights).asLongStream().sum();
    int[] shares = Arrays.stream(weights).map(w -> (int) ((long) w * count / sum)).toArray();
    int left = count - Arrays.stream(shares).sum();
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparingLong(i -> -((long) weights[i] * count % sum)))
        .limit(left)
        .forEach(i -> shares[i]++);
    return shares;
  }
}
