package org.dars.index.vector.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.hnsw.FlatVectorScorerUtil;
import org.apache.lucene.codecs.hnsw.FlatVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99FlatVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.dars.index.vector.VectorIndex;
import org.dars.index.vector.VectorIndexSettings;

/**
 * Vectors of a Lucene segment, searched by a {@link VectorIndex}. The vectors as they came lie in
 * Lucene's flat format (.vec, .vemf). Beside it, for each float field that has enough vectors in
 * the segment, lies what {@link VectorIndex#writeTo} writes (.{@value #DATA}), and where (.{@value
 * #META}). A field with fewer vectors, or of bytes, is compared vector by vector.
 *
 * <p>A codec must hand it out field by field ({@link DarsCodec}): the name of the format is written
 * to the field, and whoever reads the segment finds it by that name, with any codec.
 */
public final class DarsVectorsFormat extends KnnVectorsFormat {

  /** What the segment's fields say of it. */
  public static final String NAME = "DarsVectors";

  /**
   * How many vectors in a merged segment are worth an index: to learn what they have in common
   * costs a fraction of a second however few they are, and so many are compared in full in less
   * than one thousandth of that.
   */
  public static final int INDEX_FROM = 2_048;

  /**
   * So many times as many in a flushed segment: whoever adds or searches waits for a flush, and
   * small segments are soon merged.
   */
  static final int FLUSHED = 8;

  static final String META = "vdm";
  static final String DATA = "vdx";
  static final String META_CODEC = "DarsVectorsMeta";
  static final String DATA_CODEC = "DarsVectorsData";
  static final int VERSION = 0;

  /** Ends the list of fields. */
  static final int NO_FIELD = -1;

  private static final FlatVectorsFormat FLAT =
      new Lucene99FlatVectorsFormat(FlatVectorScorerUtil.getLucene99FlatVectorsScorer());

  private final int indexFrom;
  private final VectorIndexSettings settings;

  /** With the defaults; what Lucene calls to read. */
  public DarsVectorsFormat() {
    this(INDEX_FROM, VectorIndexSettings.DEFAULT);
  }

  /**
   * @param indexFrom how many vectors of a merged segment get an index, at least 1
   * @param settings how it is built; reading does not depend on either
   */
  public DarsVectorsFormat(int indexFrom, VectorIndexSettings settings) {
    super(NAME);
    if (indexFrom < 1) {
      throw new IllegalArgumentException("indexFrom must be at least 1, is " + indexFrom);
    }
    this.indexFrom = indexFrom;
    this.settings = settings;
  }

  @Override
  public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
    return DarsVectorsWriter.open(state, FLAT, indexFrom, settings);
  }

  @Override
  public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
    return DarsVectorsReader.open(state, FLAT);
  }

  @Override
  public int getMaxDimensions(String field) {
    return VectorIndex.MAX_DIMENSIONS;
  }

  @Override
  public String toString() {
    return "%s(indexFrom=%d, %s)".formatted(NAME, indexFrom, settings);
  }
}
