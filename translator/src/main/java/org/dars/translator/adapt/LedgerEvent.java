package org.dars.translator.adapt;

import java.time.Instant;
import java.util.List;

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

  /**
   * A record takes the place of another, which is withdrawn: what depended on the one depends on
   * the other. An edit does so, and undoing it does it the other way round.
   *
   * @param id of the record that is withdrawn
   * @param by id of the record that takes its place
   * @param decision what becomes of that one
   */
  record Replaced(String id, String by, Decision decision) implements LedgerEvent {}

  /** A record is found to need other records than before; its change stays what it is. */
  record Linked(String id, List<String> dependsOn) implements LedgerEvent {
    public Linked {
      dependsOn = List.copyOf(dependsOn);
    }
  }

  /** Something was seen and left. */
  record Flagged(Flag flag) implements LedgerEvent {}
}
