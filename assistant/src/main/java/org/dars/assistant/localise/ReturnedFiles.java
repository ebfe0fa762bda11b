package org.dars.assistant.localise;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dars.translator.exchange.ExchangeFile;
import org.dars.translator.exchange.Returned;
import org.dars.translator.exchange.ReviewTable;
import org.dars.translator.exchange.Xliff;
import org.dars.translator.exchange.XliffProblemException;

/**
 * Files that people gave back, kept for a day so that they can be looked at before they go in. A
 * file is known by the name that {@link #keep} gives it.
 */
public final class ReturnedFiles {

  private static final Pattern KEPT = Pattern.compile("[0-9a-f]{24}\\.(?:docx|xlf)");
  private static final Duration DAY = Duration.ofDays(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;
  private final Clock clock;

  ReturnedFiles(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Whether a file of this name can be one: XLIFF or DOCX. */
  public static boolean takes(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".docx") || lower.endsWith(".xlf") || lower.endsWith(".xliff");
  }

  /**
   * Keeps a file, and forgets those of yesterday.
   *
   * @param name as the person calls it; {@link #takes} says which
   * @return what it is known by
   */
  public String keep(String name, Path file) throws IOException {
    Files.createDirectories(folder);
    Instant yesterday = clock.instant().minus(DAY);
    List<Path> there;
    try (Stream<Path> all = Files.list(folder)) {
      there = all.toList();
    }
    for (Path old : there) {
      if (Files.getLastModifiedTime(old).toInstant().isBefore(yesterday)) {
        Files.deleteIfExists(old);
      }
    }
    byte[] random = new byte[12];
    RANDOM.nextBytes(random);
    boolean docx = name.toLowerCase(Locale.ROOT).endsWith(".docx");
    String kept = HexFormat.of().formatHex(random) + (docx ? ".docx" : ".xlf");
    try (InputStream in = Files.newInputStream(file)) {
      Files.copy(in, folder.resolve(kept));
    }
    return kept;
  }

  /** Where a file is; empty for a name that is not, or no longer, known. */
  public Optional<Path> file(String kept) {
    return KEPT.matcher(kept).matches()
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

  /**
   * Reads XLIFF or a table.
   *
   * @param file {@link #takes} says which
   * @param expected what would go out now
   * @param all whether the person has read all of it
   * @throws XliffProblemException when it is neither, or of other languages
   */
  public static Returned read(Path file, ExchangeFile expected, boolean all)
      throws XliffProblemException, IOException {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".docx")
        ? ReviewTable.read(file, expected, all)
        : Returned.of(file, Xliff.read(file), expected);
  }
}
