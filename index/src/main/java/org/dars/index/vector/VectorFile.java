package org.dars.index.vector;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A {@link VectorIndex} as bytes, all little-endian: a header of fixed length, then one section
 * after the other, each of a length that follows from the header. The header and each section are
 * followed by their CRC-32C. Everything is checked when it is read, links included, so that a
 * search can trust what it finds.
 */
record VectorFile(Codes codes, @Nullable Graph graph) {

  private static final int MAGIC = 0x56524144;
  private static final int VERSION = 1;
  private static final int HEADER = 40;
  private static final int PART = 1 << 22;

  void writeTo(WritableByteChannel channel) throws IOException {
    Graph links = graph;
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MAGIC).putInt(VERSION).putInt(number(codes.similarity())).putInt(codes.size());
    header.putInt(codes.dimensions()).putInt(codes.projection().rows);
    header.putInt(links == null ? 0 : links.degree());
    header.putInt(links == null ? 0 : links.entries().length);
    header.putFloat(links == null ? 0 : links.factorStep());
    write(channel, MemorySegment.ofArray(header.array()));
    write(channel, floats(codes.projection().mean));
    write(channel, floats(codes.projection().tiles));
    write(channel, codes.binary());
    write(channel, codes.nibbles());
    write(channel, codes.bytes());
    write(channel, codes.factors());
    if (links != null) {
      write(channel, ints(links.entries()));
      write(channel, links.records());
    }
  }

  private static void write(WritableByteChannel channel, MemorySegment section) throws IOException {
    var crc = new CRC32C();
    for (long from = 0; from < section.byteSize(); from += PART) {
      ByteBuffer part =
          section.asSlice(from, Math.min(PART, section.byteSize() - from)).asByteBuffer();
      crc.update(part.duplicate());
      drain(channel, part);
    }
    ByteBuffer sum = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    drain(channel, sum.putInt((int) crc.getValue()).flip());
  }

  private static void drain(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  static VectorFile readFrom(ReadableByteChannel channel, String file, Arena arena)
      throws IOException {
    return new Reader(channel, file, arena).read();
  }

  private static int number(Similarity similarity) {
    return switch (similarity) {
      case COSINE -> 1;
      case DOT_PRODUCT -> 2;
      case EUCLIDEAN -> 3;
    };
  }

  private static MemorySegment floats(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return MemorySegment.ofBuffer(bytes);
  }

  private static MemorySegment ints(int[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return MemorySegment.ofBuffer(bytes);
  }

  private record Reader(ReadableByteChannel channel, String file, Arena arena) {

    VectorFile read() throws IOException {
      ByteBuffer header = header();
      Similarity similarity = similarity(header.getInt());
      int size = inRange("size", header.getInt(), 0, Integer.MAX_VALUE / 64);
      int dimensions = inRange("dimensions", header.getInt(), 1, VectorIndex.MAX_DIMENSIONS);
      int rows = inRange("rows", header.getInt(), 1, Projection.roundUp(dimensions));
      int degree = inRange("degree", header.getInt(), 0, 64);
      int entries = inRange("entries", header.getInt(), degree == 0 ? 0 : 1, size);
      float step = header.getFloat();
      if (rows % Kernels.CHUNK != 0) {
        throw new VectorFileException(file, "has %d rows: it is damaged".formatted(rows));
      }
      float[] mean = floats(dimensions);
      var projection = new Projection(mean, floats(rows * dimensions), rows);
      Codes codes = Codes.allocate(arena, size, dimensions, similarity, projection);
      fill(codes.binary());
      fill(codes.nibbles());
      fill(codes.bytes());
      fill(codes.factors());
      return new VectorFile(codes, degree == 0 ? null : graph(codes, degree, entries, step));
    }

    private ByteBuffer header() throws IOException {
      byte[] bytes = new byte[HEADER];
      var section = MemorySegment.ofArray(bytes);
      long sum = fillUnchecked(section);
      ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      if (header.getInt() != MAGIC) {
        throw new VectorFileException(file, "is not a file of vectors");
      }
      int version = header.getInt();
      if (version != VERSION) {
        throw new VectorFileException(
            file,
            "has version %d of the vector format, this program reads %d: index the courses again"
                .formatted(version, VERSION));
      }
      check(sum);
      return header;
    }

    private Similarity similarity(int number) throws IOException {
      for (Similarity each : Similarity.values()) {
        if (number(each) == number) {
          return each;
        }
      }
      throw new VectorFileException(file, "has similarity %d: it is damaged".formatted(number));
    }

    private int inRange(String name, int value, int least, int most) throws IOException {
      if (value < least || value > most) {
        throw new VectorFileException(file, "has %s %d: it is damaged".formatted(name, value));
      }
      return value;
    }

    private Graph graph(Codes codes, int degree, int entries, float step) throws IOException {
      MemorySegment starts = OffHeap.allocate(arena, 4L * entries);
      fill(starts);
      int[] from = new int[entries];
      for (int i = 0; i < entries; i++) {
        from[i] = inRange("entry", starts.get(OffHeap.INT, 4L * i), 0, codes.size() - 1);
      }
      MemorySegment records = OffHeap.allocate(arena, (long) codes.size() * Graph.stride(degree));
      fill(records);
      var graph = Graph.of(arena, codes, degree, from, records, step);
      for (int vertex = 0; vertex < codes.size(); vertex++) {
        for (int i = 0; i < degree; i++) {
          int to = graph.link(vertex, i);
          if (to < 0 || to >= codes.size()) {
            throw new VectorFileException(
                file, "has a link from %d to %d: it is damaged".formatted(vertex, to));
          }
        }
      }
      return graph;
    }

    private float[] floats(int count) throws IOException {
      byte[] bytes = new byte[4 * count];
      fill(MemorySegment.ofArray(bytes));
      float[] values = new float[count];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }

    private void fill(MemorySegment section) throws IOException {
      check(fillUnchecked(section));
    }

    /** Reads a section and returns its CRC. */
    private long fillUnchecked(MemorySegment section) throws IOException {
      var crc = new CRC32C();
      for (long from = 0; from < section.byteSize(); from += PART) {
        ByteBuffer part =
            section.asSlice(from, Math.min(PART, section.byteSize() - from)).asByteBuffer();
        read(part);
        crc.update(part.flip());
      }
      return crc.getValue();
    }

    private void check(long sum) throws IOException {
      ByteBuffer stored = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      read(stored);
      if (stored.flip().getInt() != (int) sum) {
        throw new VectorFileException(
            file, "is damaged (a checksum does not fit): index the courses again");
      }
    }

    private void read(ByteBuffer into) throws IOException {
      while (into.hasRemaining()) {
        if (channel.read(into) < 0) {
          throw new VectorFileException(
              file, "ends too early: it is cut short; index the courses again");
        }
      }
    }
  }
}
