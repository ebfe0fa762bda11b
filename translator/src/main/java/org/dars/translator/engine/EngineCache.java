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
 * What engines have answered, in one file, so that no answer is paid for twice. The first line
 * names the format; a file of another format is begun anew, since every answer can be had again.
 * Then a line an answer: eight hexadecimal digits of CRC-32C, a space, JSON. Lines are appended; a
 * line torn by a crash, or spoilt on the disk, is passed over, and costs its own answer. A file
 * that would grow beyond its bound loses its oldest answers until half of the bound is left.
 *
 * <p>One process writes. In memory stands the place of each answer, not the answer: about 150 bytes
 * each. Safe for use by several threads.
 */
public final class EngineCache implements Closeable {

  /** Which setting bounds the file, in megabytes; 0 for no cache. */
  public static final String SETTING = "DARS_ENGINE_CACHE_MB";

  /** The bound when nothing is set, in megabytes: some 200,000 answers. */
  public static final int STANDARD_MEGABYTES = 64;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FORMAT = "dars engine cache 1";
  private static final int CHECKSUM = 8;
  private static final int BUFFER = 1 << 16;

  /** Not a channel: one is closed for everybody when the thread that uses it is interrupted. */
  private final RandomAccessFile content;

  private final Map<String, Place> places = new HashMap<>();
  private final long most;
  private long end;

  /** Where a line's JSON stands. */
  private record Place(long at, int length) {
    /** Where the line begins. */
    long line() {
      return at - CHECKSUM - 1;
    }
  }

  private EngineCache(RandomAccessFile content, long most) {
    this.content = content;
    this.most = most;
  }

  /**
   * Opens or creates the cache that settings allow.
   *
   * @return empty when {@value #SETTING} is 0, or another process has it open: engines are then
   *     asked as without it
   * @throws EngineException when the setting cannot be read
   * @throws IOException when the file cannot be written
   */
  public static Optional<EngineCache> from(Map<String, String> settings, Path file)
      throws EngineException, IOException {
    String text = settings.getOrDefault(SETTING, "").strip();
    if (!text.matches("\\d{0,6}")) {
      throw new EngineException(
          SETTING
              + " cannot be “"
              + text
              + "”; set it to megabytes, for example "
              + STANDARD_MEGABYTES
              + ", or to 0 for no cache");
    }
    long megabytes = text.isEmpty() ? STANDARD_MEGABYTES : Integer.parseInt(text);
    if (megabytes == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(open(file, megabytes << 20));
    } catch (CacheInUseException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens or creates a cache.
   *
   * @param file in a folder that is created when missing
   * @param most bytes that the file may have, 1 or more
   * @throws CacheInUseException when another process has it open
   * @throws IOException when it cannot be written
   */
  public static EngineCache open(Path file, long most) throws IOException {
    if (most < 1) {
      throw new IllegalArgumentException("a cache must have 1 byte or more, has " + most);
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw");
    try {
      if (!locked(content.getChannel())) {
        throw new CacheInUseException(file);
      }
      EngineCache cache = new EngineCache(content, most);
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
          if (begin == 0 && !line.toString(StandardCharsets.UTF_8).equals(FORMAT)) {
            beginAnew();
            return;
          }
          line(line.toByteArray(), begin);
          line.reset();
          begin = at + i + 1;
        } else {
          line.write(bytes[i]);
        }
      }
      at += n;
    }
    if (begin == 0) {
      beginAnew();
      return;
    }
    content.setLength(begin);
    end = begin;
    shorten(0);
  }

  private void beginAnew() throws IOException {
    byte[] first = (FORMAT + "\n").getBytes(StandardCharsets.US_ASCII);
    content.setLength(0);
    content.write(first);
    end = first.length;
  }

  /**
   * Makes room: the newest answers move to the front. A crash meanwhile leaves one torn line where
   * old and new meet, and perhaps answers that stand there twice.
   */
  private void shorten(int more) throws IOException {
    if (end + more <= most) {
      return;
    }
    long keep = Math.max(0, most / 2 - more);
    long from =
        places.values().stream()
            .mapToLong(Place::line)
            .filter(line -> end - line <= keep)
            .min()
            .orElse(end);
    long to = FORMAT.length() + 1L;
    byte[] bytes = new byte[BUFFER];
    for (long at = from; at < end; at += BUFFER) {
      int n = (int) Math.min(BUFFER, end - at);
      content.seek(at);
      content.readFully(bytes, 0, n);
      content.seek(to + at - from);
      content.write(bytes, 0, n);
    }
    places.values().removeIf(place -> place.line() < from);
    places.replaceAll((key, place) -> new Place(place.at() - from + to, place.length()));
    end = to + end - from;
    content.setLength(end);
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
    if (keys.isEmpty()) {
      return;
    }
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Map<String, Place> fresh = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      byte[] json = json(keys.get(i), answers.get(i));
      lines.writeBytes((checksum(json) + " ").getBytes(StandardCharsets.US_ASCII));
      fresh.put(keys.get(i), new Place(lines.size(), json.length));
      lines.writeBytes(json);
      lines.write('\n');
    }
    shorten(lines.size());
    fresh.replaceAll((key, place) -> new Place(end + place.at(), place.length()));
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
