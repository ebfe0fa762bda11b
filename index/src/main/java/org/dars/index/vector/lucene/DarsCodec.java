package org.dars.index.vector.lucene;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;

/**
 * Lucene's codec with our format for every vector field. It goes by the name of Lucene's own, so
 * that a segment is read with that, which finds the format by the name written to the field.
 */
public final class DarsCodec extends Lucene104Codec {

  private final KnnVectorsFormat vectors;

  /**
   * @param vectors how vectors are written
   */
  public DarsCodec(DarsVectorsFormat vectors) {
    this.vectors = vectors;
  }

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return vectors;
  }
}
