package org.dars.assistant.quiz.examine;

import java.util.Arrays;

/**
 * The best way to give each row a column of its own: the Hungarian method with potentials (Kuhn,
 * 1955; Jonker and Volgenant, 1987), in O(rows² × columns).
 */
final class Assignment {

  private Assignment() {}

  /**
   * @param worth row by row; at least as many columns as rows
   * @return the column of each row, so that their worth together is greatest
   */
  static int[] best(double[][] worth) {
    int rows = worth.length;
    int columns = rows == 0 ? 0 : worth[0].length;
    if (columns < rows) {
      throw new IllegalArgumentException(rows + " rows and only " + columns + " columns");
    }
    double[] rowPrice = new double[rows + 1];
    double[] columnPrice = new double[columns + 1];
    int[] rowOf = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      place(worth, rowOf, rowPrice, columnPrice);
    }
    int[] columnOf = new int[rows];
    for (int column = 1; column <= columns; column++) {
      if (rowOf[column] > 0) {
        columnOf[rowOf[column] - 1] = column - 1;
      }
    }
    return columnOf;
  }

  /** Gives the row at column 0 a column, moving others on a shortest path. */
  private static void place(
      double[][] worth, int[] rowOf, double[] rowPrice, double[] columnPrice) {
    double[] slack = new double[columnPrice.length];
    int[] from = new int[columnPrice.length];
    boolean[] seen = new boolean[columnPrice.length];
    Arrays.fill(slack, Double.POSITIVE_INFINITY);
    int column = 0;
    do {
      seen[column] = true;
      int row = rowOf[column];
      int next = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 1; c < slack.length; c++) {
        if (!seen[c]) {
          double reduced = -worth[row - 1][c - 1] - rowPrice[row] - columnPrice[c];
          if (reduced < slack[c]) {
            slack[c] = reduced;
            from[c] = column;
          }
          if (slack[c] < least) {
            least = slack[c];
            next = c;
          }
        }
      }
      for (int c = 0; c < slack.length; c++) {
        if (seen[c]) {
          rowPrice[rowOf[c]] += least;
          columnPrice[c] -= least;
        } else {
          slack[c] -= least;
        }
      }
      column = next;
    } while (rowOf[column] != 0);
    while (column != 0) {
      rowOf[column] = rowOf[from[column]];
      column = from[column];
    }
  }
}
