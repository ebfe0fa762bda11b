package org.dars.assistant.retrieve;

import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/**
 * An index together with the embedder that made it, so that a question's vector never meets those
 * of another. Whoever searches enters first and leaves afterwards; closing waits for them.
 */
final class Served {

  private final Path zone;
  private final ZoneIndex index;
  private final @Nullable Embedder embedder;
  private final PassageEmbedding embedding;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private volatile IndexPointer pointer;
  private boolean closed;

  /**
   * @param zone the zone's folder
   * @param embedder null where there is none, or where the one that made the index is gone: then
   *     the index is searched by words alone, and not written
   */
  Served(Path zone, IndexPointer pointer, ZoneIndex index, @Nullable Embedder embedder) {
    this.zone = zone;
    this.pointer = pointer;
    this.index = index;
    this.embedder = embedder;
    this.embedding = new PassageEmbedding(embedder);
  }

  /** False when it is closed: then another has taken its place. */
  boolean enter() {
    use.readLock().lock();
    if (closed) {
      use.readLock().unlock();
      return false;
    }
    return true;
  }

  void leave() {
    use.readLock().unlock();
  }

  IndexPointer pointer() {
    return pointer;
  }

  /** The same index under another name of its embedder. */
  void renamed(IndexPointer other) {
    pointer = other;
  }

  Path folder() {
    return zone.resolve(pointer.folder());
  }

  ZoneIndex index() {
    return index;
  }

  @Nullable Embedder embedder() {
    return embedder;
  }

  PassageEmbedding embedding() {
    return embedding;
  }

  /** Whether the embedder that made it is gone. */
  boolean orphaned() {
    return embedder == null && !pointer.fingerprint().isEmpty();
  }

  long committedChange() {
    return index.committedChange(folder(), pointer.fingerprint(), pointer.dimensions());
  }

  /** Waits for those who search it, and closes both. */
  void close(Embedders embedders) {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        index.close();
        embedders.close(embedder);
      }
    } finally {
      use.writeLock().unlock();
    }
  }
}
