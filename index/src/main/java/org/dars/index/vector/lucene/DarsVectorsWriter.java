package org.dars.index.vector.lucene;

import static org.apache.lucene.index.IndexFileNames.segmentFileName;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.KnnFieldVectorsWriter;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.hnsw.FlatFieldVectorsWriter;
import org.apache.lucene.codecs.hnsw.FlatVectorsFormat;
import org.apache.lucene.codecs.hnsw.FlatVectorsReader;
import org.apache.lucene.codecs.hnsw.FlatVectorsWriter;
import org.apache.lucene.index.DocsWithFieldSet;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.MergePolicy.MergeAbortedException;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.Sorter;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IORunnable;
import org.apache.lucene.util.IOUtils;
import org.dars.index.vector.BuildStoppedException;
import org.dars.index.vector.VectorIndex;
import org.dars.index.vector.VectorIndexSettings;
import org.jspecify.annotations.Nullable;

/**
 * Writes the vectors of a segment. On a flush the indexes are built from the buffered vectors; on a
 * merge from those that the flat format has just written, starting from the largest index that is
 * merged.
 */
final class DarsVectorsWriter extends KnnVectorsWriter {

  private record FloatField(FieldInfo info, FlatFieldVectorsWriter<float[]> buffer) {}

  private final SegmentWriteState state;
  private final FlatVectorsFormat flatFormat;
  private final int indexFrom;
  private final VectorIndexSettings settings;

  /** Without a graph: whoever adds waits for a flush, and a merge throws its work away. */
  private final VectorIndexSettings whenFlushed;

  private final FlatVectorsWriter flat;
  private final IndexOutput meta;
  private final IndexOutput data;
  private final List<FloatField> fields = new ArrayList<>();

  /** The merged vectors; null until they are all written. */
  private @Nullable FlatVectorsReader merged;

  private DarsVectorsWriter(
      SegmentWriteState state,
      FlatVectorsFormat flatFormat,
      int indexFrom,
      VectorIndexSettings settings,
      FlatVectorsWriter flat,
      IndexOutput meta,
      IndexOutput data) {
    this.state = state;
    this.flatFormat = flatFormat;
    this.indexFrom = indexFrom;
    this.settings = settings;
    this.whenFlushed =
        new VectorIndexSettings(
            settings.threads(),
            settings.seed(),
            Integer.MAX_VALUE,
            settings.degree(),
            settings.beam());
    this.flat = flat;
    this.meta = meta;
    this.data = data;
  }

  static DarsVectorsWriter open(
      SegmentWriteState state,
      FlatVectorsFormat flatFormat,
      int indexFrom,
      VectorIndexSettings settings)
      throws IOException {
    FlatVectorsWriter flat = null;
    IndexOutput meta = null;
    try {
      flat = flatFormat.fieldsWriter(state);
      meta = create(state, DarsVectorsFormat.META, DarsVectorsFormat.META_CODEC);
      IndexOutput data = create(state, DarsVectorsFormat.DATA, DarsVectorsFormat.DATA_CODEC);
      return new DarsVectorsWriter(state, flatFormat, indexFrom, settings, flat, meta, data);
    } catch (Throwable t) {
      IOUtils.closeWhileSuppressingExceptions(t, flat, meta);
      throw t;
    }
  }

  private static IndexOutput create(SegmentWriteState state, String extension, String codec)
      throws IOException {
    String name = segmentFileName(state.segmentInfo.name, state.segmentSuffix, extension);
    IndexOutput out = state.directory.createOutput(name, state.context);
    try {
      CodecUtil.writeIndexHeader(
          out, codec, DarsVectorsFormat.VERSION, state.segmentInfo.getId(), state.segmentSuffix);
      return out;
    } catch (Throwable t) {
      IOUtils.closeWhileSuppressingExceptions(t, out);
      throw t;
    }
  }

