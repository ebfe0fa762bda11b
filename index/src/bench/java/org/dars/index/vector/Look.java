package org.dars.index.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One way to find neighbours over the same codes, with the same last look. */
abstract class Look {

  final Codes codes;
  final Scratch scratch;
  final FlatScan flat;

  Look(Codes codes) {
    this.codes = codes;
    this.scratch = new Scratch(codes);
    this.flat = new FlatScan(codes);
  }

  abstract String name();

  /** What to try: each some numbers, the last of them how many get the last look. */
  abstract List<int[]> settings(double share, int k);

  /** Fills the pool with candidates by 4-bit codes; how many. */
  abstract int collect(int[] setting, Scope scope);

  final int[] search(float[] query, int k, int[] setting, Scope scope) {
    scratch.query.set(query);
    scratch.visits = 0;
    scratch.hops = 0;
    int count = collect(setting, scope);
    long[] pool = scratch.pool;
    int some = Math.min(count, setting[setting.length - 1]);
    Scratch.select(pool, count, some);
    for (int i = 0; i < some; i++) {
      scratch.ids[i] = Scratch.ordinal(pool[i]);
    }
    scratch.query.similarities(scratch.ids, some, scratch, scratch.similarities);
    for (int i = 0; i < some; i++) {
      pool[i] = Scratch.candidate(scratch.similarities[i], scratch.ids[i]);
    }
    Arrays.sort(pool, 0, some);
    int[] found = new int[Math.min(k, some)];
    Arrays.setAll(found, i -> Scratch.ordinal(pool[i]));
    return found;
  }

  /** The graph, walked in single or in double steps. */
  static final class Walk extends Look {
    private final Graph graph;

    Walk(Codes codes, Graph graph) {
      super(codes);
      this.graph = graph;
    }

    @Override
    String name() {
      return "graph";
    }

    @Override
    List<int[]> settings(double share, int k) {
      List<int[]> all = new ArrayList<>();
      for (int effort : new int[] {20, 32, 48, 70, 100, 150, 230}) {
        for (int last : new int[] {18, 26, 40}) {
          for (int slack : new int[] {6, 10, 16, 99}) {
            if (share >= 0.05 && last <= Math.max(18, effort)) {
              all.add(new int[] {0, (int) (effort / share), (int) ((k - 1) / share), slack, last});
            }
          }
          if (share < 1 && last <= Math.max(18, effort)) {
            all.add(new int[] {1, effort, last});
          }
        }
      }
      return all;
    }

    @Override
    int collect(int[] setting, Scope scope) {
      if (setting[0] == 1) {
        return graph.walkAmong(scratch, setting[1], scope);
      }
      int count =
          graph.walk(
              scratch, setting[1], setting[2], 1 + setting[3] / 100f, null, Double.MAX_VALUE);
      if (scope.accepted() == null) {
        return count;
      }
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (scope.accepts(Scratch.ordinal(scratch.pool[i]))) {
          scratch.pool[kept++] = scratch.pool[i];
        }
      }
      return kept;
    }
  }

  /** The lists. */
  static final class Lists extends Look {
    private final String name;
    private final InvertedFile.Scan scan;
    private final int lists;

    Lists(String name, InvertedFile file) {
      super(file.codes());
      this.name = name;
      this.lists = file.lists();
      this.scan = file.new Scan(scratch);
    }

    @Override
    String name() {
      return name;
    }

    @Override
    List<int[]> settings(double share, int k) {
      List<int[]> all = new ArrayList<>();
      for (int probes : new int[] {32, 100}) {
        for (int reach : new int[] {12, 18, 23, 27, 31, 35, 40}) {
          for (int keep : new int[] {70, 130, 200}) {
            for (int last : new int[] {18, 26}) {
              int most = (int) Math.min(lists, probes / Math.sqrt(share));
              all.add(new int[] {most, reach, keep, last});
            }
          }
        }
      }
      return all;
    }

    @Override
    int collect(int[] setting, Scope scope) {
      int kept = scan.run(setting[0], setting[1] / 10f, setting[2], scope);
      flat.firstLook(scratch, kept);
      return kept;
    }
  }

  /** All in scope. */
  static final class Flat extends Look {
    Flat(Codes codes) {
      super(codes);
    }

    @Override
    String name() {
      return "flat";
    }

    @Override
    List<int[]> settings(double share, int k) {
      List<int[]> all = new ArrayList<>();
      for (int last : new int[] {12, 14, 18, 24}) {
        if (share < 0.05) {
          all.add(new int[] {0, last});
        }
        for (int keep : new int[] {30, 45, 65, 95, 140}) {
          all.add(new int[] {keep, last});
        }
      }
      return all;
    }

    @Override
    int collect(int[] setting, Scope scope) {
      if (setting[0] == 0) {
        return flat.gather(scratch, scope, setting[1]);
      }
      int kept = flat.scan(scratch, scope, setting[0]);
      flat.firstLook(scratch, kept);
      return kept;
    }
  }
}
