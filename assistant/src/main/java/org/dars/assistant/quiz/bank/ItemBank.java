package org.dars.assistant.quiz.bank;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.exchange.ItemText;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.store.ItemRow;
import org.dars.assistant.store.ItemRows;
import org.jspecify.annotations.Nullable;

/**
 * The question bank of one course. Nothing in it is for learners before a person approved it. Safe
 * for use by several threads.
 */
public final class ItemBank {

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
    Set<String> taken = new HashSet<>();
    rows.list(null).forEach(r -> taken.add(r.id()));
    List<BankItem> added = new ArrayList<>();
    List<ItemRow> written = new ArrayList<>();
    long place = rows.nextPlace();
    for (Item item : items) {
      Item draft = withState(withId(item, free(item.id(), taken)), ItemState.DRAFT);
      BankItem banked = new BankItem(draft, 1, examiner.examine(draft), person, clock.instant());
      added.add(banked);
      written.add(row(banked, place++));
    }
    rows.put(written, act);
    return added;
  }

  private static String free(String id, Set<String> taken) {
    String wanted = id.isBlank() ? "item" : id;
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
    ItemRow old = rows.find(before.item().id()).orElse(null);
    if (old == null) {
      return Optional.empty();
    }
    BankItem after =
        new BankItem(
            withId(now, before.item().id()),
            before.version() + 1,
            examination,
            person,
            clock.instant());
    return rows.put(List.of(row(after, old.ord())), act).isEmpty()
        ? Optional.of(after)
        : Optional.empty();
  }

  private static ItemRow row(BankItem banked, long place) {
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
        (item.stem().value() + " " + item.name() + " " + about.objective())
            .toLowerCase(Locale.ROOT),
        ItemText.write(item),
        ExaminationJson.write(banked.examination()),
        banked.examination().sound(),
        banked.person(),
        banked.changed(),
        about.tags());
  }

  private static BankItem banked(ItemRow row) {
    return new BankItem(
        ItemText.read(row.content()),
        row.version(),
        ExaminationJson.read(row.examination()),
        row.person(),
        row.changed());
  }

  /** The same item under another id. */
  static Item withId(Item item, String id) {
    return new Item(
        id,
        item.name(),
        item.stem(),
        item.body(),
        item.explanation(),
        item.mark(),
        item.about(),
        item.sources());
  }

  /** The same item in another state. */
  static Item withState(Item item, ItemState state) {
    Item.About a = item.about();
    return new Item(
        item.id(),
        item.name(),
        item.stem(),
        item.body(),
        item.explanation(),
        item.mark(),
        new Item.About(
            a.category(),
            a.objective(),
            a.bloom(),
            a.difficulty(),
            a.language(),
            a.author(),
            state,
            a.tags()),
        item.sources());
  }
}
