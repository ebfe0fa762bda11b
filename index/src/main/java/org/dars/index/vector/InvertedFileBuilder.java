package org.dars.index.vector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.IntConsumer;

/**
 * Builds an {@link InvertedFile} from 4-bit codes. The same seed gives the same bytes whatever the
 * number of threads.
 */
final class InvertedFileBuilder {

  private final Codes codes;
  private final int lists;
  private final boolean spilled;
  private final long seed;

  /**
   * @param codes of one vector at least
   * @param lists how many, at least 1
   * @param spilled whether each vector is put into a second list too
   */
  InvertedFileBuilder(Codes codes, int lists, boolean spilled, long seed) {
    if (codes.size() < 1 || lists < 1) {
      throw new IllegalArgumentException(
          "%d vectors in %d lists; each is at least 1".formatted(codes.size(), lists));
    }
    this.codes = codes;
    this.lists = Math.min(lists, codes.size());
    this.spilled = spilled;
    this.seed = seed;
  }

  /**
   * @throws BuildStoppedException when the workers were asked to stop
   */
  InvertedFile build(Workers workers, Arena arena) {
    int rows = codes.projection().rows;
    float[][] points = new KMeans(codes, seed, workers).centroids(lists);
    Centroids centroids = Centroids.of(points, rows, arena);
    int[][] assigned = assign(centroids, workers);
    int[] lengths = lengths(assigned);
    int[] starts = new int[lists + 1];
    for (int list = 0; list < lists; list++) {
      starts[list + 1] = starts[list] + (lengths[list] + Kernels.BLOCK - 1) / Kernels.BLOCK;
    }
    int places = Math.multiplyExact(starts[lists], Kernels.BLOCK);
    MemorySegment ids = OffHeap.allocate(arena, 4L * places);
    place(assigned, starts, ids);
    MemorySegment blocks =
        OffHeap.allocate(arena, (long) starts[lists] * BinaryQuantiser.blockBytes(rows));
    var file =
        new InvertedFile(codes, centroids, starts, lengths, new float[lists], ids, blocks, spilled);
    // Lists do not share blocks, so each can have a thread of its own.
    workers.each(lists, () -> encoder(file));
    return file;
  }

  /** For each vector its list, and in a second row its second one if there are such. */
  private int[][] assign(Centroids centroids, Workers workers) {
    int[][] assigned = new int[spilled ? 2 : 1][codes.size()];
    workers.each(
        codes.size(),
        () -> {
          var assignment = new Assignment(codes, centroids);
          int[] two = new int[2];
          IntConsumer one =
              i -> {
                if (spilled) {
                  assignment.nearestTwo(i, two);
                  assigned[0][i] = two[0];
                  assigned[1][i] = two[1];
                } else {
                  assigned[0][i] = assignment.nearest(i);
                }
              };
          return one;
        });
    return assigned;
  }

  private int[] lengths(int[][] assigned) {
    int[] lengths = new int[lists];
    for (int[] row : assigned) {
      for (int list : row) {
        if (list >= 0) {
          lengths[list]++;
        }
      }
    }
    return lengths;
  }

  /** By ordinal, so that they ascend within each list. */
  private void place(int[][] assigned, int[] starts, MemorySegment ids) {
    int[] filled = new int[lists];
    for (int i = 0; i < codes.size(); i++) {
      for (int[] row : assigned) {
        int list = row[i];
        if (list >= 0) {
          int place = starts[list] * Kernels.BLOCK + filled[list]++;
          ids.set(OffHeap.INT, 4L * place, i);
        }
      }
    }
  }

  private IntConsumer encoder(InvertedFile file) {
    int rows = codes.projection().rows;
    float[] centroid = new float[rows];
    float[] vector = new float[rows];
    return list -> {
      double squared = 0;
      file.centroids().decode(list, centroid);
      int first = file.starts()[list] * Kernels.BLOCK;
      for (int place = first; place < first + file.lengths()[list]; place++) {
        int id = file.ids().get(OffHeap.INT, 4L * place);
        NibbleQuantiser.decode(
            codes.nibbles(), (long) id * rows / 2, codes.nibbleFactor(id), vector);
        Floats.subtract(vector, centroid);
        squared += Floats.dot(vector, vector);
        BinaryQuantiser.encode(vector, file.blocks(), place);
      }
      int length = Math.max(1, file.lengths()[list]);
      file.spreads()[list] = (float) Math.sqrt(squared / length / rows);
    };
  }
}
