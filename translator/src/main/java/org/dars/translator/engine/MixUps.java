package org.dars.translator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the translations of a batch stand at each other's places, told by {@link Signs}, by
 * length, and by an empty one. Needs a segment whose translation fits nowhere but at a place where
 * another's is expected; plain damage (a lost number) is no mix-up.
 */
final class MixUps {

  private static final int LONG = 30;
  private static final double FAR = 3;
  private static final double NEAR = 1.6;

  private final List<Signs> sources;
  private final List<Signs> targets;
  private final Set<String> names;

  private MixUps(List<Signs> sources, List<Signs> targets) {
    this.sources = sources;
    this.targets = targets;
    this.names = sources.stream().flatMap(s -> s.names().stream()).collect(Collectors.toSet());
  }

  /** Looks at a batch; segments without translation are left out. */
  static boolean found(List<SourceSegment> segments, List<EngineResult> results) {
    List<Signs> sources = new ArrayList<>();
    List<Signs> targets = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof EngineResult.Translated t) {
        sources.add(Signs.of(segments.get(i).text()));
        targets.add(Signs.of(t.text()));
      }
    }
    MixUps batch = new MixUps(sources, targets);
    return batch.byNothing() || batch.bySigns() || batch.byLength();
  }

  /** An empty one among others: its words may stand in its neighbour. */
  private boolean byNothing() {
    for (int i = 0; i < sources.size(); i++) {
      if (targets.get(i).length() == 0 && sources.get(i).length() > 0) {
        return true;
      }
    }
    return false;
  }

  private boolean bySigns() {
    for (int i = 0; i < sources.size(); i++) {
      if (!sources.get(i).any() || fits(i, i)) {
        continue;
      }
      for (int j = 0; j < sources.size(); j++) {
        if (j != i && fits(i, j) && !fits(j, j)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean fits(int source, int target) {
    return sources.get(source).fits(targets.get(target), names);
  }

  /** Two that are both far off the batch's usual length, and would not be in each other's place. */
  private boolean byLength() {
    double usual = usualRatio();
    for (int i = 0; i < sources.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean large = sources.get(i).length() > LONG || sources.get(j).length() > LONG;
        if (large
            && off(i, i, usual) > FAR
            && off(j, j, usual) > FAR
            && off(i, j, usual) < NEAR
            && off(j, i, usual) < NEAR) {
          return true;
        }
      }
    }
    return false;
  }

  private double usualRatio() {
    double[] ratios = new double[sources.size()];
    Arrays.setAll(ratios, i -> (targets.get(i).length() + 1.0) / (sources.get(i).length() + 1.0));
    Arrays.sort(ratios);
    return ratios.length == 0 ? 1 : ratios[ratios.length / 2];
  }

  private double off(int source, int target, double usual) {
    double ratio = (targets.get(target).length() + 1.0) / (sources.get(source).length() + 1.0);
    return Math.max(ratio / usual, usual / ratio);
  }
}
