package org.dars.translator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Keeps the segments of one course in one language, so that nothing is translated or paid for
 * twice, and what a person approved stays. Safe for use by several threads, each with documents of
 * its own.
 */
public interface SegmentStore {

  /** Keeps nothing. */
  SegmentStore NONE =
      new SegmentStore() {
        @Override
        public Map<String, StoredSegment> of(String document) {
          return Map.of();
        }

        @Override
        public void keep(String document, List<StoredSegment> segments) {}
      };

  /** What is kept of a document, by segment id; empty for one that is new. */
  Map<String, StoredSegment> of(String document) throws IOException;

  /**
   * Keeps segments, in place of what was kept under their ids; all of them are durable on return,
   * or none is. A segment that a person approved meanwhile stays as it is.
   */
  void keep(String document, List<StoredSegment> segments) throws IOException;

  /**
   * Hands over all segments whose source has more than one translation among those that are kept,
   * and all that have a note of {@code inconsistent}: by source, then by document and place.
   *
   * @param each takes the path of a document and a segment of it
   */
  default void unequal(BiConsumer<String, StoredSegment> each) throws IOException {}

  /**
   * Changes whenever a person changed something in a document: its file has to be written again
   * then.
   */
  default String revision(String document) throws IOException {
    return "";
  }
}
