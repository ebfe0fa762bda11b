package org.dars.translator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.translator.segment.Segment;
import org.dars.translator.segment.Segmenter;

/** A document's translatable blocks as units, and the units as changed blocks. */
final class Draft implements Splicer.Changes {

  private final Map<Block, List<Unit>> units = new LinkedHashMap<>();

  Draft(CoursewareDocument document, String language) {
    int ord = 0;
    for (Block block : document.blocks()) {
      if (block.translatable()) {
        List<Unit> own = new ArrayList<>();
        for (Segment segment : Segmenter.segments(block, language)) {
          own.add(new Unit(segment, block.anchor().headingPath(), ord++));
        }
        units.put(block, own);
      }
    }
    List<Unit> all = units();
    for (int i = 0; i < all.size(); i++) {
      all.get(i)
          .between(i == 0 ? null : all.get(i - 1), i + 1 == all.size() ? null : all.get(i + 1));
    }
  }

  /** All units, in reading order. */
  List<Unit> units() {
    return units.values().stream().flatMap(List::stream).toList();
  }

  /** The units of a block, in order; none for one that is not translated. */
  List<Unit> units(Block block) {
    return units.getOrDefault(block, List.of());
  }

  /** The blocks that differ from the source, by id. */
  @Override
  public Map<String, List<Inline>> changed() {
    Map<String, List<Inline>> changed = new LinkedHashMap<>();
    units.forEach((block, own) -> {
      List<Inline> content = Segmenter.join(own.stream().map(Unit::result).toList());
      if (!content.equals(block.content())) {
        changed.put(block.id(), content);
      }
    });
    return changed;
  }

  /** Leaves a block in its source language. */
  @Override
  public void holdBack(String block, String reason) {
    units.forEach((b, own) -> {
      if (b.id().equals(block)) {
        own.forEach(unit -> unit.holdBack(reason));
      }
    });
  }
}
