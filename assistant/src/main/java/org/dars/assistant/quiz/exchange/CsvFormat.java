package org.dars.assistant.quiz.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.dars.assistant.quiz.item.Item;

/**
 * Items as CSV for spreadsheets, a row an item: RFC 4180 in UTF-8 with a byte order mark, columns
 * as described in {@code docs/quiz-files.md}. Commas, semicolons and tabs are read. A cell that a
 * spreadsheet would take for a formula is written with an apostrophe before it, which is taken off
 * again.
 */
public final class CsvFormat implements ItemFormat {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  @Override
  public String id() {
    return "csv";
  }

  @Override
  public List<String> extensions() {
    return List.of("csv", "tsv");
  }

  @Override
  public boolean reads() {
    return true;
  }

  @Override
  public Reading read(Path file) throws ItemFileException, IOException {
    String text = ItemFiles.text(file).replaceFirst("\\Asep=.\\R", "");
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(delimiter(text)).setIgnoreEmptyLines(true).get();
    Collected collected = new Collected();
    List<String> columns = List.of();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord row : parser) {
        if (columns.isEmpty()) {
          columns = header(file, row, collected);
        } else {
          item(columns, row, collected);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new ItemFileException(
          file + ": the table is damaged (" + e.getMessage() + "); save it as CSV again", e);
    }
    return collected.reading(file);
  }

  /** What the header's names stand between. */
  private static char delimiter(String text) {
    String header = text.lines().findFirst().orElse("");
    char best = ',';
    for (char c : new char[] {';', '\t'}) {
      best = count(header, c) > count(header, best) ? c : best;
    }
    return best;
  }

  private static long count(String text, char sign) {
    return text.chars().filter(c -> c == sign).count();
  }

  private static List<String> header(Path file, CSVRecord row, Collected collected)
      throws ItemFileException {
    List<String> columns = new ArrayList<>();
    for (String cell : row) {
      String name = cell.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
      boolean known =
          CsvColumns.FIRST.contains(name)
              || CsvColumns.LAST.contains(name)
              || name.matches("(answer|match|weight|feedback)_[1-9]\\d{0,2}");
      if (!known && !name.isEmpty()) {
        collected.problem(
            "row 1", "the column \"" + cell.strip() + "\" was left out: no such name");
      }
      columns.add(known ? name : "");
    }
    if (!columns.contains("stem")) {
      throw new ItemFileException(
          file
              + ": its first row names no column \"stem\"; see docs/quiz-files.md for the columns");
    }
    return columns;
  }

  private static void item(List<String> columns, CSVRecord row, Collected collected) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
      if (!row.get(i).isEmpty() && !columns.get(i).isEmpty()) {
        cells.putIfAbsent(columns.get(i), CsvColumns.plain(row.get(i)));
      }
    }
    if (cells.isEmpty()) {
      return;
    }
    String place = "row " + row.getRecordNumber();
    try {
      collected.add(CsvReader.item(cells), place);
    } catch (IllegalArgumentException e) {
      collected.problem(place, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    List<Loss> losses = new ArrayList<>();
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> used = new HashSet<>();
    int answers = 0;
    for (Item item : items) {
      List<Loss> lost;
      Map<String, String> row = new HashMap<>();
      try {
        row = CsvWriter.row(item);
        lost = Differences.exact(item, back(row));
      } catch (IllegalArgumentException e) {
        lost = List.of(Differences.whole(item, String.valueOf(e.getMessage())));
      }
      losses.addAll(lost);
      if (!Differences.isWhole(lost)) {
        rows.add(row);
        used.addAll(row.keySet());
        for (String column : row.keySet()) {
          int at = column.lastIndexOf('_');
          boolean numbered = at > 0 && Character.isDigit(column.charAt(at + 1));
          answers =
              numbered ? Math.max(answers, Integer.parseInt(column.substring(at + 1))) : answers;
        }
      }
    }
    ItemFiles.write(file, BYTE_ORDER_MARK + table(CsvColumns.ordered(answers, used), rows));
    return losses;
  }

  private static Reading back(Map<String, String> row) {
    Collected collected = new Collected();
    Map<String, String> cells = new HashMap<>();
    row.forEach((column, cell) ->
        cells.put(column, CsvColumns.plain(CsvColumns.guarded(ItemFiles.encodable(cell)))));
    collected.add(CsvReader.item(cells), "");
    return collected.reading();
  }

  private static String table(List<String> columns, List<Map<String, String>> rows)
      throws IOException {
    StringBuilder out = new StringBuilder();
    try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
      csv.printRecord(columns);
      for (Map<String, String> row : rows) {
        csv.printRecord(
            columns.stream().map(c -> CsvColumns.guarded(row.getOrDefault(c, ""))).toList());
      }
    }
    return out.toString();
  }
}
