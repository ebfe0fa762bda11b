package org.dars.index.courseware.tika;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.pipes.PipesResult;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.tika.pdf.PdfRequest;
import org.jspecify.annotations.Nullable;

/**
 * A few reading processes, lent to one file each. While one is busy, killed or started anew, the
 * others go on; who finds none free waits for a bounded time. A file that breaks its process twice
 * is put aside.
 */
final class TikaProcesses implements AutoCloseable {

  /** What Tika made of a file. */
  record Extract(String mediaType, String title, String language, String xhtml, boolean embedded) {}

  /** The bytes of a file where a reading process may see them, and no others. */
  private record Staged(Path file, String sha256) {}

  /** What the processes may use, and how many there are. */
  record Settings(int processes, String heap, @Nullable Path asideList) {}

  /** So many times the longest time of one file, and who waits is told that all are busy. */
  private static final int PATIENCE = 5;

  /** The most tags in what comes back: the service holds them in memory. */
  private static final int MOST_TAGS = 2_000_000;

  private final ReadLimits limits;
  private final Settings settings;
  private final Quarantine quarantine;
  private final Semaphore free;
  private final Deque<TikaProcess> idle = new ArrayDeque<>();
  private final Set<TikaProcess> all = new HashSet<>();
  private @Nullable Path home;
  private boolean closed;

  TikaProcesses(ReadLimits limits, Settings settings) {
    this.limits = limits;
    this.settings = settings;
    this.quarantine = new Quarantine(settings.asideList());
    this.free = new Semaphore(settings.processes(), true);
  }

  /**
   * Parses one file.
   *
   * @throws CoursewareException when the file is encrypted, broken, over a limit or put aside
   */
  Extract extract(SourceFile source, PdfRequest request) throws CoursewareException {
    Staged staged = staged(source);
    // Pictures that break it do not take the text of the same file with them.
    String key = request.pages().isEmpty() ? staged.sha256 : "ocr-" + staged.sha256;
    try {
      while (true) {
        if (quarantine.holds(key)) {
          throw aside(source.path());
        }
        PipesResult result = parse(source, staged, request);
        boolean late = result.getStatus() == PipesResult.STATUS.TIMEOUT;
        boolean crash =
            result.getStatus() == PipesResult.STATUS.OOM
                || result.getStatus() == PipesResult.STATUS.UNSPECIFIED_CRASH;
        if (!late && !crash) {
          return extract(source.path(), result);
        }
        if (isClosed()) {
          throw closed(source);
        }
        boolean aside = quarantine.strike(key, source.path());
        if (late && !aside) {
          throw new CoursewareException(
              source.path(),
              "took longer than " + words(limits.timeout()) + " to read; save it anew or split it");
        }
        // A crash may be the fault of what was read before: once more, in a fresh process.
      }
    } finally {
      delete(staged.file);
    }
  }

  private static String words(java.time.Duration time) {
    return time.toMillis() < 1_000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
  }

