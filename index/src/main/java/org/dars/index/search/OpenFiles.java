package org.dars.index.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SimpleMergedSegmentWarmer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.InfoStream;
import org.dars.index.vector.lucene.DarsCodec;
import org.dars.index.vector.lucene.DarsVectorsFormat;
import org.jspecify.annotations.Nullable;

/**
 * The Lucene files of an index, open. Mapped into memory, because reading a mapped file survives an
 * interrupt.
 *
 * @param writer null when open for reading
 */
record OpenFiles(
    MMapDirectory directory,
    @Nullable IndexWriter writer,
    SearcherManager searchers,
    IndexStamp stamp)
    implements AutoCloseable {

  /** How soon a repeated word stops to count (Robertson and Zaragoza 2009). */
  static final float K1 = 1.2f;

  /** How much a long passage is held against it. Passages differ little in length on purpose. */
  static final float B = 0.5f;

  private static final double WRITE_BUFFER_MB = 64;

  static OpenFiles forWriting(Path folder, String embedder, int dimensions) throws IOException {
    try {
      Files.createDirectories(folder);
      var directory = new MMapDirectory(folder);
      try {
        return forWriting(directory, embedder, dimensions);
      } catch (IOException | RuntimeException e) {
        directory.close();
        throw e;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw explained(e, folder);
    }
  }

  static OpenFiles forReading(Path folder, String embedder, int dimensions) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no index here yet");
    }
    try {
      var directory = new MMapDirectory(folder);
      try {
        var reader = DirectoryReader.open(directory);
        var data = reader.getIndexCommit().getUserData();
        try {
          var stamp = IndexStamp.read(data, folder, embedder, dimensions);
          return new OpenFiles(directory, null, new SearcherManager(reader, BM25), stamp);
        } catch (IOException | RuntimeException e) {
          reader.close();
          throw e;
        }
      } catch (IOException | RuntimeException e) {
        directory.close();
        throw e;
      }
    } catch (IOException | IllegalArgumentException e) {
      throw explained(e, folder);
    }
  }

  /** Deletes the index files of a folder, and nothing else in it. */
  static void wipe(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      try (var directory = new MMapDirectory(folder);
          Lock held = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
        for (String name : directory.listAll()) {
          held.ensureValid();
          if (isIndexFile(name)) {
            directory.deleteFile(name);
          }
        }
      }
    } catch (IOException e) {
      throw explained(e, folder);
    }
  }

  /** Drops what was not committed. */
  @Override
  public void close() throws IOException {
    try (directory) {
      searchers.close();
      if (writer != null) {
        writer.rollback();
      }
    }
  }

  private static OpenFiles forWriting(MMapDirectory directory, String embedder, int dimensions)
      throws IOException {
    boolean exists = DirectoryReader.indexExists(directory);
    IndexStamp stamp =
        exists
            ? IndexStamp.read(
                SegmentInfos.readLatestCommit(directory).getUserData(),
                directory.getDirectory(),
                embedder,
                dimensions)
            : new IndexStamp(0, embedder, dimensions);
    var writer = new IndexWriter(directory, settings());
    try {
      if (!exists) {
        writer.setLiveCommitData(stamp.toMap().entrySet());
        writer.commit();
      }
      return new OpenFiles(directory, writer, new SearcherManager(writer, BM25), stamp);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  private static IndexWriterConfig settings() {
    return new IndexWriterConfig(Analyzers.byFieldName())
        .setSimilarity(new BM25Similarity(K1, B))
        .setCodec(new DarsCodec(new DarsVectorsFormat()))
        // A search that must see what was written before it does not wait for merges.
        .setMaxFullFlushMergeWaitMillis(0)
        // A merged segment is read into memory before a search can meet it.
        .setMergedSegmentWarmer(new SimpleMergedSegmentWarmer(InfoStream.NO_OUTPUT))
        .setIndexSort(PassageFields.ORDER)
        .setParentField(PassageFields.PARENT)
        .setRAMBufferSizeMB(WRITE_BUFFER_MB)
        .setCommitOnClose(false);
  }

  private static final SearcherFactory BM25 =
      new SearcherFactory() {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
          var searcher = new IndexSearcher(reader);
          searcher.setSimilarity(new BM25Similarity(K1, B));
          return searcher;
        }
      };

  private static boolean isIndexFile(String name) {
    return name.startsWith(IndexFileNames.SEGMENTS)
        || name.startsWith(IndexFileNames.PENDING_SEGMENTS)
        || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches();
  }

  private static IOException explained(Exception e, Path folder) {
    return switch (e) {
      case IndexException known -> known;
      case LockObtainFailedException locked -> new IndexLockedException(folder, locked);
      case AccessDeniedException denied ->
          new IOException(
              "the index in %s may not be written: check its rights".formatted(folder), e);
      case FileAlreadyExistsException file ->
          new IOException("the index cannot be kept in %s: that is a file".formatted(folder), e);
      case IndexNotFoundException missing ->
          new NoSuchFileException(folder.toString(), null, "there is no index here yet");
      case CorruptIndexException broken -> new IndexDamagedException(folder, broken);
      // Also what a file of rubbish is taken for.
      case IndexFormatTooOldException old -> new IndexDamagedException(folder, old);
      case IndexFormatTooNewException young -> new IndexDamagedException(folder, young);
      case EOFException broken -> new IndexDamagedException(folder, broken);
      case NoSuchFileException broken -> new IndexDamagedException(folder, broken);
      case FileNotFoundException broken -> new IndexDamagedException(folder, broken);
      // A codec that is not on the class path, a number that is none.
      case IllegalArgumentException broken -> new IndexDamagedException(folder, broken);
      case IOException other -> other;
      default -> new IOException(e);
    };
  }
}
