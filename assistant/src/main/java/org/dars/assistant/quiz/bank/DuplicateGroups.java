package org.dars.assistant.quiz.bank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;

/**
 * The near duplicates of banks, looked for once for each state of a bank: not again before an item
 * changes or comes in. Retired items are left out. Safe for use by several threads.
 */
public final class DuplicateGroups {

  private final Map<Key, Found> kept = new ConcurrentHashMap<>();

  /** Names the bank of a course. */
  public record Key(String zone, String course) {}

  /** An item as it was when the groups were found. */
  public record Member(String id, int version) {}

  /** The groups of a bank that had so many versions of items. */
  private record Found(long versions, List<List<Member>> groups) {}

  /** Groups of two items and more that ask nearly the same, in the bank's order. */
  public List<List<Member>> of(Key key, ItemBank bank) {
    long versions = bank.versions();
    Found found =
        kept.compute(
            key,
            (k, before) ->
                before != null && before.versions() == versions
                    ? before
                    : new Found(versions, groups(bank.list(null))));
    return found.groups();
  }

  private static List<List<Member>> groups(List<BankItem> bank) {
    List<BankItem> used =
        bank.stream().filter(b -> b.item().about().state() != ItemState.RETIRED).toList();
    Map<String, Integer> versions = new HashMap<>();
    used.forEach(b -> versions.put(b.item().id(), b.version()));
    List<Item> items = used.stream().map(BankItem::item).toList();
    return new NearDuplicates(items, NearDuplicates.NEAR)
        .groups().stream()
            .map(g ->
                g.stream().map(i -> new Member(i.id(), versions.getOrDefault(i.id(), 0))).toList())
            .toList();
  }
}
