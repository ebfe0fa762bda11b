package org.dars.assistant.cli;

import org.dars.assistant.App;
import org.dars.assistant.retrieve.CatchUp;
import org.dars.assistant.retrieve.CatchUpListener;
import org.dars.assistant.retrieve.RetrieveException;

/** Brings the index up to date before a command searches. */
final class Indexing {

  private Indexing() {}

  /**
   * Catches up, with a progress bar when there is much to do, and finishes a change of the
   * embedding model that was not finished; a running service does both itself.
   */
  static CatchUp run(App app) {
    CatchUp caughtUp;
    try (Progress progress = Progress.of("indexing", 0)) {
      caughtUp = app.retriever().catchUp(app.zone(), told(progress));
    }
    try {
      changeOver(app);
    } catch (RetrieveException e) {
      System.getLogger(Indexing.class.getName())
          .log(System.Logger.Level.WARNING, String.valueOf(e.getMessage()));
    }
    return caughtUp;
  }

  /**
   * Changes to the embedding model that is wanted, if it is another.
   *
   * @throws RetrieveException when that cannot be done; the one before stays
   */
  static CatchUp changeOver(App app) {
    try (Progress progress = Progress.of("changing the model", 0)) {
      return app.retriever().changeOver(app.zone(), told(progress));
    }
  }

  private static CatchUpListener told(Progress progress) {
    return (done, total) -> {
      progress.total(total);
      progress.to(done);
    };
  }
}
