package org.dars.assistant.quiz.bank;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.ItemCheck;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.jspecify.annotations.Nullable;

/** Items on their way into a bank: examined, and compared with what is there already. */
public final class ItemIntake {

  private static final Set<ItemCheck> OF_SETS =
      EnumSet.of(ItemCheck.NOT_A_DUPLICATE, ItemCheck.KEYS_SPREAD);

  private static final Set<Finding.Outcome> TO_SAY =
      EnumSet.of(Finding.Outcome.FAILED, Finding.Outcome.WARNED);

  private final List<Entry> entries;

  private ItemIntake(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * An item.
   *
   * @param same id of the item that asks the same, in the bank or before it in the file; "" for
   *     none
   */
  public record Entry(Item item, Examination examination, String same) {}

  /**
   * What is said of items beside each other.
   *
   * @param items ids of those that it is said of, in order
   */
  public record SetFinding(Finding finding, List<String> items) {

    public SetFinding {
      items = List.copyOf(items);
    }
  }

  /**
   * Looks at items, each by itself and all beside each other.
   *
   * @param language BCP 47 tag, of items that do not say theirs
   */
  public static ItemIntake of(List<Item> items, ItemBank bank, Examiner examiner, String language) {
    List<Item> known = bank.list(null).stream().map(BankItem::item).toList();
    NearDuplicates there = new NearDuplicates(known, NearDuplicates.SAME);
    Map<String, Item> byId = new HashMap<>();
    known.forEach(k -> byId.put(k.id(), k));
    List<Item> set = items.stream().map(item -> inLanguage(item, language)).toList();
    List<Examination> examinations = examiner.examine(set);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      Item item = set.get(i);
      List<Item> same = there.of(item);
      String twin = same.isEmpty() ? "" : same.getFirst().id();
      boolean again = again(item, byId.get(item.id()));
      entries.add(new Entry(item, examinations.get(i), again ? item.id() : twin));
      there.add(item);
    }
    return new ItemIntake(entries);
  }

  /**
   * Whether an item is the one that has its id in the bank. Files number their items alike, so the
   * id says it only of the course's own and of those that ask nearly the same.
   */
  private static boolean again(Item item, @Nullable Item known) {
    return known != null
        && (item.about().tags().contains(CourseItems.TAG)
            || !new NearDuplicates(List.of(known), NearDuplicates.NEAR).of(item).isEmpty());
  }

  private static Item inLanguage(Item item, String language) {
    Item.About a = item.about();
    if (!a.language().equals("und") || language.equals("und")) {
      return item;
    }
    return item.withAbout(a.withLanguage(language)).withState(ItemState.DRAFT);
  }

  public List<Entry> entries() {
    return entries;
  }

  /**
   * What is to be said of the items beside each other, one entry for all items that it is said of.
   */
  public List<SetFinding> ofSet() {
    Map<Finding, List<String>> items = new LinkedHashMap<>();
    for (Entry entry : entries) {
      for (Finding finding : entry.examination().findings()) {
        if (OF_SETS.contains(finding.check()) && TO_SAY.contains(finding.outcome())) {
          items.computeIfAbsent(finding, f -> new ArrayList<>()).add(entry.item().id());
        }
      }
    }
    return items.entrySet().stream().map(e -> new SetFinding(e.getKey(), e.getValue())).toList();
  }

  /** Those that nothing in the bank asks yet. */
  public List<Entry> fresh() {
    return entries.stream().filter(e -> e.same().isEmpty()).toList();
  }

  /**
   * Adds items as drafts.
   *
   * @param all whether those that the bank asks already go in, too
   * @return the items as they stand in the bank
   */
  public List<BankItem> into(ItemBank bank, boolean all, String person) {
    List<Entry> chosen = all ? entries : fresh();
    return bank.add(
        chosen.stream().map(Entry::item).toList(),
        chosen.stream().map(Entry::examination).toList(),
        person,
        BankAct.IMPORTED.label());
  }
}
