package org.dars.assistant.retrieve;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.dars.models.PartVectors;

/**
 * Vectors of texts that were embedded before, on disk: a course added again with one page changed
 * embeds that page, and an index made anew embeds nothing. Two files, {@code new} and {@code old}:
 * when the new one is full it becomes the old one, whose vectors are lost unless they were used.
 * Derived; may be deleted. For one process and one thread at a time.
 *
 * <p>A record: key of 32 bytes, number of vectors, the vectors, CRC-32C of all this. A record that
 * was not wholly written ends the file.
 */
final class VectorCache implements Closeable {

  /** Bytes of each of the two files: a hundred thousand sentences. */
  static final long STANDARD_SIZE = 160L << 20;

  private static final int KEY = 32;
  private static final int HEAD = KEY + Integer.BYTES;
  private static final int MOST_VECTORS = 100_000;

  private final Path folder;
  private final int dimensions;
  private final long most;
  private Shelf fresh;
  private Shelf old;

  private VectorCache(Path folder, int dimensions, long most) throws IOException {
    this.folder = folder;
    this.dimensions = dimensions;
    this.most = most;
    Files.createDirectories(folder);
    this.old = new Shelf(folder.resolve("old"));
    this.fresh = new Shelf(folder.resolve("new"));
  }

  /**
   * Opens the cache in a folder, made when missing.
   *
   * @param dimensions of the vectors; keys tell embedders apart, dimensions are only for reading
   * @param most bytes of a file
   */
  static VectorCache open(Path folder, int dimensions, long most) throws IOException {
    return new VectorCache(folder, dimensions, most);
  }

  /**
   * The vectors of a text, if they are kept.
   *
   * @param key of {@value #KEY} bytes
   */
  Optional<PartVectors> get(byte[] key) throws IOException {
    ByteBuffer name = ByteBuffer.wrap(key);
    if (fresh.places.containsKey(name)) {
      return fresh.read(name);
    }
    Optional<PartVectors> found = old.read(name);
    if (found.isPresent()) {
      put(key, found.get());
    }
    return found;
  }

  /** Keeps the vectors of a text. */
  void put(byte[] key, PartVectors vectors) throws IOException {
    if (vectors.parts().size() >= MOST_VECTORS) {
      return;
    }
    if (fresh.end > most) {
      fresh.channel.close();
      old.channel.close();
      Files.move(folder.resolve("new"), folder.resolve("old"), StandardCopyOption.REPLACE_EXISTING);
      old = new Shelf(folder.resolve("old"));
      fresh = new Shelf(folder.resolve("new"));
    }
    fresh.append(key, vectors);
  }

  @Override
  public void close() throws IOException {
    try {
      fresh.channel.close();
    } finally {
      old.channel.close();
    }
  }

  /** One file. */
  private final class Shelf {

    private final FileChannel channel;
    private final Map<ByteBuffer, Long> places = new HashMap<>();
    private long end;

    Shelf(Path file) throws IOException {
      this.channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      ByteBuffer head = ByteBuffer.allocate(HEAD);
      while (end + HEAD <= channel.size()) {
        fill(head, end);
        int count = head.getInt(KEY);
        long next = end + size(count);
        if (count < 1 || count > MOST_VECTORS || next > channel.size()) {
          break;
        }
        byte[] key = new byte[KEY];
        head.get(0, key);
        places.put(ByteBuffer.wrap(key), end);
        end = next;
      }
      channel.truncate(end);
    }

    Optional<PartVectors> read(ByteBuffer name) throws IOException {
      Long place = places.get(name);
      if (place == null) {
        return Optional.empty();
      }
      ByteBuffer head = ByteBuffer.allocate(HEAD);
      fill(head, place);
      int count = head.getInt(KEY);
      ByteBuffer record = ByteBuffer.allocate(Math.toIntExact(size(count)));
      fill(record, place);
      if (record.getInt(record.capacity() - Integer.BYTES) != checksum(record)) {
        places.remove(name); // a power cut left a hole: it is embedded again
        return Optional.empty();
      }
      record.position(HEAD);
      List<float[]> vectors = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        float[] vector = new float[dimensions];
        record.asFloatBuffer().get(vector);
        record.position(record.position() + Float.BYTES * dimensions);
        vectors.add(vector);
      }
      return Optional.of(new PartVectors(vectors.getFirst(), vectors.subList(1, count)));
    }

    void append(byte[] key, PartVectors vectors) throws IOException {
      int count = 1 + vectors.parts().size();
      ByteBuffer record = ByteBuffer.allocate(Math.toIntExact(size(count)));
      record.put(key).putInt(count);
      write(record, vectors.whole());
      vectors.parts().forEach(part -> write(record, part));
      record.putInt(checksum(record)).flip();
      long at = end;
      while (record.hasRemaining()) {
        at += channel.write(record, at);
      }
      places.put(ByteBuffer.wrap(key.clone()), end);
      end = at;
    }

    private void write(ByteBuffer record, float[] vector) {
      for (float x : vector) {
        record.putFloat(x);
      }
    }

    private void fill(ByteBuffer buffer, long from) throws IOException {
      buffer.clear();
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, from + buffer.position()) < 0) {
          throw new IOException("the cache of vectors in " + folder + " was cut short");
        }
      }
    }
  }

  private long size(int count) {
    return HEAD + (long) Float.BYTES * dimensions * count + Integer.BYTES;
  }

  private static int checksum(ByteBuffer record) {
    CRC32C crc = new CRC32C();
    crc.update(record.duplicate().clear().limit(record.capacity() - Integer.BYTES));
    return (int) crc.getValue();
  }
}
