package org.dars.assistant.retrieve;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.dars.index.search.IndexDamagedException;
import org.dars.index.search.IndexLockedException;
import org.dars.index.search.IndexMismatchException;
import org.dars.index.search.PassageIndex;

/**
 * The index of a zone, open for writing where this process is the first to ask, for reading beside
 * one that writes.
 *
 * @param index open
 * @param writes whether this process may write it
 */
record ZoneIndex(PassageIndex index, boolean writes) {

  private static final System.Logger LOG = System.getLogger(ZoneIndex.class.getName());

  static ZoneIndex open(Path folder, String embedder, int dimensions) {
    try {
      return forWriting(folder, embedder, dimensions);
    } catch (IndexLockedException e) {
      return forReading(folder, embedder, dimensions);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static ZoneIndex forWriting(Path folder, String embedder, int dimensions)
      throws IOException {
    try {
      return new ZoneIndex(PassageIndex.open(folder, embedder, dimensions), true);
    } catch (IndexMismatchException | IndexDamagedException e) {
      PassageIndex fresh = PassageIndex.rebuild(folder, embedder, dimensions);
      LOG.log(Level.WARNING, "{0}: it is made anew from the database now", e.getMessage());
      return new ZoneIndex(fresh, true);
    }
  }

  private static ZoneIndex forReading(Path folder, String embedder, int dimensions) {
    try {
      return new ZoneIndex(PassageIndex.openForReading(folder, embedder, dimensions), false);
    } catch (NoSuchFileException e) {
      throw new RetrieveException(
          "The running service has not indexed anything yet: try again in a moment.", e);
    } catch (IndexMismatchException e) {
      throw new RetrieveException(
          "The running service searches with another embedding model: start this with the same"
              + " one.",
          e);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /** How far the index on disk has caught up; for a reader, as its writer has it by now. */
  long committedChange(Path folder, String embedder, int dimensions) {
    if (writes) {
      return index.committedChange();
    }
    try (PassageIndex now = PassageIndex.openForReading(folder, embedder, dimensions)) {
      return now.committedChange();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  void close() {
    try {
      index.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "closing the index", e);
    }
  }

  static RetrieveException failed(Path folder, IOException e) {
    return new RetrieveException(
        "The index in "
            + folder
            + " cannot be used ("
            + e.getMessage()
            + "): check the disk, or delete that folder and Dars makes it anew.",
        e);
  }
}
