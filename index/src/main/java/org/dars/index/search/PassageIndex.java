package org.dars.index.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The passages of one zone's courses (or of a throw-away evaluation), searchable. Derived from the
 * database: {@link #commit} records how far it has caught up. One process writes; many threads
 * search.
 */
public final class PassageIndex implements Closeable {

  private PassageIndex() {}

  /**
   * Opens or creates the index in a folder.
   *
   * @param folder created when missing
   * @param embedder fingerprint of the embedder whose vectors it holds, "" for none
   * @param dimensions of those vectors, 0 for none
   * @throws IndexMismatchException when the folder holds vectors of another embedder: rebuild it
   */
  public static PassageIndex open(Path folder, String embedder, int dimensions) throws IOException {
    throw new IOException("in work: " + folder + embedder + dimensions);
  }

  /** Replaces all passages of a document. Seen by searches at once, durable after a commit. */
  public void put(DocumentKey key, List<IndexedPassage> passages) throws IOException {
    throw new IOException("in work" + key + passages);
  }

  /** Takes a document's passages away. */
  public void delete(DocumentKey key) throws IOException {
    throw new IOException("in work" + key);
  }

  /** Takes a course's passages away. */
  public void deleteCourse(String zone, String course) throws IOException {
    throw new IOException("in work" + zone + course);
  }

  /** Makes all changes durable and records that the database is served up to a change number. */
  public void commit(long changeNumber) throws IOException {
    throw new IOException("in work" + changeNumber);
  }

  /** The change number of the last commit, 0 for a new index. */
  public long committedChange() {
    return 0;
  }

  /** The number of live passages. */
  public int size() {
    return 0;
  }

  public SearchResult search(SearchRequest request) throws IOException {
    throw new IOException("in work" + request);
  }

  @Override
  public void close() throws IOException {}
}
