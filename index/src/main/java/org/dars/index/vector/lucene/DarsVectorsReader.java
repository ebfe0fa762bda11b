package org.dars.index.vector.lucene;

import static org.apache.lucene.index.IndexFileNames.segmentFileName;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.hnsw.FlatVectorsFormat;
import org.apache.lucene.codecs.hnsw.FlatVectorsReader;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.DataAccessHint;
import org.apache.lucene.store.FileTypeHint;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.hnsw.RandomVectorScorer;
import org.dars.index.vector.Scope;
import org.dars.index.vector.VectorFileException;
import org.dars.index.vector.VectorIndex;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vectors of a segment. The indexes are copied out of the file when it is opened, and
 * their checksums verified; the vectors themselves stay in theirs, which Lucene verifies when it
 * merges or is asked to.
 */
final class DarsVectorsReader extends KnnVectorsReader {

  private final FlatVectorsReader flat;
  private final IndexInput data;
  private final Map<String, VectorIndex> indexes;
  private boolean closed;

  private DarsVectorsReader(
      FlatVectorsReader flat, IndexInput data, Map<String, VectorIndex> indexes) {
    this.flat = flat;
    this.data = data;
    this.indexes = indexes;
  }

  static DarsVectorsReader open(SegmentReadState state, FlatVectorsFormat flatFormat)
      throws IOException {
    FlatVectorsReader flat = flatFormat.fieldsReader(state);
    IndexInput data = null;
    Map<String, VectorIndex> indexes = new HashMap<>();
    try {
      data = openData(state);
      readIndexes(state, flat, data, indexes);
      return new DarsVectorsReader(flat, data, indexes);
    } catch (Throwable t) {
      IOUtils.closeWhileSuppressingExceptions(t, data, flat);
      indexes.values().forEach(VectorIndex::close);
      throw t;
    }
  }

  /**
   * Our reader of a field.
   *
   * @param reader of a segment, perhaps field by field
   * @return null when another format wrote the field
   */
  static @Nullable DarsVectorsReader of(@Nullable KnnVectorsReader reader, String field) {
    return switch (reader) {
      case DarsVectorsReader ours -> ours;
      case PerFieldKnnVectorsFormat.FieldsReader fields -> of(fields.getFieldReader(field), field);
      case null, default -> null;
    };
  }

  private static IndexInput openData(SegmentReadState state) throws IOException {
    String name = name(state, DarsVectorsFormat.DATA);
    var context = state.context.withHints(FileTypeHint.DATA, DataAccessHint.SEQUENTIAL);
    IndexInput in = state.directory.openInput(name, context);
    try {
      checkHeader(in, DarsVectorsFormat.DATA_CODEC, state);
      CodecUtil.retrieveChecksum(in);
      return in;
    } catch (EOFException e) {
      IOUtils.closeWhileSuppressingExceptions(e, in);
      throw new CorruptIndexException("the file ends too early", in, e);
    } catch (Throwable t) {
      IOUtils.closeWhileSuppressingExceptions(t, in);
      throw t;
    }
  }

  private static void readIndexes(
      SegmentReadState state,
      FlatVectorsReader flat,
      IndexInput data,
      Map<String, VectorIndex> indexes)
      throws IOException {
    String name = name(state, DarsVectorsFormat.META);
    try (ChecksumIndexInput meta = state.directory.openChecksumInput(name)) {
      Throwable failure = null;
      try {
        checkHeader(meta, DarsVectorsFormat.META_CODEC, state);
        for (int number = meta.readInt();
            number != DarsVectorsFormat.NO_FIELD;
            number = meta.readInt()) {
          FieldInfo field = state.fieldInfos.fieldInfo(number);
          if (field == null) {
            throw new CorruptIndexException("there is no field " + number, meta);
          }
          int size = meta.readInt();
          indexes.put(
              field.name, readIndex(data, meta.readVLong(), meta.readVLong(), size, field, flat));
        }
      } catch (EOFException e) {
        failure = new CorruptIndexException("the file ends too early", meta, e);
      } catch (Throwable t) {
        failure = t;
      } finally {
        CodecUtil.checkFooter(meta, failure);
      }
    }
  }

