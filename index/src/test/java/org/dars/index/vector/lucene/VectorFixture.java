package org.dars.index.vector.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.dars.index.vector.VectorIndexSettings;

/** Unit vectors in a Lucene index that is sorted by course: document i holds vector i. */
final class VectorFixture {

  static final int DIMENSIONS = 64;
  static final VectorField FIELD = new VectorField("v", DIMENSIONS);

  /** An index over any number of vectors, a graph from 300 on. */
  static final DarsVectorsFormat ALWAYS =
      new DarsVectorsFormat(1, new VectorIndexSettings(1, 42, 300, 16, 32));

  private final Random random;
  final float[][] vectors;

  VectorFixture(long seed, int count) {
    random = new Random(seed);
    vectors = IntStream.range(0, count).mapToObj(i -> unit()).toArray(float[][]::new);
  }

  /** A random direction. */
  float[] unit() {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return VectorUtil.l2normalize(vector);
  }

  static IndexWriterConfig config(DarsVectorsFormat format) {
    return new IndexWriterConfig()
        .setCodec(new DarsCodec(format))
        .setIndexSort(new Sort(new SortField("course", SortField.Type.STRING)));
  }

  /** Adds documents from…to−1; the course is the number modulo 4. */
  void add(IndexWriter writer, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      writer.addDocument(document(i, true));
    }
  }

  Document document(int i, boolean withVector) {
    var document = new Document();
    String course = String.valueOf(i % 4);
    document.add(new StringField("id", String.valueOf(i), Store.YES));
    document.add(new StringField("course", course, Store.NO));
    document.add(new SortedDocValuesField("course", new BytesRef(course)));
    document.add(new StringField("third", String.valueOf(i % 3), Store.NO));
    if (withVector) {
      document.add(FIELD.of(vectors[i]));
    }
    return document;
  }

  /** The true nearest, by number of document. */
  List<Integer> truth(float[] question, int k, IntPredicate accepted) {
    return IntStream.range(0, vectors.length)
        .filter(accepted)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -VectorUtil.dotProduct(question, vectors[i])))
        .limit(k)
        .toList();
  }

  static List<Integer> ids(IndexSearcher searcher, int[] docs) throws IOException {
    var stored = searcher.storedFields();
    Integer[] ids = new Integer[docs.length];
    for (int i = 0; i < docs.length; i++) {
      ids[i] = Integer.valueOf(stored.document(docs[i]).get("id"));
    }
    return Arrays.asList(ids);
  }

  /** The share of the true ones that were found. */
  static double recall(List<Integer> found, List<Integer> truth) {
    return (double) truth.stream().filter(found::contains).count() / truth.size();
  }
}
