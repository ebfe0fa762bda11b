package org.dars.assistant.quiz.bank;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;

/**
 * Items that are made for banks in the background, course after course, on a thread of its own.
 * What is made stands in the bank at once: a run that is stopped or cut off has lost nothing but
 * the rest. Safe for use by several threads.
 */
public final class BankRuns implements AutoCloseable {

  private static final Logger LOG = System.getLogger(BankRuns.class.getName());

  /** Items made at once, so that a run can be stopped and shows how far it is. */
  private static final int SLICE = 100;

  private static final int WRITTEN_SLICE = 20;

  /** Candidates for another item in place of one. */
  private static final int CANDIDATES = 12;

  /** Whose bank. */
  public record Key(String zone, String course) {}

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
   */
  public record Wish(List<String> sections, Set<ItemKind> kinds, Set<Bloom> blooms, int count) {}

  /** What a run is at. */
  public enum State {
    WAITING,
    RUNNING,
    STOPPING,
    DONE,
    STOPPED,
    FAILED
  }

  /**
   * A run.
   *
   * @param asked how many items were asked for
   * @param made how many stand in the bank
   * @param item id of the item that another is made in place of; "" for new items
   * @param notes what the person should know
   */
  public record Run(State state, int asked, int made, String item, List<String> notes) {

    public Run {
      notes = List.copyOf(notes);
    }

    public boolean active() {
      return state == State.WAITING || state == State.RUNNING || state == State.STOPPING;
    }

    Run at(State next) {
      return new Run(next, asked, made, item, notes);
    }

    Run with(int nowMade, List<String> nowNotes) {
      return new Run(state, asked, nowMade, item, nowNotes);
    }
  }

  private interface Work {
    void run(AtomicBoolean stop) throws InterruptedException;
  }

