package org.dars.assistant.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.dars.index.search.IndexedPassage;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/**
 * Where index meets models: which passages and questions get a vector, and of what text. Languages
 * that the embedder does not serve get none: an English model makes Kazakh search worse than words
 * alone.
 */
public final class PassageEmbedding {

  private final @Nullable Embedder embedder;

  /**
   * @param embedder null when there is none, and nothing gets a vector
   */
  public PassageEmbedding(@Nullable Embedder embedder) {
    this.embedder = embedder;
  }

  /** The same passages, those in a language of the embedder with their vectors. */
  public List<IndexedPassage> embed(List<IndexedPassage> passages, IntConsumer done) {
    Embedder serving = embedder;
    if (serving == null) {
      return passages;
    }
    List<Integer> served = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      if (serving.languages().contains(passages.get(i).language())) {
        served.add(i);
        texts.add(text(passages.get(i)));
      }
    }
    List<float[]> vectors = serving.embedPassages(texts, done);
    List<IndexedPassage> embedded = new ArrayList<>(passages);
    for (int i = 0; i < served.size(); i++) {
      embedded.set(served.get(i), passages.get(served.get(i)).withVector(vectors.get(i)));
    }
    return embedded;
  }

  /** The question's vector, or null when its language is not served. */
  public float @Nullable [] question(String question, String language) {
    return embedder != null && embedder.languages().contains(language)
        ? embedder.embedQuery(question)
        : null;
  }

  /** Changes whenever the vectors would; "" without an embedder. */
  String fingerprint() {
    return embedder == null ? "" : embedder.fingerprint();
  }

  /** Length of the vectors; 0 without an embedder. */
  int dimensions() {
    return embedder == null ? 0 : embedder.dimensions();
  }

  private static String text(IndexedPassage p) {
    return p.title().isEmpty() ? p.text() : p.title() + "\n" + p.text();
  }
}
