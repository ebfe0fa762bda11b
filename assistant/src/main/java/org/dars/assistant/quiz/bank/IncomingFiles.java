package org.dars.assistant.quiz.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files with items that people sent, kept until they have looked at them: a day at most, and no
 * longer than this is open. A file is known by the name that {@link #keep} gives it. Safe for use
 * by several threads.
 */
public final class IncomingFiles implements AutoCloseable {

  private static final Pattern KEPT = Pattern.compile("[0-9a-f]{24}\\.[a-z0-9]{1,8}");
  private static final Duration DAY = Duration.ofDays(1);

  /** Files; the oldest make room. */
  private static final int MOST = 50;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private @Nullable Path folder;

  public IncomingFiles(Clock clock) {
    this.clock = clock;
  }

  /**
   * Keeps a copy of a file, and forgets those of yesterday.
   *
   * @param name as the person calls it
   * @return what it is known by, with the same end
   */
  public synchronized String keep(String name, Path file) throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory("dars-items-");
    }
    Instant yesterday = clock.instant().minus(DAY);
    List<Path> there = oldestFirst(folder);
    for (int i = 0; i < there.size(); i++) {
      Path old = there.get(i);
      boolean past = Files.getLastModifiedTime(old).toInstant().isBefore(yesterday);
      if (past || i < there.size() - MOST + 1) {
        Files.deleteIfExists(old);
      }
    }
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String kept =
        HexFormat.of().formatHex(bytes) + "." + (end.matches("[a-z0-9]{1,8}") ? end : "dat");
    Files.copy(file, folder.resolve(kept));
    return kept;
  }

  private static List<Path> oldestFirst(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted(Comparator.comparing(IncomingFiles::time)).toList();
    }
  }

  private static Instant time(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a file is; empty for a name that is not, or no longer, known. */
  public synchronized Optional<Path> file(String kept) {
    return folder != null && KEPT.matcher(kept).matches()
        ? Optional.of(folder.resolve(kept)).filter(Files::isRegularFile)
        : Optional.empty();
  }

  /** Forgets a file. */
  public void forget(String kept) throws IOException {
    Optional<Path> file = file(kept);
    if (file.isPresent()) {
      Files.deleteIfExists(file.get());
    }
  }

  /** Forgets all. */
  @Override
  public synchronized void close() throws IOException {
    if (folder != null) {
      for (Path file : oldestFirst(folder)) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
      folder = null;
    }
  }
}
