package org.dars.assistant.quiz.bank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.Examination;
import org.dars.assistant.quiz.examine.Examiner;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.quiz.make.ItemRequest;
import org.dars.assistant.quiz.make.Made;
import org.dars.index.courseware.Block;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * Items that are made for banks in the background. They go into the bank lot by lot, each in one
 * transaction with how far the run is: a run that was stopped or cut off goes on with what is left,
 * adds no item twice and loses none. Safe for use by several threads.
 */
public final class ItemMaking {

  /** Items that go into the bank together. */
  private static final int LOT = 50;

  /** The same where a language model is paid for them. */
  private static final int WRITTEN_LOT = 5;

  /** Candidates for another item in place of one. */
  private static final int CANDIDATES = 12;

  /**
   * What a run works with.
   *
   * @param documents the whole course in course order
   * @param model null for none
   * @param maker makes the items
   */
  public record Bench(
      Course course,
      ItemBank bank,
      List<SourceDocument> documents,
      Examiner examiner,
      @Nullable LanguageModel model,
      ItemMaker maker) {}

  /**
   * Items that are wanted.
   *
   * @param sections as {@link ItemRequest} takes them
   * @param kinds empty for any
   * @param blooms empty for any
   * @param count 0 to {@value ItemRequest#MOST}
   */
  public record Wish(List<String> sections, Set<ItemKind> kinds, Set<Bloom> blooms, int count) {

    Wish less(int made) {
      return new Wish(sections, kinds, blooms, count - made);
    }
  }

  /**
   * What a run is to make.
   *
   * @param wishes with what is left of each
   * @param item id of the item that another is made in place of; "" for new items
   */
  record Order(List<Wish> wishes, long seed, String item) {}

  private final BankRuns runs;

  public ItemMaking(BankRuns runs) {
    this.runs = runs;
  }

  /**
   * Begins to make items; nothing happens when a run of the bank is on already.
   *
   * @param bench opened on the run's own thread
   * @param seed the same seed makes the same items in the same bank
   * @return whether it was begun
   */
  public boolean make(
      BankRuns.Key key, List<Wish> wishes, long seed, String person, Supplier<Bench> bench) {
    int asked = wishes.stream().mapToInt(Wish::count).sum();
    return make(key, new Order(wishes, seed, ""), asked, 0, person, bench);
  }

  private boolean make(
      BankRuns.Key key, Order order, int asked, int done, String person, Supplier<Bench> bench) {
    return runs.begin(
        key,
        asked,
        done,
        WishJson.write(order),
        person,
        session -> new Making(session, bench.get(), order, person).make());
  }

  /** Begins to make another item about the same in place of one. */
  public boolean remake(
      BankRuns.Key key, BankItem seen, long seed, String person, Supplier<Bench> bench) {
    String wish = WishJson.write(new Order(List.of(), seed, seen.item().id()));
    return runs.begin(
        key, 1, 0, wish, person, session -> remade(session, seen, seed, person, bench.get()));
  }

  /**
   * Goes on with a run that ended before it had made what was asked.
   *
   * @return whether it goes on: false when there is nothing left of it
   */
  public boolean goOn(BankRuns.Key key, String person, Supplier<Bench> bench) {
    BankRuns.Run run = runs.run(key).filter(BankRuns.Run::open).orElse(null);
    if (run == null) {
      return false;
    }
    return left(run) > 0
        && make(key, WishJson.read(run.wish()), run.asked(), run.done(), person, bench);
  }

  /** How many items a run that ended early could go on to make; 0 for none. */
  public static int left(BankRuns.Run run) {
    return run.open() ? WishJson.read(run.wish()).wishes().stream().mapToInt(Wish::count).sum() : 0;
  }

  /** The item that a run makes another one for; "" for a run of new items. */
  public static String item(BankRuns.Run run) {
    return WishJson.read(run.wish()).item();
  }

  /** A run that makes new items. */
  private static final class Making {
    private final BankRuns.Session session;
    private final Bench bench;
    private final String person;
    private final List<Item> known;
    private final NearDuplicates there;
    private final List<String> notes = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private final int lot;
    private Order order;
    private int refused;

    /** An item that is not in the bank yet. */
    private record Taken(Item item, Examination examination) {}

    Making(BankRuns.Session session, Bench bench, Order order, String person) {
      this.session = session;
      this.bench = bench;
      this.person = person;
      this.order = order;
      lot = bench.model() == null ? LOT : WRITTEN_LOT;
      known = new ArrayList<>(bench.bank().list(null).stream().map(BankItem::item).toList());
      there = new NearDuplicates(known, NearDuplicates.SAME);
    }

    void make() throws InterruptedException {
      for (int i = 0; i < order.wishes().size() && !session.stopped(); i++) {
        Wish wish = order.wishes().get(i);
        if (wish.count() > 0) {
          try {
            fulfil(i, wish);
          } catch (IllegalArgumentException e) {
            // A section that is no longer there: the other wishes are made all the same.
            note(String.valueOf(e.getMessage()));
          }
        }
      }
    }

