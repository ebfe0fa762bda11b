package org.dars.assistant.retrieve;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.dars.assistant.course.CourseLibrary;

/**
 * One change of a zone's embedder. The new index is made beside the one that is searched, from the
 * beginning or from where an earlier attempt was killed, and takes its place when it has caught up.
 */
final class ChangeOver {

  private static final System.Logger LOG = System.getLogger(ChangeOver.class.getName());

  private final String zone;
  private final ZoneSearch search;
  private final Embedders embedders;
  private final CourseLibrary library;
  private final Executor feeding;
  private final BooleanSupplier closing;
  private final Consumer<Served> retired;

  /**
   * @param feeding the one thread on which the searched index changes
   * @param retired is handed the index that was searched before
   */
  ChangeOver(
      String zone,
      ZoneSearch search,
      Embedders embedders,
      CourseLibrary library,
      Executor feeding,
      BooleanSupplier closing,
      Consumer<Served> retired) {
    this.zone = zone;
    this.search = search;
    this.embedders = embedders;
    this.library = library;
    this.feeding = feeding;
    this.closing = closing;
    this.retired = retired;
  }

  /**
   * Runs to the end.
   *
   * @throws RetrieveException when the wanted embedder cannot be opened, or indexing fails; the
   *     index before stays
   */
  CatchUp run(CatchUpListener listener) {
    long start = System.nanoTime();
    String before = search.live().pointer().model();
    Optional<Served> opened = search.next();
    if (opened.isEmpty()) {
      return new CatchUp(CatchUp.Outcome.CURRENT, 0, 0, System.nanoTime() - start);
    }
    Served next = opened.get();
    try {
      search.sweep(Set.of(next.folder()));
      CatchUp made = feed(next, new Told(next.pointer().model(), before, listener));
      if (made.outcome() == CatchUp.Outcome.CURRENT) {
        CatchUp last = onFeedingThread(next);
        return new CatchUp(
            last.outcome(),
            made.documents() + last.documents(),
            made.passages() + last.passages(),
            System.nanoTime() - start);
      }
      next.close(embedders);
      return made;
    } catch (RuntimeException e) {
      if (search.live() != next) {
        next.close(embedders);
      }
      throw e;
    }
  }

  /** What changed meanwhile, and the change itself, so that no document falls between them. */
  private CatchUp onFeedingThread(Served next) {
    return Retriever.joined(
        CompletableFuture.supplyAsync(
            () -> {
              CatchUp last = feed(next, CatchUpListener.SILENT);
              if (last.outcome() == CatchUp.Outcome.CURRENT) {
                Served before = search.replaceBy(next);
                LOG.log(
                    Level.INFO,
                    "zone {0} is searched with {1} instead of {2} now",
                    zone,
                    next.pointer().model(),
                    before.pointer().model());
                retired.accept(before);
              } else {
                next.close(embedders);
              }
              return last;
            },
            feeding));
  }

  private CatchUp feed(Served next, CatchUpListener listener) {
    String model = next.pointer().model();
    try {
      return new IndexFeed(
              zone,
              library,
              next.index().index(),
              next.embedding(),
              null, // kept vectors are of the index that is searched, and of one thread
              listener,
              () -> closing.getAsBoolean() || !model.equals(wanted(model)))
          .run();
    } catch (IOException e) {
      throw ZoneIndex.failed(next.folder(), e);
    }
  }

  /** The model wanted now; where the wanted one could not be opened, the one in its stead. */
  private String wanted(String made) {
    return made.equals(embedders.standard()) ? made : embedders.wanted(zone);
  }

  /** Tells the log every now and then, besides whoever else listens. */
  private static final class Told implements CatchUpListener {
    private static final long EVERY_NANOS = 10_000_000_000L;

    private final String model;
    private final String before;
    private final CatchUpListener listener;
    private final long start = System.nanoTime();
    private long told = start;

    Told(String model, String before, CatchUpListener listener) {
      this.model = model;
      this.before = before;
      this.listener = listener;
    }

    @Override
    public synchronized void progress(int done, int total) {
      listener.progress(done, total);
      long now = System.nanoTime();
      if (now - told >= EVERY_NANOS && done > 0) {
        told = now;
        long left = (long) ((now - start) / 1e9 / done * (total - done));
        LOG.log(
            Level.INFO,
            "{0} of {1} passages embedded with {2}, about {3} s left; {4} is searched until then",
            done,
            total,
            model,
            left,
            before);
      }
    }

    @Override
    public boolean cancelled() {
      return listener.cancelled();
    }
  }
}
