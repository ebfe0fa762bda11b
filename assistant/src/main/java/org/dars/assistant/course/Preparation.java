package org.dars.assistant.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Staged;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.index.passage.Passages;

/**
 * Files copied and read on a few threads, a little ahead of the one that writes them to the
 * database; handed over in their order.
 */
final class Preparation implements AutoCloseable {

  private static final int THREADS =
      Math.clamp(Runtime.getRuntime().availableProcessors() - 1L, 1, 4);

  private final String zone;
  private final Blobs blobs;
  private final Courseware courseware;
  private final Map<String, DocumentRows.Known> known;
  private final Iterator<SourceFile> rest;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("dars-read-", 1).factory());
  private final Deque<Future<Prepared>> ahead = new ArrayDeque<>();

  Preparation(
      String zone,
      Blobs blobs,
      Courseware courseware,
      Map<String, DocumentRows.Known> known,
      List<SourceFile> files) {
    this.zone = zone;
    this.blobs = blobs;
    this.courseware = courseware;
    this.known = known;
    this.rest = files.iterator();
  }

  boolean hasNext() {
    return !ahead.isEmpty() || rest.hasNext();
  }

  /** The next file. The caller discards it when done. */
  Prepared next() {
    while (ahead.size() < 2 * THREADS && rest.hasNext()) {
      SourceFile file = rest.next();
      ahead.add(threads.submit(() -> prepared(file)));
    }
    return result(ahead.remove());
  }

  @Override
  public void close() {
    threads.shutdown();
    while (!ahead.isEmpty()) {
      Future<Prepared> future = ahead.remove();
      try {
        result(future).discard();
      } catch (RuntimeException e) {
        // It holds nothing; what went wrong first is already on its way.
      }
    }
  }

  private Prepared prepared(SourceFile file) {
    try {
      DocumentRows.Known before = known.get(file.path());
      if (before != null
          && !before.broken()
          && before.reader().equals(DocumentRows.READER)
          && before.sha256().equals(Blobs.hash(file.file()))
          && Files.exists(blobs.path(zone, before.sha256()))) {
        return new Prepared.Unchanged(file.path());
      }
      // Reads the copy: what is kept is what was read, whatever happens to the file meanwhile.
      return read(file, blobs.stage(zone, file.file()));
    } catch (NoSuchFileException e) {
      return new Prepared.Unreadable(file.path(), file.path() + ": the file is gone.");
    } catch (IOException e) {
      return new Prepared.Unreadable(
          file.path(), file.path() + ": cannot be opened; check its permissions and the disk.");
    }
  }

  private Prepared read(SourceFile source, Staged copy) {
    String path = source.path();
    try {
      CoursewareDocument document = courseware.read(source.at(copy.file()));
      return new Prepared.Good(copy, document, Passages.of(document));
    } catch (CoursewareException e) {
      return new Prepared.Broken(path, copy, String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      System.getLogger(Preparation.class.getName())
          .log(System.Logger.Level.WARNING, "reading " + path, e);
      return new Prepared.Broken(
          path, copy, path + ": its content confuses the reader; save it anew or leave it out.");
    } catch (Error e) {
      copy.close();
      throw e;
    }
  }

  private static Prepared result(Future<Prepared> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          switch (e.getCause()) {
            case RuntimeException r -> throw r;
            case Error r -> throw r;
            case null, default -> throw new IllegalStateException(e);
          }
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
