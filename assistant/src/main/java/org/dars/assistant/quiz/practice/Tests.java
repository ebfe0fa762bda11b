package org.dars.assistant.quiz.practice;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.store.EssayRows;
import org.dars.assistant.store.Graded;
import org.dars.assistant.store.MemoryCard;
import org.dars.assistant.store.SittingRow;
import org.dars.assistant.store.SittingRows;

/**
 * Graded tests: an attempt has the items that a blueprint draws, is saved item by item, and closes
 * when it is handed in or its time is up, whichever comes first; the server's clock counts. Essays
 * wait for {@link Essays a person}, and the score with them. Safe for use by several threads.
 */
public final class Tests {

  private final Practice practice;
  private final TestSource forms;
  private final Clock clock;

  public Tests(Practice practice, TestSource forms, Clock clock) {
    this.practice = practice;
    this.forms = forms;
    this.clock = clock;
  }

  /**
   * A test, and what a learner has done of it.
   *
   * @param attempts the last begun first
   */
  public record State(Blueprint blueprint, List<SittingRow> attempts) {
    public State {
      attempts = List.copyOf(attempts);
    }

    /** Whether another attempt may begin, or one that is open go on. */
    public boolean open() {
      return running().isPresent()
          || blueprint.attempts() == 0
          || attempts.size() < blueprint.attempts();
    }

    /** The attempt that is open. */
    public Optional<SittingRow> running() {
      return attempts.stream().filter(a -> a.ended() == null).findFirst();
    }

    /** Whether essays of an attempt wait for a person, and no other attempt passed. */
    public boolean awaited() {
      return attempts.stream().anyMatch(SittingRow::waiting)
          && attempts.stream().noneMatch(SittingRow::passed);
    }

    /** The best attempt that has a score. */
    public Optional<SittingRow> best() {
      return attempts.stream()
          .filter(a -> a.score() != null)
          .max((a, b) -> Double.compare(score(a), score(b)));
    }

    private static double score(SittingRow attempt) {
      return attempt.score() == null ? 0 : attempt.score();
    }
  }

  /** The tests of a course. */
  public List<State> list(String zone, Course course, String visitor) {
    List<SittingRow> mine =
        visitor.isEmpty()
            ? List.of()
            : practice.sittings(zone, course, visitor).stream()
                .filter(SittingRow::test)
                .map(s -> closed(zone, course, visitor, s))
                .toList();
    return forms.list(zone, course).stream()
        .map(b -> new State(b, mine.stream().filter(s -> s.blueprint().equals(b.id())).toList()))
        .toList();
  }

  private SittingRow closed(String zone, Course course, String visitor, SittingRow row) {
    return overdue(row) || unmarked(row)
        ? sitting(zone, course, visitor, row.id()).map(Sitting::row).orElse(row)
        : row;
  }

  private boolean overdue(SittingRow row) {
    Instant due = row.due();
    return row.test() && row.ended() == null && due != null && !due.isAfter(clock.instant());
  }

  /** Closed, and not marked: the service was stopped between the two. */
  private static boolean unmarked(SittingRow row) {
    return row.test() && row.ended() != null && row.score() == null && row.least() == null;
  }

  /** A test of a course. */
  public Optional<State> find(String zone, Course course, String visitor, String blueprint) {
    return list(zone, course, visitor).stream()
        .filter(s -> s.blueprint().id().equals(blueprint))
        .findFirst();
  }

  /** Why there is no attempt. */
  public enum Refusal {
    /** There are no attempts left. */
    NONE_LEFT,
    /** The bank has no item for it. */
    NO_ITEMS
  }

  /**
   * An attempt, or why there is none.
   *
   * @param attempt id of the sitting; "" when refused
   */
  public record Begun(String attempt, Optional<Refusal> refusal) {}

