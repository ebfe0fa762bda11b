package org.dars.translator.adapt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a file. Each append is one line, {@code CHECKSUM JSON-array-of-events}, forced to
 * disk. The checksum runs over the line and the checksum before it, so that a line that was
 * changed, put in or taken out is found. A last line that a crash tore was never acknowledged: it
 * is left out, and the next append takes its place; what stood there is put aside beside the file,
 * in {@code NAME.torn}. Several threads and processes may append; each takes a lock.
 */
public final class JsonLinesLedger implements AdaptationLedger {

  private static final int CHECKSUM = 16;

  /** A file lock keeps other processes out, not other threads. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path file;

  /**
   * A ledger in a file, created with the first event.
   *
   * @param file its folder is created when missing
   */
  public JsonLinesLedger(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  /**
   * What a file holds.
   *
   * @param whole bytes up to the end of the last whole line
   * @param checksum of the last whole line, "" when there is none
   */
  private record Content(List<LedgerEvent> events, long whole, String checksum) {}

  @Override
  public List<LedgerEvent> events() throws IOException {
    return Files.exists(file) ? parse(Files.readAllBytes(file)).events() : List.of();
  }

  @Override
  public LedgerView update(Step step) throws IOException {
    ReentrantLock alone = THREADS.computeIfAbsent(file, _ -> new ReentrantLock());
    alone.lock();
    try {
      return exclusively(step);
    } finally {
      alone.unlock();
    }
  }

  private LedgerView exclusively(Step step) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    Files.createDirectories(folder);
    boolean made = !Files.exists(file);
    List<LedgerEvent> all;
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      byte[] bytes = read(channel);
      Content now = parse(bytes);
      List<LedgerEvent> added = step.from(LedgerView.of(now.events()));
      if (added.isEmpty()) {
        return LedgerView.of(now.events());
      }
      putAside(bytes, (int) now.whole());
      write(channel, now, LedgerJson.write(added));
      if (!lock.isValid()) {
        throw new AdaptationException(file + ": lost its lock while it was written; try again");
      }
      all = new ArrayList<>(now.events());
      all.addAll(added);
    }
    if (made) {
      force(folder);
    }
    return LedgerView.of(all);
  }

  private static void write(FileChannel channel, Content now, String json) throws IOException {
    String line = checksum(now.checksum(), json) + " " + json + "\n";
    channel.truncate(now.whole());
    channel.position(now.whole());
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  /** Keeps what no append acknowledged, should somebody want to look at it. */
  private void putAside(byte[] bytes, int whole) throws IOException {
    if (whole < bytes.length) {
      Files.write(
          file.resolveSibling(file.getFileName() + ".torn"),
          Arrays.copyOfRange(bytes, whole, bytes.length),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
  }

  private static byte[] read(FileChannel channel) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (all.hasRemaining() && channel.read(all) >= 0) {
      // until all is read
    }
    return all.array();
  }

  private Content parse(byte[] bytes) throws AdaptationException {
    List<LedgerEvent> events = new ArrayList<>();
    String checksum = "";
    int at = 0;
    int number = 0;
    while (at < bytes.length) {
      number++;
      int end = at;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      boolean torn = end == bytes.length;
      String line = new String(bytes, at, end - at, StandardCharsets.UTF_8);
      String json = line.length() > CHECKSUM ? line.substring(CHECKSUM + 1) : null;
      if (torn) {
        break;
      }
      if (json == null || !line.startsWith(checksum(checksum, json) + " ")) {
        boolean last = end == bytes.length - 1;
        if (last) {
          break; // its blocks reached the disk in another order than they were written
        }
        throw damaged(number, null);
      }
      try {
        events.addAll(LedgerJson.read(json));
      } catch (IOException | IllegalArgumentException e) {
        throw damaged(number, e);
      }
      checksum = line.substring(0, CHECKSUM);
      at = end + 1;
    }
    return new Content(events, at, checksum);
  }

  private AdaptationException damaged(int line, @Nullable Throwable cause) {
    String message =
        file + ": line " + line + " is not what was written there; put back a copy of the file";
    return cause == null
        ? new AdaptationException(message)
        : new AdaptationException(message, cause);
  }

  private static String checksum(String before, String json) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(before.getBytes(StandardCharsets.US_ASCII));
      byte[] digest = sha.digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, CHECKSUM / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Makes the file's name durable. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
