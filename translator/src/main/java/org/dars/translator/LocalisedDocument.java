package org.dars.translator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document in another language.
 *
 * @param path its path inside the course
 * @param bytes the whole file; byte for byte the source where nothing was translated
 * @param spliced false when the format is read-only, so that {@code bytes} is a copy
 * @param segments what became of each segment, in reading order
 * @param problems what the person who asked should know, one sentence each
 */
public record LocalisedDocument(
    String path,
    byte[] bytes,
    boolean spliced,
    List<SegmentOutcome> segments,
    List<String> problems) {

  public LocalisedDocument {
    segments = List.copyOf(segments);
    problems = List.copyOf(problems);
  }

  /** How many segments came to each outcome. */
  public Map<Outcome, Integer> counts() {
    Map<Outcome, Integer> counts = new TreeMap<>();
    segments.forEach(s -> counts.merge(s.outcome(), 1, Integer::sum));
    return counts;
  }
}
