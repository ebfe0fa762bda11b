package org.dars.translator.memory;

import java.time.Instant;

/**
 * A remembered translation and where it comes from.
 *
 * @param from BCP 47 tag of the source
 * @param to BCP 47 tag of the target
 * @param source guarded text of the segment, with placeholders
 * @param target its translation, with the same placeholders
 * @param quality who made it
 * @param engine name and version of the engine; "" for a person
 * @param by the person or zone it was made for; "" when unknown
 * @param when when it was made, to the millisecond
 */
public record MemoryEntry(
    String from,
    String to,
    String source,
    String target,
    Quality quality,
    String engine,
    String by,
    Instant when) {}
