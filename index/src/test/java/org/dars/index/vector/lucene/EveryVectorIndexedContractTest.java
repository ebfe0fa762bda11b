package org.dars.index.vector.lucene;

import com.carrotsearch.randomizedtesting.RandomizedContext;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.tests.index.BaseKnnVectorsFormatTestCase;
import org.apache.lucene.tests.util.TestUtil;
import org.dars.index.vector.VectorIndexSettings;
import org.junit.BeforeClass;

/** Lucene's contract, with an index over the fewest vectors and a graph over few. */
public class EveryVectorIndexedContractTest extends BaseKnnVectorsFormatTestCase {

  @BeforeClass
  public static void printSeed() {
    System.out.println("seed " + RandomizedContext.current().getRunnerSeedAsString());
  }

  @Override
  protected Codec getCodec() {
    int graphFrom = 1 + random().nextInt(40);
    var settings = new VectorIndexSettings(1, random().nextLong(), graphFrom, 8, 16);
    return TestUtil.alwaysKnnVectorsFormat(new DarsVectorsFormat(1, settings));
  }

  @Override
  protected boolean supportsFloatVectorFallback() {
    return false;
  }
}
