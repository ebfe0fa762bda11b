package org.dars.translator.adapt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the events of a ledger come to.
 *
 * @param started the last run of proposals, empty before the first
 * @param adaptations by id, in the order in which they were first proposed
 * @param flags what the last run left
 */
public record LedgerView(
    Optional<LedgerEvent.Started> started, Map<String, Adaptation> adaptations, List<Flag> flags) {

  /** Replays events. A decision on an unknown record is passed over. */
  public static LedgerView of(List<LedgerEvent> events) {
    LedgerEvent.Started last = null;
    Map<String, Adaptation> adaptations = new LinkedHashMap<>();
    Set<Flag> flags = new LinkedHashSet<>();
    for (LedgerEvent event : events) {
      switch (event) {
        case LedgerEvent.Started s -> {
          last = s;
          flags.clear();
        }
        case LedgerEvent.Proposed p -> adaptations.put(p.adaptation().id(), p.adaptation());
        case LedgerEvent.Decided d ->
            adaptations.computeIfPresent(d.id(), (_, a) -> a.decided(d.decision()));
        case LedgerEvent.Flagged f -> flags.add(f.flag());
      }
    }
    return new LedgerView(Optional.ofNullable(last), adaptations, new ArrayList<>(flags));
  }

  /** The records in a state. */
  public List<Adaptation> in(State state) {
    return adaptations.values().stream().filter(a -> a.state() == state).toList();
  }
}
