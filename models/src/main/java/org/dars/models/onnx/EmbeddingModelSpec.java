package org.dars.models.onnx;

import java.util.Set;

/**
 * A sentence-embedding model of the BERT family on the class path, and how it wants to be used.
 *
 * @param name what people call it: "bge-small-en-v1.5-q"
 * @param artifact Maven coordinates of the jar that holds it, for the message when it is missing
 * @param modelResource the ONNX graph: takes {@code input_ids}, {@code attention_mask} and, if
 *     declared, {@code token_type_ids}, each int64 [batch, tokens]; gives float32 [batch, tokens,
 *     dimensions] as its first output
 * @param tokenizerResource a Hugging Face {@code tokenizer.json}
 * @param dimensions length of a vector
 * @param pooling from token vectors to one vector
 * @param queryPrefix put before every question, "" for none
 * @param passagePrefix put before every passage, "" for none
 * @param maxTokens longest input, {@code [CLS]} and {@code [SEP]} included; longer texts are cut
 * @param batchSize texts a run; 1 for models whose activations are quantised per tensor, where the
 *     other texts of a batch would change the vector
 * @param languages BCP 47 primary tags it serves well
 */
public record EmbeddingModelSpec(
    String name,
    String artifact,
    String modelResource,
    String tokenizerResource,
    int dimensions,
    Pooling pooling,
    String queryPrefix,
    String passagePrefix,
    int maxTokens,
    int batchSize,
    Set<String> languages) {

  public EmbeddingModelSpec {
    languages = Set.copyOf(languages);
    if (dimensions < 1) {
      throw new IllegalArgumentException("dimensions must be 1 or more, is " + dimensions);
    }
    if (maxTokens < 8) {
      throw new IllegalArgumentException("maxTokens must be 8 or more, is " + maxTokens);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be 1 or more, is " + batchSize);
    }
  }

  /** Whether both of its files are on the class path. */
  public boolean installed() {
    ClassLoader loader = EmbeddingModelSpec.class.getClassLoader();
    return loader.getResource(modelResource) != null
        && loader.getResource(tokenizerResource) != null;
  }
}
