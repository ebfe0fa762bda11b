package org.dars.assistant.quiz.bank;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dars.assistant.store.BankRunRows;

/**
 * Long work for question banks, in the background: items are made on one thread, translated on
 * another, one run after the other. A run is a row that says what is wanted and how far it is; one
 * whose process ended in the middle is found broken off, and can go on. One process at a time
 * serves a home, so a row that goes on but is not known here is nobody's. Safe for use by several
 * threads.
 */
public final class BankRuns implements AutoCloseable {

  private static final Logger LOG = System.getLogger(BankRuns.class.getName());

  /**
   * Whose run, and of which sort. A sort has one run at a time.
   *
   * @param slot "" where items are made; of a translation its BCP 47 tag
   */
  public record Key(String zone, String course, String slot) {

    /** Where items are made. */
    public static Key making(String zone, String course) {
      return new Key(zone, course, "");
    }
  }

  /** What a run is at. */
  public enum State {
    WAITING,
    RUNNING,
    STOPPING,
    DONE,
    /** A person stopped it. */
    STOPPED,
    FAILED,
    /** Its process ended before it did. */
    BROKEN
  }

  /**
   * A run.
   *
   * @param asked how many items were asked for
   * @param done how many stand in the bank
   * @param wish JSON of what is wanted, with what is left of it
   * @param notes what the person should know
   */
  public record Run(
      String slot,
      State state,
      int asked,
      int done,
      String wish,
      List<String> notes,
      String person,
      Instant begun) {

    public Run {
      notes = List.copyOf(notes);
    }

    /** Whether it still goes on. */
    public boolean active() {
      return state == State.WAITING || state == State.RUNNING || state == State.STOPPING;
    }

    /** Whether it ended before it had done what was asked, and can go on. */
    public boolean open() {
      return state == State.STOPPED || state == State.FAILED || state == State.BROKEN;
    }

    /** The same in another state. */
    public Run at(State next) {
      return new Run(slot, next, asked, done, wish, notes, person, begun);
    }

    /** The same, further. */
    public Run with(int nowDone, String nowWish, List<String> nowNotes) {
      return new Run(slot, state, asked, nowDone, nowWish, nowNotes, person, begun);
    }
  }

  /** What a run does. */
  @FunctionalInterface
  public interface Work {

    /**
     * Works until it is done or stopped.
     *
     * @throws CancellationException when it was stopped
     * @throws Exception when it cannot go on; the person is shown the message
     */
    void run(Session session) throws Exception;
  }

  /** What work has of its run. */
  public final class Session {
    private final Key key;
    private volatile boolean stop;

    private Session(Key key) {
      this.key = key;
    }

    /** Whether it is to end as soon as it can. */
    public boolean stopped() {
      return stop || closing;
    }

    /** The run as it is. */
    public Run run() {
      return live.getOrDefault(key, new Live(this, empty(key))).run();
    }

    /** Shows how far the run is; the row stays as it was. */
    public void show(UnaryOperator<Run> change) {
      live.computeIfPresent(key, (k, l) -> new Live(l.session(), change.apply(l.run())));
    }

    /** Changes the run, and its row with it. */
    public void keep(UnaryOperator<Run> change) {
      keep(change, rows.apply(key)::put);
    }

    /**
     * As {@link #keep(UnaryOperator)}, where something else is written with the row.
     *
     * @param write writes the row, in one transaction with what it tells of
     */
    void keep(UnaryOperator<Run> change, Consumer<BankRunRows.Row> write) {
      Run next = change.apply(run());
      write.accept(row(next));
      show(run -> next.at(run.state()));
    }
  }

  /** A run of this process. */
  private record Live(Session session, Run run) {}

  private final Function<Key, BankRunRows> rows;
  private final Clock clock;
  private final Map<Key, Live> live = new ConcurrentHashMap<>();
  private final ExecutorService making = worker("dars-items");
  private final ExecutorService translating = worker("dars-item-languages");
  private volatile boolean closing;

