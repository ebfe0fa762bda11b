package org.dars.assistant.certificate;

import java.util.Optional;

/** Knows who passed what. */
@FunctionalInterface
public interface PassedSource {

  /** Knows of nobody: certificates are issued by hand alone. */
  PassedSource NONE = (zone, course, attempt, visitor) -> Optional.empty();

  /**
   * What an attempt of a visitor passed.
   *
   * @param course id
   * @param attempt id
   * @param visitor 64 hex digits, as pages know visitors
   * @return empty when there is no such attempt, it is not the visitor's, is still open, or failed
   */
  Optional<Passed> passed(String zone, String course, String attempt, String visitor);
}
