package org.dars.index.vector.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.dars.index.vector.lucene.VectorFixture.ALWAYS;
import static org.dars.index.vector.lucene.VectorFixture.FIELD;
import static org.dars.index.vector.lucene.VectorFixture.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy.MergeAbortedException;
import org.apache.lucene.index.MergePolicy.OneMerge;
import org.apache.lucene.index.OneMergeWrappingMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.tests.store.MockDirectoryWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are cut short, changed or of another version, and merges that do not get through. */
class DamagedVectorsTest {

  private static final int COUNT = 700;

  /** At the end of a file; Lucene looks at it when it merges. */
  private static final int CHECKSUM = Long.BYTES;

  private final VectorFixture fixture = new VectorFixture(22, COUNT);

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    try (var directory = new MMapDirectory(folder);
        var writer = new IndexWriter(directory, twoSegments())) {
      fixture.add(writer, 0, 400);
      writer.commit();
      fixture.add(writer, 400, COUNT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DarsVectorsFormat.META, DarsVectorsFormat.DATA})
  void aFlippedBitAnywhereIsFoundOnOpeningAndTheFileNamed(String extension) throws IOException {
    Path file = file(extension);
    byte[] whole = Files.readAllBytes(file);
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length - CHECKSUM);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);

      assertThatIOException()
          .as("byte %d of %d, seed %d", at, whole.length, seed)
          .isThrownBy(this::open)
          .withMessageContaining(file.getFileName().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DarsVectorsFormat.META, DarsVectorsFormat.DATA})
  void aFileThatIsCutShortIsNamed(String extension) throws IOException {
    Path file = file(extension);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThatIOException()
          .as("%d of %d bytes", length, whole.length)
          .isThrownBy(this::open)
          .withMessageContaining(file.getFileName().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DarsVectorsFormat.META, DarsVectorsFormat.DATA})
  void anUnknownVersionIsNamed(String extension) throws IOException {
    Path file = file(extension);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int version = Integer.BYTES + 1 + bytes.get(Integer.BYTES);
    bytes.putInt(version, 99);
    var checksum = new CRC32();
    checksum.update(bytes.array(), 0, bytes.capacity() - CHECKSUM);
    bytes.putLong(bytes.capacity() - CHECKSUM, checksum.getValue());
    Files.write(file, bytes.array());

    assertThatExceptionOfType(IndexFormatTooNewException.class)
        .isThrownBy(this::open)
        .withMessageContaining(file.getFileName().toString())
        .withMessageContaining("99");
  }

  @Test
  void aDiskThatIsFullInMidMergeLeavesTheIndexAsItWas() throws IOException {
    int failures = 0;
    for (int spare = 20_000; spare < 500_000; spare += 120_000) {
      try (var memory = new ByteBuffersDirectory();
          var disk = new MockDirectoryWrapper(new Random(1), memory)) {
        try (var directory = new MMapDirectory(folder)) {
          for (String name : directory.listAll()) {
            memory.copyFrom(directory, name, name, IOContext.READONCE);
          }
        }
        disk.setMaxSizeInBytes(disk.sizeInBytes() + spare);
        try (var writer = new IndexWriter(disk, twoSegments())) {
          writer.forceMerge(1);
          writer.rollback();
        } catch (IOException full) {
          failures++;
          assertThat(full).hasStackTraceContaining("fake disk full");
        }
        expectAll(memory);
      }
    }
    assertThat(failures).isBetween(2, 4);
  }

  @Test
  void aMergeThatIsStoppedWhileItBuildsLeavesTheIndexAsItWas() throws IOException {
    var merge = new AtomicReference<OneMerge>();
    try (var directory = new AbortsWhenBuilding(new MMapDirectory(folder), merge);
        var writer = new IndexWriter(directory, remembering(merge))) {
      assertThatIOException()
          .isThrownBy(() -> writer.forceMerge(1))
          .withCauseInstanceOf(MergeAbortedException.class);

      assertThat(merge.get().isAborted()).isTrue();
      assertThat(directory.built).isFalse();
      writer.rollback();
      expectAll(directory);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(f -> f.toString().endsWith(DarsVectorsFormat.DATA))).hasSize(2);
    }
  }

  /** Everything is found, and Lucene finds no fault. */
  private void expectAll(Directory directory) throws IOException {
    try (var reader = DirectoryReader.open(directory)) {
      var found =
          FIELD.nearest(
              new IndexSearcher(reader), fixture.unit(), MatchAllDocsQuery.INSTANCE, COUNT);
      assertThat(found.docs()).hasSize(COUNT);
    }
    try (var check = new CheckIndex(directory)) {
      assertThat(check.checkIndex().clean).isTrue();
    }
  }

  private void open() throws IOException {
    try (var directory = new MMapDirectory(folder)) {
      DirectoryReader.open(directory).close();
    }
  }

  /** Of the first segment. */
  private Path file(String extension) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("_0_"))
          .filter(f -> f.toString().endsWith(extension))
          .findFirst()
          .orElseThrow();
    }
  }

  private static IndexWriterConfig twoSegments() {
    var policy = new TieredMergePolicy();
    policy.setNoCFSRatio(0);
    return config(ALWAYS)
        .setUseCompoundFile(false)
        .setMergePolicy(policy)
        .setMergeScheduler(new SerialMergeScheduler());
  }

  private static IndexWriterConfig remembering(AtomicReference<OneMerge> merge) {
    IndexWriterConfig config = twoSegments();
    return config.setMergePolicy(
        new OneMergeWrappingMergePolicy(
            config.getMergePolicy(),
            one -> {
              merge.set(one);
              return one;
            }));
  }

  /** Aborts the merge when the merged vectors are written and opened to build from. */
  private static final class AbortsWhenBuilding extends FilterDirectory {
    private final AtomicReference<OneMerge> merge;
    private boolean merging;
    boolean built;

    AbortsWhenBuilding(Directory in, AtomicReference<OneMerge> merge) {
      super(in);
      this.merge = merge;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      merging |= name.endsWith(DarsVectorsFormat.DATA);
      return super.createOutput(name, context);
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
      if (merging && name.endsWith(".vec")) {
        merge.get().setAborted();
      }
      built |= merging && name.endsWith(DarsVectorsFormat.DATA);
      return super.openInput(name, context);
    }
  }
}
