package org.dars.translator.memory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * A translation memory in a folder: what was translated before is not translated twice. Texts are
 * the same when they are after Unicode NFC and with white space folded; letter case counts. Several
 * translations of a text stand side by side when their {@link SegmentContext contexts} differ.
 *
 * <p>One process writes; within it many threads may look up and put. A put is seen by {@link
 * #lookup} and by exact matches at once, by fuzzy matches and concordances after {@link #commit},
 * and survives a crash after that.
 */
public final class TranslationMemory implements Closeable {

  private static final int MOST_UNCOMMITTED = 50_000;

  /** The most trusted, then the latest; of one translation, whichever: the id decides. */
  private static final Comparator<StoredEntry> BEST =
      Comparator.comparing((StoredEntry e) -> e.entry().details().approved())
          .thenComparing(e -> e.entry().quality())
          .thenComparing(e -> e.entry().context().equals(SegmentContext.NONE))
          .thenComparing(e -> e.entry().when())
          .thenComparing(StoredEntry::id, Comparator.reverseOrder());

  private final Path folder;
  private final FSDirectory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;
  private final Pending pending = new Pending();

  private TranslationMemory(
      Path folder, FSDirectory directory, @Nullable IndexWriter writer, SearcherManager searchers) {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /**
   * Opens or creates the memory in a folder of its own. A memory of an older version of Dars is
   * carried over.
   *
   * @throws MemoryInUseException when another process has it open
   * @throws IOException when the folder holds something else; the message says what to do
   */
  public static TranslationMemory open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FSDirectory directory = FSDirectory.open(folder);
    IndexWriter writer = null;
    try {
      IndexWriterConfig config = new IndexWriterConfig(null).setCommitOnClose(true);
      config.setRAMBufferSizeMB(64);
      writer = new IndexWriter(directory, config);
      Layout.carryOver(folder, directory, writer);
      SearcherManager searchers = new SearcherManager(writer, new SearcherFactory());
      return new TranslationMemory(folder, directory, writer, searchers);
    } catch (LockObtainFailedException e) {
      directory.close();
      throw new MemoryInUseException(folder, e);
    } catch (CorruptIndexException | IndexFormatTooOldException e) {
      abandon(writer, directory);
      throw unreadable(folder, e);
    } catch (IOException e) {
      abandon(writer, directory);
      throw e;
    }
  }

  /**
   * Opens a memory to look up only; another process may have it open for writing.
   *
   * @throws IOException when the folder holds no memory; the message says what to do
   */
  public static TranslationMemory openReadOnly(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": there is no translation memory; give its folder");
    }
    FSDirectory directory = FSDirectory.open(folder);
    try {
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        Layout.check(folder, reader);
      }
      SearcherManager searchers = new SearcherManager(directory, new SearcherFactory());
      return new TranslationMemory(folder, directory, null, searchers);
    } catch (IndexNotFoundException e) {
      directory.close();
      throw new IOException(folder + ": there is no translation memory; give its folder", e);
    } catch (CorruptIndexException | IndexFormatTooOldException e) {
      directory.close();
      throw unreadable(folder, e);
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  /** The most trusted translation of a guarded text between exactly these languages. */
  public Optional<MemoryEntry> lookup(String source, String from, String to) throws IOException {
    String fromTag = Keys.tag(from);
    String toTag = Keys.tag(to);
    return reading(s -> Lookup.exact(s, pending, source, from, to)).stream()
        .filter(e -> Keys.tag(e.entry().from()).equals(fromTag))
        .filter(e -> Keys.tag(e.entry().to()).equals(toTag))
        .max(BEST)
        .map(StoredEntry::entry);
  }

  /** What is remembered for a text and for texts like it, best first. */
  public List<Match> matches(MemoryQuery query) throws IOException {
    return reading(s -> Lookup.matches(s, pending, query));
  }

  /**
   * Entries with all the words given.
   *
   * @param asked words, phrases in quotes, and beginnings of words with "*" after them
   * @param side where they are looked for
   * @param from BCP 47 tag of the source, "" for all languages; varieties count as one
   * @param to BCP 47 tag of the target, "" for all languages
   * @param limit how many at most, from 1
   */
  public List<Concordance.Hit> concordance(
      String asked, Concordance.Side side, String from, String to, int limit) throws IOException {
    return reading(s -> Concordance.search(s, asked, side, from, to, limit));
  }

  /**
   * Remembers a translation for its place, unless a better one is there already.
   *
   * @return whether it was taken
   * @throws IllegalArgumentException for pseudo-translations
   * @throws IllegalStateException when the memory was opened to look up only
   */
  public synchronized boolean put(MemoryEntry entry) throws IOException {
    String id = Keys.id(entry);
    Optional<MemoryEntry> known = entry(id);
    boolean better =
        known.isPresent()
            && (known.get().quality().compareTo(entry.quality()) > 0
                || (known.get().details().approved() && !entry.details().approved()));
    if (entry.quality() != Quality.PSEUDO && better) {
      return false;
    }
    write(id, entry, EntryDocument.json(entry.details()));
    return true;
  }

  /**
   * Adds a translation beside all others of its source, as from another tool's memory. One that is
   * the same in everything is kept once.
   *
   * @throws IllegalArgumentException for pseudo-translations
   * @throws IllegalStateException when the memory was opened to look up only
   */
  public synchronized void add(MemoryEntry entry) throws IOException {
    String details = EntryDocument.json(entry.details());
    write(Keys.variant(entry, details), entry, details);
  }

  /**
   * Puts another entry, as a person edited it, in the place of one.
   *
   * @return whether there was one with that id
   */
  public synchronized boolean replace(String id, MemoryEntry entry) throws IOException {
    if (entry(id).isEmpty()) {
      return false;
    }
    write(id, entry, EntryDocument.json(entry.details()));
    return true;
  }

  /**
   * Forgets an entry.
   *
   * @return whether there was one with that id
   */
  public synchronized boolean delete(String id) throws IOException {
    if (entry(id).isEmpty()) {
      return false;
    }
    writer().deleteDocuments(new Term(EntryDocument.ID, id));
    pending.delete(id);
    return true;
  }

  /** The entry with an id. */
  public Optional<MemoryEntry> entry(String id) throws IOException {
    MemoryEntry fresh = pending.get(id);
    if (fresh != null) {
      return Optional.of(fresh);
    }
    return pending.overrules(id) ? Optional.empty() : reading(s -> Lookup.byId(s, id));
  }

  /** Makes everything put so far durable, and seen by every search. */
  public synchronized void commit() throws IOException {
    if (writer != null) {
      writer.commit();
    }
    searchers.maybeRefreshBlocking();
    pending.clear();
  }

  /** How many translations are remembered. */
  public int size() throws IOException {
    searchers.maybeRefreshBlocking();
    return reading(s -> s.getIndexReader().numDocs());
  }

  /** How many translations are remembered by language pair, as of the last commit. */
  public SortedMap<LanguagePair, Integer> counts() throws IOException {
    searchers.maybeRefreshBlocking();
    return reading(Lookup::counts);
  }

  /**
   * Hands out all entries, as of the last commit, in the order of the index; one at a time in
   * memory.
   *
   * @param sink says whether it wants more
   */
  public void forEach(Predicate<StoredEntry> sink) throws IOException {
    searchers.maybeRefreshBlocking();
    reading(s -> Lookup.all(s, sink));
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    if (writer != null) {
      writer.close();
    }
    directory.close();
  }

  @Override
  public String toString() {
    return "translation memory " + folder;
  }

  private void write(String id, MemoryEntry entry, String details) throws IOException {
    if (entry.quality() == Quality.PSEUDO) {
      throw new IllegalArgumentException("pseudo-translations are not remembered");
    }
    writer().updateDocument(new Term(EntryDocument.ID, id), EntryDocument.of(id, entry, details));
    pending.put(id, entry);
    if (pending.size() >= MOST_UNCOMMITTED) {
      commit();
    }
  }

  private IndexWriter writer() {
    if (writer == null) {
      throw new IllegalStateException(this + " was opened to look up only");
    }
    return writer;
  }

  /** Something that reads the index. */
  private interface Reading<T> {
    T of(IndexSearcher searcher) throws IOException;
  }

  private <T> T reading(Reading<T> what) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return what.of(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  private static void abandon(@Nullable IndexWriter writer, FSDirectory directory)
      throws IOException {
    if (writer != null) {
      writer.rollback();
    }
    directory.close();
  }

  private static IOException unreadable(Path folder, IOException e) {
    return new IOException(
        folder + ": the translation memory cannot be read; move the folder away to start anew", e);
  }
}
