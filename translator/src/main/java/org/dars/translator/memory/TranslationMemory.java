package org.dars.translator.memory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/**
 * An exact translation memory in a folder: the same segment between the same languages is not
 * translated twice. Segments are the same when their guarded texts are, after Unicode NFC and with
 * white space folded; letter case counts.
 *
 * <p>One process writes; within it many threads may look up and put. A put is seen by look-ups at
 * once and survives a crash after {@link #commit}.
 */
public final class TranslationMemory implements Closeable {

  private static final int MOST_UNCOMMITTED = 10_000;

  private final Path folder;
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  /** By key. Looking a put up in the index would cost a flush, and a new index segment, each. */
  private final Map<String, MemoryEntry> uncommitted = new ConcurrentHashMap<>();

  private TranslationMemory(Path folder, FSDirectory directory, IndexWriter writer)
      throws IOException {
    this.folder = folder;
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, new SearcherFactory());
  }

  /**
   * Opens or creates the memory in a folder of its own.
   *
   * @throws MemoryInUseException when another process has it open
   * @throws IOException when the folder holds something else; the message says what to do
   */
  public static TranslationMemory open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FSDirectory directory = FSDirectory.open(folder);
    try {
      IndexWriterConfig config = new IndexWriterConfig(null).setCommitOnClose(true);
      return new TranslationMemory(folder, directory, new IndexWriter(directory, config));
    } catch (LockObtainFailedException e) {
      directory.close();
      throw new MemoryInUseException(folder, e);
    } catch (CorruptIndexException | IndexFormatTooOldException e) {
      directory.close();
      throw new IOException(
          folder + ": the translation memory cannot be read; move the folder away to start anew",
          e);
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  /** What is remembered for a guarded text. */
  public Optional<MemoryEntry> lookup(String source, String from, String to) throws IOException {
    Term key = key(source, from, to);
    MemoryEntry fresh = uncommitted.get(key.text());
    if (fresh != null) {
      return Optional.of(fresh);
    }
    IndexSearcher searcher = searchers.acquire();
    try {
      TopDocs found = searcher.search(new TermQuery(key), 1);
      return found.scoreDocs.length == 0
          ? Optional.empty()
          : Optional.of(entry(searcher.storedFields().document(found.scoreDocs[0].doc)));
    } finally {
      searchers.release(searcher);
    }
  }

  /**
   * Remembers a translation, unless a better one is there already.
   *
   * @return whether it was taken
   * @throws IllegalArgumentException for pseudo-translations
   */
  public synchronized boolean put(MemoryEntry entry) throws IOException {
    if (entry.quality() == Quality.PSEUDO) {
      throw new IllegalArgumentException("pseudo-translations are not remembered");
    }
    Optional<MemoryEntry> known = lookup(entry.source(), entry.from(), entry.to());
    if (known.isPresent() && known.get().quality().compareTo(entry.quality()) > 0) {
      return false;
    }
    Term key = key(entry.source(), entry.from(), entry.to());
    writer.updateDocument(key, document(key, entry));
    uncommitted.put(key.text(), entry);
    if (uncommitted.size() >= MOST_UNCOMMITTED) {
      commit();
    }
    return true;
  }

  /** Makes everything put so far durable. */
  public synchronized void commit() throws IOException {
    writer.commit();
    searchers.maybeRefreshBlocking();
    uncommitted.clear();
  }

  /** How many translations are remembered. */
  public int size() throws IOException {
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      return searcher.getIndexReader().numDocs();
    } finally {
      searchers.release(searcher);
    }
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }

  @Override
  public String toString() {
    return "translation memory " + folder;
  }

  private static Document document(Term key, MemoryEntry entry) {
    Document document = new Document();
    document.add(new StringField("key", key.text(), Field.Store.NO));
    document.add(new StoredField("from", entry.from()));
    document.add(new StoredField("to", entry.to()));
    document.add(new StoredField("source", entry.source()));
    document.add(new StoredField("target", entry.target()));
    document.add(new StoredField("quality", entry.quality().name()));
    document.add(new StoredField("engine", entry.engine()));
    document.add(new StoredField("by", entry.by()));
    document.add(new StoredField("when", entry.when().toEpochMilli()));
    return document;
  }

  private static MemoryEntry entry(Document document) {
    return new MemoryEntry(
        document.get("from"),
        document.get("to"),
        document.get("source"),
        document.get("target"),
        Quality.valueOf(document.get("quality")),
        document.get("engine"),
        document.get("by"),
        Instant.ofEpochMilli(document.getField("when").numericValue().longValue()));
  }

  /** SHA-256 over languages and normalised text: a term of Lucene is at most 32,766 bytes. */
  private static Term key(String source, String from, String to) {
    String normal = Normalizer.normalize(source, Normalizer.Form.NFC).strip();
    String whole = tag(from) + "\n" + tag(to) + "\n" + normal.replaceAll("\\s+", " ");
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(whole.getBytes(StandardCharsets.UTF_8));
      return new Term("key", HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String tag(String language) {
    return language.replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