  /**
   * Begins an attempt, or goes on with the one that is open.
   *
   * @param seed draws the items
   */
  public Begun begin(String zone, Course course, String visitor, Blueprint blueprint, long seed) {
    // Attempts whose time is up are closed, so that none stays without a result.
    find(zone, course, visitor, blueprint.id());
    Instant now = clock.instant();
    List<SittingRows.Drawn> drawn =
        forms.draw(zone, course, blueprint, seed).stream()
            .map(i -> new SittingRows.Drawn(i.item().id(), i.version()))
            .toList();
    if (drawn.isEmpty()) {
      return new Begun("", Optional.of(Refusal.NO_ITEMS));
    }
    SittingRow wanted =
        new SittingRow(
            "",
            course.id(),
            visitor,
            blueprint.id(),
            blueprint.title(),
            now,
            blueprint.minutes() == 0 ? null : now.plus(Duration.ofMinutes(blueprint.minutes())),
            null,
            null,
            null,
            null,
            blueprint.passMark(),
            blueprint.hints());
    String id = practice.rows(zone).begin(wanted, drawn, blueprint.attempts()).id();
    return id == null
        ? new Begun("", Optional.of(Refusal.NONE_LEFT))
        : new Begun(id, Optional.empty());
  }

  /** A sitting of a visitor; a test whose time is up is handed in first. */
  public Optional<Sitting> sitting(String zone, Course course, String visitor, String id) {
    Optional<Sitting> found = practice.sitting(zone, course, visitor, id);
    Optional<SittingRow> row = found.map(Sitting::row);
    if (row.filter(this::overdue).isPresent()) {
      Instant due = row.get().due();
      practice.rows(zone).close(row.get(), due == null ? clock.instant() : due);
    } else if (row.filter(Tests::unmarked).isEmpty()) {
      return found;
    }
    grade(zone, course, visitor, id);
    return practice.sitting(zone, course, visitor, id);
  }

  /**
   * Keeps an answer; another one takes its place until the test is handed in.
   *
   * @param language BCP 47 primary tag that the item was shown for
   * @return false when the test has ended
   */
  public boolean save(String zone, Sitting sitting, Step step, Response response, String language) {
    return practice
        .rows(zone)
        .save(sitting.row(), step.ord(), response.write(), language, clock.instant());
  }

  /** Hands a test in; one that was handed in stays as it is. */
  public void submit(String zone, Course course, Sitting sitting) {
    if (sitting.test() && practice.rows(zone).close(sitting.row(), clock.instant())) {
      grade(zone, course, sitting.row().visitor(), sitting.id());
    }
  }

  /**
   * Marks what a program can of a test that is closed, so that no answer can come meanwhile. Words
   * of an essay wait for a person; without any it is worth nothing.
   */
  private void grade(String zone, Course course, String visitor, String id) {
    Sitting sitting = practice.sitting(zone, course, visitor, id).orElseThrow();
    Instant ended = sitting.row().ended() == null ? clock.instant() : sitting.row().ended();
    Map<Integer, Double> scores = new HashMap<>();
    Map<Integer, Response> responses = new HashMap<>();
    List<MemoryCard> cards = new ArrayList<>();
    List<EssayRows.Handed> essays = new ArrayList<>();
    double all = sitting.steps().stream().mapToDouble(s -> mark(s.item())).sum();
    double least = 0;
    for (Step step : sitting.steps()) {
      Response response = step.response() == null ? Response.of() : step.response();
      Item shown = practice.shown(zone, course, step, step.language());
      Double score = Marking.mark(shown.body(), response).score();
      double weight = mark(step.item()) / all;
      responses.put(step.ord(), response);
      if (score == null && step.given()) {
        essays.add(new EssayRows.Handed(step.ord(), weight));
        continue;
      }
      double share = score == null ? 0 : score;
      scores.put(step.ord(), share);
      least += weight * share;
      if (step.answered()) {
        cards.add(practice.remembered(zone, course, sitting.row(), step, share, ended));
      }
    }
    Graded graded = new Graded(Math.min(1, least), scores, essays, cards);
    if (practice.rows(zone).grade(sitting.row(), graded)) {
      practice.record(zone, course, sitting, sitting.steps(), responses, "und");
    }
  }

  private static double mark(Item item) {
    BigDecimal mark = item.mark();
    return mark.signum() > 0 ? mark.doubleValue() : 1;
  }

  /**
   * An attempt, if it is this visitor's, has ended and is passed.
   *
   * @param attempt id of the sitting
   * @param visitor 64 hex digits
   */
  public Optional<SittingRow> passed(String zone, Course course, String attempt, String visitor) {
    return sitting(zone, course, visitor, attempt).map(Sitting::row).filter(SittingRow::passed);
  }
}
