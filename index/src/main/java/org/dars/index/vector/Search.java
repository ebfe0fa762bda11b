package org.dars.index.vector;

import java.util.Arrays;
import org.dars.index.vector.SearchCost.Path;
import org.jspecify.annotations.Nullable;

/** One search of a {@link VectorIndex}: a first look at what the plan says, a last at the best. */
final class Search {

  private final Codes codes;
  private final @Nullable Graph graph;
  private final FlatScan flat;
  private final Scratch scratch;
  private final int k;
  private final Scope scope;
  private final CostModel plan;
  private SearchCost cost = SearchCost.NOTHING;

  Search(Codes codes, @Nullable Graph graph, Scratch scratch, int k, int effort, Scope scope) {
    this.codes = codes;
    this.graph = graph;
    this.flat = new FlatScan(codes);
    this.scratch = scratch;
    this.k = Math.min(k, scope.to() - scope.from());
    this.scope = scope;
    this.plan = new CostModel(codes.size(), graph != null, this.k, effort, scope);
  }

  Neighbours run() {
    int count = collect(plan.path());
    if (count < k && cost.path() == Path.GRAPH && count < scope.count()) {
      // A walk can miss the few that a filter lets through.
      count = collect(plan.withoutGraph());
    }
    return lastLook(count);
  }

  /** Fills the pool with candidates by a first look; how many. */
  private int collect(Path path) {
    scratch.visits = 0;
    scratch.hops = 0;
    return switch (path) {
      case SCAN -> scan();
      case GRAPH -> walk(graph);
      default -> gather();
    };
  }

  private int scan() {
    int kept = flat.scan(scratch, scope, plan.kept());
    flat.firstLook(scratch, kept);
    cost = cost.plus(flat.cost(Path.SCAN, scope, kept));
    return kept;
  }

  private int gather() {
    int kept = flat.gather(scratch, scope, plan.reranked());
    cost = cost.plus(flat.cost(Path.GATHER, scope, scratch.visits));
    return kept;
  }

  private int walk(@Nullable Graph from) {
    if (from == null) {
      return gather();
    }
    int count =
        plan.twoSteps()
            ? from.walkAmong(scratch, plan.width(), scope)
            : accepted(
                from.walk(
                    scratch,
                    plan.width(),
                    plan.rank(),
                    plan.slack(),
                    plan.filtered() ? scope : null,
                    plan.mostVisited()));
    cost = cost.plus(from.cost(scratch));
    return count;
  }

  /** Leaves only what is in scope in the pool. */
  private int accepted(int count) {
    if (!plan.filtered()) {
      return count;
    }
    long[] pool = scratch.pool;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (scope.accepts(Scratch.ordinal(pool[i]))) {
        pool[kept++] = pool[i];
      }
    }
    return kept;
  }

  private Neighbours lastLook(int count) {
    long[] pool = scratch.pool;
    int some = Math.min(count, plan.reranked());
    Scratch.select(pool, count, some);
    for (int from = 0; from < some; from += Scratch.PORTION) {
      int portion = Math.min(Scratch.PORTION, some - from);
      for (int i = 0; i < portion; i++) {
        scratch.ids[i] = Scratch.ordinal(pool[from + i]);
      }
      scratch.query.similarities(scratch.ids, portion, scratch, scratch.similarities);
      for (int i = 0; i < portion; i++) {
        pool[from + i] = Scratch.candidate(scratch.similarities[i], scratch.ids[i]);
      }
    }
    Arrays.sort(pool, 0, some);
    int found = Math.min(k, some);
    int[] ordinals = new int[found];
    float[] similarities = new float[found];
    for (int i = 0; i < found; i++) {
      ordinals[i] = Scratch.ordinal(pool[i]);
      similarities[i] = Math.min(Scratch.similarity(pool[i]), most());
    }
    long bytes = (long) some * (codes.padded() + Codes.FACTORS);
    return new Neighbours(
        ordinals,
        similarities,
        new SearchCost(
            cost.path(),
            cost.scanned(),
            cost.visited(),
            cost.reranked() + some,
            cost.bytes() + bytes));
  }

  /** The similarity of a vector to itself, which estimates can exceed. */
  private float most() {
    return switch (codes.similarity()) {
      case COSINE -> 1;
      case DOT_PRODUCT -> Float.MAX_VALUE;
      case EUCLIDEAN -> 0;
    };
  }
}
