package org.dars.index.vector;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Vectors in clusters, as those of texts are, and what is truly nearest among them. */
record Cloud(float[][] vectors, int dimensions) implements VectorSource {

  private static final int CLUSTERS = 30;
  private static final int LATENT = 24;

  /** Vectors that differ in at most {@value #LATENT} directions, and by a little in all. */
  static Cloud clustered(long seed, int size, int dimensions) {
    return clusteredAndMore(seed, size, dimensions, 0).head(size);
  }

  /** The same, and behind them as many more of the same clusters, to ask with. */
  static Cloud clusteredAndMore(long seed, int size, int dimensions, int more) {
    var random = new Random(seed);
    int latent = Math.min(LATENT, dimensions);
    float[][] directions = gaussian(random, latent, dimensions);
    float[][] centres = gaussian(random, CLUSTERS, latent);
    float[][] vectors = new float[size + more][dimensions];
    for (float[] vector : vectors) {
      float[] centre = centres[random.nextInt(CLUSTERS)];
      for (int l = 0; l < latent; l++) {
        Floats.add(vector, centre[l] + 0.7f * (float) random.nextGaussian(), directions[l]);
      }
      for (int j = 0; j < dimensions; j++) {
        vector[j] += 0.3f * (float) random.nextGaussian();
      }
    }
    return new Cloud(vectors, dimensions);
  }

  static Cloud of(float[]... vectors) {
    return new Cloud(vectors, vectors[0].length);
  }

  static float[][] gaussian(Random random, int count, int dimensions) {
    float[][] vectors = new float[count][dimensions];
    for (float[] vector : vectors) {
      for (int j = 0; j < dimensions; j++) {
        vector[j] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  Cloud head(int size) {
    return new Cloud(Arrays.copyOf(vectors, size), dimensions);
  }

  /** All from an ordinal on. */
  float[][] tail(int from) {
    return Arrays.copyOfRange(vectors, from, vectors.length);
  }

  Cloud scaled(double factor) {
    for (float[] vector : vectors) {
      Floats.scale(vector, (float) factor);
    }
    return this;
  }

  Cloud moved(float by) {
    for (float[] vector : vectors) {
      for (int j = 0; j < dimensions; j++) {
        vector[j] += by;
      }
    }
    return this;
  }

  /** With lengths that vary by a factor of five. */
  Cloud stretched(long seed) {
    var random = new Random(seed);
    for (float[] vector : vectors) {
      Floats.scale(vector, 0.4f + 1.6f * random.nextFloat());
    }
    return this;
  }

  @Override
  public int size() {
    return vectors.length;
  }

  @Override
  public void read(int ordinal, float[] into) {
    System.arraycopy(vectors[ordinal], 0, into, 0, dimensions);
  }

  @Override
  public VectorSource copy() {
    return this;
  }

  VectorIndex build(Similarity similarity, VectorIndexSettings settings) throws Exception {
    return VectorIndex.build(this, similarity, settings, () -> false);
  }

  /** All that a search said, to compare. */
  static String shown(Neighbours found) {
    return Arrays.toString(found.ordinals())
        + Arrays.toString(found.similarities())
        + found.cost();
  }

  /** To the last digit. */
  static double exact(Similarity similarity, float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    double distance = 0;
    for (int j = 0; j < a.length; j++) {
      dot += (double) a[j] * b[j];
      aa += (double) a[j] * a[j];
      bb += (double) b[j] * b[j];
      distance += ((double) a[j] - b[j]) * ((double) a[j] - b[j]);
    }
    return switch (similarity) {
      case COSINE -> aa == 0 || bb == 0 ? 0 : dot / Math.sqrt(aa) / Math.sqrt(bb);
      case DOT_PRODUCT -> dot;
      case EUCLIDEAN -> -distance;
    };
  }

  /** How near the nearest {@code k} in scope are, nearest first. */
  double[] nearest(Similarity similarity, float[] query, int k, IntPredicate inScope) {
    double[] all =
        IntStream.range(0, size())
            .filter(inScope)
            .mapToDouble(i -> -exact(similarity, query, vectors[i]))
            .sorted()
            .limit(k)
            .toArray();
    return Arrays.stream(all).map(each -> -each).toArray();
  }

  /** The share of the nearest {@code k} that was found; copies count for one another. */
  double recall(Similarity similarity, float[] query, int[] found, int k, IntPredicate inScope) {
    double[] nearest = nearest(similarity, query, k, inScope);
    if (nearest.length == 0) {
      return 1;
    }
    double least = nearest[nearest.length - 1];
    double enough = least - 1e-9 * Math.abs(least);
    long right =
        Arrays.stream(found)
            .limit(k)
            .filter(i -> exact(similarity, query, vectors[i]) >= enough)
            .count();
    return (double) right / nearest.length;
  }

  /** Mean recall of the nearest ten, all in scope. */
  double recall(VectorIndex index, Similarity similarity, float[][] queries, int effort) {
    return Arrays.stream(queries)
        .mapToDouble(query -> {
          Neighbours found = index.search(query, 10, effort, Scope.all(size()));
          return recall(similarity, query, found.ordinals(), 10, i -> true);
        })
        .average()
        .orElseThrow();
  }
}
