package org.dars.index.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes as files: whole, damaged, and made to do harm. */
class VectorFileTest {

  private static final int SIZE = 300;
  private static final int DIMENSIONS = 20;
  private static final int DEGREE = 8;
  private static final Cloud CLOUD = Cloud.clustered(41, SIZE, DIMENSIONS);
  private static final VectorIndexSettings GRAPH = new VectorIndexSettings(1, 42, 1, DEGREE, 16);
  private static final VectorIndexSettings SCANNED =
      new VectorIndexSettings(2, 42, Integer.MAX_VALUE, DEGREE, 16);
  private static final String NAME = "course.vectors";

  /** Lengths of the sections, each of which a checksum follows. */
  private static final int[] SECTIONS = {
    40,
    4 * DIMENSIONS,
    4 * 128 * DIMENSIONS,
    (SIZE + 31) / 32 * BinaryQuantiser.blockBytes(128),
    SIZE * 64,
    SIZE * 128,
    SIZE * Codes.FACTORS,
    4 * SIZE,
    SIZE * Graph.stride(DEGREE)
  };

  private static byte[] whole = {};

  @TempDir Path folder;

  @BeforeAll
  static void write() throws Exception {
    try (VectorIndex index = CLOUD.build(Similarity.COSINE, GRAPH)) {
      whole = bytes(index);
    }
    assertThat(whole).hasSize(Arrays.stream(SECTIONS).map(length -> length + 4).sum());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReadFindsWhatWasWritten(Similarity similarity) throws Exception {
    for (VectorIndexSettings settings :
        new VectorIndexSettings[] {GRAPH, VectorIndexSettings.DEFAULT}) {
      Path file = folder.resolve(similarity + ".vectors");
      try (VectorIndex index = CLOUD.build(similarity, settings)) {
        try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
          index.writeTo(channel);
        }
        try (FileChannel channel = FileChannel.open(file);
            VectorIndex read = VectorIndex.readFrom(ByteSource.of(channel), NAME)) {
          assertThat(read.size()).isEqualTo(SIZE);
          assertThat(read.dimensions()).isEqualTo(DIMENSIONS);
          assertThat(read.hasGraph()).isEqualTo(index.hasGraph());
          assertThat(read.bytes()).isEqualTo(index.bytes());
          assertThat(bytes(read)).isEqualTo(Files.readAllBytes(file));
          for (float[] query : CLOUD.head(30).vectors()) {
            assertThat(Cloud.shown(read.search(query, 10, 30, Scope.all(SIZE))))
                .isEqualTo(Cloud.shown(index.search(query, 10, 30, Scope.all(SIZE))));
          }
        }
      }
    }
  }

  @Test
  void anEmptyIndexIsReadAsOne() throws Exception {
    Cloud none = new Cloud(new float[0][], 7);
    try (VectorIndex index = none.build(Similarity.EUCLIDEAN, GRAPH);
        VectorIndex read = read(bytes(index))) {
      assertThat(read.size()).isZero();
      assertThat(read.hasGraph()).isFalse();
      assertThat(read.search(new float[7], 3, 3, Scope.all(0)).size()).isZero();
    }
  }

