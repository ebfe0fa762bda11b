package org.dars.index.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.dars.index.vector.lucene.VectorField;
import org.jspecify.annotations.Nullable;

/**
 * The passages of one zone's courses (or of a throw-away evaluation), searchable. Derived from the
 * database: {@link #commit} records how far it has caught up, and what came after the last commit
 * is gone when the index is closed. One process writes, any number read; all methods may be called
 * by many threads, and an interrupt of any of them does not harm the index.
 */
public final class PassageIndex implements Closeable {

  private final Path folder;
  private final OwnThreads threads;
  private final OpenFiles files;
  private final @Nullable VectorField vectors;
  private final Freshness freshness;
  private volatile IndexStamp stamp;

  private PassageIndex(Path folder, OwnThreads threads, OpenFiles files) {
    this.folder = folder;
    this.threads = threads;
    this.files = files;
    this.freshness = new Freshness(files.searchers(), threads);
    this.stamp = files.stamp();
    this.vectors =
        stamp.dimensions() == 0 ? null : new VectorField(PassageFields.VECTOR, stamp.dimensions());
  }

  /**
   * Opens or creates the index in a folder, for writing and searching.
   *
   * @param folder created when missing
   * @param embedder fingerprint of the embedder whose vectors it holds, "" for none
   * @param dimensions of those vectors, 1–2,048; 0 for none
   * @throws IndexMismatchException when another embedder or version wrote it: {@link #rebuild}
   * @throws IndexDamagedException when its files are broken: {@link #rebuild}
   * @throws IndexLockedException when another process is writing it
   */
  public static PassageIndex open(Path folder, String embedder, int dimensions) throws IOException {
    checkEmbedder(embedder, dimensions);
    return open(folder, () -> OpenFiles.forWriting(folder, embedder, dimensions));
  }

  /**
   * Opens the last commit of an index for searching only, beside a process that may be writing it;
   * its later commits are seen.
   *
   * @param embedder fingerprint of the embedder at hand, "" for none
   * @param dimensions of its vectors, 0 for none
   * @throws java.nio.file.NoSuchFileException when there is no index
   * @throws IndexMismatchException when another embedder or version wrote it
   * @throws IndexDamagedException when its files are broken
   */
  public static PassageIndex openForReading(Path folder, String embedder, int dimensions)
      throws IOException {
    checkEmbedder(embedder, dimensions);
    return open(folder, () -> OpenFiles.forReading(folder, embedder, dimensions));
  }

  /**
   * Deletes the index in a folder, whatever state it is in, and opens a new one. Other files in the
   * folder stay.
   *
   * @throws IndexLockedException when another process is writing it
   */
  public static PassageIndex rebuild(Path folder, String embedder, int dimensions)
      throws IOException {
    checkEmbedder(embedder, dimensions);
    return open(
        folder,
        () -> {
          OpenFiles.wipe(folder);
          return OpenFiles.forWriting(folder, embedder, dimensions);
        });
  }

  private static PassageIndex open(Path folder, Callable<OpenFiles> opening) throws IOException {
    var threads = new OwnThreads();
    try {
      return new PassageIndex(folder, threads, threads.call(opening));
    } catch (IOException | RuntimeException e) {
      threads.close();
      throw e;
    }
  }

  /**
   * Replaces all passages of a document at once. Seen at once by searches of the same thread, by
   * others within a tenth of a second; durable after a commit.
   *
   * @throws IllegalArgumentException when a passage id comes twice or a vector does not fit;
   *     nothing is changed then
   */
  public void put(DocumentKey key, List<IndexedPassage> passages) throws IOException {
    List<Document> documents = documents(key, passages);
    if (documents.isEmpty()) {
      delete(key);
    } else {
      write(writer -> writer.updateDocuments(PassageFields.key(key), documents));
    }
  }

