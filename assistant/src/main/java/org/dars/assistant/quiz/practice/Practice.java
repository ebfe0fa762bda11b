package org.dars.assistant.quiz.practice;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.QuizRoom;
import org.dars.assistant.quiz.bank.BankItem;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.ItemAnswers;
import org.dars.assistant.store.MemoryCard;
import org.dars.assistant.store.MemoryCardRows;
import org.dars.assistant.store.SittingRow;
import org.dars.assistant.store.SittingRows;
import org.jspecify.annotations.Nullable;

/**
 * Practice: rounds of approved items, marked at once, with what is due again first. Every answer is
 * on disk before it is told right or wrong. Safe for use by several threads.
 */
public final class Practice {

  private static final int MOST_ITEMS = 50;

  private final Database database;
  private final QuizRoom room;
  private final ItemInLanguage languages;
  private final Clock clock;

  /**
   * @param room has the banks
   * @param languages has the items in other languages
   */
  public Practice(Database database, QuizRoom room, ItemInLanguage languages, Clock clock) {
    this.database = database;
    this.room = room;
    this.languages = languages;
    this.clock = clock;
  }

  /**
   * Where a learner stands in a course.
   *
   * @param items how many may be practised
   * @param held how many may not, since a test that is open has them
   * @param due how many are to be answered again by now
   * @param next when the next one is; null without one
   * @param sections as a tree, in the bank's order
   * @param open the last round that was begun and not ended; null without one
   */
  public record Overview(
      int items,
      int held,
      int due,
      @Nullable Instant next,
      List<Mastery> sections,
      @Nullable Sitting open) {}

  /**
   * What a learner wants to practise.
   *
   * @param sections keys, see {@link Mastery#key}: each with all inside it; empty for all
   * @param due whether only what is to be answered again
   * @param count how many items, 1 to 50
   */
  public record Wish(Set<String> sections, boolean due, int count) {
    public Wish {
      sections = Set.copyOf(sections);
      count = Math.clamp(count, 1, MOST_ITEMS);
    }
  }

  /** Where a learner stands. */
  public Overview overview(String zone, Course course, @Nullable String visitor) {
    Instant now = clock.instant();
    List<BankItem> all = approved(zone, course);
    Set<String> held = visitor == null ? Set.of() : held(zone, course, visitor);
    List<BankItem> free = all.stream().filter(i -> !held.contains(i.item().id())).toList();
    Map<String, MemoryCard> cards = cards(zone, course, visitor);
    List<MemoryCard> known =
        free.stream().flatMap(i -> Optional.ofNullable(cards.get(i.item().id())).stream()).toList();
    return new Overview(
        free.size(),
        all.size() - free.size(),
        (int) known.stream().filter(c -> !c.due().isAfter(now)).count(),
        known.stream().map(MemoryCard::due).min(Comparator.naturalOrder()).orElse(null),
        new Masteries(cards, now).tree(free),
        visitor == null ? null : open(zone, course, visitor));
  }

  private @Nullable Sitting open(String zone, Course course, String visitor) {
    return rows(zone).list(visitor, course.id()).stream()
        .filter(s -> !s.test() && s.ended() == null)
        .findFirst()
        .flatMap(s -> sitting(zone, course, visitor, s.id()))
        .filter(s -> s.next() > 0)
        .orElse(null);
  }

  /** The items of a course that learners may be asked. */
  List<BankItem> approved(String zone, Course course) {
    return room.bank(zone, course).list(ItemState.APPROVED).stream()
        .filter(i -> i.item().body().kind() != ItemKind.DESCRIPTION)
        .toList();
  }

  /** The keys of the sections that have the items which a document proves. */
  public Set<String> sections(String zone, Course course, String document) {
    return Masteries.of(approved(zone, course), document);
  }

