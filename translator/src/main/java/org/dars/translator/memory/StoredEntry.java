package org.dars.translator.memory;

/**
 * An entry in its memory.
 *
 * @param id names it in the memory, as long as its languages, source and context stay
 */
public record StoredEntry(String id, MemoryEntry entry) {}
