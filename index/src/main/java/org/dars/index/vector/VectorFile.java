package org.dars.index.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
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
  private static final int CHECKSUM = 4;
  private static final int PART = 1 << 20;

  /** How many threads read a file of more than {@link #SMALL} bytes. */
  private static final int MOST_READERS = 4;

  private static final int SMALL = 1 << 24;

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
    ByteBuffer sum = ByteBuffer.allocate(CHECKSUM).order(ByteOrder.LITTLE_ENDIAN);
    drain(channel, sum.putInt((int) crc.getValue()).flip());
  }

  private static void drain(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  static VectorFile readFrom(ByteSource source, String file, Arena arena) throws IOException {
    try {
      return new Reader(source, file, arena).read();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
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

  /** What is read into memory outside the heap, and where in the file it begins. */
  private record Section(MemorySegment memory, long position) {}

  private static final class Reader {

    private final ByteSource source;
    private final String file;
    private final Arena arena;
    private final long length;
    private long position;

    Reader(ByteSource source, String file, Arena arena) throws IOException {
      this.source = source;
      this.file = file;
      this.arena = arena;
      this.length = source.length();
    }

    VectorFile read() throws IOException {
      ByteBuffer header = header();
      Similarity similarity = similarity(header.getInt());
      int size = inRange("size", header.getInt(), 0, Integer.MAX_VALUE / 64);
      int dimensions = inRange("dimensions", header.getInt(), 1, VectorIndex.MAX_DIMENSIONS);
      int rows = inRange("rows", header.getInt(), 1, Projection.roundUp(dimensions));
      int degree = inRange("degree", header.getInt(), 0, 64);
      int entries = inRange("entries", header.getInt(), degree == 0 ? 0 : 1, size);
      final float step = header.getFloat();
      if (rows % Kernels.CHUNK != 0) {
        throw new VectorFileException(file, "has %d rows: it is damaged".formatted(rows));
      }
      // Before memory is taken for what is not there.
      expect((long) size * (rows / 2 + dimensions + (degree == 0 ? 0 : Graph.stride(degree))));
      float[] mean = floats(dimensions);
      var projection = new Projection(mean, floats(rows * dimensions), rows);
      Codes codes = Codes.allocate(arena, size, dimensions, similarity, projection);
      List<Section> sections = new ArrayList<>();
      for (MemorySegment each :
          List.of(codes.binary(), codes.nibbles(), codes.bytes(), codes.factors())) {
        sections.add(section(each));
      }
      MemorySegment starts = OffHeap.allocate(arena, 4L * entries);
      MemorySegment records = OffHeap.allocate(arena, (long) size * Graph.stride(degree));
      if (degree > 0) {
        sections.add(section(starts));
        sections.add(section(records));
      }
      fill(sections);
      return new VectorFile(
          codes, degree == 0 ? null : graph(codes, degree, entries, starts, records, step));
    }

    private ByteBuffer header() throws IOException {
      byte[] bytes = new byte[HEADER];
      long sum = fillUnchecked(bytes);
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
      check(sum, position);
      position += CHECKSUM;
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

    private Graph graph(
        Codes codes,
        int degree,
        int entries,
        MemorySegment starts,
        MemorySegment records,
        float step)
        throws IOException {
      int[] from = new int[entries];
      for (int i = 0; i < entries; i++) {
        from[i] = inRange("entry", starts.get(OffHeap.INT, 4L * i), 0, codes.size() - 1);
      }
      workers().each(codes.size(), () -> vertex -> checkLinks(records, vertex, degree, codes));
      return Graph.of(arena, codes, degree, from, records, step);
    }

    private void checkLinks(MemorySegment records, int vertex, int degree, Codes codes) {
      long at = (long) vertex * Graph.stride(degree);
      for (int i = 0; i < degree; i++) {
        int to = records.get(OffHeap.INT, at + 4L * i);
        if (to < 0 || to >= codes.size()) {
          throw new UncheckedIOException(
              new VectorFileException(
                  file, "has a link from %d to %d: it is damaged".formatted(vertex, to)));
        }
      }
    }

    private float[] floats(int count) throws IOException {
      byte[] bytes = new byte[4 * count];
      check(fillUnchecked(bytes), position);
      position += CHECKSUM;
      float[] values = new float[count];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return values;
    }

    /** Takes in as many bytes as there is room for, and returns their checksum. */
    private long fillUnchecked(byte[] bytes) throws IOException {
      expect(bytes.length + CHECKSUM);
      source.read(position, MemorySegment.ofArray(bytes));
      position += bytes.length;
      var crc = new CRC32C();
      crc.update(bytes);
      return crc.getValue();
    }

    /** The next bytes are a section of its own, which is read later. */
    private Section section(MemorySegment memory) throws IOException {
      expect(memory.byteSize() + CHECKSUM);
      var section = new Section(memory, position);
      position += memory.byteSize() + CHECKSUM;
      return section;
    }

    private void expect(long bytes) throws IOException {
      if (position + bytes > length) {
        throw new VectorFileException(
            file, "ends too early: it is cut short; index the courses again");
      }
    }

    /** Reads all sections, several parts at a time, and then checks them. */
    private void fill(List<Section> sections) {
      List<Section> parts = new ArrayList<>();
      for (Section section : sections) {
        long size = section.memory.byteSize();
        for (long from = 0; from < size; from += PART) {
          MemorySegment part = section.memory.asSlice(from, Math.min(PART, size - from));
          parts.add(new Section(part, section.position + from));
        }
      }
      workers().each(parts.size(), 1, () -> i -> read(parts.get(i)));
      workers().each(sections.size(), 1, () -> i -> check(sections.get(i)));
    }

    private void read(Section part) {
      try {
        source.read(part.position, part.memory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void check(Section section) {
      var crc = new CRC32C();
      long size = section.memory.byteSize();
      for (long from = 0; from < size; from += PART) {
        crc.update(section.memory.asSlice(from, Math.min(PART, size - from)).asByteBuffer());
      }
      try {
        check(crc.getValue(), section.position + size);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void check(long sum, long at) throws IOException {
      byte[] stored = new byte[CHECKSUM];
      source.read(at, MemorySegment.ofArray(stored));
      if (ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getInt() != (int) sum) {
        throw new VectorFileException(
            file, "is damaged (a checksum does not fit): index the courses again");
      }
    }

    /** One thread for small files, which are read sooner than others would be started. */
    private Workers workers() {
      int threads = Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors());
      return new Workers(length < SMALL ? 1 : threads, () -> false);
    }
  }
}
