package org.dars.index.courseware.roundtrip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.SourceFile;

/**
 * Puts every file below a folder to the test: it is read; written back with nothing changed, and
 * compared byte for byte; written back pseudo-translated, read again, and compared block for block.
 * What Dars cannot read fails with its reason. Several files at a time.
 */
public final class RoundTripRun {

  /**
   * Files that carry translations, not lessons: Dars exchanges them, and does not localise them.
   */
  private static final Set<String> EXCHANGE =
      Set.of(
          "po",
          "pot",
          "mo",
          "tmx",
          "tbx",
          "srx",
          "xlf",
          "xliff",
          "sdlxliff",
          "mqxliff",
          "ts",
          "resx");

  private static final long LOOK_AGAIN_MILLIS = 100;

  /** Hears how far it is, and may stop it. */
  public interface Watch {

    /** Called after each file, by one thread. */
    void done(int done, int total);

    /** Whether to stop now, with what was done. */
    boolean stopped();
  }

  private final Codec codec;
  private final int threads;

  /**
   * @param threads how many files at a time
   */
  public RoundTripRun(Codec codec, int threads) {
    this.codec = codec;
    this.threads = threads;
  }

  /**
   * Tests a folder, or one file.
   *
   * @throws IOException when the folder cannot be listed
   */
  public RoundTripReport of(Path folder, Watch watch) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Map<String, List<String>> skipped = new TreeMap<>();
    List<SourceFile> files = new ArrayList<>();
    for (SourceFile file : files(folder)) {
      if (isSkipped(file.path())) {
        skipped.computeIfAbsent(format(file.path()), _ -> new ArrayList<>()).add(file.path());
      } else {
        files.add(file);
      }
    }
    List<FileResult> results = results(files, watch);
    Map<String, List<FileResult>> byFormat = new TreeMap<>();
    results.forEach(r -> byFormat.computeIfAbsent(format(r.file()), _ -> new ArrayList<>()).add(r));
    Map<String, FormatScore> formats = new TreeMap<>();
    byFormat.forEach((format, of) -> formats.put(format, FormatScore.of(of)));
    return new RoundTripReport(
        formats,
        FormatScore.of(results),
        skipped,
        files.size() - results.size(),
        Math.round((System.nanoTime() - began) / 1e6) / 1e3);
  }

  private List<FileResult> results(List<SourceFile> files, Watch watch)
      throws InterruptedException {
    List<FileResult> results = new ArrayList<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("dars-roundtrip-", 1).factory());
    try {
      var finished = new ExecutorCompletionService<FileResult>(pool);
      files.forEach(file -> finished.submit(() -> FileResult.of(codec, file)));
      while (results.size() < files.size() && !watch.stopped()) {
        Future<FileResult> next = finished.poll(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        // What ends after the stop may have failed because of it.
        if (next != null && !watch.stopped()) {
          results.add(next.get());
          watch.done(results.size(), files.size());
        }
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** Every file below a folder, in the order of their paths; links are not followed. */
  private static List<SourceFile> files(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    if (Files.isRegularFile(root)) {
      return List.of(new SourceFile(String.valueOf(root.getFileName()), root));
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(p -> Files.isRegularFile(p, java.nio.file.LinkOption.NOFOLLOW_LINKS))
          .filter(p -> !isHidden(root.relativize(p)))
          .sorted()
          .map(p -> new SourceFile(root.relativize(p).toString().replace('\\', '/'), p))
          .toList();
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSkipped(String path) {
    return EXCHANGE.contains(format(path)) || CourseFolder.isMedia(path);
  }

  /** "docx", "tar.gz"; "none" for a name without an extension. */
  static String format(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    if (dot <= 0 || dot == name.length() - 1) {
      return "none";
    }
    return name.endsWith(".tar.gz") ? "tar.gz" : name.substring(dot + 1);
  }
}
