package org.dars.index.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dars.index.vector.VectorSource;

/**
 * Vectors in a file: int32 count, int32 dimensions, then the rows, little endian, of float16 when
 * the name ends in {@code .f16bin} and of float32 otherwise. Safe for use by several threads.
 */
public final class RowFile implements VectorSource, AutoCloseable {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int HEAD = 8;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment bytes;
  private final int size;
  private final int dimensions;
  private final boolean half;

  private RowFile(Path file, int limit) throws IOException {
    half = file.toString().endsWith(".f16bin");
    try (FileChannel channel = FileChannel.open(file)) {
      bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
    if (bytes.byteSize() < HEAD) {
      throw new IOException(file + " holds no vectors: it is shorter than its header");
    }
    int count = bytes.get(INT, 0);
    dimensions = bytes.get(INT, 4);
    long expected = HEAD + (long) count * dimensions * (half ? 2 : 4);
    if (count < 1 || dimensions < 1 || bytes.byteSize() != expected) {
      throw new IOException(
          "%s says %d vectors of %d dimensions and should have %d bytes, has %d"
              .formatted(file, count, dimensions, expected, bytes.byteSize()));
    }
    size = Math.min(count, limit);
  }

  /**
   * Opens a file.
   *
   * @throws IOException when its length is not what its header says
   */
  public static RowFile open(Path file) throws IOException {
    return new RowFile(file, Integer.MAX_VALUE);
  }

  /** Its first rows only. */
  static RowFile open(Path file, int limit) throws IOException {
    return new RowFile(file, limit);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public void read(int ordinal, float[] into) {
    long at = (long) ordinal * dimensions;
    if (half) {
      for (int i = 0; i < dimensions; i++) {
        into[i] = Float.float16ToFloat(bytes.get(SHORT, HEAD + 2 * (at + i)));
      }
    } else {
      MemorySegment.copy(bytes, FLOAT, HEAD + 4 * at, into, 0, dimensions);
    }
  }

  @Override
  public VectorSource copy() {
    return this;
  }

  /** All rows on the heap. */
  public float[][] readAll() {
    float[][] all = new float[size][dimensions];
    for (int i = 0; i < size; i++) {
      read(i, all[i]);
    }
    return all;
  }

  /** Its bytes as they stand in the file. */
  MemorySegment bytes() {
    return bytes;
  }

  @Override
  public void close() {
    arena.close();
  }

  /** Writes rows, each scaled to length 1; the file comes to be when it is whole. */
  static void writeUnit(Path file, VectorSource source) throws IOException {
    try (var writer = new Writer(file, source.size(), source.dimensions())) {
      float[] vector = new float[source.dimensions()];
      for (int i = 0; i < source.size(); i++) {
        source.read(i, vector);
        writer.append(vector);
      }
    }
  }

  /** Writes a file row by row. */
  static final class Writer implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final boolean half;
    private final DataOutputStream out;
    private final ByteBuffer row;
    private final int size;
    private int written;

    Writer(Path file, int size, int dimensions) throws IOException {
      this.file = file;
      this.part = file.resolveSibling(file.getFileName() + ".part");
      this.half = file.toString().endsWith(".f16bin");
      this.size = size;
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 20));
      out.writeInt(Integer.reverseBytes(size));
      out.writeInt(Integer.reverseBytes(dimensions));
      row = ByteBuffer.allocate((half ? 2 : 4) * dimensions).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Scales a row to length 1 and writes it. */
    void append(float[] vector) throws IOException {
      toUnit(vector, written++);
      row.clear();
      for (float x : vector) {
        if (half) {
          row.putShort(Float.floatToFloat16(x));
        } else {
          row.putFloat(x);
        }
      }
      out.write(row.array());
    }

    @Override
    public void close() throws IOException {
      out.close();
      if (written == size) {
        Files.move(part, file);
      }
    }
  }

  private static void toUnit(float[] vector, int row) throws IOException {
    double squared = 0;
    for (float x : vector) {
      squared += (double) x * x;
    }
    if (!(squared > 0 && squared < Double.POSITIVE_INFINITY)) {
      throw new IOException("row %d has no direction: its length is %s".formatted(row, squared));
    }
    float scale = (float) (1 / Math.sqrt(squared));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
  }
}
