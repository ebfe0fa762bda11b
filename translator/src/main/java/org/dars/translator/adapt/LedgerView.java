package org.dars.translator.adapt;

import java.util.ArrayList;
import java.util.HashMap;
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
 * @param adaptations by id, in the order in which they were first proposed; they depend on what
 *     took the place of what they were proposed with
 * @param flags what the last run left
 * @param history how each record came to its state, by id; the first entry is its proposal
 * @param replaced which record took the place of which, by id
 */
public record LedgerView(
    Optional<LedgerEvent.Started> started,
    Map<String, Adaptation> adaptations,
    List<Flag> flags,
    Map<String, List<Past>> history,
    Map<String, String> replaced) {

  /**
   * A step in the life of a record.
   *
   * @param decision what it came to
   * @param partner id of the record that it replaced, or that replaced it; "" for none
   */
  public record Past(Decision decision, String partner) {}

  /** Replays events. A decision on an unknown record is passed over. */
  public static LedgerView of(List<LedgerEvent> events) {
    Replay replay = new Replay();
    events.forEach(replay::take);
    return replay.view();
  }

  /** The records in a state. */
  public List<Adaptation> in(State state) {
    return adaptations.values().stream().filter(a -> a.state() == state).toList();
  }

  /** The record that stands in the place of another now: itself, where none took its place. */
  public String standIn(String id) {
    String now = id;
    while (replaced.containsKey(now)) {
      now = replaced.get(now);
    }
    return now;
  }

  /** The last step of a record; empty for an unknown one. */
  public Optional<Past> last(String id) {
    List<Past> all = history.getOrDefault(id, List.of());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** The step before the last of a record; empty when it was only proposed. */
  public Optional<Past> before(String id) {
    List<Past> all = history.getOrDefault(id, List.of());
    return all.size() < 2 ? Optional.empty() : Optional.of(all.get(all.size() - 2));
  }

  /** Goes through events, oldest first. */
  private static final class Replay {
    private Optional<LedgerEvent.Started> started = Optional.empty();
    private final Map<String, Adaptation> records = new LinkedHashMap<>();
    private final Set<Flag> flags = new LinkedHashSet<>();
    private final Map<String, List<Past>> history = new HashMap<>();
    private final Map<String, String> replaced = new HashMap<>();

    void take(LedgerEvent event) {
      switch (event) {
        case LedgerEvent.Started s -> {
          started = Optional.of(s);
          flags.clear();
        }
        case LedgerEvent.Proposed p -> {
          records.put(p.adaptation().id(), p.adaptation());
          past(p.adaptation().id(), p.adaptation().decision(), "");
        }
        case LedgerEvent.Decided d -> decide(d.id(), d.decision(), "");
        case LedgerEvent.Replaced r -> replace(r);
        case LedgerEvent.Linked l ->
            records.computeIfPresent(l.id(), (_, a) -> a.dependingOn(l.dependsOn()));
        case LedgerEvent.Flagged f -> flags.add(f.flag());
      }
    }

    private void decide(String id, Decision decision, String partner) {
      if (records.computeIfPresent(id, (_, a) -> a.decided(decision)) != null) {
        past(id, decision, partner);
      }
    }

    private void replace(LedgerEvent.Replaced r) {
      Decision d = r.decision();
      String why = d.reason().isEmpty() ? "superseded by " + r.by() : d.reason();
      decide(r.id(), new Decision(State.WITHDRAWN, d.reviewer(), d.time(), why), r.by());
      decide(r.by(), d, r.id());
      replaced.remove(r.by()); // so that no chain of replacements ends in a circle
      replaced.put(r.id(), r.by());
    }

    private void past(String id, Decision decision, String partner) {
      history.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Past(decision, partner));
    }

    LedgerView view() {
      LedgerView view = new LedgerView(started, records, new ArrayList<>(flags), history, replaced);
      records.replaceAll((_, a) ->
          a.dependsOn().stream().anyMatch(replaced::containsKey)
              ? a.dependingOn(a.dependsOn().stream().map(view::standIn).toList())
              : a);
      return view;
    }
  }
}
