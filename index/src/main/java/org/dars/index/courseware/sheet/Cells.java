package org.dars.index.courseware.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a sheet.
 *
 * @param row from 1
 * @param column from 1
 */
public record Cells(int row, int column) {

  private static final Pattern NAME = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([1-9]\\d{0,6})");
  private static final int LETTERS = 26;

  /** The cell of a name like {@code B7}, or the fallback where it is none. */
  public static Cells of(String name, Cells fallback) {
    Matcher m = NAME.matcher(name);
    if (!m.matches()) {
      return fallback;
    }
    int column = 0;
    for (char c : m.group(1).toUpperCase(java.util.Locale.ROOT).toCharArray()) {
      column = column * LETTERS + (c - 'A' + 1);
    }
    return new Cells(Integer.parseInt(m.group(2)), column);
  }

  /** As spreadsheets call it: {@code B7}. */
  public String name() {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
    }
    return letters.append(row).toString();
  }

  /** As ids of blocks call it: {@code r7c2}. */
  public String id() {
    return "r" + row + "c" + column;
  }
}
