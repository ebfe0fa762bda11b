package org.dars.translator.adapt;

import java.io.IOException;
import java.util.List;

/**
 * The adaptations of one localised course for one country, as the events that made them. Whoever
 * keeps it, in a file or a database, only adds; what the events come to is {@link LedgerView}'s.
 */
public interface AdaptationLedger {

  /** Makes new events of what stands in a ledger; none where nothing is to be done. */
  interface Step {

    /**
     * @throws AdaptationException when the step cannot be taken as things stand; nothing is added
     */
    List<LedgerEvent> from(LedgerView now) throws AdaptationException;
  }

  /**
   * All events, oldest first.
   *
   * @throws AdaptationException when what was kept is damaged; the message says where
   */
  List<LedgerEvent> events() throws IOException;

  /**
   * Looks and adds in one step: nobody else, in this process or another, adds anything between what
   * the step sees and what it adds. All of its events are added or none; they are durable when this
   * returns.
   *
   * @return what stands in the ledger afterwards
   * @throws AdaptationException when what was kept is damaged, or the step refuses
   */
  LedgerView update(Step step) throws IOException;

  /** What stands in the ledger now. */
  default LedgerView view() throws IOException {
    return LedgerView.of(events());
  }

  /** Adds events, whatever stands there. */
  default void append(List<LedgerEvent> events) throws IOException {
    update(_ -> events);
  }
}
