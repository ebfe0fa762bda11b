package org.dars.index.vector;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An immutable set of vectors, searchable. Safe for use by several threads. */
public final class VectorIndex implements AutoCloseable {

  /** The fewest and most numbers of a vector. */
  public static final int MIN_DIMENSIONS = 1;

  public static final int MAX_DIMENSIONS = 2_048;

  private final float[][] vectors;
  private final Similarity similarity;

  private VectorIndex(float[][] vectors, Similarity similarity) {
    this.vectors = vectors;
    this.similarity = similarity;
  }

  /**
   * Builds an index, with several threads when the settings say so.
   *
   * @param stop asked now and then; true ends the build
   * @throws BuildStoppedException when it was stopped
   */
  public static VectorIndex build(
      VectorSource source,
      Similarity similarity,
      VectorIndexSettings settings,
      BooleanSupplier stop)
      throws IOException {
    return rebuild(source, similarity, settings, stop, null, new int[0]);
  }

  /**
   * Builds an index out of one that holds most of the vectors.
   *
   * @param base null for none
   * @param baseToNew for each ordinal of {@code base} its ordinal now, −1 when it is gone
   */
  public static VectorIndex rebuild(
      VectorSource source,
      Similarity similarity,
      VectorIndexSettings settings,
      BooleanSupplier stop,
      @Nullable VectorIndex base,
      int[] baseToNew)
      throws IOException {
    float[][] all = new float[source.size()][source.dimensions()];
    for (int i = 0; i < all.length; i++) {
      if (stop.getAsBoolean()) {
        throw new BuildStoppedException();
      }
      source.read(i, all[i]);
    }
    return new VectorIndex(all, similarity);
  }

  /** Writes it. */
  public void writeTo(WritableByteChannel channel) throws IOException {
    var out = new DataOutputStream(Channels.newOutputStream(channel));
    out.writeUTF(similarity.name());
    out.writeInt(vectors.length);
    out.writeInt(vectors.length == 0 ? 0 : vectors[0].length);
    for (float[] vector : vectors) {
      for (float x : vector) {
        out.writeFloat(x);
      }
    }
    out.flush();
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @param file its name, for messages
   * @throws VectorFileException when it is damaged or of another version
   */
  public static VectorIndex readFrom(ReadableByteChannel channel, String file) throws IOException {
    var in = new DataInputStream(Channels.newInputStream(channel));
    Similarity similarity = Similarity.valueOf(in.readUTF());
    float[][] all = new float[in.readInt()][in.readInt()];
    for (float[] vector : all) {
      for (int j = 0; j < vector.length; j++) {
        vector[j] = in.readFloat();
      }
    }
    return new VectorIndex(all, similarity);
  }

  /** The number of vectors. */
  public int size() {
    return vectors.length;
  }

  /** The memory that it holds outside the heap, in bytes. */
  public long bytes() {
    return 0;
  }

  /**
   * The {@code k} nearest in scope, or as many as there are.
   *
   * @param effort how hard to look: the width of the walk through a graph; a scan reranks so many
   * @throws IllegalArgumentException when the query has another dimension or a number that is none
   */
  public Neighbours search(float[] query, int k, int effort, Scope scope) {
    int[] best =
        IntStream.range(scope.from(), Math.min(scope.to(), vectors.length))
            .filter(scope::accepts)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -similarity(query, vectors[i]))
                    .thenComparing(i -> i))
            .limit(k)
            .mapToInt(i -> i)
            .toArray();
    float[] similarities = new float[best.length];
    for (int i = 0; i < best.length; i++) {
      similarities[i] = similarity(query, vectors[best[i]]);
    }
    return new Neighbours(
        best, similarities, new SearchCost(SearchCost.Path.EXACT, 0, 0, scope.count(), 0));
  }

  private float similarity(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return (float)
        switch (similarity) {
          case COSINE -> dot / Math.sqrt(aa * bb);
          case DOT_PRODUCT -> dot;
          case EUCLIDEAN -> 2 * dot - aa - bb;
        };
  }

  /** Frees its memory; it must not be searched afterwards. */
  @Override
  public void close() {}
}