  /**
   * What a learner knows by objectives, in the bank's order; those alone whose items they have all
   * answered, since many an objective says what a key is.
   */
  public List<Mastery> objectives(String zone, Course course, String visitor) {
    Set<String> held = held(zone, course, visitor);
    return new Masteries(cards(zone, course, visitor), clock.instant())
        .objectives(
            approved(zone, course).stream().filter(i -> !held.contains(i.item().id())).toList());
  }

  private Map<String, MemoryCard> cards(String zone, Course course, @Nullable String visitor) {
    Map<String, MemoryCard> cards = new HashMap<>();
    if (visitor != null) {
      memory(zone, course, visitor).forEach(c -> cards.put(c.item(), c));
    }
    return cards;
  }

  /** Items of tests of the course that a visitor has open: their keys are not told. */
  public Set<String> held(String zone, Course course, String visitor) {
    Set<String> held = new HashSet<>();
    for (SittingRow test : rows(zone).openTests(visitor, clock.instant())) {
      if (test.course().equals(course.id())) {
        rows(zone).items(test.id()).forEach(i -> held.add(i.item()));
      }
    }
    return held;
  }

  /**
   * Begins a round, see {@link RoundDraw}. One that was begun just so, and has no answer yet, is
   * the same round: a second tap begins no second one.
   *
   * @param seed of the order of what was never asked
   * @return id of the round; empty when nothing fits the wish
   */
  public Optional<String> begin(String zone, Course course, String visitor, Wish wish, long seed) {
    return begin(
        zone,
        course,
        visitor,
        drawing(zone, course, visitor).draw(approved(zone, course), wish, seed));
  }

  /**
   * Begins a round of the items of a sitting that were not right.
   *
   * @return id of the round; empty when there are none that may be asked
   */
  public Optional<String> again(String zone, Course course, Sitting sitting) {
    String visitor = sitting.row().visitor();
    return begin(
        zone,
        course,
        visitor,
        drawing(zone, course, visitor).wrong(approved(zone, course), sitting));
  }

  private RoundDraw drawing(String zone, Course course, String visitor) {
    return new RoundDraw(
        cards(zone, course, visitor), held(zone, course, visitor), clock.instant());
  }

  // Taps of one visitor may come at the same moment; the second one must see the first one's round.
  private synchronized Optional<String> begin(
      String zone, Course course, String visitor, List<SittingRows.Drawn> drawn) {
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> begun = begun(zone, course, visitor, drawn);
    if (begun.isPresent()) {
      return begun;
    }
    SittingRow wanted =
        new SittingRow(
            "",
            course.id(),
            visitor,
            "",
            "",
            clock.instant(),
            null,
            null,
            null,
            null,
            null,
            0,
            false);
    return Optional.ofNullable(rows(zone).begin(wanted, drawn, 0).id());
  }

  /** The last round, when it has these items and no answer. */
  private Optional<String> begun(
      String zone, Course course, String visitor, List<SittingRows.Drawn> drawn) {
    return rows(zone).list(visitor, course.id()).stream()
        .filter(s -> !s.test())
        .findFirst()
        .flatMap(s -> sitting(zone, course, visitor, s.id()))
        .filter(s -> s.answered() == 0)
        .filter(s ->
            s.steps().stream()
                .map(i -> new SittingRows.Drawn(i.item().id(), i.version()))
                .toList()
                .equals(drawn))
        .map(Sitting::id);
  }

  /** A sitting of a visitor at a course. */
  public Optional<Sitting> sitting(String zone, Course course, String visitor, String id) {
    return rows(zone)
        .find(visitor, id)
        .filter(row -> row.course().equals(course.id()))
        .map(row -> new Sitting(row, rows(zone).items(id).stream().map(Step::of).toList()));
  }

  /** A visitor's sittings at a course, the last begun first. */
  public List<SittingRow> sittings(String zone, Course course, String visitor) {
    return rows(zone).list(visitor, course.id());
  }

