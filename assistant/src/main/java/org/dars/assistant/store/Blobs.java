package org.dars.assistant.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Original files, kept once each under the SHA-256 of their bytes. Written to a temporary file,
 * forced to disk, renamed into place, and the folder forced to disk: a blob that is there is whole.
 *
 * <p>{@link #stage} does the slow part; {@link Staged#keep} is quick and belongs in the transaction
 * that refers to the blob. What no row refers to, {@link UnusedBlobs} takes away.
 */
public final class Blobs {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int BUFFER = 1 << 16;

  private final Home home;

  public Blobs(Home home) {
    this.home = home;
  }

  /**
   * A kept file.
   *
   * @param sha256 64 hex digits
   * @param bytes its size
   */
  public record Blob(String sha256, long bytes) {}

  /**
   * Writes a stream to disk, not yet kept. The stream is not closed.
   *
   * @throws IOException when the stream cannot be read
   * @throws StoreException when the disk cannot be written to
   */
  public Staged stage(String zone, InputStream source) throws IOException {
    Path folder = folder(zone).resolve("tmp");
    Temporary temporary = Temporary.in(folder);
    try {
      MessageDigest sha = sha256();
      byte[] buffer = new byte[BUFFER];
      long bytes = 0;
      for (int n; (n = source.read(buffer)) >= 0; bytes += n) {
        sha.update(buffer, 0, n);
        temporary.write(ByteBuffer.wrap(buffer, 0, n));
      }
      temporary.force();
      return new Staged(
          this, zone, temporary, new Blob(HexFormat.of().formatHex(sha.digest()), bytes));
    } catch (IOException | RuntimeException e) {
      temporary.discard();
      throw e;
    }
  }

  /** As {@link #stage(String, InputStream)}, from a file. */
  public Staged stage(String zone, Path source) throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      return stage(zone, in);
    }
  }

  /** Where a blob is, or would be. Never write to it. */
  public Path path(String zone, String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + sha256);
    }
    return shard(zone, sha256).resolve(sha256.substring(2));
  }

  Path shard(String zone, String sha256) {
    return folder(zone).resolve(sha256.substring(0, 2));
  }

  Path folder(String zone) {
    return home.blobs(zone);
  }

  /**
   * Reads a blob through and checks that its bytes still have its name.
   *
   * @throws StoreException when it is missing or its bytes changed
   */
  public void verify(String zone, String sha256) {
    Path path = path(zone, sha256);
    try {
      String found = hash(path);
      if (!found.equals(sha256)) {
        throw new StoreException(
            "The original " + path + " changed on disk: put a backup in its place.", null);
      }
    } catch (NoSuchFileException e) {
      throw new StoreException("The original " + path + " is gone: put a backup in its place.", e);
    } catch (IOException e) {
      throw new StoreException(
          "The original " + path + " cannot be read: " + StoreFailures.reason(e) + ".", e);
    }
  }

  /** SHA-256 of a file's bytes as 64 hex digits, without holding them in memory. */
  public static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = sha256();
      byte[] buffer = new byte[BUFFER];
      for (int n; (n = in.read(buffer)) >= 0; ) {
        sha.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(sha.digest());
    }
  }

  /** Takes away what a killed process left half-written in a zone; others' work goes on. */
  public void cleanTemporaries(String zone) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(zone).resolve("tmp"))) {
      for (Path file : files) {
        Temporary.deleteIfAbandoned(file);
      }
    } catch (NoSuchFileException e) {
      // A zone without blobs yet.
    } catch (IOException e) {
      throw StoreFailures.writing(folder(zone), e);
    }
  }

  void delete(String zone, String sha256) {
    try {
      Files.deleteIfExists(path(zone, sha256));
    } catch (IOException e) {
      throw StoreFailures.writing(path(zone, sha256), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A file being written, locked while it is, so that others can tell it from an abandoned one. */
  static final class Temporary {
    private final Path path;
    private final FileChannel channel;

    private Temporary(Path path, FileChannel channel) {
      this.path = path;
      this.channel = channel;
    }

    static Temporary in(Path folder) {
      try {
        Files.createDirectories(folder);
        while (true) {
          Path path = folder.resolve(UUID.randomUUID().toString());
          FileChannel channel =
              FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          FileLock lock = channel.lock();
          // Another process may have taken it for abandoned before the lock was ours.
          if (lock.isValid() && Files.exists(path)) {
            return new Temporary(path, channel);
          }
          channel.close();
        }
      } catch (IOException e) {
        throw StoreFailures.writing(folder, e);
      }
    }

    static void deleteIfAbandoned(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        if (lock != null) {
          Files.deleteIfExists(file);
        }
      } catch (OverlappingFileLockException e) {
        // This process is writing it.
      } catch (NoSuchFileException e) {
        // Its writer was done with it.
      }
    }

    Path path() {
      return path;
    }

    void write(ByteBuffer bytes) {
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        throw StoreFailures.writing(path, e);
      }
    }

    void force() {
      try {
        channel.force(true);
      } catch (IOException e) {
        throw StoreFailures.writing(path, e);
      }
    }

    void discard() {
      try (channel) {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw StoreFailures.writing(path, e);
      }
    }
  }
}
