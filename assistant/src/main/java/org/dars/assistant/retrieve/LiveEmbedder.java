package org.dars.assistant.retrieve;

import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/**
 * The embedder that a zone's index is searched with at the moment. It may change between two calls:
 * whoever compares vectors of several calls takes one with {@link #now} first.
 */
public final class LiveEmbedder implements Embedder {

  private final Retriever retriever;
  private final String zone;

  public LiveEmbedder(Retriever retriever, String zone) {
    this.retriever = retriever;
    this.zone = zone;
  }

  /**
   * The embedder behind a live one, which stays open for half a minute after a change; any other as
   * it is.
   *
   * @return null where there is none at the moment
   */
  public static @Nullable Embedder now(@Nullable Embedder embedder) {
    return embedder instanceof LiveEmbedder live ? live.retriever.embedder(live.zone) : embedder;
  }

  @Override
  public String name() {
    return required().name();
  }

  @Override
  public String fingerprint() {
    return required().fingerprint();
  }

  @Override
  public int dimensions() {
    return required().dimensions();
  }

  /** None while there is no embedder. */
  @Override
  public Set<String> languages() {
    Embedder now = retriever.embedder(zone);
    return now == null ? Set.of() : now.languages();
  }

  @Override
  public double calibrated(double cosine) {
    return required().calibrated(cosine);
  }

  @Override
  public float[] embedQuery(String text) {
    return required().embedQuery(text);
  }

  @Override
  public List<float[]> embedPassages(List<String> texts, IntConsumer done) {
    return required().embedPassages(texts, done);
  }

  /** Nothing: the retriever closes what it opened. */
  @Override
  public void close() {}

  private Embedder required() {
    Embedder now = retriever.embedder(zone);
    if (now == null) {
      throw new IllegalStateException("there is no embedder at the moment");
    }
    return now;
  }
}
