package org.dars.assistant.localise;

import java.util.ArrayList;
import java.util.List;

/**
 * Translations that somebody wants in the memory, looked at and not in it yet.
 *
 * @param name of the file or course that they are from, as people call it
 * @param problem why there are none, a sentence; "" when there are
 * @param units that were read: units of TMX, messages of PO, pairs of an alignment
 * @param entries translations that can go in, the doubtful ones with them
 * @param skipped units that give none
 * @param problems why, a sentence each
 * @param looked entries that the checks looked at; those after them count as sound
 * @param doubts what a person should look at, the worst first
 * @param more how many doubtful entries are not among them
 * @param out which of those stay out, by their place
 */
public record MemoryDraft(
    String name,
    String problem,
    long units,
    long entries,
    long skipped,
    List<String> problems,
    long looked,
    List<Doubt> doubts,
    long more,
    List<Integer> out) {

  public MemoryDraft {
    problems = List.copyOf(problems);
    doubts = List.copyOf(doubts);
    out = List.copyOf(out);
  }

  /**
   * A translation that may be wrong.
   *
   * @param entry its place among all, from 0
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   * @param score how sure an alignment is of it, 0–100; -1 where nothing was aligned
   * @param notes what the checks find, as {@link org.dars.translator.check.CheckNote} reads it
   * @param taken whether it goes in unless a person says otherwise
   */
  public record Doubt(
      int entry,
      String source,
      String target,
      String from,
      String to,
      int score,
      List<String> notes,
      boolean taken) {
    public Doubt {
      notes = List.copyOf(notes);
    }
  }

  /** One that could not be made. */
  static MemoryDraft failed(String name, String problem) {
    return new MemoryDraft(name, problem, 0, 0, 0, List.of(), 0, List.of(), 0, List.of());
  }

  /** How many entries go in as the draft stands. */
  public long taken() {
    return entries - out.size() - doubts.stream().filter(d -> !d.taken()).count();
  }

  /** The same with more to say about what was read. */
  MemoryDraft with(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(problems);
    return new MemoryDraft(
        name, problem, units, entries, skipped, all, looked, doubts, this.more, out);
  }
}
