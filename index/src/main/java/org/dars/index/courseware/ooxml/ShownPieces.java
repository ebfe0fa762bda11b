package org.dars.index.courseware.ooxml;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.ooxml.Piece.PieceType;

/** The pieces of a paragraph that a translator is shown. */
final class ShownPieces {

  private ShownPieces() {}

  /** Those of all {@code pieces}, from the first to the last that shows something. */
  static List<Piece> of(List<Piece> pieces) {
    return trimmed(merged(pieces));
  }

  /** Without notes; space that shows no format has that of the text before. */
  private static List<Piece> merged(List<Piece> pieces) {
    List<Piece> out = new ArrayList<>();
    RunFormat before = null;
    for (Piece p : pieces) {
      if (p.is(PieceType.NOTE) || (p.is(PieceType.TEXT) && p.source().isEmpty())) {
        continue;
      }
      if (p.is(PieceType.TEXT)) {
        boolean space = p.isBlank() && !p.format().showsSpace();
        Piece q = space && before != null && !before.showsSpace() ? p.in(before) : p;
        before = q.format();
        out.add(q);
      } else {
        before = p.is(PieceType.ALONE) ? before : null;
        out.add(p);
      }
    }
    return out;
  }

  /** Without what shows nothing at both ends, and without a pair around all of it. */
  private static List<Piece> trimmed(List<Piece> pieces) {
    List<Piece> out = new ArrayList<>(pieces);
    boolean again = true;
    while (again) {
      again = false;
      while (!out.isEmpty() && isEdge(out.getFirst())) {
        out.removeFirst();
      }
      while (!out.isEmpty() && isEdge(out.getLast())) {
        out.removeLast();
      }
      int empty = emptyPair(out);
      if (empty > 0) {
        // A pair around nothing that is seen, at one of the ends.
        boolean atStart = out.getFirst().is(PieceType.OPEN) && partner(out, 0) == empty;
        if (atStart) {
          out.subList(0, empty + 1).clear();
        } else {
          out.subList(empty, out.size()).clear();
        }
        again = true;
      } else if (out.size() > 1
          && out.getFirst().is(PieceType.OPEN)
          && partner(out, 0) == out.size() - 1) {
        out.removeFirst();
        out.removeLast();
        again = true;
      }
    }
    return out;
  }

  private static boolean isEdge(Piece p) {
    return (p.is(PieceType.ALONE) || p.is(PieceType.TEXT)) && p.isBlank();
  }

  /** The far end of a pair at the start or the near end of one at the end that shows nothing. */
  private static int emptyPair(List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return -1;
    }
    if (pieces.getFirst().is(PieceType.OPEN)) {
      int close = partner(pieces, 0);
      if (close > 0 && pieces.subList(0, close).stream().allMatch(p -> p.isBlank())) {
        return close;
      }
    }
    if (pieces.getLast().is(PieceType.CLOSE)) {
      int depth = 0;
      for (int i = pieces.size() - 1; i > 0; i--) {
        depth += pieces.get(i).is(PieceType.CLOSE) ? 1 : pieces.get(i).is(PieceType.OPEN) ? -1 : 0;
        if (!pieces.get(i).isBlank()) {
          return -1;
        }
        if (depth == 0) {
          return i;
        }
      }
    }
    return -1;
  }

  private static int partner(List<Piece> pieces, int open) {
    int depth = 0;
    for (int i = open; i < pieces.size(); i++) {
      depth += pieces.get(i).is(PieceType.OPEN) ? 1 : pieces.get(i).is(PieceType.CLOSE) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
