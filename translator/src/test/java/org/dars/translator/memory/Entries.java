package org.dars.translator.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Entries for tests. */
final class Entries {

  static final Instant WHEN = Instant.parse("2026-11-21T10:00:00Z");

  private Entries() {}

  /** By a person, from English to Spanish. */
  static MemoryEntry entry(String source, String target) {
    return entry(source, target, Quality.PERSON);
  }

  static MemoryEntry entry(String source, String target, Quality quality) {
    String engine = quality == Quality.PERSON ? "" : "rules 1";
    return new MemoryEntry("en", "es", source, target, quality, engine, "kz", WHEN);
  }

  static TranslationMemory filled(Path folder, MemoryEntry... entries) throws IOException {
    TranslationMemory memory = TranslationMemory.open(folder);
    for (MemoryEntry entry : entries) {
      memory.put(entry);
    }
    memory.commit();
    return memory;
  }
}
