package org.dars.translator.adapt;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
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

/**
 * Proposes adaptations of one localised course, and records what people decide about them. Each
 * call looks and writes in one step, so that several people, on pages and the command line, never
 * overwrite each other unseen.
 */
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
    return ledger.view();
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
    Findings found = rules.find(documents, names(view()), clock.instant());
    return ledger.update(now -> {
      List<LedgerEvent> events = new ArrayList<>();
      events.add(new LedgerEvent.Started(course, country, language, clock.instant()));
      Set<String> again = new HashSet<>();
      for (Adaptation a : found.proposals()) {
        again.add(a.id());
        if (isNew(now.adaptations().get(a.id()))) {
          events.add(new LedgerEvent.Proposed(a));
        } else {
          events.addAll(linked(a, now));
        }
      }
      for (Adaptation old : now.in(State.PROPOSED)) {
        if (!again.contains(old.id()) && old.proposer().kind() == Proposer.Kind.RULE) {
          events.add(decided(old.id(), State.WITHDRAWN, RULES, "found no more"));
        }
      }
      found.flags().forEach(flag -> events.add(new LedgerEvent.Flagged(flag)));
      return events;
    });
  }

  /** Whether a proposal was never made, or was withdrawn only because it was not found again. */
  private static boolean isNew(@Nullable Adaptation known) {
    return known == null
        || (known.state() == State.WITHDRAWN && known.decision().reviewer().equals(RULES));
  }

  /** That a record, or what took its place, is now found with others than it was proposed with. */
  private static List<LedgerEvent> linked(Adaptation found, LedgerView now) {
    String id = now.standIn(found.id());
    Adaptation known = now.adaptations().get(id);
    List<String> on = found.dependsOn().stream().map(now::standIn).toList();
    return known == null || known.dependsOn().equals(on)
        ? List.of()
        : List.of(new LedgerEvent.Linked(id, on));
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
   * Approves or rejects records; a decision may be changed later, and undone.
   *
   * @param state {@link State#APPROVED} or {@link State#REJECTED}
   * @param reviewer who decides, not blank
   * @return the records as they are now
   * @throws AdaptationException when an id is unknown or withdrawn; nothing is decided then
   */
  public List<Adaptation> decide(Collection<String> ids, State state, String reviewer)
      throws IOException {
    named(reviewer, "a decision needs the name of who decides");
    LedgerView after =
        ledger.update(now -> {
          List<LedgerEvent> events = new ArrayList<>();
          for (String id : ids) {
            Adaptation a = known(now, id);
            if (a.state() == State.WITHDRAWN) {
              throw new AdaptationException(
                  id
                      + " was withdrawn ("
                      + a.decision().reason()
                      + ") and can no longer be decided");
            }
            if (a.state() != state) {
              events.add(decided(id, state, reviewer, ""));
            }
          }
          return events;
        });
    List<Adaptation> decided = new ArrayList<>();
    for (String id : ids) {
      decided.add(known(after, id));
    }
    return decided;
  }

  /** As {@link #decide(Collection, State, String)}, all undecided records that a test picks. */
  public List<Adaptation> decide(Predicate<Adaptation> which, State state, String reviewer)
      throws IOException {
    named(reviewer, "a decision needs the name of who decides");
    List<String> ids = new ArrayList<>();
    LedgerView after =
        ledger.update(now -> {
          ids.clear();
          now.in(State.PROPOSED).stream().filter(which).map(Adaptation::id).forEach(ids::add);
          return ids.stream().map(id -> decided(id, state, reviewer, "")).toList();
        });
    List<Adaptation> decided = new ArrayList<>();
    for (String id : ids) {
      decided.add(known(after, id));
    }
    return decided;
  }

  /**
   * Puts another text in the place of a record: a new record by the reviewer, approved; the old one
   * is withdrawn, and what depended on it depends on the new one. Another name for a made-up person
   * or place goes wherever the old one was to go, approved or waiting as it is there.
   *
   * @param after without line breaks and other control characters
   * @return the new record
   * @throws AdaptationException when the id is unknown or withdrawn, or nothing would change
   */
  public Adaptation edit(String id, String after, String reviewer) throws IOException {
    named(reviewer, "an edit needs the name of who edits");
    if (after.codePoints().anyMatch(Character::isISOControl)) {
      throw new AdaptationException(
          "the new text of " + id + " must stand on one line, without control characters");
    }
    Replacement replacement = new Replacement(clock, reviewer);
    LedgerView now =
        ledger.update(view -> {
          Adaptation old = known(view, id);
          if (old.state() == State.WITHDRAWN) {
            throw new AdaptationException(id + " was withdrawn");
          }
          if (after.equals(old.after()) || after.equals(old.before())) {
            throw new AdaptationException(
                id + " would not change: approve it, or reject it, instead of editing it");
          }
          return replacement.of(old, after, view);
        });
    Adaptation old = known(now, id);
    return known(now, Adaptation.id(old.target(), old.category(), old.before(), after));
  }

  /**
   * Takes the last step of a record back: a decision, or an edit, at whichever of its two records
   * it is asked for. Undoing that again brings the step back. An edit of a name is undone wherever
   * it went.
   *
   * @return the record that stands there now
   * @throws AdaptationException when the id is unknown, nothing was decided, or the rules withdrew
   *     it
   */
  public Adaptation undo(String id, String reviewer) throws IOException {
    named(reviewer, "undoing needs the name of who undoes");
    Replacement replacement = new Replacement(clock, reviewer);
    LedgerView now = ledger.update(view -> undone(known(view, id), view, replacement, reviewer));
    String partner = now.last(id).map(LedgerView.Past::partner).orElse("");
    Adaptation a = known(now, id);
    return a.state() == State.WITHDRAWN && !partner.isEmpty() ? known(now, partner) : a;
  }

  private List<LedgerEvent> undone(
      Adaptation a, LedgerView now, Replacement replacement, String reviewer)
      throws AdaptationException {
    LedgerView.Past last = now.last(a.id()).orElseThrow();
    LedgerView.Past before =
        now.before(a.id())
            .orElseThrow(() ->
                new AdaptationException(
                    "nothing was decided about " + a.id() + " that could be undone"));
    if (last.decision().reviewer().isEmpty()) {
      throw new AdaptationException(
          "nothing was decided about " + a.id() + " that could be undone");
    }
    if (!last.partner().isEmpty()) {
      return replacement.undone(a, now);
    }
    if (last.decision().state() == State.WITHDRAWN && last.decision().reviewer().equals(RULES)) {
      throw new AdaptationException(
          a.id() + " was withdrawn since its text is no longer found: propose again");
    }
    return List.of(decided(a.id(), before.decision().state(), reviewer, "undone"));
  }

  /**
   * Takes a record back.
   *
   * @throws AdaptationException when the id is unknown
   */
  public void withdraw(String id, String who, String reason) throws IOException {
    ledger.update(now -> List.of(decided(known(now, id).id(), State.WITHDRAWN, who, reason)));
  }

  private LedgerEvent decided(String id, State state, String reviewer, String reason) {
    Instant time = clock.instant();
    return new LedgerEvent.Decided(id, new Decision(state, reviewer, time, reason));
  }

  private static void named(String reviewer, String otherwise) throws AdaptationException {
    if (reviewer.isBlank()) {
      throw new AdaptationException(otherwise);
    }
  }

  private static Adaptation known(LedgerView view, String id) throws AdaptationException {
    Adaptation a = view.adaptations().get(id);
    if (a == null) {
      throw new AdaptationException(
          "there is no adaptation \"" + id + "\"; ./dars adapt report lists them");
    }
    return a;
  }
}
