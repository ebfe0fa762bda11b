package org.dars.models.onnx;

import java.nio.file.Files;
import java.util.Set;

/**
 * A sentence-embedding model, and how it wants to be used.
 *
 * @param name what people call it: "bge-small-en-v1.5-q"
 * @param source where it is. Its graph takes {@code input_ids} and, if declared, {@code
 *     attention_mask} and {@code token_type_ids}, each int64 [batch, tokens]; see {@code output}
 *     for what it gives
 * @param dimensions length of a vector
 * @param pooling from token vectors to one vector
 * @param output name of the output to use, float32, float16 or bfloat16: [batch, dimensions] for
 *     {@link Pooling#GRAPH}, else [batch, tokens, dimensions]; "" for the first
 * @param queryPrefix put before every question, "" for none
 * @param passagePrefix put before every passage, "" for none
 * @param maxTokens longest input, {@code [CLS]} and {@code [SEP]} included; longer texts are cut
 * @param batchSize texts a run; 1 for models whose activations are quantised per tensor, where the
 *     other texts of a batch would change the vector
 * @param languages BCP 47 primary tags it serves well
 */
public record EmbeddingModelSpec(
    String name,
    ModelSource source,
    int dimensions,
    Pooling pooling,
    String output,
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

  /**
   * A model on the class path, of which the first output is used.
   *
   * @param artifact Maven coordinates of the jar that holds it
   * @param modelResource the ONNX graph
   * @param tokenizerResource a Hugging Face {@code tokenizer.json}
   */
  public EmbeddingModelSpec(
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
    this(
        name,
        new ModelSource.OnClassPath(artifact, modelResource, tokenizerResource),
        dimensions,
        pooling,
        "",
        queryPrefix,
        passagePrefix,
        maxTokens,
        batchSize,
        languages);
  }

  /** Whether its graph and its tokenizer are there. */
  public boolean installed() {
    return switch (source) {
      case ModelSource.OnClassPath jar -> {
        ClassLoader loader = EmbeddingModelSpec.class.getClassLoader();
        yield loader.getResource(jar.graph()) != null
            && loader.getResource(jar.tokenizer()) != null;
      }
      case ModelSource.InFiles files ->
          Files.isRegularFile(files.graph()) && Files.isRegularFile(files.tokenizer());
    };
  }
}
