package org.dars.assistant.retrieve;

import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/** Which embedder each zone wants, and where it comes from. */
public interface Embedders {

  /** The name of the model that a zone wants now; may change while Dars runs. */
  String wanted(String zone);

  /** The name of the model that is always there. */
  String standard();

  /**
   * Opens a model; the caller hands it back to {@link #close}.
   *
   * @return null where there is no embedder at all, and words alone are searched
   * @throws RuntimeException with one sentence, when it is not installed, damaged or does not load
   */
  @Nullable Embedder open(String model);

  /** Takes an embedder back. */
  void close(@Nullable Embedder embedder);

  /**
   * One embedder for ever, which stays the caller's to close.
   *
   * @param embedder null to search by words alone
   */
  static Embedders fixed(@Nullable Embedder embedder) {
    String name = embedder == null ? "" : embedder.name();
    return new Embedders() {
      @Override
      public String wanted(String zone) {
        return name;
      }

      @Override
      public String standard() {
        return name;
      }

      @Override
      public @Nullable Embedder open(String model) {
        return embedder;
      }

      @Override
      public void close(@Nullable Embedder given) {}
    };
  }
}
