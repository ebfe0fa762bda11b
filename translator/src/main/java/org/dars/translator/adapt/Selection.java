package org.dars.translator.adapt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.adapt.Rendered.LeftOut;
import org.dars.translator.adapt.Rendered.Why;

/**
 * Which records of a document can be applied together. It depends on the set of records alone,
 * never on their order: stale ones fall first, then what depended on them, then the weaker of two
 * that change the same characters, then what depended on those. A record is stale once its words or
 * what stands around them have changed.
 */
final class Selection {

  /** A person's record before a machine's, the surer before the less sure, the longer first. */
  private static final Comparator<Adaptation> STRONGEST =
      Comparator.comparing((Adaptation a) -> a.proposer().kind() != Proposer.Kind.PERSON)
          .thenComparing(Comparator.comparingDouble(Adaptation::confidence).reversed())
          .thenComparing(Comparator.comparingInt((Adaptation a) -> a.before().length()).reversed())
          .thenComparing(Adaptation::id);

  private final Map<String, Adaptation> live = new TreeMap<>();
  private final Map<String, LeftOut> leftOut = new TreeMap<>();

  /**
   * @param records of this document that are to stand in it
   */
  Selection(CoursewareDocument document, Collection<Adaptation> records) {
    Map<String, Block> blocks = new TreeMap<>();
    document.blocks().forEach(block -> blocks.put(block.id(), block));
    records.forEach(a -> live.put(a.id(), a));
    for (Adaptation a : List.copyOf(live.values())) {
      Optional<String> stale = a.stale(blocks.get(a.target().block()));
      stale.ifPresent(reason -> drop(a, Why.STALE, reason));
    }
    dropDependants();
    dropOverlaps();
    dropDependants();
  }

  /** Records that are applied, by block, each block's from its end to its beginning. */
  Map<String, List<Adaptation>> byBlock() {
    Map<String, List<Adaptation>> byBlock = new TreeMap<>();
    live.values()
        .forEach(a -> byBlock.computeIfAbsent(a.target().block(), _ -> new ArrayList<>()).add(a));
    Comparator<Adaptation> backwards =
        Comparator.comparingInt((Adaptation a) -> a.target().place().from()).reversed();
    byBlock.values().forEach(list -> list.sort(backwards));
    return byBlock;
  }

  /** Leaves a block as it was, and what depended on its records elsewhere. */
  void holdBack(String block, String reason) {
    for (Adaptation a : List.copyOf(live.values())) {
      if (a.target().block().equals(block)) {
        drop(a, Why.UNWRITABLE, reason);
      }
    }
    dropDependants();
  }

  List<String> applied() {
    return List.copyOf(live.keySet());
  }

  List<LeftOut> leftOut() {
    return List.copyOf(leftOut.values());
  }

  private void dropDependants() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Adaptation a : List.copyOf(live.values())) {
        Optional<String> missing =
            a.dependsOn().stream().filter(id -> !live.containsKey(id)).findFirst();
        if (missing.isPresent()) {
          drop(a, Why.DEPENDENCY, "it depends on " + missing.get() + ", which is not applied");
          changed = true;
        }
      }
    }
  }

  private void dropOverlaps() {
    List<Adaptation> kept = new ArrayList<>();
    for (Adaptation a : live.values().stream().sorted(STRONGEST).toList()) {
      Optional<Adaptation> stronger =
          kept.stream()
              .filter(k ->
                  k.target().block().equals(a.target().block())
                      && k.target().place().overlaps(a.target().place()))
              .findFirst();
      if (stronger.isPresent()) {
        drop(a, Why.OVERLAP, "it changes the same characters as " + stronger.get().id());
      } else {
        kept.add(a);
      }
    }
  }

  private void drop(Adaptation a, Why why, String reason) {
    live.remove(a.id());
    leftOut.put(a.id(), new LeftOut(a.id(), why, reason));
  }
}
