package org.dars.assistant.quiz.bank;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;

/**
 * What a person decides about items of a bank. Each decision is a new version in the person's name;
 * one about a version that is no longer the newest is refused, so that nobody's change is lost.
 */
public final class BankDesk {

  private final ItemBank bank;
  private final String person;

  public BankDesk(ItemBank bank, String person) {
    this.bank = bank;
    this.person = person;
  }

  /**
   * What came of decisions.
   *
   * @param done ids of the items that have a new version
   * @param unsound ids of those that the examiner did not let pass, and so were not approved
   * @param overtaken ids of those that somebody else changed meanwhile
   */
  public record Outcome(List<String> done, List<String> unsound, List<String> overtaken) {}

  /** Approves the sound ones among items, as they were seen. */
  public Outcome approve(List<BankItem> seen) {
    List<BankItem> sound = seen.stream().filter(b -> b.examination().sound()).toList();
    Outcome outcome = each(sound, item -> item.withState(ItemState.APPROVED), BankAct.APPROVED, "");
    List<String> unsound =
        seen.stream().filter(b -> !b.examination().sound()).map(b -> b.item().id()).toList();
    return new Outcome(outcome.done(), unsound, outcome.overtaken());
  }

  /**
   * Approves an item that the examiner did not let pass.
   *
   * @param reason why all the same; the history keeps it
   * @throws IllegalArgumentException when no reason is given
   */
  public Outcome insist(BankItem seen, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "%s is not sound; give a reason to approve it all the same".formatted(seen.item().id()));
    }
    return each(
        List.of(seen),
        item -> item.withState(ItemState.APPROVED),
        BankAct.INSISTED,
        reason.strip());
  }

  /** Retires items: they are kept for their history. */
  public Outcome retire(List<BankItem> seen) {
    return each(seen, item -> item.withState(ItemState.RETIRED), BankAct.RETIRED, "");
  }

  /** Makes items drafts again. */
  public Outcome reopen(List<BankItem> seen) {
    return each(seen, item -> item.withState(ItemState.DRAFT), BankAct.REOPENED, "");
  }

  /**
   * Takes the last decision about an item back: it is again in the state that it had before.
   *
   * @return as of every decision; nothing is done when there was none before
   */
  public Outcome undo(BankItem seen) {
    Optional<ItemState> before =
        bank.history(seen.item().id()).stream()
            .filter(v -> v.version() == seen.version() - 1)
            .map(v -> v.item().about().state())
            .findFirst();
    return before.isEmpty()
        ? new Outcome(List.of(), List.of(), List.of())
        : each(List.of(seen), item -> item.withState(before.get()), BankAct.UNDONE, "");
  }

  /** Gives items tags and takes some away; those that stay the same get no version. */
  public Outcome tag(List<BankItem> seen, Set<String> plus, Set<String> minus) {
    return each(
        seen,
        item -> {
          Set<String> tags = new LinkedHashSet<>(item.about().tags());
          tags.addAll(plus);
          tags.removeAll(minus);
          return item.withTags(List.copyOf(tags));
        },
        BankAct.TAGGED,
        "");
  }

  /**
   * Gives objectives other names. Several that get one name are one objective from then on.
   *
   * @param names by the name that an objective has now; all change at once, so that two can swap
   *     theirs
   */
  public Outcome rename(List<BankItem> seen, Map<String, String> names) {
    return each(
        seen,
        item -> {
          String now = item.about().objective();
          return item.withAbout(item.about().withObjective(names.getOrDefault(now, now)));
        },
        BankAct.EDITED,
        "");
  }

  /**
   * Writes an item anew. What is not sound is no longer approved.
   *
   * @param now what it is to be
   * @param examiner says what is to be said of it
   * @return empty when somebody else has changed it since
   */
  public Optional<BankItem> edit(BankItem seen, Item now, Examiner examiner, BankAct act) {
    return put(seen, now, examiner, act, "");
  }

  /**
   * Puts another item in the place of one, as a draft: nobody has approved it.
   *
   * @return empty when somebody else has changed it since
   */
  public Optional<BankItem> replace(BankItem seen, Item now, Examiner examiner) {
    Item draft = now.withState(ItemState.DRAFT);
    ItemBank.Change change =
        new ItemBank.Change(seen, draft, examiner.examine(draft), merged(seen));
    return bank.change(List.of(change), person, BankAct.REMADE.label(), "").isEmpty()
        ? bank.find(seen.item().id())
        : Optional.empty();
  }

  private Optional<BankItem> put(
      BankItem seen, Item now, Examiner examiner, BankAct act, String note) {
    Examination examination = examiner.examine(now);
    boolean fallen = seen.item().about().state() == ItemState.APPROVED && !examination.sound();
    Item kept = now.withState(fallen ? ItemState.DRAFT : seen.item().about().state());
    ItemBank.Change change = new ItemBank.Change(seen, kept, examination, merged(seen));
    return bank.change(List.of(change), person, act.label(), note).isEmpty()
        ? bank.find(seen.item().id())
        : Optional.empty();
  }

  private String merged(BankItem seen) {
    return bank.mergedInto(seen.item().id()).orElse("");
  }

  /**
   * Makes an item again what it was in a version; the state stays as it is.
   *
   * @throws IllegalArgumentException when it never had that version
   * @return empty when somebody else has changed it since
   */
  public Optional<BankItem> restore(BankItem seen, int version, Examiner examiner) {
    Item then =
        bank.history(seen.item().id()).stream()
            .filter(v -> v.version() == version)
            .map(ItemVersion::item)
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s has no version %d".formatted(seen.item().id(), version)));
    return put(seen, then, examiner, BankAct.RESTORED, String.valueOf(version));
  }

  /**
   * Merges items that ask the same into one of them: it takes the tags of all, and the others are
   * retired and point at it.
   */
  public Outcome merge(BankItem kept, List<BankItem> others) {
    Set<String> tags = new LinkedHashSet<>(kept.item().about().tags());
    others.forEach(o -> tags.addAll(o.item().about().tags()));
    List<String> names = others.stream().map(o -> o.item().id()).toList();
    Item with = kept.item().withTags(List.copyOf(tags));
    List<ItemBank.Change> first =
        List.of(new ItemBank.Change(kept, with, kept.examination(), merged(kept)));
    Outcome outcome = write(first, BankAct.MERGED, String.join(", ", names));
    if (!outcome.overtaken().isEmpty()) {
      return outcome;
    }
    String id = kept.item().id();
    List<ItemBank.Change> retired = new ArrayList<>();
    for (BankItem other : others) {
      Item now = other.item().withState(ItemState.RETIRED);
      retired.add(new ItemBank.Change(other, now, other.examination(), id));
    }
    Outcome rest = write(retired, BankAct.MERGED, id);
    List<String> done = new ArrayList<>(outcome.done());
    done.addAll(rest.done());
    return new Outcome(done, List.of(), rest.overtaken());
  }

  private Outcome each(List<BankItem> seen, Function<Item, Item> change, BankAct act, String note) {
    List<ItemBank.Change> changes = new ArrayList<>();
    boolean stays = act == BankAct.TAGGED || act == BankAct.RETIRED || act == BankAct.EDITED;
    for (BankItem item : seen) {
      Item now = change.apply(item.item());
      if (!now.equals(item.item())) {
        String merged = stays ? merged(item) : "";
        changes.add(new ItemBank.Change(item, now, item.examination(), merged));
      }
    }
    return write(changes, act, note);
  }

  private Outcome write(List<ItemBank.Change> changes, BankAct act, String note) {
    List<String> refused = bank.change(changes, person, act.label(), note);
    List<String> done =
        changes.stream()
            .map(c -> c.before().item().id())
            .filter(id -> !refused.contains(id))
            .toList();
    return new Outcome(done, List.of(), refused);
  }
}
