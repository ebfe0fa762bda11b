package org.dars.translator;

import java.util.List;
import java.util.Map;

/**
 * What became of a file.
 *
 * @param path its path inside the course
 * @param status what became of it
 * @param outcomes how many segments came to each outcome
 * @param by how many segments each engine or person translated, by name; from the memory or fresh
 * @param open the segments that stay in the source language and want a person, with the reasons
 * @param flagged the translated segments with notes
 * @param problems what the person who asked should know, one sentence each
 */
public record FileReport(
    String path,
    Status status,
    Map<Outcome, Integer> outcomes,
    Map<String, Integer> by,
    List<SegmentOutcome> open,
    List<SegmentOutcome> flagged,
    List<String> problems) {

  /** What became of a file. */
  public enum Status {
    /** Written in the target language, or as far as it could be translated. */
    LOCALISED,
    /** Of a format that cannot be written back: copied as it is. */
    COPIED,
    /** Written as XLIFF for people. */
    EXPORTED,
    /** Could not be read; nothing was written for it. */
    FAILED
  }

  public FileReport {
    outcomes = Map.copyOf(outcomes);
    by = Map.copyOf(by);
    open = List.copyOf(open);
    flagged = List.copyOf(flagged);
    problems = List.copyOf(problems);
  }

  static FileReport of(LocalisedDocument document) {
    java.util.Map<String, Integer> by = new java.util.TreeMap<>();
    document.segments().stream()
        .filter(s -> translated(s.outcome()))
        .forEach(s -> by.merge(s.by(), 1, Integer::sum));
    return new FileReport(
        document.path(),
        document.spliced() ? Status.LOCALISED : Status.COPIED,
        document.counts(),
        by,
        document.segments().stream().filter(s -> untranslated(s.outcome())).toList(),
        document.segments().stream()
            .filter(s -> !untranslated(s.outcome()) && !s.notes().isEmpty())
            .toList(),
        document.problems());
  }

  static FileReport of(String path, Status status, String problem) {
    List<String> problems = problem.isEmpty() ? List.of() : List.of(problem);
    return new FileReport(path, status, Map.of(), Map.of(), List.of(), List.of(), problems);
  }

  private static boolean translated(Outcome outcome) {
    return switch (outcome) {
      case MEMORY, ENGINE, PERSON -> true;
      case UNCHANGED, PROTECTED, HELD_BACK, FAILED -> false;
    };
  }

  private static boolean untranslated(Outcome outcome) {
    return outcome == Outcome.HELD_BACK || outcome == Outcome.FAILED;
  }
}