  /**
   * @param rows where runs of a bank are kept
   */
  public BankRuns(Function<Key, BankRunRows> rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  private static ExecutorService worker(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /** What runs in a slot, or ran last. */
  public Optional<Run> run(Key key) {
    Live here = live.get(key);
    return here != null
        ? Optional.of(here.run())
        : rows.apply(key).find(key.slot()).map(BankRuns::found);
  }

  /** What runs for a bank, or ran last, by slot. */
  public List<Run> runs(String zone, String course) {
    return rows.apply(Key.making(zone, course)).list().stream()
        .map(row -> run(new Key(zone, course, row.slot())).orElseGet(() -> found(row)))
        .toList();
  }

  private static Run found(BankRunRows.Row row) {
    State state = State.valueOf(row.state().toUpperCase(Locale.ROOT));
    Run run =
        new Run(
            row.slot(),
            state,
            row.asked(),
            row.done(),
            row.wish(),
            WishJson.sentences(row.notes()),
            row.person(),
            row.begun());
    return run.active() ? run.at(State.BROKEN) : run;
  }

  private BankRunRows.Row row(Run run) {
    return new BankRunRows.Row(
        run.slot(),
        run.state().name().toLowerCase(Locale.ROOT),
        run.asked(),
        run.done(),
        run.wish(),
        WishJson.list(run.notes()),
        run.person(),
        run.begun(),
        clock.instant());
  }

  private Run empty(Key key) {
    return new Run(key.slot(), State.WAITING, 0, 0, "{}", List.of(), "", clock.instant());
  }

  /**
   * Begins a run; nothing happens when one of its sort is on already.
   *
   * @param asked items
   * @param done how many of them are there, of a run that goes on
   * @param wish JSON of what is wanted
   * @return whether it was begun
   */
  public synchronized boolean begin(
      Key key, int asked, int done, String wish, String person, Work work) {
    if (closing || run(key).filter(Run::active).isPresent()) {
      return false;
    }
    Session session = new Session(key);
    Run run =
        new Run(key.slot(), State.WAITING, asked, done, wish, List.of(), person, clock.instant());
    rows.apply(key).put(row(run));
    live.put(key, new Live(session, run));
    (key.slot().isEmpty() ? making : translating).execute(() -> work(session, work));
    return true;
  }

  private void work(Session session, Work work) {
    try {
      if (!session.stopped()) {
        session.keep(run -> run.at(run.state() == State.WAITING ? State.RUNNING : run.state()));
        session.show(run -> run.state() == State.WAITING ? run.at(State.RUNNING) : run);
        work.run(session);
      }
      end(session, session.stopped() ? State.STOPPED : State.DONE, "");
    } catch (CancellationException e) {
      end(session, State.STOPPED, "");
    } catch (InterruptedException e) {
      end(session, State.STOPPED, "");
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.log(Level.ERROR, "work for " + session.key + " failed", e);
      end(session, State.FAILED, e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** What the end of the process cuts off keeps its row, and is found broken off. */
  private void end(Session session, State state, String why) {
    if (!closing) {
      Run run = session.run();
      List<String> notes = why.isEmpty() ? run.notes() : List.of(why);
      Run ended = run.with(run.done(), run.wish(), notes).at(state);
      try {
        rows.apply(session.key).put(row(ended));
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "the end of " + session.key + " could not be kept", e);
      }
      session.show(r -> ended);
    }
  }

  /** Asks a run to stop; it ends after what it is at. */
  public void stop(Key key) {
    Live here = live.get(key);
    if (here != null) {
      here.session().stop = true;
      here.session().show(run -> run.active() ? run.at(State.STOPPING) : run);
    }
  }

  /** Waits until nothing runs or waits to. */
  public void await() throws InterruptedException {
    while (live.values().stream().anyMatch(l -> l.run().active())) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** Breaks off what runs. */
  @Override
  public void close() {
    closing = true;
    for (ExecutorService worker : List.of(making, translating)) {
      worker.shutdownNow();
      try {
        if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
          LOG.log(Level.WARNING, "work for a question bank does not end");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
