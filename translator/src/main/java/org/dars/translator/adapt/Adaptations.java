package org.dars.translator.adapt;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.translator.adapt.rule.CountryRules;
import org.dars.translator.adapt.rule.Findings;
import org.jspecify.annotations.Nullable;

/** Proposes adaptations of one localised course, and records what people decide about them. */
public final class Adaptations {

  private static final String RULES = "country rules";

  private final AdaptationLedger ledger;
  private final Clock clock;

  public Adaptations(AdaptationLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What stands in the ledger now. */
  public LedgerView view() throws IOException {
    return LedgerView.of(ledger.events());
  }

  /**
   * Runs rules over the course. What was proposed before keeps its state; a proposal that nobody
   * decided and that is found no more is withdrawn. A name that people gave to an example stays.
   *
   * @param course how the course is called
   * @param language BCP 47 tag of the documents
   * @param documents all of the course
   */
  public LedgerView propose(
      String course,
      String country,
      String language,
      CountryRules rules,
      List<CoursewareDocument> documents)
      throws IOException {
    LedgerView before = view();
    Findings found = rules.find(documents, names(before), clock.instant());
    List<LedgerEvent> events = new ArrayList<>();
    events.add(new LedgerEvent.Started(course, country, language, clock.instant()));
    Set<String> again = new HashSet<>();
    for (Adaptation a : found.proposals()) {
      again.add(a.id());
      if (isNew(before.adaptations().get(a.id()))) {
        events.add(new LedgerEvent.Proposed(a));
      }
    }
    for (Adaptation old : before.in(State.PROPOSED)) {
      if (!again.contains(old.id()) && old.proposer().kind() == Proposer.Kind.RULE) {
        events.add(decided(old.id(), State.WITHDRAWN, RULES, "found no more"));
      }
    }
    found.flags().forEach(flag -> events.add(new LedgerEvent.Flagged(flag)));
    ledger.append(events);
    return view();
  }

  /** Whether a proposal was never made, or was withdrawn only because it was not found again. */
  private static boolean isNew(@Nullable Adaptation known) {
    return known == null
        || (known.state() == State.WITHDRAWN && known.decision().reviewer().equals(RULES));
  }

  private static Map<String, String> names(LedgerView view) {
    Map<String, String> names = new HashMap<>();
    for (Adaptation a : view.adaptations().values()) {
      boolean named = a.category() == Category.NAMES || a.category() == Category.PLACES;
      if (named && (a.state() == State.PROPOSED || a.state() == State.APPROVED)) {
        names.put(a.before(), a.after());
      }
    }
    return names;
  }

  /**
   * Approves or rejects records; a decision may be changed later.
   *
   * @param state {@link State#APPROVED} or {@link State#REJECTED}
   * @param reviewer who decides, not blank
   * @return the records as they are now
   * @throws AdaptationException when an id is unknown or withdrawn; nothing is decided then
   */
  public List<Adaptation> decide(Collection<String> ids, State state, String reviewer)
      throws IOException {
    if (reviewer.isBlank()) {
      throw new AdaptationException("a decision needs the name of who decides");
    }
    LedgerView now = view();
    List<LedgerEvent> events = new ArrayList<>();
    for (String id : ids) {
      Adaptation a = known(now, id);
      if (a.state() == State.WITHDRAWN) {
        throw new AdaptationException(
            id + " was withdrawn (" + a.decision().reason() + ") and can no longer be decided");
      }
      if (a.state() != state) {
        events.add(decided(id, state, reviewer, ""));
      }
    }
    ledger.append(events);
    LedgerView after = view();
    return ids.stream().map(id -> known(after.adaptations(), id)).toList();
  }

  /** As {@link #decide(Collection, State, String)}, all undecided records that a test picks. */
  public List<Adaptation> decide(Predicate<Adaptation> which, State state, String reviewer)
      throws IOException {
    List<String> ids =
        view().in(State.PROPOSED).stream().filter(which).map(Adaptation::id).toList();
    return decide(ids, state, reviewer);
  }

  /**
   * Puts another text in the place of a record: a new record by the reviewer, approved; the old one
   * is withdrawn, and what depended on it depends on the new one.
   *
   * @return the new record
   * @throws AdaptationException when the id is unknown or withdrawn, or nothing would change
   */
  public Adaptation edit(String id, String after, String reviewer) throws IOException {
    LedgerView now = view();
    Adaptation old = known(now, id);
    if (old.state() == State.WITHDRAWN || reviewer.isBlank()) {
      throw new AdaptationException(
          reviewer.isBlank() ? "an edit needs the name of who edits" : id + " was withdrawn");
    }
    if (after.equals(old.after()) || after.equals(old.before())) {
      throw new AdaptationException(
          id + " would not change: approve it, or reject it, instead of editing it");
    }
    Adaptation edited =
        new Adaptation(
            Adaptation.id(old.target(), old.category(), old.before(), after),
            old.target(),
            old.category(),
            old.before(),
            after,
            "edited by " + reviewer + "; before: " + old.rationale(),
            new Evidence("person", old.evidence().fact(), old.evidence().source()),
            new Proposer(Proposer.Kind.PERSON, reviewer),
            1,
            new Decision(State.PROPOSED, "", clock.instant(), ""),
            old.dependsOn());
    List<LedgerEvent> events = new ArrayList<>();
    events.add(decided(id, State.WITHDRAWN, reviewer, "superseded by " + edited.id()));
    events.add(new LedgerEvent.Proposed(edited));
    events.add(decided(edited.id(), State.APPROVED, reviewer, ""));
    for (Adaptation a : now.adaptations().values()) {
      if (a.dependsOn().contains(id)) {
        List<String> on = a.dependsOn().stream().map(d -> d.equals(id) ? edited.id() : d).toList();
        events.add(new LedgerEvent.Proposed(a.dependingOn(on)));
      }
    }
    ledger.append(events);
    return known(view(), edited.id());
  }

  /**
   * Takes a record back for good.
   *
   * @throws AdaptationException when the id is unknown
   */
  public void withdraw(String id, String who, String reason) throws IOException {
    known(view(), id);
    ledger.append(List.of(decided(id, State.WITHDRAWN, who, reason)));
  }

  private LedgerEvent decided(String id, State state, String reviewer, String reason) {
    return new LedgerEvent.Decided(id, new Decision(state, reviewer, clock.instant(), reason));
  }

  private static Adaptation known(LedgerView view, String id) throws AdaptationException {
    Adaptation a = view.adaptations().get(id);
    if (a == null) {
      throw new AdaptationException(
          "there is no adaptation \"" + id + "\"; ./dars adapt report lists them");
    }
    return a;
  }

  private static Adaptation known(Map<String, Adaptation> all, String id) {
    Adaptation a = all.get(id);
    if (a == null) {
      throw new IllegalStateException("gone: " + id);
    }
    return a;
  }
}
