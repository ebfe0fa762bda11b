package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.index.courseware.BlockKind;

/** The rows of a table that answer, under its first row. Cells tell their places by their ids. */
final class AnswerTable {

  /** "2.1-t1r2c3": of table 2.1-t1, row 2, column 3. */
  private static final Pattern CELL = Pattern.compile("(.*-t\\d+)r(\\d+)c(\\d+).*");

  private static final int MOST_ROWS = 5;

  private record Place(String table, int row, int column) {}

  private AnswerTable() {}

  private static Place place(Evidence.Source cell) {
    Matcher m = CELL.matcher(cell.block());
    return m.matches()
        ? new Place(m.group(1), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)))
        : new Place(cell.block(), 0, 0);
  }

  /** Whether two cells are of one table. */
  static boolean same(Evidence.Source a, Evidence.Source b) {
    return place(a).table().equals(place(b).table());
  }

  /** Whether the table of a cell has a row in which these two stand in cells of their own. */
  static boolean setsApart(Candidate cell, Predicate<String> first, Predicate<String> second) {
    Map<Integer, List<String>> rows = new LinkedHashMap<>();
    for (Evidence.Source s : cell.evidence().around()) {
      if (s.kind() == BlockKind.TABLE_CELL && same(s, cell.source())) {
        rows.computeIfAbsent(place(s).row(), r -> new ArrayList<>()).add(s.text());
      }
    }
    return rows.values().stream()
        .anyMatch(row ->
            row.stream().anyMatch(t -> first.test(t) && !second.test(t))
                && row.stream().anyMatch(t -> second.test(t) && !first.test(t)));
  }

  /** All rows of the table of a cell, up to a bound. */
  static Answer.Sentence whole(Candidate cell, AnswerSigns signs, Proofs proofs) {
    Map<Integer, Map<Integer, Evidence.Source>> rows = rows(cell);
    return show(cell, rows, new TreeSet<>(rows.keySet()), signs, proofs);
  }

  /**
   * The rows of some cells of one table.
   *
   * @param chosen the cells that answer, best first, not empty
   */
  static Answer.Sentence of(List<Candidate> chosen, AnswerSigns signs, Proofs proofs) {
    Candidate best = chosen.getFirst();
    Set<Integer> shown = new TreeSet<>();
    chosen.forEach(c -> shown.add(place(c.source()).row()));
    return show(best, rows(best), shown, signs, proofs);
  }

  private static Map<Integer, Map<Integer, Evidence.Source>> rows(Candidate cell) {
    Map<Integer, Map<Integer, Evidence.Source>> rows = new LinkedHashMap<>();
    for (Evidence.Source s : cell.evidence().around()) {
      if (s.kind() == BlockKind.TABLE_CELL && same(s, cell.source())) {
        rows.computeIfAbsent(place(s).row(), r -> new LinkedHashMap<>())
            .merge(place(s).column(), s, (a, b) -> a);
      }
    }
    return rows;
  }

  private static Answer.Sentence show(
      Candidate best,
      Map<Integer, Map<Integer, Evidence.Source>> rows,
      Set<Integer> shown,
      AnswerSigns signs,
      Proofs proofs) {
    int columns =
        rows.values().stream().flatMap(r -> r.keySet().stream()).mapToInt(c -> c).max().orElse(1);
    List<List<String>> cells = new ArrayList<>();
    int header = rows.keySet().stream().min(Integer::compare).orElse(1);
    if (shown.equals(Set.of(header))) {
      shown.addAll(below(rows, header, signs));
    }
    int more = Math.max(0, shown.size() - MOST_ROWS);
    List<Integer> kept = new ArrayList<>(shown).subList(0, shown.size() - more);
    if (!kept.contains(header)) {
      cells.add(row(rows.getOrDefault(header, Map.of()), columns));
    }
    kept.forEach(r -> cells.add(row(rows.getOrDefault(r, Map.of()), columns)));
    List<Integer> citations = new ArrayList<>();
    for (int r : kept) {
      if (r != header || kept.size() == 1) {
        rows.getOrDefault(r, Map.of())
            .values()
            .forEach(s -> citations.add(proofs.cite(best.evidence(), s, s.text())));
      }
    }
    String text =
        cells.stream()
            .map(r -> r.stream().filter(c -> !c.isEmpty()).collect(Collectors.joining(" · ")))
            .collect(Collectors.joining("\n"));
    return new Answer.Sentence(text, citations, signs.marks(text), Answer.Form.TABLE, cells, more);
  }

  /**
   * The words of a question may stand in the header alone: then the rows that share most answer.
   */
  private static List<Integer> below(
      Map<Integer, Map<Integer, Evidence.Source>> rows, int header, AnswerSigns signs) {
    Map<Integer, Long> shared = new LinkedHashMap<>();
    rows.forEach((number, cells) -> {
      if (number != header) {
        String text =
            cells.values().stream().map(Evidence.Source::text).collect(Collectors.joining(" "));
        shared.put(number, signs.shared(text));
      }
    });
    long most = shared.values().stream().mapToLong(n -> n).max().orElse(0);
    return shared.keySet().stream()
        .filter(number -> shared.getOrDefault(number, 0L) == most)
        .toList();
  }

  private static List<String> row(Map<Integer, Evidence.Source> cells, int columns) {
    List<String> row = new ArrayList<>();
    for (int c = 1; c <= columns; c++) {
      Evidence.Source cell = cells.get(c);
      row.add(cell == null ? "" : cell.text());
    }
    return row;
  }
}