  /** More than one thread reads it then. */
  @Test
  void aLargeFileIsReadWholeAndItsDamageFound() throws Exception {
    Path file = folder.resolve("large");
    byte[] large;
    try (VectorIndex index = Cloud.clustered(43, 80_000, 64).build(Similarity.COSINE, SCANNED)) {
      large = bytes(index);
    }
    Files.write(file, large);
    try (FileChannel channel = FileChannel.open(file);
        VectorIndex read = VectorIndex.readFrom(ByteSource.of(channel), NAME)) {
      assertThat(Arrays.equals(bytes(read), large)).isTrue();
    }
    large[large.length - 100_000] ^= 4;
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> read(large))
        .withMessageContaining("a checksum does not fit");
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> read(Arrays.copyOf(large, large.length - 1)))
        .withMessageContaining("ends too early");
  }

  @Test
  void aFlippedBitInAnySectionIsFoundAndTheFileNamed() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    int from = 0;
    for (int length : SECTIONS) {
      for (int i = 0; i < 40; i++) {
        byte[] damaged = whole.clone();
        // The checksum too.
        int at = from + random.nextInt(length + 4);
        damaged[at] ^= (byte) (1 << random.nextInt(8));
        assertThatExceptionOfType(VectorFileException.class)
            .as("byte %d of %d, seed %d", at, whole.length, seed)
            .isThrownBy(() -> read(damaged))
            .withMessageStartingWith(NAME + ": ");
      }
      from += length + 4;
    }
  }

  @Test
  void aFileThatIsCutShortIsNamed() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      int length = i == 0 ? 0 : i == 1 ? whole.length - 1 : random.nextInt(whole.length);
      assertThatExceptionOfType(VectorFileException.class)
          .as("%d of %d bytes, seed %d", length, whole.length, seed)
          .isThrownBy(() -> read(Arrays.copyOf(whole, length)))
          .withMessage(NAME + ": ends too early: it is cut short; index the courses again");
    }
  }

  @Test
  void anUnknownVersionIsNamed() {
    byte[] other = whole.clone();
    header(other).putInt(4, 99);
    signHeader(other);
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> read(other))
        .withMessage(
            NAME
                + ": has version 99 of the vector format, this program reads 1: index the courses"
                + " again");
  }

  @Test
  void whatIsNoFileOfVectorsIsNamed() {
    byte[] other = new byte[1_000];
    Arrays.fill(other, (byte) 'x');
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> read(other))
        .withMessage(NAME + ": is not a file of vectors");
  }

  /** By the place in the header: similarity, size, dimensions, rows, degree, entries. */
  @ParameterizedTest
  @CsvSource({
    "8, 0",
    "8, 4",
    "8, -1",
    "12, -1",
    "12, 2147483647",
    "12, 31",
    "16, 0",
    "16, -5",
    "16, 2049",
    "16, 2147483647",
    "20, 0",
    "20, 64",
    "20, 256",
    "20, -128",
    "20, 2147483520",
    "24, -1",
    "24, 65",
    "24, 2147483647",
    "28, 0",
    "28, -1",
    "28, 301",
    "28, 257",
    "28, 2147483647"
  })
  void aHeaderThatPassesTheChecksumAndLiesIsNamed(int place, int value) {
    byte[] hostile = whole.clone();
    header(hostile).putInt(place, value);
    signHeader(hostile);
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> read(hostile))
        .withMessageStartingWith(NAME + ": ");
  }

  /** Little of the memory that it speaks of is taken before the file turns out to be short. */
  @ParameterizedTest
  @ValueSource(ints = {2_000_000, 20_000_000, 33_000_000})
  void aSizeThatTheFileDoesNotHaveIsNoReasonToRunOutOfMemory(int size) {
    byte[] hostile = whole.clone();
    header(hostile).putInt(12, size);
    signHeader(hostile);
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> read(hostile))
        .withMessageStartingWith(NAME + ": ");
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> {
          Path file = Files.write(folder.resolve("hostile"), hostile);
          try (FileChannel channel = FileChannel.open(file)) {
            VectorIndex.readFrom(ByteSource.of(channel), NAME);
          }
        })
        .withMessageStartingWith(NAME + ": ");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, SIZE, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aLinkThatLeadsNowhereIsNamed(int target) {
    int records = whole.length - 4 - SECTIONS[8];
    byte[] hostile = whole.clone();
    header(hostile).putInt(records + 17 * Graph.stride(DEGREE) + 4, target);
    sign(hostile, records, SECTIONS[8]);
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> read(hostile))
        .withMessage(NAME + ": has a link from 17 to " + target + ": it is damaged");

    int entries = records - 4 - SECTIONS[7];
    byte[] lost = whole.clone();
    header(lost).putInt(entries + 8, target);
    sign(lost, entries, SECTIONS[7]);
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> read(lost))
        .withMessage(NAME + ": has entry " + target + ": it is damaged");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, SIZE + 1})
  void entriesThatCannotBeSoManyAreNamed(int entries) {
    byte[] hostile = whole.clone();
    header(hostile).putInt(28, entries);
    signHeader(hostile);
    assertThatExceptionOfType(VectorFileException.class)
        .isThrownBy(() -> read(hostile))
        .withMessage(NAME + ": has entries " + entries + ": it is damaged");
  }

  @Test
  void numbersThatAreNoneInAFileDoNotBreakASearch() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    byte[] hostile = whole.clone();
    int from = 0;
    for (int length : SECTIONS) {
      // The matrix, the codes and the factors, not the header, the entries and the links.
      if (from > 0 && from < whole.length - SECTIONS[7] - SECTIONS[8] - 8) {
        for (int i = 0; i < 50; i++) {
          int at = from + 4 * random.nextInt(length / 4);
          header(hostile).putFloat(at, i % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY);
        }
        sign(hostile, from, length);
      }
      from += length + 4;
    }
    try (VectorIndex read = read(hostile)) {
      for (int k : new int[] {1, 10, SIZE}) {
        Neighbours found = read.search(CLOUD.vectors()[k - 1], k, 20, Scope.all(SIZE));
        assertThat(found.ordinals()).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(Arrays.stream(found.ordinals())).allMatch(i -> i >= 0 && i < SIZE);
      }
    }
  }

  private static ByteBuffer header(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void signHeader(byte[] file) {
    sign(file, 0, SECTIONS[0]);
  }

  private static void sign(byte[] file, int from, int length) {
    var crc = new CRC32C();
    crc.update(file, from, length);
    header(file).putInt(from + length, (int) crc.getValue());
  }

  private static byte[] bytes(VectorIndex index) throws IOException {
    var out = new ByteArrayOutputStream();
    index.writeTo(Channels.newChannel(out));
    return out.toByteArray();
  }

  private static VectorIndex read(byte[] file) throws IOException {
    return VectorIndex.readFrom(new ArraySource(file), NAME);
  }
}
