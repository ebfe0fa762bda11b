package org.dars.assistant.quiz.bank;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.exchange.ItemText;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.store.BankRunRows;
import org.dars.assistant.store.ItemQuery;
import org.dars.assistant.store.ItemRow;
import org.dars.assistant.store.ItemRows;
import org.jspecify.annotations.Nullable;

/**
 * The question bank of one course. Nothing in it is for learners before a person approved it. Safe
 * for use by several threads.
 */
public final class ItemBank {

  /** Characters; room is left for a number behind it. */
  private static final int LONGEST_ID = 100;

  private final ItemRows rows;
  private final Clock clock;

  public ItemBank(ItemRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Adds items as drafts. An item whose id is there already is added under a new one.
   *
   * @param examiner says what is to be said of each
   * @param person who adds them
   * @param act what was done, for the history: "made", "imported"
   * @return the items as they stand in the bank
   */
  public List<BankItem> add(List<Item> items, Examiner examiner, String person, String act) {
    return add(items, items.stream().map(examiner::examine).toList(), person, act);
  }

  /**
   * As {@link #add(List, Examiner, String, String)}, of items that were examined.
   *
   * @param examinations what is said of each, in the order of the items
   */
  public List<BankItem> add(
      List<Item> items, List<Examination> examinations, String person, String act) {
    return add(items, examinations, person, act, null);
  }

  /**
   * As {@link #add(List, List, String, String)}, for a run.
   *
   * @param run written in the same transaction; null for none
   */
  List<BankItem> add(
      List<Item> items,
      List<Examination> examinations,
      String person,
      String act,
      BankRunRows.@Nullable Row run) {
    Set<String> taken = new HashSet<>(rows.ids());
    List<BankItem> added = new ArrayList<>();
    List<ItemRow> written = new ArrayList<>();
    long place = rows.nextPlace();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      Item draft = item.withId(free(item.id(), taken)).withState(ItemState.DRAFT);
      BankItem banked = new BankItem(draft, 1, examinations.get(i), person, now());
      added.add(banked);
      written.add(row(banked, place++, ""));
    }
    List<String> refused = rows.put(written, act, "", run);
    return added.stream().filter(b -> !refused.contains(b.item().id())).toList();
  }

  /** As exact as the store keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String free(String id, Set<String> taken) {
    String given = id.replaceAll("\\p{Cntrl}", " ").strip();
    String wanted =
        given.isEmpty()
            ? "item"
            : given.substring(
                0,
                given.offsetByCodePoints(
                    0, Math.min(LONGEST_ID, given.codePointCount(0, given.length()))));
    String free = wanted;
    for (int i = 2; !taken.add(free); i++) {
      free = wanted + "-" + i;
    }
    return free;
  }

  public Optional<BankItem> find(String id) {
    return rows.find(id).map(ItemBank::banked);
  }

  /**
   * The items in the bank's order.
   *
   * @param state only those in it; null for all
   */
  public List<BankItem> list(@Nullable ItemState state) {
    return rows.list(state == null ? null : state.name()).stream().map(ItemBank::banked).toList();
  }

  /**
   * Makes a new version of an item.
   *
   * @param before the version that the person saw
   * @param now what the item is to be; keeps its id
   * @param examination what the examiner says of it
   * @param act what was done: "edited", "approved", "retired" …
   * @return empty when somebody else has changed it since
   */
  public Optional<BankItem> change(
      BankItem before, Item now, Examination examination, String person, String act) {
    Change change = new Change(before, now, examination, mergedInto(before.item().id()).orElse(""));
    return change(List.of(change), person, act, "").isEmpty()
        ? find(before.item().id())
        : Optional.empty();
  }

  /**
   * A new version of an item.
   *
   * @param before the version that the person saw
   * @param mergedInto id of the item that it is merged into; "" for none
   */
  record Change(BankItem before, Item now, Examination examination, String mergedInto) {}

  /**
   * Makes new versions of items, all in one transaction.
   *
   * @param note why, in the person's words; "" for nothing
   * @return ids of those that were not written: somebody else has changed them since
   */
  List<String> change(List<Change> changes, String person, String act, String note) {
    List<ItemRow> written = new ArrayList<>();
    for (Change change : changes) {
      BankItem before = change.before();
      BankItem after =
          new BankItem(
              change.now().withId(before.item().id()),
              before.version() + 1,
              change.examination(),
              person,
              now());
      // Its place is kept: only a new row gets the one that is given.
      written.add(row(after, 0, change.mergedInto()));
    }
    return rows.put(written, act, note);
  }

  /** The items that are looked for, in the bank's order. */
  public List<BankItem> search(ItemQuery query, int skip, int most) {
    return rows.list(query, skip, most).stream().map(ItemBank::banked).toList();
  }

  /** The id of the item that comes next after one, of those that are looked for. */
  public Optional<String> next(ItemQuery query, String id) {
    return rows.next(query, id);
  }

  /** How many items there are of those that are looked for. */
  public int count(ItemQuery query) {
    return rows.count(query);
  }

  /** How many of those that are looked for have each value of a column. */
  public Map<String, Integer> counts(ItemQuery query, ItemRows.Column column) {
    return rows.counts(query, column);
  }

  /** The id of the item that one was merged into; empty for one that was not. */
  public Optional<String> mergedInto(String id) {
    return rows.find(id).map(ItemRow::mergedInto).filter(m -> !m.isEmpty());
  }

  /** Every version of an item, oldest first; empty when there is no such item. */
  public List<ItemVersion> history(String id) {
    return rows.versions(id).stream()
        .map(v ->
            new ItemVersion(
                v.version(),
                v.time(),
                v.person(),
                v.act(),
                v.note(),
                ItemText.read(v.content()),
                ExaminationJson.read(v.examination())))
        .toList();
  }

  /** The items that somebody has answered, in the bank's order. */
  public List<BankItem> answered() {
    return rows.answered().stream().map(ItemBank::banked).toList();
  }

  /** How many versions all items had together; one more with every change, never less. */
  public long versions() {
    return rows.versions();
  }

  /** The first version of an item from which on it has asked what it asks now; 1 for no item. */
  public int since(String id) {
    List<ItemRows.Version> history = rows.versions(id);
    int since = history.isEmpty() ? 1 : history.getLast().version();
    if (history.size() < 2) {
      return since;
    }
    Item now = ItemText.read(history.getLast().content());
    for (ItemRows.Version version : history.reversed()) {
      Item then = ItemText.read(version.content());
      if (!then.stem().equals(now.stem()) || !then.body().equals(now.body())) {
        break;
      }
      since = version.version();
    }
    return since;
  }

  private static ItemRow row(BankItem banked, long place, String mergedInto) {
    Item item = banked.item();
    Item.About about = item.about();
    return new ItemRow(
        item.id(),
        place,
        banked.version(),
        about.state().name(),
        item.body().kind().label(),
        about.language(),
        item.sources().isEmpty() ? "" : item.sources().getFirst().document(),
        about.category().isEmpty() ? "" : about.category().getLast(),
        about.bloom() == null ? null : about.bloom().label(),
        about.difficulty(),
        ItemWords.toFind(item),
        ItemText.write(item),
        ExaminationJson.write(banked.examination()),
        banked.examination().sound(),
        banked.person(),
        banked.changed(),
        about.tags(),
        mergedInto);
  }

  private static BankItem banked(ItemRow row) {
    return new BankItem(
        ItemText.read(row.content()),
        row.version(),
        ExaminationJson.read(row.examination()),
        row.person(),
        row.changed());
  }
}
