package org.dars.assistant.retrieve;

import java.util.Optional;
import org.dars.models.Reranker;

/** Which reranker each zone wants, and where it comes from. */
public interface Rerankers {

  /** None, whatever is asked. */
  Rerankers NONE =
      new Rerankers() {
        @Override
        public Optional<String> wantedReranker(String zone) {
          return Optional.empty();
        }

        @Override
        public Reranker openReranker(String model) {
          throw new IllegalStateException("no reranker was wanted");
        }
      };

  /** The name of the model that a zone wants now; may change while Dars runs. */
  Optional<String> wantedReranker(String zone);

  /**
   * Opens a model; the caller closes it.
   *
   * @throws RuntimeException with one sentence, when it is not installed, damaged or does not load
   */
  Reranker openReranker(String model);
}