  private final Map<Key, Run> runs = new ConcurrentHashMap<>();
  private final Map<Key, AtomicBoolean> stops = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("dars-items").factory());

  /** What runs, or ran last, since this process began. */
  public Optional<Run> run(Key key) {
    return Optional.ofNullable(runs.get(key));
  }

  /**
   * Begins to make items; nothing happens when a run of the bank is on already.
   *
   * @param bench opened on the run's own thread
   * @param seed the same seed makes the same items in the same bank
   */
  public void make(Key key, List<Wish> wishes, long seed, String person, Supplier<Bench> bench) {
    int asked = wishes.stream().mapToInt(Wish::count).sum();
    begin(
        key,
        new Run(State.WAITING, asked, 0, "", List.of()),
        stop -> made(key, wishes, seed, person, bench.get(), stop));
  }

  /** Begins to make another item about the same in place of one. */
  public void remake(Key key, BankItem seen, long seed, String person, Supplier<Bench> bench) {
    begin(
        key,
        new Run(State.WAITING, 1, 0, seen.item().id(), List.of()),
        stop -> remade(key, seen, seed, person, bench.get()));
  }

  private synchronized void begin(Key key, Run run, Work work) {
    Run now = runs.get(key);
    if (now == null || !now.active()) {
      AtomicBoolean stop = new AtomicBoolean();
      stops.put(key, stop);
      runs.put(key, run);
      worker.execute(() -> work(key, work, stop));
    }
  }

  private void work(Key key, Work work, AtomicBoolean stop) {
    runs.computeIfPresent(
        key, (k, run) -> run.state() == State.WAITING ? run.at(State.RUNNING) : run);
    try {
      if (!stop.get()) {
        work.run(stop);
      }
      runs.computeIfPresent(key, (k, run) -> run.at(stop.get() ? State.STOPPED : State.DONE));
    } catch (InterruptedException e) {
      runs.computeIfPresent(key, (k, run) -> run.at(State.STOPPED));
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "making items for " + key + " failed", e);
      String sentence = e.getMessage() == null ? e.toString() : e.getMessage();
      runs.computeIfPresent(
          key, (k, run) -> run.with(run.made(), List.of(sentence)).at(State.FAILED));
    }
  }

  private void made(
      Key key, List<Wish> wishes, long seed, String person, Bench bench, AtomicBoolean stop)
      throws InterruptedException {
    Making making = new Making(key, bench, person, stop, seed);
    for (Wish wish : wishes) {
      try {
        making.fulfil(wish);
      } catch (IllegalArgumentException e) {
        // A section that is no longer there: the other wishes are made all the same.
        making.note(String.valueOf(e.getMessage()));
      }
    }
  }

  /** A run that makes new items. */
  private final class Making {
    private final Key key;
    private final Bench bench;
    private final String person;
    private final AtomicBoolean stop;
    private final List<Item> known;
    private final NearDuplicates there;
    private final List<String> notes = new ArrayList<>();
    private long seed;
    private int total;

    Making(Key key, Bench bench, String person, AtomicBoolean stop, long seed) {
      this.key = key;
      this.bench = bench;
      this.person = person;
      this.stop = stop;
      this.seed = seed;
      known = new ArrayList<>(bench.bank().list(null).stream().map(BankItem::item).toList());
      there = new NearDuplicates(known, NearDuplicates.SAME);
    }

    void fulfil(Wish wish) throws InterruptedException {
      int slice = bench.model() == null ? SLICE : WRITTEN_SLICE;
      int left = wish.count();
      int added = 1;
      while (left > 0 && added > 0 && !stop.get()) {
        ItemRequest request = request(bench, wish, Math.min(left, slice), seed++, known);
        Made made = bench.maker().make(request, bench.documents(), bench.examiner(), bench.model());
        added = keep(made, there, known, bench.bank(), person, left);
        left -= added;
        total += added;
        made.notes().stream().filter(n -> !notes.contains(n)).forEach(notes::add);
        runs.computeIfPresent(key, (k, run) -> run.with(total, notes));
      }
    }

    void note(String note) {
      notes.add(note);
      runs.computeIfPresent(key, (k, run) -> run.with(total, notes));
    }
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

  /** Puts what the bank does not ask yet into it. */
  private static int keep(
      Made made, NearDuplicates there, List<Item> known, ItemBank bank, String person, int most) {
    List<Item> items = new ArrayList<>();
    List<Examination> examinations = new ArrayList<>();
    for (int i = 0; i < made.items().size() && items.size() < most; i++) {
      Item item = made.items().get(i);
      if (there.of(item).isEmpty()) {
        items.add(item);
        examinations.add(made.examinations().get(i));
        there.add(item);
      }
    }
    List<BankItem> added = bank.add(items, examinations, person, BankAct.MADE.label());
    added.forEach(b -> known.add(b.item()));
    return added.size();
  }

  private void remade(Key key, BankItem seen, long seed, String person, Bench bench)
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
    List<String> notes = new ArrayList<>(made.notes());
    int done = 0;
    if (best.isPresent()) {
      Item now = best.get().withState(old.about().state()).withTags(old.about().tags());
      boolean kept =
          new BankDesk(bench.bank(), person).replace(seen, now, bench.examiner()).isPresent();
      done = kept ? 1 : 0;
    }
    int kept = done;
    runs.computeIfPresent(key, (k, run) -> run.with(kept, notes));
  }

  /** How much an item is about the same as another: objective first, then block, then section. */
  private static int nearness(Item item, Item old) {
    Set<String> blocks = new HashSet<>();
    for (SourceQuote source : old.sources()) {
      blocks.add(source.document() + "\n" + source.block());
    }
    boolean objective =
        !old.about().objective().isEmpty()
            && item.about().objective().equalsIgnoreCase(old.about().objective());
    boolean block =
        item.sources().stream().anyMatch(s -> blocks.contains(s.document() + "\n" + s.block()));
    boolean section = item.about().category().equals(old.about().category());
    return (objective ? 4 : 0) + (block ? 2 : 0) + (section ? 1 : 0);
  }

  /** Asks a run to stop; it ends after what it is making. */
  public void stop(Key key) {
    AtomicBoolean stop = stops.get(key);
    if (stop != null) {
      stop.set(true);
      runs.computeIfPresent(key, (k, run) -> run.active() ? run.at(State.STOPPING) : run);
    }
  }

  /** Waits until nothing runs or waits to. */
  public void await() throws InterruptedException {
    while (runs.values().stream().anyMatch(Run::active)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Stops what runs. */
  @Override
  public void close() {
    stops.values().forEach(stop -> stop.set(true));
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "a run that makes items does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
