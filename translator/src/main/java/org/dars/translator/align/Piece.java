package org.dars.translator.align;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the aligner sees of a block or a sentence.
 *
 * @param kind what it may be paired with
 * @param level of a heading, else 0
 * @param length characters without white space
 * @param words folded words in order; a character of Chinese, Japanese or Thai is one
 * @param stems of the words
 * @param anchors what a translation keeps: numbers, code, addresses, terms
 * @param time when it is said, or null where the document has no times
 */
record Piece(
    Kind kind,
    int level,
    int length,
    List<String> words,
    List<String> stems,
    Set<String> anchors,
    @org.jspecify.annotations.Nullable Time time) {

  /** What is never paired with another kind, or at a price. */
  enum Kind {
    HEADING,
    TEXT,
    CELL,
    IMAGE,
    FIXED
  }

  /** In seconds from the beginning. */
  record Time(double start, double end) {
    double overlap(Time other) {
      double both = Math.min(end, other.end) - Math.max(start, other.start);
      double shorter = Math.min(end - start, other.end - other.start);
      return shorter <= 0 ? (both >= 0 ? 1 : 0) : Math.max(0, both) / shorter;
    }
  }

  Piece {
    words = List.copyOf(words);
    stems = List.copyOf(stems);
    anchors = Set.copyOf(anchors);
  }

  /** Neighbours as one, of the kind of the first. */
  static Piece join(List<Piece> pieces) {
    Piece first = pieces.getFirst();
    if (pieces.size() == 1) {
      return first;
    }
    List<String> words = new ArrayList<>();
    List<String> stems = new ArrayList<>();
    Set<String> anchors = new HashSet<>();
    int length = 0;
    for (Piece piece : pieces) {
      words.addAll(piece.words);
      stems.addAll(piece.stems);
      anchors.addAll(piece.anchors);
      length += piece.length;
    }
    Time last = pieces.getLast().time;
    Time time = first.time == null || last == null ? null : new Time(first.time.start, last.end);
    return new Piece(first.kind, first.level, length, words, stems, anchors, time);
  }
}
