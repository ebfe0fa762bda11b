package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.dars.index.vector.SearchCost;

/** A search library under measurement. */
interface Engine extends AutoCloseable {

  /** Builds an index of unit vectors into an empty directory. */
  void build(RowFile base, Path directory, int threads) throws IOException;

  /** Opens it for searching. */
  void open(Path directory) throws IOException;

  /** A searcher for one thread. */
  Searcher searcher() throws IOException;

  /** The memory that the open index holds or maps, in bytes; 0 when it cannot tell. */
  long bytes();

  @Override
  void close() throws IOException;

  /** One thread's searches. */
  interface Searcher {

    /**
     * Sets the scope of the searches that follow.
     *
     * @param nearest the passage nearest to each query
     */
    void scope(QueryScope scope, int[] nearest) throws IOException;

    /**
     * Searches.
     *
     * @param number of the query
     * @param effort the engine's own knob
     * @param ids receives the nearest {@code k}, nearest first; −1 where there is none
     */
    SearchCost search(int number, float[] query, int k, int effort, int[] ids) throws IOException;
  }
}
