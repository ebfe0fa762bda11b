package org.dars.index.vector.lucene;

import com.carrotsearch.randomizedtesting.RandomizedContext;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.tests.index.BaseKnnVectorsFormatTestCase;
import org.apache.lucene.tests.util.TestUtil;
import org.junit.BeforeClass;

/** Lucene's contract for vector formats, with the format as it ships. */
public class DarsVectorsFormatContractTest extends BaseKnnVectorsFormatTestCase {

  @BeforeClass
  public static void printSeed() {
    System.out.println("seed " + RandomizedContext.current().getRunnerSeedAsString());
  }

  @Override
  protected Codec getCodec() {
    return TestUtil.alwaysKnnVectorsFormat(new DarsVectorsFormat());
  }

  /** Vectors are kept as they came; there is nothing to fall back to. */
  @Override
  protected boolean supportsFloatVectorFallback() {
    return false;
  }
}