  private static VectorIndex readIndex(
      IndexInput data, long start, long length, int size, FieldInfo field, FlatVectorsReader flat)
      throws IOException {
    IndexInput part = data.slice(field.name, start, length);
    VectorIndex index;
    try {
      index = VectorIndex.readFrom(new InputBytes(part), part.toString());
    } catch (VectorFileException | EOFException e) {
      throw new CorruptIndexException("the index of field " + field.name, data, e);
    }
    if (index.size() != size || size != flat.getFloatVectorValues(field.name).size()) {
      index.close();
      throw new CorruptIndexException(
          "the index of field %s holds %d vectors, not %d"
              .formatted(field.name, index.size(), size),
          data);
    }
    return index;
  }

  private static void checkHeader(IndexInput in, String codec, SegmentReadState state)
      throws IOException {
    CodecUtil.checkIndexHeader(
        in,
        codec,
        DarsVectorsFormat.VERSION,
        DarsVectorsFormat.VERSION,
        state.segmentInfo.getId(),
        state.segmentSuffix);
  }

  private static String name(SegmentReadState state, String extension) {
    return segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
  }

  /** The index of a field, null when it has none; closed with this reader. */
  @Nullable VectorIndex index(String field) {
    return indexes.get(field);
  }

  @Override
  public FloatVectorValues getFloatVectorValues(String field) throws IOException {
    return flat.getFloatVectorValues(field);
  }

  @Override
  public ByteVectorValues getByteVectorValues(String field) throws IOException {
    return flat.getByteVectorValues(field);
  }

  /** Compares a question with vectors in full. */
  RandomVectorScorer scorer(String field, float[] question) throws IOException {
    return flat.getRandomVectorScorer(field, question);
  }

  @Override
  public void search(String field, float[] question, KnnCollector collector, AcceptDocs accepted)
      throws IOException {
    FloatVectorValues values = getFloatVectorValues(field);
    if (values.size() == 0 || collector.k() == 0) {
      return;
    }
    RandomVectorScorer scorer = scorer(field, question);
    Scope scope = Scopes.of(accepted, values);
    VectorIndex index = index(field);
    if (index == null
        || scope.count() > collector.visitLimit() - collector.visitedCount()
        || hasNoLength(question)) {
      FullScan.collect(scorer, scope, collector);
    } else {
      new IndexSearch(index, scorer, question, scope).collect(collector);
    }
  }

  /** Lucene lets such a question through for some similarities; the core has no cosine for it. */
  private static boolean hasNoLength(float[] question) {
    for (float x : question) {
      if (x != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void search(String field, byte[] question, KnnCollector collector, AcceptDocs accepted)
      throws IOException {
    ByteVectorValues values = getByteVectorValues(field);
    if (values.size() == 0 || collector.k() == 0) {
      return;
    }
    Scope scope = Scopes.of(accepted, (KnnVectorValues) values);
    FullScan.collect(flat.getRandomVectorScorer(field, question), scope, collector);
  }

  @Override
  public void checkIntegrity() throws IOException {
    flat.checkIntegrity();
    CodecUtil.checksumEntireFile(data);
  }

  @Override
  public KnnVectorsReader getMergeInstance() throws IOException {
    return new DarsVectorsReader(flat.getMergeInstance(), data, indexes);
  }

  @Override
  public void finishMerge() throws IOException {
    flat.finishMerge();
  }

  @Override
  public Map<String, Long> getOffHeapByteSize(FieldInfo field) {
    VectorIndex index = index(field.name);
    Map<String, Long> vectors = flat.getOffHeapByteSize(field);
    return index == null
        ? vectors
        : mergeOffHeapByteSizeMaps(vectors, Map.of(DarsVectorsFormat.DATA, index.bytes()));
  }

  /** Done once: a reader of two fields is closed twice. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      indexes.values().forEach(VectorIndex::close);
      IOUtils.close(flat, data);
    }
  }
}
