package org.dars.assistant.quiz.examine;

import java.util.List;

/**
 * What the examiner says of one version of an item.
 *
 * @param findings one for each check that was made, in the order of {@link ItemCheck}
 */
public record Examination(List<Finding> findings) {

  /** Nobody examined it. */
  public static final Examination NONE = new Examination(List.of());

  public Examination {
    findings = List.copyOf(findings);
  }

  /** Whether it was examined and no check failed. */
  public boolean sound() {
    return !findings.isEmpty() && failed().isEmpty();
  }

  public List<Finding> failed() {
    return with(Finding.Outcome.FAILED);
  }

  public List<Finding> with(Finding.Outcome outcome) {
    return findings.stream().filter(f -> f.outcome() == outcome).toList();
  }
}
