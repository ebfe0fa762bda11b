package org.dars.assistant.course;

import java.util.List;

/**
 * What adding did.
 *
 * @param course the course as it is now
 * @param added documents that are new
 * @param replaced documents that changed
 * @param unchanged documents left alone: same path, same bytes, same reader
 * @param removed documents whose files are gone
 * @param problems what could not be read, one sentence each, beginning with the path
 * @param warnings what was left out or looks wrong, one sentence each, beginning with the path
 * @param leftOut paths of files that Dars does not read, pictures and recordings not counted
 * @param cancelled whether the listener stopped it before the end
 */
public record AddReport(
    Course course,
    int added,
    int replaced,
    int unchanged,
    int removed,
    List<String> problems,
    List<String> warnings,
    List<String> leftOut,
    boolean cancelled) {

  public AddReport {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    leftOut = List.copyOf(leftOut);
  }
}
