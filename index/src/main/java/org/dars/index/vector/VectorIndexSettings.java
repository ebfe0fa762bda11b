package org.dars.index.vector;

/**
 * How a {@link VectorIndex} is built.
 *
 * @param threads that build, at least 1; with 1 the same vectors and seed give the same bytes
 * @param seed of the rotation and of the order of insertion
 * @param graphFrom how many vectors are worth a graph; fewer are always scanned
 * @param degree of the graph, 8–64
 * @param beam width of the search for neighbours while building
 */
public record VectorIndexSettings(int threads, long seed, int graphFrom, int degree, int beam) {

  /** One thread; a graph from 20,000 vectors on. */
  public static final VectorIndexSettings DEFAULT = new VectorIndexSettings(1, 42, 20_000, 32, 128);

  public VectorIndexSettings {
    if (threads < 1 || graphFrom < 1 || degree < 8 || degree > 64 || beam < degree) {
      throw new IllegalArgumentException(
          "threads %d, graph from %d, degree %d or beam %d is out of range"
              .formatted(threads, graphFrom, degree, beam));
    }
  }

  /** The same with another number of threads. */
  public VectorIndexSettings withThreads(int count) {
    return new VectorIndexSettings(count, seed, graphFrom, degree, beam);
  }
}
