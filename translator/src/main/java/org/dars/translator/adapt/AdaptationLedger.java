package org.dars.translator.adapt;

import java.io.IOException;
import java.util.List;

/**
 * The adaptations of one localised course for one country, as the events that made them. Whoever
 * keeps it, in a file or a database, only adds; what the events come to is {@link LedgerView}'s.
 */
public interface AdaptationLedger {

  /**
   * All events, oldest first.
   *
   * @throws AdaptationException when what was kept is damaged; the message says where
   */
  List<LedgerEvent> events() throws IOException;

  /**
   * Adds events, all or none of them; they are durable when this returns.
   *
   * @throws AdaptationException when what was kept is damaged
   */
  void append(List<LedgerEvent> events) throws IOException;
}
