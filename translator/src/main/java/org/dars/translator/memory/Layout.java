package org.dars.translator.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;

/**
 * Which version of Dars wrote a memory. Version 1 held exact keys alone; its entries are carried
 * over in one commit, so that a crash leaves either the old memory or the new one.
 */
final class Layout {

  private static final String NAME = "layout";
  private static final int CURRENT = 2;

  private Layout() {}

  /** What every commit of this version says. */
  static Map<String, String> commitData() {
    return Map.of(NAME, String.valueOf(CURRENT));
  }

  /** Brings a memory that has just been opened to this version. */
  static void carryOver(Path folder, Directory directory, IndexWriter writer) throws IOException {
    writer.setLiveCommitData(commitData().entrySet());
    if (!DirectoryReader.indexExists(directory)) {
      writer.commit();
      return;
    }
    try (DirectoryReader old = DirectoryReader.open(directory)) {
      if (version(folder, old) == CURRENT) {
        return;
      }
      writer.deleteAll();
      for (LeafReaderContext leaf : old.leaves()) {
        copy(leaf, writer);
      }
      writer.commit();
    }
  }

  /**
   * Refuses what cannot be read as it is.
   *
   * @throws IOException saying what to do
   */
  static void check(Path folder, DirectoryReader reader) throws IOException {
    if (version(folder, reader) != CURRENT && reader.numDocs() > 0) {
      throw new IOException(
          folder
              + ": the translation memory is of an older version of Dars; open it for writing once"
              + " to carry it over");
    }
  }

  private static int version(Path folder, DirectoryReader reader) throws IOException {
    String said = reader.getIndexCommit().getUserData().get(NAME);
    int version = said == null ? 1 : Integer.parseInt(said);
    if (version > CURRENT) {
      throw new IOException(
          folder + ": the translation memory is of a newer version of Dars; update Dars");
    }
    return version;
  }

  private static void copy(LeafReaderContext leaf, IndexWriter writer) throws IOException {
    StoredFields stored = leaf.reader().storedFields();
    Bits live = leaf.reader().getLiveDocs();
    for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
      if (live == null || live.get(doc)) {
        MemoryEntry entry = EntryDocument.entry(stored.document(doc));
        String details = EntryDocument.json(entry.details());
        writer.addDocument(EntryDocument.of(Keys.id(entry), entry, details));
      }
    }
  }
}
