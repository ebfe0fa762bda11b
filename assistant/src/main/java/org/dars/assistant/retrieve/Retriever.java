package org.dars.assistant.retrieve;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Zone;
import org.dars.index.search.HeldWords;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchResult;
import org.dars.models.Embedder;
import org.dars.models.Reranker;
import org.jspecify.annotations.Nullable;

/**
 * Finds passages of courses. Owns the index of every zone and keeps it caught up with the database;
 * the index is derived, so one that is damaged, or was written by another embedder, is rebuilt. One
 * process writes an index; another beside it only searches. Safe for use by several threads.
 */
public final class Retriever implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Retriever.class.getName());

  /** How soon a change that failed is tried again. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Home home;
  private final CourseLibrary library;
  private final Embedders embedders;
  private final Rerankers rerankers;
  private final Map<String, ZoneSearch> zones = new HashMap<>();
  private final Map<String, RerankerSlot> slots = new ConcurrentHashMap<>();
  private final Map<String, IndexingProgress> progress = new ConcurrentHashMap<>();

  /** All catching up happens on this one thread, which nobody interrupts. */
  private final ExecutorService feeding =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("dars-index").factory());

  /** Changes of embedder, one at a time, so that catching up goes on beside them. */
  private final ScheduledThreadPoolExecutor changing =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("dars-change-model").factory());

  /** Zones that change, or failed to a moment ago. */
  private final Set<String> changes = ConcurrentHashMap.newKeySet();

  private volatile boolean closing;

  /**
   * With one embedder for ever.
   *
   * @param embedder makes vectors for the languages that it serves, or null to search by words
   *     alone; stays the caller's to close, after this
   */
  public Retriever(Home home, CourseLibrary library, @Nullable Embedder embedder) {
    this(home, library, Embedders.fixed(embedder), Rerankers.NONE);
  }

  /** With the models that each zone wants, which may change; see {@link #follow}. */
  public Retriever(Home home, CourseLibrary library, Embedders embedders, Rerankers rerankers) {
    this.home = home;
    this.library = library;
    this.embedders = embedders;
    this.rerankers = rerankers;
    changing.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** The id under which the index knows a section, for {@link Query#sections}. */
  public static String section(String document, String headingBlock) {
    return document + "#" + headingBlock;
  }

  /** Document title and the headings below it as one line. */
  static String title(String document, List<String> headings) {
    boolean repeats = !headings.isEmpty() && headings.getFirst().equals(document);
    String path = String.join(" › ", headings);
    return repeats || document.isEmpty() || path.isEmpty()
        ? document.isEmpty() ? path : repeats ? path : document
        : document + " › " + path;
  }

  /**
   * Brings the index of a zone up to date and returns when it is. Concurrent calls queue.
   *
   * @throws RetrieveException when the index or the embedder fails; what was done before stays
   */
  public CatchUp catchUp(String zone, CatchUpListener listener) {
    return joined(CompletableFuture.supplyAsync(() -> feed(zone, listener), feeding));
  }

  /** Waits for work on another thread, whose failure becomes this thread's. */
  static CatchUp joined(CompletableFuture<CatchUp> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new RetrieveException("Indexing failed: " + e.getCause(), e.getCause());
    }
  }

  /** As {@link #catchUp}, without waiting; a failure is logged. */
  public void catchUpSoon(String zone) {
    feeding.execute(() -> {
      try {
        feed(zone, CatchUpListener.SILENT);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "indexing zone " + zone, e);
      }
    });
  }

  /**
   * Changes to the embedder that the zone wants, if it wants another, and returns when it is done.
   * The one before is searched until then; a change that is stopped goes on from there.
   *
   * @throws RetrieveException when the wanted embedder cannot be opened, or indexing fails
   */
  public CatchUp changeOver(String zone, CatchUpListener listener) {
    ZoneSearch search = open(zone);
    if (!search.behindTheTimes()) {
      boolean writes = search.live().index().writes();
      return new CatchUp(
          writes ? CatchUp.Outcome.CURRENT : CatchUp.Outcome.SERVED_BY_ANOTHER, 0, 0, 0);
    }
    return joined(CompletableFuture.supplyAsync(() -> change(zone, search, listener), changing));
  }

  /**
   * Looks whether documents changed or other models are wanted, and begins what is to be done,
   * without waiting; failures are logged. A service calls it now and then.
   */
  public void follow(String zone) {
    ZoneSearch search = open(zone);
    slot(zone).follow();
    if (search.live().index().writes() && behind(zone) > 0) {
      catchUpSoon(zone);
    }
    if (search.behindTheTimes() && changes.add(zone)) {
      changing.execute(() -> {
        try {
          change(zone, search, CatchUpListener.SILENT);
          changes.remove(zone);
        } catch (RetrieveException e) {
          LOG.log(Level.WARNING, String.valueOf(e.getMessage()));
          later(AGAIN, () -> changes.remove(zone));
        } catch (RuntimeException e) {
          LOG.log(Level.ERROR, "changing the embedding model of zone " + zone, e);
          later(AGAIN, () -> changes.remove(zone));
        }
      });
    }
  }

  /** The name of the embedder that made the index that a zone is searched with; "" for none. */
  public String model(String zone) {
    return open(zone).live().pointer().model();
  }

  /** How many documents of a zone changed since the index was last made durable; at most 1,000. */
  public int behind(String zone) {
    long reached = open(zone).search(Served::committedChange);
    return library.changes(zone, reached, 1_000).size();
  }

  /** How far the catching up of a zone in this process is; empty when there is none. */
  public Optional<IndexingProgress> indexing(String zone) {
    return Optional.ofNullable(progress.get(zone));
  }

  /** The number of passages that a search in a zone looks through. */
  public int size(String zone) {
    return open(zone)
        .search(served -> {
          try {
            return served.index().index().size();
          } catch (IOException e) {
            throw ZoneIndex.failed(served.folder(), e);
          }
        });
  }

  /**
   * Searches what is indexed so far; with both halves, {@link SecondLook} has the last word, or the
   * zone's reranker.
   *
   * @throws RetrieveException when the index cannot be used
   */
  public SearchResult search(Query query) {
    String language =
        query.language() == null
            ? languageOf(query.zone(), query.courses(), query.question())
            : query.language();
    Reranker reranker = query.mode() == SearchMode.HYBRID ? slot(query.zone()).current() : null;
    return open(query.zone())
        .search(served -> new PassageFinder(served, query, language, reranker).find());
  }

  /** The language that a question about some courses is most likely asked in, or "und". */
  public String languageOf(String zone, Set<String> courses, String question) {
    return QuestionLanguage.of(
        question, library.languages(zone, courses), words -> held(zone, courses, words));
  }

  /** Nothing where an embedder of many languages finds whatever a question is asked in. */
  private Optional<HeldWords> held(String zone, Set<String> courses, String question) {
    return open(zone)
        .search(served -> {
          try {
            return served.embedding().isMultilingual()
                ? Optional.<HeldWords>empty()
                : Optional.of(served.index().index().held(zone, courses, question));
          } catch (IOException e) {
            throw ZoneIndex.failed(served.folder(), e);
          }
        });
  }

  /** Whether questions in a language find passages in other languages by their meaning. */
  public boolean reaches(String zone, String language, Set<String> others) {
    return open(zone)
        .search(served -> {
          PassageEmbedding embedding = served.embedding();
          return embedding.serves(language) && others.stream().anyMatch(embedding::serves);
        });
  }

  /** Stops catching up at the next batch and closes the indexes. */
  @Override
  public void close() {
    closing = true;
    // Not shutdownNow: an interrupt would close files under Lucene's hands. First those who change,
    // since they hand work to the others.
    boolean interrupted = ended(changing);
    interrupted = ended(feeding) || interrupted;
    synchronized (zones) {
      zones.values().forEach(ZoneSearch::close);
      zones.clear();
    }
    slots.values().forEach(RerankerSlot::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for what it does, and says whether it was interrupted meanwhile. */
  private static boolean ended(ExecutorService threads) {
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }

  private CatchUp feed(String zone, CatchUpListener listener) {
    Served served = open(zone).live(); // only this thread changes it
    if (!served.index().writes()) {
      return new CatchUp(CatchUp.Outcome.SERVED_BY_ANOTHER, 0, 0, 0);
    }
    if (served.orphaned()) {
      return new CatchUp(CatchUp.Outcome.CURRENT, 0, 0, 0); // made anew by the change that is due
    }
    try (VectorCache cache = cache(zone, served)) {
      return new IndexFeed(
              zone,
              library,
              served.index().index(),
              served.embedding(),
              cache,
              noting(zone, listener),
              () -> closing)
          .run();
    } catch (IOException e) {
      throw ZoneIndex.failed(served.folder(), e);
    } finally {
      progress.remove(zone);
    }
  }

  private CatchUpListener noting(String zone, CatchUpListener listener) {
    long start = System.nanoTime();
    return new CatchUpListener() {
      @Override
      public void progress(int done, int total) {
        Duration since = Duration.ofNanos(System.nanoTime() - start);
        progress.put(zone, IndexingProgress.of(done, total, since));
        listener.progress(done, total);
      }

      @Override
      public boolean cancelled() {
        return listener.cancelled();
      }
    };
  }

  /** None where there is nothing to embed, or where it cannot be used: it only saves time. */
  private @Nullable VectorCache cache(String zone, Served served) {
    if (served.embedding().dimensions() == 0
        || library.changes(zone, served.index().index().committedChange(), 1).isEmpty()) {
      return null;
    }
    // Records of other dimensions could not be told apart.
    Path folder = home.vectors(zone).resolve(Integer.toString(served.embedding().dimensions()));
    try {
      return VectorCache.open(folder, served.embedding().dimensions(), VectorCache.STANDARD_SIZE);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "without the vectors of earlier texts in " + folder, e);
      return null;
    }
  }

  private CatchUp change(String zone, ZoneSearch search, CatchUpListener listener) {
    if (!search.behindTheTimes()) {
      return new CatchUp(CatchUp.Outcome.CURRENT, 0, 0, 0);
    }
    return new ChangeOver(
            zone, search, embedders, library, feeding, () -> closing, old -> retire(search, old))
        .run(listener);
  }

  /** Closes what is not searched any more, when the last search in it is over, and deletes it. */
  private void retire(ZoneSearch search, Served old) {
    old.close(embedders);
    search.sweep(Set.of());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // what is done later logs its own failures
  private void later(Duration wait, Runnable work) {
    if (!closing) {
      changing.schedule(
          () -> {
            try {
              work.run();
            } catch (RuntimeException e) {
              LOG.log(Level.WARNING, "after a change of the embedding model", e);
            }
          },
          wait.toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  private RerankerSlot slot(String zone) {
    return slots.computeIfAbsent(
        zone,
        z -> {
          RerankerSlot slot = new RerankerSlot(z, rerankers);
          slot.follow();
          return slot;
        });
  }

  private ZoneSearch open(String zone) {
    Path folder = home.zoneFolder(Zone.checked(zone));
    synchronized (zones) {
      if (closing) {
        throw new RetrieveException("Dars is shutting down.", null);
      }
      return zones.computeIfAbsent(zone, z -> new ZoneSearch(z, folder, embedders));
    }
  }
}
