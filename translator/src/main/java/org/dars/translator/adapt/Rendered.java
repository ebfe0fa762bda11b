package org.dars.translator.adapt;

import java.util.List;

/**
 * A document with its approved adaptations.
 *
 * @param bytes the whole file; the translation's own bytes where nothing was applied
 * @param applied ids of the records that stand in it, sorted
 * @param leftOut approved records that do not, sorted by id
 */
public record Rendered(byte[] bytes, List<String> applied, List<LeftOut> leftOut) {

  /**
   * An approved record that was not applied.
   *
   * @param reason in a sentence
   */
  public record LeftOut(String id, Why why, String reason) {}

  /** Why a record was left out. */
  public enum Why {
    /** What it replaces no longer stands in its place. */
    STALE,
    /** What it depends on is not applied. */
    DEPENDENCY,
    /** Another record changes the same characters. */
    OVERLAP,
    /** With it the file would not read as it did. */
    UNWRITABLE
  }

  public Rendered {
    applied = List.copyOf(applied);
    leftOut = List.copyOf(leftOut);
  }
}
