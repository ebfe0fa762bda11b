package org.dars.assistant.localise;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.StoredSegment;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;

/** Approved segments as a translation memory has them, with their neighbours. Used once. */
final class ApprovedEntries {

  private final SegmentRows rows;
  private final Reviews.Pair pair;
  private final Instant time;
  private final Map<String, Map<String, SegmentContext>> contexts = new HashMap<>();

  ApprovedEntries(SegmentRows rows, Reviews.Pair pair, Instant time) {
    this.rows = rows;
    this.pair = pair;
    this.time = time;
  }

  /** Entries in the same order; made-up text gives none. */
  List<MemoryEntry> of(List<Placed> approved) {
    return approved.stream()
        .filter(p -> p.segment().quality() != Quality.PSEUDO)
        .map(this::entry)
        .toList();
  }

  private MemoryEntry entry(Placed placed) {
    StoredSegment s = placed.segment();
    SegmentContext context =
        contexts
            .computeIfAbsent(placed.document(), this::contexts)
            .getOrDefault(s.id(), SegmentContext.NONE);
    return new MemoryEntry(
        pair.from(),
        pair.to(),
        s.source(),
        s.target(),
        Quality.PERSON,
        "",
        s.by(),
        time,
        context,
        EntryDetails.of(pair.course(), "", true));
  }

  private Map<String, SegmentContext> contexts(String document) {
    List<StoredSegment> all = new ArrayList<>(rows.of(document).values());
    Map<String, SegmentContext> found = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      String id = all.get(i).id();
      found.put(
          id,
          new SegmentContext(
              i == 0 ? "" : all.get(i - 1).source(),
              i + 1 == all.size() ? "" : all.get(i + 1).source(),
              document,
              ReviewContent.block(id)));
    }
    return found;
  }
}