  /** Takes a document's passages away. */
  public void delete(DocumentKey key) throws IOException {
    write(writer -> writer.deleteDocuments(PassageFields.key(key)));
  }

  /** Takes a course's passages away. */
  public void deleteCourse(String zone, String course) throws IOException {
    write(writer -> writer.deleteDocuments(PassageFields.scope(zone, Set.of(course), Set.of())));
  }

  /**
   * Makes all changes durable and records that the database is served up to a change number. All
   * searches that start afterwards see them.
   */
  public synchronized void commit(long changeNumber) throws IOException {
    var next = new IndexStamp(changeNumber, stamp.embedder(), stamp.dimensions());
    write(writer -> {
      writer.setLiveCommitData(next.toMap().entrySet());
      writer.commit();
    });
    freshness.refresh();
    stamp = next;
  }

  /** The change number of the last commit (when reading: of the one opened), 0 for a new index. */
  public long committedChange() {
    return stamp.change();
  }

  /** The number of live passages. */
  public int size() throws IOException {
    return withSearcher(searcher -> searcher.getIndexReader().numDocs());
  }

  /** Searches with the weights for the question's language. */
  public SearchResult search(SearchRequest request) throws IOException {
    return search(request, FusionWeights.forLanguage(request.language()));
  }

  /**
   * Searches. A search by VECTOR without a vector finds nothing.
   *
   * @throws IllegalArgumentException when the question's vector does not fit the index
   */
  public SearchResult search(SearchRequest request, FusionWeights weights) throws IOException {
    return withSearcher(s -> new PassageSearch(s, vectors, request, weights).run());
  }

  /**
   * How many words of a text the passages of some courses hold.
   *
   * @param courses empty for all of the zone
   */
  public HeldWords held(String zone, Set<String> courses, String text) throws IOException {
    return withSearcher(searcher -> HeldWords.of(text, zone, courses, searcher));
  }

  /** Closes the index; what was not committed is dropped. */
  @Override
  public void close() throws IOException {
    try (threads) {
      threads.run(() -> {
        freshness.close();
        files.close();
      });
    }
  }

  private List<Document> documents(DocumentKey key, List<IndexedPassage> passages) {
    Set<String> ids = new HashSet<>();
    for (IndexedPassage passage : passages) {
      if (!ids.add(passage.id())) {
        throw new IllegalArgumentException(
            "document %s has two passages \"%s\"".formatted(key.document(), passage.id()));
      }
    }
    return passages.stream().map(p -> PassageFields.document(key, p, vectors)).toList();
  }

  private void write(Change change) throws IOException {
    IndexWriter writer = files.writer();
    if (writer == null) {
      throw new IllegalStateException("the index in %s is open for reading".formatted(folder));
    }
    try {
      threads.run(() -> change.to(writer));
    } catch (AlreadyClosedException e) {
      throw new IOException(
          "the index in %s has stopped after an earlier error: open it again".formatted(folder), e);
    } finally {
      freshness.changed();
    }
  }

  private <T> T withSearcher(Reading<T> reading) throws IOException {
    if (files.writer() == null) {
      freshness.refresh();
    } else {
      freshness.beforeSearch();
    }
    IndexSearcher searcher = files.searchers().acquire();
    try {
      return reading.of(searcher);
    } finally {
      files.searchers().release(searcher);
    }
  }

  private static void checkEmbedder(String embedder, int dimensions) {
    if (dimensions < 0
        || dimensions > VectorField.MAX_DIMENSIONS
        || embedder.isEmpty() != (dimensions == 0)) {
      throw new IllegalArgumentException(
          "embedder \"%s\" has %d dimensions; 1–%d are possible, or no embedder and 0"
              .formatted(embedder, dimensions, VectorField.MAX_DIMENSIONS));
    }
  }

  private interface Change {
    void to(IndexWriter writer) throws IOException;
  }

  private interface Reading<T> {
    T of(IndexSearcher searcher) throws IOException;
  }
}
