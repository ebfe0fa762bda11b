package org.dars.translator.adapt;

import java.time.Instant;

/** What may happen in a ledger. Events are only ever added. */
public sealed interface LedgerEvent {

  /**
   * A run of proposals begins; the flags of the run before are done with.
   *
   * @param course id or path of the course, as it was named
   * @param country ISO 3166 code
   * @param language BCP 47 tag of the translation
   */
  record Started(String course, String country, String language, Instant time)
      implements LedgerEvent {}

  /** A record enters in the state {@link State#PROPOSED}. */
  record Proposed(Adaptation adaptation) implements LedgerEvent {}

  /** A record changes its state. */
  record Decided(String id, Decision decision) implements LedgerEvent {}

  /** Something was seen and left. */
  record Flagged(Flag flag) implements LedgerEvent {}
}
