package org.dars.models.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one file: into a {@code .part} beside its place, on from there when a connection or the
 * process ended, again and again while the hub is in trouble; then its digest is checked, and only
 * then it takes its place.
 */
final class Download {

  /** Space that is left free on a disk. */
  private static final long RESERVE = 32 << 20;

  private static final int BUFFER = 1 << 16;

  /** A hub that cannot be reached at all is not asked for as long as one in trouble. */
  private static final int UNREACHABLE_ATTEMPTS = 3;

  private static final int LONGEST_WAIT = 60;

  private final Hub hub;
  private final Patience patience;
  private final PullListener listener;

  /**
   * How long to go on.
   *
   * @param attempts in a row that bring not one byte
   * @param firstWait before the second attempt; each further wait is twice as long
   */
  record Patience(int attempts, Duration firstWait) {
    static final Patience STANDARD = new Patience(6, Duration.ofSeconds(1));
  }

  Download(Hub hub, Patience patience, PullListener listener) {
    this.hub = hub;
    this.patience = patience;
    this.listener = listener;
  }

  /** What a hub does not have. */
  static final class NotFound extends Exception {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(message);
    }
  }

  /** What may be better the next time. */
  private static final class Trouble extends IOException {
    private static final long serialVersionUID = 1L;
    private final int wait;

    Trouble(String message, int wait) {
      super(message);
      this.wait = wait;
    }
  }

  /**
   * Fetches a file, unless it is there already.
   *
   * @param url {@code OWNER/NAME/resolve/REVISION/PATH}
   * @param expected its SHA-256, or null when the hub's word or the first pull must do
   * @return its SHA-256
   * @throws NotFound when the hub does not have it
   * @throws CatalogException when it cannot be had; what came so far is kept
   */
  String fetch(String url, Path target, @Nullable String expected)
      throws NotFound, InterruptedException {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      if (Files.isRegularFile(target)) {
        String found = Sha256.of(target);
        if (expected == null || expected.equals(found)) {
          return found;
        }
        Files.delete(target);
      }
    } catch (IOException e) {
      throw disk(target, e);
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    int failures = 0;
    while (true) {
      long before = length(part);
      try {
        String told = attempt(url, part);
        String wanted = expected == null ? told : expected;
        String found = digest(part);
        if (wanted != null && !wanted.equals(found)) {
          discard(part);
          if (before > 0) {
            continue; // The beginning was of another version: once more, from the start.
          }
          throw wrong(url, found, wanted);
        }
        place(part, target);
        return found;
      } catch (CatalogException e) {
        throw e;
      } catch (IOException e) {
        boolean progress = length(part) > before;
        failures = progress ? 1 : failures + 1;
        int most = unreachable(e) ? UNREACHABLE_ATTEMPTS : patience.attempts();
        if (failures >= most) {
          throw gaveUp(url, part, e, failures);
        }
        Duration wait = wait(failures, e);
        listener.retrying(url, reason(e), wait);
        Thread.sleep(wait);
      }
    }
  }

  /**
   * One connection.
   *
   * @return the digest that the hub tells, or null
   */
  private @Nullable String attempt(String url, Path part) throws IOException, NotFound {
    long have = length(part);
    try (Hub.Reply reply = hub.get(url, have, etag(part))) {
      switch (reply.status()) {
        case 200, 206 -> {
          if (reply.from() != have) {
            discard(part);
            if (reply.from() != 0) {
              throw new Trouble("it sent another part than it was asked for", 0);
            }
          }
          receive(url, reply, part);
        }
        case 416 -> {
          if (reply.total() != have) {
            discard(part);
            throw new Trouble("the file has become shorter", 0);
          }
        }
        case 404, 410 -> throw new NotFound(hub.address() + "/" + url + " does not exist");
        case 401, 403 ->
            throw new CatalogException(
                ("%s/%s is not open to all (HTTP %d): get it with an account of yours, and bring it in"
                        + " with ./dars models import FOLDER.")
                    .formatted(hub.address(), url, reply.status()));
        case 408, 425, 429 -> throw new Trouble(http(reply), reply.retryAfter());
        default -> {
          if (reply.status() >= 500) {
            throw new Trouble(http(reply), reply.retryAfter());
          }
          throw new CatalogException(
              "%s/%s answers with HTTP %d, which is no file: check the hub's address (--hub, %s)."
                  .formatted(hub.address(), url, reply.status(), Hub.VARIABLE));
        }
      }
      return reply.sha256();
    }
  }

  private static String http(Hub.Reply reply) {
    return "HTTP " + reply.status();
  }

  private void receive(String url, Hub.Reply reply, Path part) throws IOException {
    long done = length(part);
    space(part, reply.total() - done);
    String etag = reply.etag();
    if (etag != null) {
      Files.writeString(etagFile(part), etag);
    }
    byte[] buffer = new byte[BUFFER];
    InputStream in = reply.body();
    try (OutputStream out =
        Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int read = read(in, buffer, done, reply.total());
          read >= 0;
          read = read(in, buffer, done, reply.total())) {
        try {
          out.write(buffer, 0, read);
        } catch (IOException e) {
          throw disk(part, e);
        }
        done += read;
        listener.progress(url, done, reply.total());
      }
    }
    if (done < reply.total()) {
      throw cut(done, reply.total());
    }
    if (reply.total() >= 0 && done > reply.total()) {
      discard(part);
      throw new Trouble("it sent more than it had announced", 0);
    }
  }

  private static int read(InputStream in, byte[] buffer, long done, long total) throws IOException {
    try {
      return in.read(buffer);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      throw cut(done, total);
    }
  }

  private static Trouble cut(long done, long total) {
    return new Trouble("the connection was cut after %,d of %,d bytes".formatted(done, total), 0);
  }

  private static void space(Path part, long needed) throws IOException {
    long free = Files.getFileStore(part.toAbsolutePath().getParent()).getUsableSpace();
    if (needed > 0 && free - RESERVE < needed) {
      throw new CatalogException(
          "The disk of %s has %,d MB free, and %,d MB more are needed: make room, and run the same command again."
              .formatted(part.toAbsolutePath().getParent(), free >> 20, (needed + RESERVE) >> 20));
    }
  }

  private static void place(Path part, Path target) {
    try {
      Durable.force(part);
      Durable.move(part, target);
      Files.deleteIfExists(etagFile(part));
    } catch (IOException e) {
      throw disk(target, e);
    }
  }

  private static String digest(Path part) {
    try {
      if (!Files.exists(part)) {
        Files.createFile(part); // an empty file, of which nothing came
      }
      return Sha256.of(part);
    } catch (IOException e) {
      throw disk(part, e);
    }
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
      Files.deleteIfExists(etagFile(part));
    } catch (IOException e) {
      throw disk(part, e);
    }
  }

  private static long length(Path part) {
    try {
      return Files.isRegularFile(part) ? Files.size(part) : 0;
    } catch (IOException e) {
      throw disk(part, e);
    }
  }

  private static Path etagFile(Path part) {
    return part.resolveSibling(part.getFileName() + ".etag");
  }

  private static @Nullable String etag(Path part) throws IOException {
    return Files.isRegularFile(etagFile(part)) ? Files.readString(etagFile(part)) : null;
  }

  private Duration wait(int failures, IOException e) {
    Duration own = patience.firstWait().multipliedBy(1L << Math.min(failures - 1, 5));
    int asked = e instanceof Trouble trouble ? Math.min(trouble.wait, LONGEST_WAIT) : 0;
    return own.compareTo(Duration.ofSeconds(asked)) > 0 ? own : Duration.ofSeconds(asked);
  }

  private static boolean unreachable(IOException e) {
    return e instanceof ConnectException || e instanceof UnknownHostException;
  }

  private static String reason(IOException e) {
    return switch (e) {
      case UnknownHostException unknown -> "there is no host " + unknown.getMessage();
      case ConnectException refused -> "it cannot be reached: " + refused.getMessage();
      case SocketTimeoutException slow -> "it has fallen silent";
      default -> String.valueOf(e.getMessage());
    };
  }

  private CatalogException gaveUp(String url, Path part, IOException e, int attempts) {
    long kept = length(part);
    return new CatalogException(
        "%s/%s could not be fetched in %d attempts (%s): %s, try another hub with --hub, or bring the model in with ./dars models import FOLDER."
            .formatted(
                hub.address(),
                url,
                attempts,
                reason(e),
                kept > 0
                    ? "%,d bytes are kept, run the same command again to go on".formatted(kept)
                    : "check the network and run the same command again"),
        e);
  }

  private CatalogException wrong(String url, String found, String wanted) {
    return new CatalogException(
        "%s/%s has the SHA-256 %s and should have %s: it was thrown away; try again, and if it stays so, do not trust this hub."
            .formatted(hub.address(), url, found, wanted));
  }

  private static CatalogException disk(Path file, IOException e) {
    return new CatalogException(
        "%s cannot be written (%s): make room on the disk or check its rights, and run the same command again."
            .formatted(file, String.valueOf(e.getMessage())),
        e);
  }
}
