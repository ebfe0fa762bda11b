package org.dars.translator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.dars.translator.engine.EngineResult.Maker;
import org.dars.translator.engine.EngineResult.Translated;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/**
 * What engines have answered, in one file, so that no answer is paid for twice. A line an answer:
 * eight hexadecimal digits of CRC-32C, a space, JSON. It is only ever appended to; a line torn by a
 * crash, or spoilt on the disk, is passed over, and costs its own answer.
 *
 * <p>One process writes. In memory stands the place of each answer, not the answer: about 150 bytes
 * each. Safe for use by several threads.
 */
public final class EngineCache implements Closeable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CHECKSUM = 8;
  private static final int BUFFER = 1 << 16;

  /** Not a channel: one is closed for everybody when the thread that uses it is interrupted. */
  private final RandomAccessFile content;

  private final Map<String, Place> places = new HashMap<>();
  private long end;

  /** Where a line's JSON stands. */
  private record Place(long at, int length) {}

  private EngineCache(RandomAccessFile content) {
    this.content = content;
  }

  /**
   * Opens or creates a cache.
   *
   * @param file in a folder that is created when missing
   * @throws IOException when it cannot be written, or another process has it open; the message says
   *     which
   */
  public static EngineCache open(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw");
    try {
      if (!locked(content.getChannel())) {
        throw new IOException(
            file + ": the engine cache is in use by another process; wait for it, or end it");
      }
      EngineCache cache = new EngineCache(content);
      cache.read();
      return cache;
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Finds the lines that are whole; new ones are written behind the last line break. */
  private void read() throws IOException {
    byte[] bytes = new byte[BUFFER];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long at = 0;
    long begin = 0;
    for (int n = content.read(bytes); n > 0; n = content.read(bytes)) {
      for (int i = 0; i < n; i++) {
        if (bytes[i] == '\n') {
          line(line.toByteArray(), begin);
          line.reset();
          begin = at + i + 1;
        } else {
          line.write(bytes[i]);
        }
      }
      at += n;
    }
    content.setLength(begin);
    end = begin;
  }

  private void line(byte[] bytes, long begin) {
    if (bytes.length <= CHECKSUM + 1) {
      return;
    }
    String sum = new String(bytes, 0, CHECKSUM, StandardCharsets.US_ASCII);
    byte[] json = Arrays.copyOfRange(bytes, CHECKSUM + 1, bytes.length);
    if (!sum.equals(checksum(json))) {
      return;
    }
    try {
      String key = JSON.readTree(json).path("key").asText("");
      places.put(key, new Place(begin + CHECKSUM + 1, json.length));
    } catch (IOException e) {
      // Not ours, for all that its checksum fits.
    }
  }

  /** The answer that is kept under a key. */
  synchronized Optional<Translated> get(String key) throws IOException {
    Place place = places.get(key);
    if (place == null) {
      return Optional.empty();
    }
    byte[] bytes = new byte[place.length()];
    content.seek(place.at());
    content.readFully(bytes);
    JsonNode json = JSON.readTree(bytes);
    String engine = json.path("engine").asText("");
    Maker maker =
        engine.isEmpty() ? null : new Maker(engine, Quality.valueOf(json.path("quality").asText()));
    return Optional.of(new Translated(json.path("text").asText(), maker));
  }

  /** Keeps answers; they survive a crash once this returns. */
  synchronized void put(List<String> keys, List<Translated> answers) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Map<String, Place> fresh = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      byte[] json = json(keys.get(i), answers.get(i));
      lines.writeBytes((checksum(json) + " ").getBytes(StandardCharsets.US_ASCII));
      fresh.put(keys.get(i), new Place(end + lines.size(), json.length));
      lines.writeBytes(json);
      lines.write('\n');
    }
    content.seek(end);
    content.write(lines.toByteArray());
    content.getFD().sync();
    end += lines.size();
    places.putAll(fresh);
  }

  private static byte[] json(String key, Translated answer) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("key", key).put("text", answer.text());
    @Nullable Maker by = answer.by();
    if (by != null) {
      json.put("engine", by.engine()).put("quality", by.quality().name());
    }
    return JSON.writeValueAsBytes(json);
  }

  /** How many answers are kept. */
  public synchronized int size() {
    return places.size();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private static String checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return "%08x".formatted(sum.getValue());
  }
}
