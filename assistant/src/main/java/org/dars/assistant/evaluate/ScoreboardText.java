package org.dars.assistant.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dars.index.eval.Interval;

/** A scoreboard as a table that reads both as text and as Markdown. */
public final class ScoreboardText {

  private static final List<String> HEADER =
      List.of("", "questions", "what", "n", "value", "95 % interval");

  private ScoreboardText() {}

  /** The table, a line before it and the notes after it. */
  public static String of(Scoreboard.Report report) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(HEADER);
    String group = "";
    for (Scoreboard.Row row : report.rows()) {
      cells.add(
          List.of(
              row.group().equals(group) ? "" : row.group(),
              row.language().isEmpty() ? row.shape() : row.shape() + " (" + row.language() + ")",
              row.measure(),
              String.valueOf(row.value().n()),
              number(row.value().mean()),
              interval(row.value())));
      group = row.group();
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%,d passages, %,d questions, embedder %s, answers in %s%n%n"
            .formatted(report.passages(), report.questions(), report.embedder(), report.madeBy()));
    int[] widths = widths(cells);
    for (int r = 0; r < cells.size(); r++) {
      line(cells.get(r), widths, text);
      if (r == 0) {
        line(rule(widths), widths, text);
      }
    }
    text.append(
        "%nA whole answer takes %.1f ms p50, %.1f ms p95.%n"
            .formatted(
                report.answerMillis().getOrDefault("p50", 0.0),
                report.answerMillis().getOrDefault("p95", 0.0)));
    report.notes().forEach(note -> text.append("Not measured: ").append(note).append(".\n"));
    return text.toString().stripTrailing();
  }

  private static void line(List<String> row, int[] widths, StringBuilder text) {
    text.append('|');
    for (int c = 0; c < row.size(); c++) {
      text.append(' ').append(row.get(c)).repeat(" ", widths[c] - row.get(c).length()).append(" |");
    }
    text.append('\n');
  }

  private static List<String> rule(int[] widths) {
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    return rule;
  }

  private static int[] widths(List<List<String>> cells) {
    int[] widths = new int[HEADER.size()];
    for (List<String> row : cells) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], Math.max(3, row.get(c).length()));
      }
    }
    return widths;
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? "–"
        : String.format(Locale.ROOT, "%.3f", value).replace("-0.000", "0.000");
  }

  private static String interval(Interval value) {
    return value.n() == 0
        ? "–"
        : number(value.low()) + (value.low() < 0 ? " to " : "–") + number(value.high());
  }
}