  @Override
  public KnnFieldVectorsWriter<?> addField(FieldInfo field) throws IOException {
    FlatFieldVectorsWriter<?> buffer = flat.addField(field);
    if (field.getVectorEncoding() == VectorEncoding.BYTE) {
      return buffer;
    }
    @SuppressWarnings("unchecked") // as the encoding says
    var floats = (FlatFieldVectorsWriter<float[]>) buffer;
    fields.add(new FloatField(field, floats));
    return floats;
  }

  @Override
  public void flush(int maxDoc, Sorter.@Nullable DocMap order) throws IOException {
    flat.flush(maxDoc, order);
    for (FloatField field : fields) {
      List<float[]> vectors = field.buffer.getVectors();
      if (isIndexed(field.info, vectors.size() / DarsVectorsFormat.FLUSHED)) {
        int[] newToOld = order == null ? null : newToOld(field.buffer.getDocsWithFieldSet(), order);
        var source = new BufferedVectors(vectors, newToOld, field.info.getVectorDimension());
        var similarity = Scale.similarity(field.info.getVectorSimilarityFunction());
        write(field.info, VectorIndex.build(source, similarity, whenFlushed, () -> false));
      }
    }
  }

  private static int[] newToOld(DocsWithFieldSet docs, Sorter.DocMap order) throws IOException {
    int[] newToOld = new int[docs.cardinality()];
    mapOldOrdToNewOrd(docs, order, null, newToOld, null);
    return newToOld;
  }

  /** Merges the vectors, and builds the index after those of all fields are merged. */
  @Override
  public @Nullable IORunnable mergeOneField(FieldInfo field, MergeState merge) throws IOException {
    flat.mergeOneFlatVectorField(field, merge);
    return field.getVectorEncoding() == VectorEncoding.FLOAT32 ? () -> build(field, merge) : null;
  }

  private void build(FieldInfo field, MergeState merge) throws IOException {
    FloatVectorValues vectors = merged().getFloatVectorValues(field.name);
    if (!isIndexed(field, vectors.size())) {
      return;
    }
    var base = MergeBase.of(field, merge, vectors, state.segmentInfo.maxDoc());
    var similarity = Scale.similarity(field.getVectorSimilarityFunction());
    try {
      write(
          field,
          VectorIndex.rebuild(
              new StoredVectors(vectors),
              similarity,
              settings,
              () -> merge.oneMerge != null && merge.oneMerge.isAborted(),
              base.index(),
              base.toNew()));
    } catch (BuildStoppedException e) {
      var aborted = new MergeAbortedException("merge into " + state.segmentInfo.name + " aborted");
      aborted.initCause(e);
      throw aborted;
    }
  }

  private FlatVectorsReader merged() throws IOException {
    if (merged == null) {
      flat.finish();
      flat.close();
      merged =
          flatFormat.fieldsReader(
              new SegmentReadState(
                  state.directory,
                  state.segmentInfo,
                  state.fieldInfos,
                  state.context,
                  state.segmentSuffix));
    }
    return merged;
  }

  private boolean isIndexed(FieldInfo field, int size) {
    return size >= indexFrom && field.getVectorDimension() <= VectorIndex.MAX_DIMENSIONS;
  }

  private void write(FieldInfo field, VectorIndex index) throws IOException {
    try (index) {
      long start = data.getFilePointer();
      index.writeTo(new OutputChannel(data));
      meta.writeInt(field.number);
      meta.writeInt(index.size());
      meta.writeVLong(start);
      meta.writeVLong(data.getFilePointer() - start);
    }
  }

  @Override
  public void finish() throws IOException {
    if (merged == null) {
      flat.finish();
    }
    meta.writeInt(DarsVectorsFormat.NO_FIELD);
    CodecUtil.writeFooter(meta);
    CodecUtil.writeFooter(data);
  }

  @Override
  public long ramBytesUsed() {
    return flat.ramBytesUsed();
  }

  @Override
  public void close() throws IOException {
    IOUtils.close(meta, data, merged == null ? flat : merged);
  }
}
