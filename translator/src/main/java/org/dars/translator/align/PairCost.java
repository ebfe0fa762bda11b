package org.dars.translator.align;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What it costs to hold pieces for translations of each other: about the negative logarithm of a
 * probability, as in Gale and Church (1993), with what anchors and learnt words say beside lengths.
 *
 * @param lexicon of what was aligned before
 * @param ratio characters of the translation for one of the source
 * @param apart mean likeness of texts that are no translations of each other, 0–1
 * @param together mean likeness of translations, 0–1
 */
record PairCost(Lexicon lexicon, double ratio, double apart, double together) {

  /** Variance of the length of a translation, for each character of the source (1993, § 3.2). */
  private static final double VARIANCE = 6.8;

  private static final double MOST_BY_LENGTH = 9;
  private static final double SKIPPED = 4;
  private static final double SKIPPED_FIXED = 3;
  private static final double OTHER_KIND = 4;
  private static final double MOST_BY_WORDS = 4.5;
  private static final double NEIGHBOUR = 0.9;
  private static final double MOST_BY_ANCHORS = 6;

  /** Neither words nor lengths are known yet. */
  static PairCost first(double ratio) {
    return new PairCost(Lexicon.empty(), ratio, 0, 0);
  }

  /** The cost of a move; one of the two lists may be empty. */
  double of(List<Piece> a, List<Piece> b) {
    if (a.isEmpty() || b.isEmpty()) {
      double sum = 0;
      for (Piece piece : a.isEmpty() ? b : a) {
        sum += piece.kind() == Piece.Kind.FIXED ? SKIPPED_FIXED : SKIPPED;
      }
      return sum;
    }
    double structure = structure(a, b);
    if (Double.isInfinite(structure)) {
      return structure;
    }
    if (a.size() + b.size() > 2 && byLength(length(a), length(b)) >= MOST_BY_LENGTH) {
      return Double.POSITIVE_INFINITY; // most joins are nonsense, and their words take time
    }
    return move(a.size(), b.size()) + structure + evidence(Piece.join(a), Piece.join(b));
  }

  private static double move(int a, int b) {
    return switch (a + b) {
      case 2 -> 0.1;
      case 3 -> 2.6;
      default -> a == 2 && b == 2 ? 4.6 : 2.2 * (a + b - 2);
    };
  }

  private static double structure(List<Piece> a, List<Piece> b) {
    Piece first = a.getFirst();
    Piece other = b.getFirst();
    boolean joined = a.size() + b.size() > 2;
    if (first.kind() == Piece.Kind.TEXT && other.kind() == Piece.Kind.TEXT) {
      boolean all =
          !joined
              || (a.stream().allMatch(p -> p.kind() == Piece.Kind.TEXT)
                  && b.stream().allMatch(p -> p.kind() == Piece.Kind.TEXT));
      return all ? 0 : Double.POSITIVE_INFINITY;
    }
    if (joined || (first.kind() != other.kind() && strict(first.kind(), other.kind()))) {
      return Double.POSITIVE_INFINITY;
    }
    if (first.kind() != other.kind()) {
      return OTHER_KIND;
    }
    return first.level() == other.level() ? -0.5 : 1.5;
  }

  private static boolean strict(Piece.Kind a, Piece.Kind b) {
    return a == Piece.Kind.FIXED
        || b == Piece.Kind.FIXED
        || a == Piece.Kind.IMAGE
        || b == Piece.Kind.IMAGE;
  }

  /** What two pieces tell of being translations, without regard to where they stand. */
  double evidence(Piece a, Piece b) {
    double anchors = anchors(a.anchors(), b.anchors());
    if (a.kind() == Piece.Kind.FIXED) {
      return fixed(a, b);
    }
    double length = byLength(a.length(), b.length());
    double cost = length + anchors + time(a, b);
    if (length >= MOST_BY_LENGTH && anchors >= 0) {
      return cost; // words would not save it, and take time
    }
    if (!a.words().isEmpty() && a.words().equals(b.words())) {
      return cost - 3;
    }
    return cost - byWords(a, b);
  }

  private static double fixed(Piece a, Piece b) {
    if (a.words().equals(b.words())) {
      return -5;
    }
    Set<String> all = new HashSet<>(a.anchors());
    all.addAll(b.anchors());
    double shared = a.anchors().size() + b.anchors().size() - all.size();
    return all.isEmpty() ? 2 : 5 - 10 * shared / all.size();
  }

  private static int length(List<Piece> pieces) {
    int sum = 0;
    for (Piece piece : pieces) {
      sum += piece.length();
    }
    return sum;
  }

  private double byLength(int a, int b) {
    double expected = a * ratio;
    double mean = (expected + b) / 2;
    double z = Math.abs(b - expected) / Math.sqrt(VARIANCE * Math.max(4, mean));
    // About −ln P(|Z| ≥ z).
    return Math.min(MOST_BY_LENGTH, 0.35 * z * z + 0.3 * z);
  }

  /** Below 0 for what both hold, above for what one holds alone. */
  private static double anchors(Set<String> a, Set<String> b) {
    if (a.isEmpty() && b.isEmpty()) {
      return 0;
    }
    int shared = 0;
    for (String anchor : a) {
      shared += b.contains(anchor) ? 1 : 0;
    }
    int alone = a.size() + b.size() - 2 * shared;
    double gain = shared == 0 ? 0 : 1.5 + shared;
    return Math.max(-MOST_BY_ANCHORS, Math.min(MOST_BY_ANCHORS, alone - gain));
  }

  private static double time(Piece a, Piece b) {
    return a.time() == null || b.time() == null ? 0 : 6 * (0.6 - a.time().overlap(b.time()));
  }

  /** Above 0 where words are translations of each other more than by chance. */
  private double byWords(Piece a, Piece b) {
    double likeness = together - apart < 0.1 ? -1 : lexicon.likeness(a.stems(), b.stems());
    if (likeness < 0) {
      return 0;
    }
    double middle = (apart + together) / 2;
    double sure = Math.min(1, (a.words().size() + b.words().size()) / 8.0);
    double says = sure * MOST_BY_WORDS * (likeness - middle) / ((together - apart) / 2);
    return Math.max(-MOST_BY_WORDS, Math.min(MOST_BY_WORDS, says));
  }

  /**
   * How sure a pair is, 0–100.
   *
   * @param moved how many sentences of source and translation it takes together
   * @param sureNeighbours how many of the pairs before and after, one sentence beside one without
   *     anything between, are sure, 0–2
   */
  int score(Piece a, Piece b, int moved, int sureNeighbours) {
    double cost = evidence(a, b) + 0.6 * (moved - 2) - NEIGHBOUR * sureNeighbours;
    return (int) Math.round(100 / (1 + Math.exp((cost - 1) / 1.5)));
  }
}
