package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Anchor;

/** Cells of a sheet, put back into rows and columns; what is empty is left out. */
final class SheetView {
  private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6})");

  /** "B" before "AA". */
  private static final Comparator<String> COLUMNS =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final Map<Integer, Map<String, List<SourceNode.Cell>>> rows = new TreeMap<>();

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Puts a block where it belongs; false when its anchor names no cell. */
  boolean takes(Anchor.Cell anchor, SourceNode.Cell cell) {
    Matcher name = CELL.matcher(anchor.cell());
    if (!name.matches()) {
      return false;
    }
    rows.computeIfAbsent(Integer.valueOf(name.group(2)), _ -> new TreeMap<>())
        .computeIfAbsent(name.group(1), _ -> new ArrayList<>())
        .add(cell);
    return true;
  }

  SourceNode.Sheet node() {
    TreeSet<String> columns = new TreeSet<>(COLUMNS);
    rows.values().forEach(row -> columns.addAll(row.keySet()));
    List<SourceNode.Row> all = new ArrayList<>();
    rows.forEach((number, row) ->
        all.add(
            new SourceNode.Row(
                String.valueOf(number),
                columns.stream().map(c -> List.copyOf(row.getOrDefault(c, List.of()))).toList())));
    return new SourceNode.Sheet(List.copyOf(columns), all);
  }
}
