package org.dars.translator.adapt;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Puts records in the place of others, and back. */
final class Replacement {

  private final Clock clock;
  private final String reviewer;

  Replacement(Clock clock, String reviewer) {
    this.clock = clock;
    this.reviewer = reviewer;
  }

  /** An edit: the record approved with another text, and with it the same name elsewhere. */
  List<LedgerEvent> of(Adaptation old, String after, LedgerView now) {
    List<LedgerEvent> events = new ArrayList<>(one(old, after, State.APPROVED, now));
    for (Adaptation a : now.adaptations().values()) {
      boolean waits = a.state() == State.PROPOSED || a.state() == State.APPROVED;
      if (waits && !a.id().equals(old.id()) && sameName(a, old)) {
        events.addAll(one(a, after, a.state(), now));
      }
    }
    return events;
  }

  private static boolean sameName(Adaptation a, Adaptation b) {
    boolean name = b.category() == Category.NAMES || b.category() == Category.PLACES;
    return name
        && a.category() == b.category()
        && a.before().equals(b.before())
        && a.after().equals(b.after());
  }

  private List<LedgerEvent> one(Adaptation old, String after, State state, LedgerView now) {
    String id = Adaptation.id(old.target(), old.category(), old.before(), after);
    List<LedgerEvent> events = new ArrayList<>();
    if (!now.adaptations().containsKey(id)) {
      events.add(
          new LedgerEvent.Proposed(
              new Adaptation(
                  id,
                  old.target(),
                  old.category(),
                  old.before(),
                  after,
                  "edited by " + reviewer + "; before: " + old.rationale(),
                  new Evidence("person", old.evidence().fact(), old.evidence().source()),
                  new Proposer(Proposer.Kind.PERSON, reviewer),
                  1,
                  new Decision(State.PROPOSED, "", clock.instant(), ""),
                  old.dependsOn())));
    }
    events.add(
        new LedgerEvent.Replaced(old.id(), id, new Decision(state, reviewer, clock.instant(), "")));
    return events;
  }

  /** The last replacement of a record the other way round, and with it the same name elsewhere. */
  List<LedgerEvent> undone(Adaptation a, LedgerView now) throws AdaptationException {
    if (!canGoBack(a, now)) {
      throw new AdaptationException(
          live(a, now)
              + " took the place of "
              + returning(a, now)
              + " and was decided since: undo that first");
    }
    Decision step = now.last(a.id()).orElseThrow().decision();
    List<LedgerEvent> events = new ArrayList<>(List.of(back(a, now)));
    for (Adaptation other : now.adaptations().values()) {
      boolean sameStep =
          now.last(other.id())
              .filter(p -> !p.partner().isEmpty())
              .filter(p -> p.decision().time().equals(step.time()))
              .filter(p -> p.decision().reviewer().equals(step.reviewer()))
              .isPresent();
      boolean along = sameStep && !other.id().equals(a.id()) && sameName(other, a);
      if (along && canGoBack(other, now)) {
        events.add(back(other, now));
      }
    }
    return events;
  }

  private static String partner(Adaptation a, LedgerView now) {
    return now.last(a.id()).orElseThrow().partner();
  }

  private static String live(Adaptation a, LedgerView now) {
    return a.state() == State.WITHDRAWN ? partner(a, now) : a.id();
  }

  private static String returning(Adaptation a, LedgerView now) {
    return a.state() == State.WITHDRAWN ? a.id() : partner(a, now);
  }

  /** Whether nothing happened to either record since one took the other's place. */
  private static boolean canGoBack(Adaptation a, LedgerView now) {
    String returning = returning(a, now);
    String live = live(a, now);
    return now.last(live).filter(p -> p.partner().equals(returning)).isPresent()
        && now.last(returning).filter(p -> p.partner().equals(live)).isPresent();
  }

  private LedgerEvent back(Adaptation a, LedgerView now) {
    String returning = returning(a, now);
    State before = now.before(returning).orElseThrow().decision().state();
    State state = before == State.WITHDRAWN ? State.PROPOSED : before;
    return new LedgerEvent.Replaced(
        live(a, now), returning, new Decision(state, reviewer, clock.instant(), "undone"));
  }
}
