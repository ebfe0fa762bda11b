package org.dars.translator.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The memories that a job may use: the zone's own, which it reads and writes, and shared or
 * imported ones that it reads. What a shared one proposes scores less.
 *
 * @param own the zone's memory
 * @param shared others, by choice
 */
public record Memories(TranslationMemory own, List<Shared> shared) {

  /**
   * A memory to read.
   *
   * @param name as shown beside its matches
   * @param memory the memory; nothing is written to it
   * @param penalty taken off the score of its matches, 0 to 50
   */
  public record Shared(String name, TranslationMemory memory, int penalty) {

    public Shared {
      if (penalty < 0 || penalty > 50) {
        throw new IllegalArgumentException(
            "the penalty of memory " + name + " is " + penalty + "; give 0 to 50");
      }
    }

    /** With the usual penalty. */
    public Shared(String name, TranslationMemory memory) {
      this(name, memory, Scores.SHARED_PENALTY);
    }
  }

  public Memories {
    shared = List.copyOf(shared);
  }

  /** The zone's alone. */
  public static Memories of(TranslationMemory own) {
    return new Memories(own, List.of());
  }

  /** The matches of all memories, best first; of equal proposals the best. */
  public List<Match> matches(MemoryQuery query) throws IOException {
    List<Match> matches = new ArrayList<>(own.matches(query));
    for (Shared other : shared) {
      other.memory().matches(query).stream()
          .map(match -> match.from(other.name(), other.penalty()))
          .forEach(matches::add);
    }
    return Lookup.best(matches, query);
  }

  /**
   * The most trusted translation of a text: the zone's own, or else that of the first that has one.
   */
  public Optional<MemoryEntry> lookup(String source, String from, String to) throws IOException {
    Optional<MemoryEntry> found = own.lookup(source, from, to);
    for (Shared other : shared) {
      if (found.isEmpty()) {
        found = other.memory().lookup(source, from, to);
      }
    }
    return found;
  }
}
