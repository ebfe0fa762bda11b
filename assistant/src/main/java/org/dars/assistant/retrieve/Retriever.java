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
import java.util.concurrent.TimeUnit;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Zone;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;
import org.dars.index.search.SearchRequest;
import org.dars.index.search.SearchResult;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/**
 * Finds passages of courses. Owns the index of every zone and keeps it caught up with the database;
 * the index is derived, so one that is damaged, or was written by another embedder, is rebuilt. One
 * process writes an index; another beside it only searches. Safe for use by several threads.
 */
public final class Retriever implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Retriever.class.getName());

  private final Home home;
  private final CourseLibrary library;
  private final PassageEmbedding embedding;
  private final Map<String, ZoneIndex> indexes = new HashMap<>();
  private final Map<String, IndexingProgress> progress = new ConcurrentHashMap<>();

  /** All catching up happens on this one thread, which nobody interrupts. */
  private final ExecutorService feeding =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("dars-index").factory());

  private volatile boolean closing;

  /**
   * @param embedder makes vectors for the languages that it serves, or null to search by words
   *     alone; stays the caller's to close, after this
   */
  public Retriever(Home home, CourseLibrary library, @Nullable Embedder embedder) {
    this.home = home;
    this.library = library;
    this.embedding = new PassageEmbedding(embedder);
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
    try {
      return CompletableFuture.supplyAsync(() -> feed(zone, listener), feeding).join();
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

  /** How many documents of a zone changed since the index was last made durable; at most 1,000. */
  public int behind(String zone) {
    long reached =
        open(zone)
            .committedChange(home.index(zone), embedding.fingerprint(), embedding.dimensions());
    return library.changes(zone, reached, 1_000).size();
  }

  /** How far the catching up of a zone in this process is; empty when there is none. */
  public Optional<IndexingProgress> indexing(String zone) {
    return Optional.ofNullable(progress.get(zone));
  }

  /** The number of passages that a search in a zone looks through. */
  public int size(String zone) {
    try {
      return open(zone).index().size();
    } catch (IOException e) {
      throw ZoneIndex.failed(home.index(zone), e);
    }
  }

  /**
   * Searches what is indexed so far; with both halves, {@link SecondLook} has the last word.
   *
   * @throws RetrieveException when the index cannot be used
   */
  public SearchResult search(Query query) {
    ZoneIndex zone = open(query.zone());
    String language =
        query.language() == null
            ? languageOf(query.zone(), query.courses(), query.question())
            : query.language();
    float[] vector =
        query.mode() == SearchMode.LEXICAL ? null : embedding.question(query.question(), language);
    boolean again = query.mode() == SearchMode.HYBRID;
    try {
      SearchResult found =
          zone.index()
              .search(
                  new SearchRequest(
                      query.zone(),
                      query.courses(),
                      query.sections(),
                      query.question(),
                      language,
                      vector,
                      query.mode(),
                      again ? Math.max(query.k(), SecondLook.DEPTH) : query.k()));
      return again ? lookedAtAgain(found, query, language) : found;
    } catch (IOException e) {
      throw ZoneIndex.failed(home.index(query.zone()), e);
    }
  }

  private static SearchResult lookedAtAgain(SearchResult found, Query query, String language) {
    List<Hit> hits = SecondLook.of(query.question(), language, found.hits());
    return new SearchResult(
        hits.subList(0, Math.min(query.k(), hits.size())),
        found.mode(),
        found.lexicalCandidates(),
        found.vectorCandidates(),
        found.vectorCost(),
        found.nanos());
  }

  /** The language that a question about some courses is most likely asked in, or "und". */
  public String languageOf(String zone, Set<String> courses, String question) {
    return QuestionLanguage.of(question, library.languages(zone, courses));
  }

  /** Whether questions in a language find passages in other languages by their meaning. */
  public boolean reaches(String language, Set<String> others) {
    return embedding.serves(language) && others.stream().anyMatch(embedding::serves);
  }

  /** Stops catching up at the next batch and closes the indexes. */
  @Override
  public void close() {
    closing = true;
    // Not shutdownNow: an interrupt would close files under Lucene's hands.
    feeding.shutdown();
    boolean interrupted = false;
    while (!feeding.isTerminated()) {
      try {
        feeding.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    synchronized (indexes) {
      indexes.values().forEach(ZoneIndex::close);
      indexes.clear();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private CatchUp feed(String zone, CatchUpListener listener) {
    ZoneIndex index = open(zone);
    if (!index.writes()) {
      return new CatchUp(CatchUp.Outcome.SERVED_BY_ANOTHER, 0, 0, 0);
    }
    try (VectorCache cache = cache(zone, index)) {
      return new IndexFeed(
              zone, library, index.index(), embedding, cache, noting(zone, listener), () -> closing)
          .run();
    } catch (IOException e) {
      throw ZoneIndex.failed(home.index(zone), e);
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
  private @Nullable VectorCache cache(String zone, ZoneIndex index) {
    if (embedding.dimensions() == 0
        || library.changes(zone, index.index().committedChange(), 1).isEmpty()) {
      return null;
    }
    // Records of other dimensions could not be told apart.
    Path folder = home.vectors(zone).resolve(Integer.toString(embedding.dimensions()));
    try {
      return VectorCache.open(folder, embedding.dimensions(), VectorCache.STANDARD_SIZE);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "without the vectors of earlier texts in " + folder, e);
      return null;
    }
  }

  private ZoneIndex open(String zone) {
    Path folder = home.index(Zone.checked(zone));
    synchronized (indexes) {
      if (closing) {
        throw new RetrieveException("Dars is shutting down.", null);
      }
      return indexes.computeIfAbsent(
          zone, z -> ZoneIndex.open(folder, embedding.fingerprint(), embedding.dimensions()));
    }
  }
}
