package org.dars.index.vector;

import org.dars.index.vector.SearchCost.Path;

/**
 * Which way through an index is cheapest, by size and by how much of it a filter lets through. The
 * costs are nanoseconds, measured on one machine with 100,000 vectors in 256 projected dimensions,
 * overheads included; only how they compare matters, and that changes little from machine to
 * machine, as all of them grow with the dimensions.
 */
final class CostModel {

  /** A vector in a block of 1-bit codes that is scanned. */
  private static final double SCANNED = 4.5;

  /** A 4-bit code looked at out of order. */
  private static final double GATHERED = 35;

  /** A vector that a walk looks at, with its share of links, among {@link #CACHED} of them. */
  private static final double VISITED = 90;

  /** A vector in scope that a walk in double steps looks at, with those in between. */
  private static final double VISITED_IN_TWO_STEPS = 300;

  /** Of so many vectors, a good part of what a walk looks at is in the caches. */
  private static final double CACHED = 100_000;

  /** By how much a look gets dearer each time that there are twice as many: 2.5 times at 1 M. */
  private static final double DEARER = 0.46;

  /** A walk looks at some vectors on its way, and at more for each candidate that it keeps. */
  private static final double WALK_BASE = 200;

  private static final double WALK_PER_WIDTH = 6;

  /** In a range, which is a course or a zone, what is near a question lies close together. */
  private static final double RANGE = 1.5;

  /** One in double steps does not end early. */
  private static final double TWO_STEPS_BASE = 300;

  private static final double TWO_STEPS_PER_WIDTH = 13;

  /** At an effort of 40; grows with it. Chosen on the real set of the benchmark, all queries. */
  private static final float SLACK = 0.1f;

  private final int size;
  private final int k;
  private final int effort;
  private final Scope scope;
  private final boolean graph;

  CostModel(int size, boolean graph, int k, int effort, Scope scope) {
    this.size = size;
    this.graph = graph;
    this.k = k;
    this.effort = effort;
    this.scope = scope;
  }

  /** The cheapest path. */
  Path path() {
    Path flat = withoutGraph();
    if (!graph || 2L * k >= scope.count()) {
      return flat;
    }
    double walk = Math.min(inSingleSteps(), inTwoSteps());
    return walk < flat() ? Path.GRAPH : flat;
  }

  /** The cheaper of the paths that miss nothing of what a filter lets through. */
  Path withoutGraph() {
    return kept() < scope.count() && scanned() < gathered() ? Path.SCAN : Path.GATHER;
  }

  /** Whether a walk goes over vertices out of scope in double steps. */
  boolean twoSteps() {
    return inTwoSteps() < inSingleSteps();
  }

  /** How many candidates a walk keeps. */
  int width() {
    int wanted = Math.max(effort + effort / 2, k + k / 4);
    return twoSteps() ? wanted : (int) Math.min(size, Math.ceil(wanted / share()));
  }

  /** The rank in scope whose distance says how far a walk goes. */
  int rank() {
    return k - 1;
  }

  /** After how many vectors a walk behind a filter would have cost as much as no walk. */
  double mostVisited() {
    return filtered() ? flat() / (VISITED * distance()) : Double.MAX_VALUE;
  }

  private double flat() {
    return withoutGraph() == Path.SCAN ? scanned() : gathered();
  }

  /** Whether anything is out of scope. */
  boolean filtered() {
    return scope.accepted() != null || scope.to() - scope.from() < size;
  }

  /** How much farther than that a walk goes, as a factor of squared distances. */
  float slack() {
    return 1 + SLACK * (float) Math.pow(effort / 40.0, 0.6);
  }

  /** How many a scan keeps for the first look. */
  int kept() {
    return 2 * Math.max(effort, k) + 2 * k;
  }

  /** How many get the last look. */
  int reranked() {
    return k + 10 + Math.max(effort / 10, k / 8);
  }

  private double share() {
    return Math.max(1.0 / size, (double) scope.count() / size);
  }

  private double scanned() {
    return (scope.to() - scope.from()) * SCANNED + kept() * GATHERED;
  }

  private double gathered() {
    // Words of the filter are looked at too.
    return scope.count() * GATHERED + (scope.to() - scope.from()) / 64.0;
  }

  private double inSingleSteps() {
    double spread = scope.accepted() == null ? RANGE : 1 / share();
    return (WALK_BASE + WALK_PER_WIDTH * Math.max(effort, k) * Math.min(spread, 1 / share()))
        * VISITED
        * distance();
  }

  private double inTwoSteps() {
    double looks =
        (TWO_STEPS_BASE + TWO_STEPS_PER_WIDTH * Math.max(effort, k)) * VISITED_IN_TWO_STEPS
            + WALK_BASE * VISITED;
    return looks * distance();
  }

  /** How much dearer a look out of order is than it is in the caches. */
  private double distance() {
    return 1 + DEARER * Math.max(0, Math.log(size / CACHED) / Math.log(2));
  }
}
