package org.dars.translator.update;

/** What has been done for a segment. */
public enum Work {
  /** Not translated. */
  NONE,
  /** Translated by a machine, or by a person whom nobody has checked. */
  DRAFT,
  /** A person has approved it: kept or flagged stale, never overwritten. */
  APPROVED
}
