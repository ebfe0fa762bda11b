package org.dars.models;

import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Turns text into unit vectors whose inner product is their similarity. The same text gets the same
 * vector whatever it is embedded together with. Safe for use by several threads.
 */
public interface Embedder extends AutoCloseable {

  /** A readable name: "bge-small-en-v1.5-q". */
  String name();

  /** Changes whenever the vectors would: model, tokenizer, pooling, prefixes. */
  String fingerprint();

  /** Length of every vector. */
  int dimensions();

  /** BCP 47 primary tags of the languages it serves; others are better searched by words alone. */
  Set<String> languages();

  /** Embeds a question, with the prefix that the model wants for questions. */
  float[] embedQuery(String text);

  /**
   * Embeds passages, with the prefix that the model wants for passages.
   *
   * @param texts cut at the model's longest input
   * @param done told how many texts are finished, now and then, from any thread
   * @return one vector a text, in the same order
   */
  List<float[]> embedPassages(List<String> texts, IntConsumer done);

  /**
   * Embeds passages with their parts. A part's vector knows the passage that it stands in: where
   * the model pools its tokens, it is the mean of the part's tokens in a run over the whole (late
   * chunking, Günther et al. 2024), which costs no run of its own.
   *
   * @param texts cut at the model's longest input; a part beyond gets the vector of the whole
   * @param done told how many texts are finished, now and then, from any thread
   * @return in the same order
   */
  List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done);

  @Override
  void close();
}
