package org.dars.translator.memory;

import java.time.Instant;

/**
 * A remembered translation and where it comes from: a translation unit.
 *
 * @param from BCP 47 tag of the source
 * @param to BCP 47 tag of the target
 * @param source guarded text of the segment, with placeholders
 * @param target its translation, with the same placeholders
 * @param quality who made it
 * @param engine name and version of the engine; "" for a person
 * @param by the person or zone it was made for; "" when unknown
 * @param when when it was made, to the millisecond; {@link Instant#EPOCH} when unknown
 * @param context where the source stands; {@link SegmentContext#NONE} when unknown
 * @param details what else is known; {@link EntryDetails#NONE} for nothing
 */
public record MemoryEntry(
    String from,
    String to,
    String source,
    String target,
    Quality quality,
    String engine,
    String by,
    Instant when,
    SegmentContext context,
    EntryDetails details) {

  /** A translation that holds wherever its source stands. */
  public MemoryEntry(
      String from,
      String to,
      String source,
      String target,
      Quality quality,
      String engine,
      String by,
      Instant when) {
    this(
        from,
        to,
        source,
        target,
        quality,
        engine,
        by,
        when,
        SegmentContext.NONE,
        EntryDetails.NONE);
  }

  /** The same with another context. */
  public MemoryEntry in(SegmentContext other) {
    return new MemoryEntry(from, to, source, target, quality, engine, by, when, other, details);
  }

  /** The same with other details. */
  public MemoryEntry with(EntryDetails other) {
    return new MemoryEntry(from, to, source, target, quality, engine, by, when, context, other);
  }

  /** The same source with another translation, as somebody edited it. */
  public MemoryEntry edited(String translation, Quality made, String who, Instant at) {
    return new MemoryEntry(from, to, source, translation, made, "", who, at, context, details);
  }
}
