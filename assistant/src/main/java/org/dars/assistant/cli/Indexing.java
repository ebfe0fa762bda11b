package org.dars.assistant.cli;

import org.dars.assistant.App;
import org.dars.assistant.retrieve.CatchUp;

/** Brings the index up to date before a command searches. */
final class Indexing {

  private Indexing() {}

  /** Catches up, with a progress bar when there is much to do; a running service does it itself. */
  static CatchUp run(App app) {
    try (Progress progress = Progress.of("indexing", 0)) {
      return app.retriever()
          .catchUp(
              app.zone(),
              (done, total) -> {
                progress.total(total);
                progress.to(done);
              });
    }
  }
}
