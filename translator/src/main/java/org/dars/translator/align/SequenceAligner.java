package org.dars.translator.align;

import java.util.ArrayList;
import java.util.List;

/**
 * The cheapest way through two sequences, by dynamic programming over the moves of Gale and Church
 * (1993, "A Program for Aligning Sentences in Bilingual Corpora"): 1-1, 1-0, 0-1, and up to {@code
 * most} neighbours beside one, and two beside two. Only a band around the diagonal is looked at in
 * long sequences.
 */
final class SequenceAligner {

  /** Half the least width of the band. */
  private static final int NEAR = 50;

  private final PairCost cost;
  private final int[][] moves;

  /**
   * @param most how many neighbours may stand beside one, from 1
   */
  SequenceAligner(PairCost cost, int most) {
    this.cost = cost;
    List<int[]> all =
        new ArrayList<>(List.of(new int[] {1, 1}, new int[] {1, 0}, new int[] {0, 1}));
    for (int n = 2; n <= most; n++) {
      all.add(new int[] {1, n});
      all.add(new int[] {n, 1});
    }
    if (most > 1) {
      all.add(new int[] {2, 2});
    }
    this.moves = all.toArray(int[][]::new);
  }

  /**
   * A way through two sequences.
   *
   * @param steps in order; they cover both
   * @param cost of all together; of two alignments of one translation the cheaper one fits better
   */
  record Path(List<Step> steps, double cost) {}

  Path align(List<Piece> a, List<Piece> b) {
    int n = a.size();
    int m = b.size();
    int band = Math.max(NEAR + Math.abs(n - m), Math.max(n, m) / 10);
    Row[] rows = new Row[n + 1];
    for (int i = 0; i <= n; i++) {
      long middle = n == 0 ? m : (long) i * m / n;
      int first = n == 0 ? 0 : (int) Math.max(0, middle - band);
      int last = n == 0 ? m : (int) Math.min(m, middle + band);
      rows[i] = new Row(first, new double[last - first + 1], new byte[last - first + 1]);
      for (int j = first; j <= last; j++) {
        cheapest(rows, a, b, i, j);
      }
    }
    return new Path(path(rows, n, m), rows[n].cost(m));
  }

  /**
   * A row of the table, inside the band.
   *
   * @param first column of the first cell
   * @param costs of the cheapest way to each cell
   * @param moves the last one of that way
   */
  private record Row(int first, double[] costs, byte[] moves) {
    double cost(int column) {
      int at = column - first;
      return at < 0 || at >= costs.length ? Double.POSITIVE_INFINITY : costs[at];
    }
  }

  private void cheapest(Row[] rows, List<Piece> a, List<Piece> b, int i, int j) {
    double least = i == 0 && j == 0 ? 0 : Double.POSITIVE_INFINITY;
    byte by = 0;
    for (byte k = 0; k < moves.length; k++) {
      int fromI = i - moves[k][0];
      int fromJ = j - moves[k][1];
      double before = fromI < 0 || fromJ < 0 ? Double.POSITIVE_INFINITY : rows[fromI].cost(fromJ);
      if (Double.isInfinite(before)) {
        continue;
      }
      double total = before + cost.of(a.subList(fromI, i), b.subList(fromJ, j));
      if (total < least) {
        least = total;
        by = k;
      }
    }
    rows[i].costs[j - rows[i].first] = least;
    rows[i].moves[j - rows[i].first] = by;
  }

  private List<Step> path(Row[] rows, int n, int m) {
    List<Step> steps = new ArrayList<>();
    int i = n;
    int j = m;
    while (i > 0 || j > 0) {
      int[] move = moves[rows[i].moves[j - rows[i].first]];
      steps.add(new Step(i - move[0], i, j - move[1], j));
      i -= move[0];
      j -= move[1];
    }
    return steps.reversed();
  }
}