    /** Makes what is left of a wish; again, for what the bank asked already in other words. */
    private void fulfil(int place, Wish wish) throws InterruptedException {
      int left = wish.count();
      int before;
      do {
        before = left;
        refused = 0;
        ItemRequest request = request(bench, wish, left, order.seed() + place, known);
        Made made =
            bench
                .maker()
                .make(
                    request,
                    bench.documents(),
                    bench.examiner(),
                    bench.model(),
                    (item, examination) -> take(place, item, examination));
        keep(place);
        made.notes().forEach(this::note);
        left = order.wishes().get(place).count();
      } while (left > 0 && left < before && refused > 0 && !session.stopped());
    }

    /** Takes an item that the bank does not ask yet. */
    private boolean take(int place, Item item, Examination examination) {
      if (there.of(item).isEmpty()) {
        taken.add(new Taken(item, examination));
        there.add(item);
        session.show(run -> run.with(run.done() + 1, run.wish(), notes));
        if (taken.size() >= lot) {
          keep(place);
        }
      } else {
        refused++;
      }
      return !session.stopped();
    }

    /** Puts the lot into the bank, in course order, and says so in the same transaction. */
    private void keep(int place) {
      if (taken.isEmpty()) {
        return;
      }
      List<Taken> lotted =
          taken.stream()
              .sorted(Comparator.comparing(Taken::item, inCourse(bench.documents())))
              .toList();
      taken.clear();
      List<Wish> wishes = new ArrayList<>(order.wishes());
      wishes.set(place, wishes.get(place).less(lotted.size()));
      order = new Order(wishes, order.seed(), order.item());
      String wish = WishJson.write(order);
      session.keep(
          run -> run.with(run.asked() - left(), wish, notes),
          row ->
              bench
                  .bank()
                  .add(
                      lotted.stream().map(Taken::item).toList(),
                      lotted.stream().map(Taken::examination).toList(),
                      person,
                      BankAct.MADE.label(),
                      row)
                  .forEach(b -> known.add(b.item())));
    }

    private int left() {
      return order.wishes().stream().mapToInt(Wish::count).sum();
    }

    private void note(String note) {
      if (!notes.contains(note)) {
        notes.add(note);
        session.keep(run -> run.with(run.done(), run.wish(), notes));
      }
    }
  }

  private static Comparator<Item> inCourse(List<SourceDocument> documents) {
    Map<String, Integer> places = new HashMap<>();
    for (SourceDocument document : documents) {
      for (Block block : document.blocks()) {
        places.put(document.id() + "\n" + block.id(), places.size());
      }
    }
    return Comparator.comparingInt(item ->
        item.sources().isEmpty()
            ? Integer.MAX_VALUE
            : places.getOrDefault(place(item.sources().getFirst()), Integer.MAX_VALUE));
  }

  private static String place(SourceQuote source) {
    return source.document() + "\n" + source.block();
  }

  private static ItemRequest request(
      Bench bench, Wish wish, int count, long seed, List<Item> known) {
    return new ItemRequest(
        bench.course().id(),
        wish.sections(),
        wish.kinds(),
        wish.blooms(),
        count,
        seed,
        bench.course().language(),
        known);
  }

  private void remade(
      BankRuns.Session session, BankItem seen, long seed, String person, Bench bench)
      throws InterruptedException {
    Item old = seen.item();
    List<Item> known = bench.bank().list(null).stream().map(BankItem::item).toList();
    String section = old.sources().isEmpty() ? "" : old.sources().getFirst().document();
    Set<Bloom> blooms = old.about().bloom() == null ? Set.of() : Set.of(old.about().bloom());
    Wish wish =
        new Wish(
            section.isEmpty() ? List.of() : List.of(section),
            Set.of(old.body().kind()),
            blooms,
            CANDIDATES);
    Made made =
        bench
            .maker()
            .make(
                request(bench, wish, CANDIDATES, seed, known),
                bench.documents(),
                bench.examiner(),
                bench.model());
    NearDuplicates there = new NearDuplicates(known, NearDuplicates.SAME);
    Optional<Item> best =
        made.items().stream()
            .filter(item -> there.of(item).isEmpty())
            .max((a, b) -> Integer.compare(nearness(a, old), nearness(b, old)));
    boolean kept =
        best.isPresent()
            && new BankDesk(bench.bank(), person)
                .replace(seen, best.get().withTags(old.about().tags()), bench.examiner())
                .isPresent();
    session.keep(run -> run.with(kept ? 1 : 0, run.wish(), made.notes()));
  }

  /** How much an item is about the same as another: block first, then objective, then section. */
  private static int nearness(Item item, Item old) {
    Set<String> blocks = new HashSet<>();
    old.sources().forEach(source -> blocks.add(place(source)));
    boolean objective =
        !old.about().objective().isEmpty()
            && item.about().objective().equalsIgnoreCase(old.about().objective());
    boolean block = item.sources().stream().anyMatch(s -> blocks.contains(place(s)));
    boolean section = item.about().category().equals(old.about().category());
    return (block ? 4 : 0) + (objective ? 2 : 0) + (section ? 1 : 0);
  }
}
