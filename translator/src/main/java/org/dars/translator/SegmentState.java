package org.dars.translator;

/** Where a segment's translation stands with the people who answer for it. */
public enum SegmentState {
  /** Nothing to show: held back, or no engine gave anything. It stays in the source language. */
  OPEN,
  /** A machine's or the memory's, good enough by the team's own threshold. */
  DRAFT,
  /** Below the team's threshold: a person is to look before it counts as done. */
  WAITING,
  /** A person has approved or written it; no machine replaces it. */
  APPROVED,
  /** Approved for an earlier wording of the source, which has changed since: a person looks. */
  STALE
}