  /**
   * An item as a learner sees it: in their language where there is a translation of that version,
   * in the language it was answered in once it was.
   *
   * @param language BCP 47 primary tag that the learner reads
   */
  public Item shown(String zone, Course course, Step step, String language) {
    String wanted = step.answered() ? step.language() : language;
    return languages.in(zone, course, step.item(), step.version(), wanted).orElse(step.item());
  }

  /** Whether there is an item in a language that is not its own. */
  public boolean translated(String zone, Course course, Step step, String language) {
    return translation(zone, course, step.item(), step.version(), language).isPresent();
  }

  Optional<Item> translation(String zone, Course course, Item item, int version, String language) {
    return languages.in(zone, course, item, version, language);
  }

  /**
   * Marks an answer of a practice round and keeps it. A second answer to the same item changes
   * nothing.
   *
   * @param language BCP 47 primary tag that the item was shown for
   */
  public void answer(
      String zone, Course course, Sitting sitting, Step step, Response response, String language) {
    Instant now = clock.instant();
    Item shown = shown(zone, course, step, language);
    Double score = Marking.mark(shown.body(), response).score();
    MemoryCard card =
        score == null ? null : remembered(zone, course, sitting.row(), step, score, now);
    boolean first =
        rows(zone).answer(sitting.row(), step.ord(), response.write(), language, now, score, card);
    if (first) {
      record(zone, course, sitting, List.of(step), Map.of(step.ord(), response), language);
    }
  }

  /**
   * Keeps how good a learner finds their own answer to an item that no program marks.
   *
   * @param score share of the mark, 0 to 1
   */
  public void selfMark(String zone, Course course, Sitting sitting, Step step, double score) {
    if (step.selfMarked() && step.answered()) {
      MemoryCard card = remembered(zone, course, sitting.row(), step, score, clock.instant());
      rows(zone).mark(sitting.row(), step.ord(), score, card);
    }
  }

  MemoryCard remembered(
      String zone, Course course, SittingRow sitting, Step step, double score, Instant now) {
    String item = step.item().id();
    MemoryCard before = cards(zone, course, sitting.visitor()).get(item);
    return Fsrs.answered(before, item, score, now);
  }

  /** What a visitor remembers of an item; empty when it was never answered. */
  public Optional<MemoryCard> card(String zone, Course course, String visitor, String item) {
    return Optional.ofNullable(cards(zone, course, visitor).get(item));
  }

  /** Tells the bank how items were answered, those that need no person to mark them. */
  void record(
      String zone,
      Course course,
      Sitting sitting,
      List<Step> steps,
      Map<Integer, Response> responses,
      String language) {
    List<ItemAnswers.Answered> answers = new ArrayList<>();
    for (Step step : steps) {
      Response response = responses.get(step.ord());
      String in = step.answered() ? step.language() : language;
      Item shown = languages.in(zone, course, step.item(), step.version(), in).orElse(step.item());
      Marked marked = Marking.mark(shown.body(), response == null ? Response.of() : response);
      // Of a test, an essay without a word needs nobody to mark it.
      boolean blank = sitting.test() && (response == null || response.isEmpty());
      Double score = blank && step.selfMarked() ? Double.valueOf(0) : marked.score();
      if (score != null) {
        answers.add(
            new ItemAnswers.Answered(
                step.item().id(),
                step.version(),
                shown.about().language(),
                score,
                step.item().body().kind() == ItemKind.TRUE_FALSE ? List.of() : marked.picked()));
      }
    }
    room.answers(zone, course).record(sitting.id(), answers);
  }

  /** Deletes a visitor's sittings at a course; a test that is open stays until it has ended. */
  public int forget(String zone, Course course, String visitor) {
    return rows(zone).forget(visitor, course.id(), clock.instant());
  }

  /** What is remembered for a visitor of a course's items. */
  public List<MemoryCard> memory(String zone, Course course, String visitor) {
    return new MemoryCardRows(database, zone).list(visitor, course.id());
  }

  SittingRows rows(String zone) {
    return new SittingRows(database, zone);
  }
}