  private PipesResult parse(SourceFile source, Staged staged, PdfRequest request)
      throws CoursewareException {
    TikaProcess process = null;
    try {
      long patience = PATIENCE * limits.timeout().toMillis() + 10_000;
      if (!free.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
        throw new CoursewareException(
            source.path(),
            "was not read: other files took all the time for "
                + patience / 1_000
                + " s; add it again");
      }
      try {
        process = taken(source);
        return process.parse(staged.file, request, limits.timeout().toMillis());
      } finally {
        if (process != null) {
          giveBack(process);
        }
        free.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoursewareException(source.path(), "was not read: interrupted; read it again", e);
    } catch (IOException | IllegalArgumentException e) {
      if (isClosed()) {
        throw closed(source);
      }
      throw new CoursewareException(
          source.path(),
          "cannot be read: the reading process did not start ("
              + e.getMessage()
              + "); check free memory and disk",
          e);
    }
  }

  private synchronized TikaProcess taken(SourceFile source)
      throws IOException, CoursewareException {
    if (closed) {
      throw closed(source);
    }
    // The one used last is the warmest.
    TikaProcess process = idle.pollFirst();
    if (process == null) {
      Path folder = Files.createTempDirectory(home(), "process");
      process = new TikaProcess(limits, folder, settings.heap());
      all.add(process);
    }
    return process;
  }

  private synchronized void giveBack(TikaProcess process) {
    if (!closed) {
      idle.addFirst(process);
    }
  }

  synchronized Path home() throws IOException {
    Path folder = home;
    if (folder == null) {
      folder = Files.createTempDirectory("dars-reader");
      home = folder;
    }
    return folder;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /**
   * Copied, so that what is hashed is what is read, under a name that says nothing but its kind.
   */
  private Staged staged(SourceFile source) throws CoursewareException {
    String end = source.path().replaceFirst("^.*(\\.[A-Za-z0-9]{1,8})$", "$1");
    String suffix = end.equals(source.path()) ? "" : end.toLowerCase(Locale.ROOT);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      Path copy = Files.createTempFile(home(), "file", suffix);
      try (InputStream in = new DigestInputStream(Files.newInputStream(source.file()), sha)) {
        Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        delete(copy);
        throw e;
      }
      return new Staged(copy, HexFormat.of().formatHex(sha.digest()));
    } catch (IOException e) {
      throw new CoursewareException(
          source.path(), "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Goes with its folder.
    }
  }

  @Override
  public void close() {
    List<TikaProcess> ending;
    Path folder;
    synchronized (this) {
      closed = true;
      ending = List.copyOf(all);
      all.clear();
      idle.clear();
      folder = home;
      home = null;
    }
    ending.forEach(TikaProcess::close);
    if (folder != null) {
      TikaProcess.clear(folder);
      delete(folder);
    }
  }

  private CoursewareException aside(String path) {
    return new CoursewareException(
        path,
        "was put aside after it crashed the parser twice; save it anew in its program (a changed file is tried again) or leave it out");
  }

  private static CoursewareException closed(SourceFile source) {
    return new CoursewareException(source.path(), "was not read: the reader was closed");
  }

  private Extract extract(String path, PipesResult result) throws CoursewareException {
    String trace = String.valueOf(result.getMessage());
    if (trace.contains("EncryptedDocumentException") || trace.contains("password")) {
      throw new CoursewareException(
          path, "is protected by a password; save it without one and add it again");
    }
    List<Metadata> parts =
        result.getEmitData() == null ? List.of() : result.getEmitData().getMetadataList();
    if (parts.isEmpty() || result.getStatus() != PipesResult.STATUS.PARSE_SUCCESS) {
      throw damaged(path, result.getMessage());
    }
    Metadata m = parts.getFirst();
    if (Boolean.parseBoolean(m.get(TikaCoreProperties.WRITE_LIMIT_REACHED))) {
      throw new CoursewareException(
          path,
          "holds more than "
              + limits.maxCharacters()
              + " characters, the limit for one file; split it or raise the limit");
    }
    String xhtml = text(m.get(TikaCoreProperties.TIKA_CONTENT));
    if (xhtml.chars().filter(c -> c == '<').limit(MOST_TAGS + 1L).count() > MOST_TAGS) {
      throw new CoursewareException(
          path, "is made of more than " + MOST_TAGS / 2 + " pieces; split it");
    }
    String type = String.valueOf(m.get(Metadata.CONTENT_TYPE)).split(";")[0].strip();
    return new Extract(
        type.toLowerCase(Locale.ROOT),
        text(m.get(TikaCoreProperties.TITLE)),
        text(m.get(TikaCoreProperties.LANGUAGE)),
        xhtml,
        m.get("X-TIKA:EXCEPTION:embedded_resource_limit_reached") != null);
  }

  /** The first line of a stack trace says enough. */
  private static CoursewareException damaged(String path, @Nullable String trace) {
    String cause = trace == null ? "" : trace.lines().findFirst().orElse("");
    String words = cause.replaceAll("\\b(?:\\w+\\.)+(\\w+)", "$1");
    String shortened = words.length() > 120 ? words.substring(0, 120) + "…" : words;
    return new CoursewareException(
        path,
        "is damaged or not what its name says"
            + (shortened.isEmpty() ? "" : " (" + shortened + ")")
            + "; open it in its program and save it anew");
  }

  private static String text(@Nullable String s) {
    return s == null ? "" : s.strip();
  }
}
