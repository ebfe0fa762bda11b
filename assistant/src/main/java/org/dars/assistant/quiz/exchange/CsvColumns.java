package org.dars.assistant.quiz.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;
import org.jspecify.annotations.Nullable;

/** The columns of items as CSV, and what a cell may look like. */
final class CsvColumns {

  /** Before the answers. */
  static final List<String> FIRST = List.of("id", "kind", "category", "name", "stem", "key");

  /** Of each answer: {@code answer_1}, {@code weight_1}… */
  static final List<String> EACH = List.of("answer", "match", "weight", "feedback");

  /** Behind the answers. */
  static final List<String> LAST =
      List.of(
          "explanation",
          "format",
          "mark",
          "unit",
          "case_sensitive",
          "shuffle",
          "rubric",
          "template",
          "parts",
          "objective",
          "bloom",
          "difficulty",
          "language",
          "author",
          "state",
          "tags",
          "sources");

  /** With these a spreadsheet begins a formula, or is made to end the cell before. */
  private static final String FORMULA = "=+-@\t\r\n'＝＋－＠";

  private CsvColumns() {}

  /** Every column in its order, up to a number of answers; only those that are used. */
  static List<String> ordered(int answers, Set<String> used) {
    List<String> all = new ArrayList<>(FIRST);
    for (int i = 1; i <= answers; i++) {
      for (String name : EACH) {
        all.add(name + "_" + i);
      }
    }
    all.addAll(LAST);
    all.removeIf(c -> !used.contains(c) && !FIRST.contains(c));
    return all;
  }

  /** A cell that no spreadsheet takes for a formula: with an apostrophe before what begins one. */
  static String guarded(String cell) {
    boolean number = cell.matches("-?\\d+(\\.\\d+)?");
    return !number && !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** What was guarded. */
  static String plain(String cell) {
    boolean guarded =
        cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
    return guarded ? cell.substring(1) : cell;
  }

  /**
   * A text of the usual format as it is; other text, and what looks like it, with its format in
   * brackets.
   */
  static String rich(RichText text, Format usual) {
    if (text.isEmpty()) {
      return "";
    }
    boolean bare = text.format() == usual && mark(text.value()) == null;
    return bare ? text.value() : "[" + GiftAnswers.name(text.format()) + "]" + text.value();
  }

  static RichText rich(String cell, Format usual) {
    Format format = mark(cell);
    String value = format == null ? cell : cell.substring(GiftAnswers.name(format).length() + 2);
    return value.isEmpty() ? RichText.EMPTY : new RichText(value, format == null ? usual : format);
  }

  private static @Nullable Format mark(String cell) {
    for (Format format : Format.values()) {
      if (cell.startsWith("[" + GiftAnswers.name(format) + "]")) {
        return format;
      }
    }
    return null;
  }
}
