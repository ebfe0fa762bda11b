package org.dars.translator.memory;

/**
 * A segment to find translations for.
 *
 * @param source its guarded text
 * @param context where it stands; {@link SegmentContext#NONE} when unknown
 * @param from BCP 47 tag of the source
 * @param to BCP 47 tag of the translation
 * @param limit how many matches at most, from 1
 * @param threshold the least score, 50 to 100
 */
public record MemoryQuery(
    String source, SegmentContext context, String from, String to, int limit, int threshold) {

  /** The least score that is usually worth a translator's look. */
  public static final int USUAL_THRESHOLD = 70;

  public MemoryQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + "; give 1 or more");
    }
    if (threshold < 50 || threshold > 100) {
      throw new IllegalArgumentException("threshold is " + threshold + "; give 50 to 100");
    }
  }

  /** Five matches of 70 or more. */
  public static MemoryQuery of(String source, String from, String to) {
    return new MemoryQuery(source, SegmentContext.NONE, from, to, 5, USUAL_THRESHOLD);
  }

  /** The same for a place. */
  public MemoryQuery in(SegmentContext place) {
    return new MemoryQuery(source, place, from, to, limit, threshold);
  }
}
