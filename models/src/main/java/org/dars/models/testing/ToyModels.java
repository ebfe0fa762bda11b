package org.dars.models.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dars.models.testing.OnnxGraphWriter.DataType;

/**
 * Makes small real models, graph and tokenizer, in the layouts that common exporters write. The
 * embedder looks up a vector a word, equal for words of one meaning, so that it is multilingual by
 * construction; the reranker's logit is the overlap in meaning of question and passage.
 *
 * <p>As a program it lays out a hub to pull from: {@code ToyModels FOLDER MEANINGS.txt TEXT…},
 * where a line of the meanings holds the words of one, separated by spaces, and every further word
 * of the texts gets a meaning of its own.
 */
public final class ToyModels {

  /** Length of the embedder's vectors. */
  public static final int DIMENSIONS = 48;

  private static final int MAX_TOKENS = 256;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WEIGHTS = "model.onnx_data";

  /** Who might have exported a model, and so where its files stand. */
  public enum Layout {
    /** {@code model.onnx} and {@code tokenizer.json} side by side. */
    FLAT,
    /**
     * Optimum on a sentence-transformers model: the graph in {@code onnx/}, its weights in a file
     * beside it, pooling and prompts in the library's own files; one output is pooled already.
     */
    OPTIMUM,
    /**
     * Transformers.js: {@code onnx/model.onnx}, {@code model_fp16.onnx}, {@code model_int8.onnx}.
     */
    TRANSFORMERS_JS
  }

  private ToyModels() {}

  /** Makes an embedder whose vectors are those of the seed. */
  public static void embedder(Path folder, Layout layout, ToyVocabulary words, long seed)
      throws IOException {
    Files.createDirectories(folder);
    float[][] table = words.vectors(DIMENSIONS, seed);
    words.writeTokenizer(folder.resolve("tokenizer.json"));
    json(
        folder.resolve("config.json"),
        Map.of(
            "architectures",
            List.of("BertModel"),
            "hidden_size",
            DIMENSIONS,
            "max_position_embeddings",
            MAX_TOKENS));
    switch (layout) {
      case FLAT -> tokenVectors(DataType.FLOAT, table).write(folder.resolve("model.onnx"));
      case TRANSFORMERS_JS -> {
        tokenVectors(DataType.FLOAT, table).write(folder.resolve("onnx/model.onnx"));
        tokenVectors(DataType.FLOAT16, table).write(folder.resolve("onnx/model_fp16.onnx"));
        tokenVectors(DataType.INT8, table).write(folder.resolve("onnx/model_int8.onnx"));
        json(folder.resolve("tokenizer_config.json"), Map.of("model_max_length", MAX_TOKENS));
      }
      case OPTIMUM -> {
        pooled(table).write(folder.resolve("onnx/model.onnx"), WEIGHTS);
        sentenceTransformers(folder);
      }
    }
  }

  /**
   * Makes a cross-encoder.
   *
   * @param logits 1, or 2 for a model that also says how little a passage is relevant
   */
  public static void reranker(Path folder, Layout layout, ToyVocabulary words, int logits)
      throws IOException {
    Files.createDirectories(folder);
    words.writeTokenizer(folder.resolve("tokenizer.json"));
    json(
        folder.resolve("config.json"),
        Map.of(
            "architectures",
            List.of("BertForSequenceClassification"),
            "max_position_embeddings",
            MAX_TOKENS));
    OnnxGraphWriter graph = crossEncoder(words.vectors(DIMENSIONS, 1), logits);
    graph.write(folder.resolve(layout == Layout.FLAT ? "model.onnx" : "onnx/model.onnx"));
  }

  /** Writes models as a hub keeps them; see the class. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException("ToyModels FOLDER MEANINGS.txt TEXT…");
    }
    List<List<String>> meanings = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      if (!line.isBlank()) {
        meanings.add(List.of(line.strip().split("\\s+")));
      }
    }
    TreeSet<String> others = new TreeSet<>();
    for (int i = 2; i < args.length; i++) {
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_]+")
          .matcher(Files.readString(Path.of(args[i])))
          .results()
          .forEach(r -> others.add(r.group()));
    }
    others.forEach(w -> meanings.add(List.of(w)));
    ToyVocabulary words = new ToyVocabulary(meanings);
    Path hub = Path.of(args[0]);
    embedder(repository(hub, "toy/flat-embedder"), Layout.FLAT, words, 1);
    embedder(repository(hub, "toy/optimum-embedder"), Layout.OPTIMUM, words, 2);
    embedder(repository(hub, "toy/js-embedder"), Layout.TRANSFORMERS_JS, words, 3);
    reranker(repository(hub, "toy/reranker"), Layout.OPTIMUM, words, 1);
  }

  /** Where a hub keeps the files of a repository. */
  public static Path repository(Path hub, String repository) {
    return hub.resolve(repository).resolve("resolve").resolve("main");
  }

  /** Token vectors, to be pooled by whoever runs it. */
  private static OnnxGraphWriter tokenVectors(DataType numbers, float[][] table) {
    OnnxGraphWriter graph = inputs(true).table("table", numbers, table);
    if (numbers == DataType.INT8) {
      graph
          .number("scale", 1 / 127f)
          .node("Gather", List.of("table", "input_ids"), "small")
          .node("Cast", List.of("small"), "wide", List.of("to=1"))
          .node("Mul", List.of("wide", "scale"), "last_hidden_state");
    } else {
      graph.node("Gather", List.of("table", "input_ids"), "last_hidden_state");
    }
    DataType given = numbers == DataType.FLOAT16 ? DataType.FLOAT16 : DataType.FLOAT;
    return graph.output("last_hidden_state", given, "batch", "tokens", DIMENSIONS);
  }

  /** Token vectors first, then their sum, as the graph's own sentence embedding. */
  private static OnnxGraphWriter pooled(float[][] table) {
    return inputs(false)
        .tableBeside("table", WEIGHTS, table)
        .axes("one", 1)
        .node("Gather", List.of("table", "input_ids"), "token_embeddings")
        .node("Cast", List.of("attention_mask"), "mask", List.of("to=1"))
        .node("Unsqueeze", List.of("mask", "one"), "row")
        .node("MatMul", List.of("row", "token_embeddings"), "sums")
        .node("Squeeze", List.of("sums", "one"), "sentence_embedding")
        .output("token_embeddings", DataType.FLOAT, "batch", "tokens", DIMENSIONS)
        .output("sentence_embedding", DataType.FLOAT, "batch", DIMENSIONS);
  }

  private static OnnxGraphWriter crossEncoder(float[][] table, int logits) {
    OnnxGraphWriter graph =
        inputs(true)
            .table("table", DataType.FLOAT, table)
            .axes("one", 1)
            .axes("two", 2)
            .number("even", 1)
            .node("Gather", List.of("table", "input_ids"), "vectors")
            .node("Cast", List.of("attention_mask"), "mask", List.of("to=1"))
            .node("Cast", List.of("token_type_ids"), "types", List.of("to=1"))
            .node("Mul", List.of("mask", "types"), "inPassage")
            .node("Sub", List.of("mask", "inPassage"), "inQuestion")
            .node("Unsqueeze", List.of("inPassage", "one"), "passageRow")
            .node("Unsqueeze", List.of("inQuestion", "one"), "questionRow")
            .node("MatMul", List.of("passageRow", "vectors"), "passage")
            .node("MatMul", List.of("questionRow", "vectors"), "question")
            .node("Mul", List.of("question", "passage"), "products")
            .node("ReduceSum", List.of("products", "two"), "overlap", List.of("keepdims=0"))
            .node("Sub", List.of("overlap", "even"), logits == 1 ? "logits" : "yes");
    if (logits == 2) {
      graph
          .node("Neg", List.of("yes"), "no")
          .node("Concat", List.of("no", "yes"), "logits", List.of("axis=1"));
    }
    return graph.output("logits", DataType.FLOAT, "batch", logits);
  }

  private static OnnxGraphWriter inputs(boolean types) {
    OnnxGraphWriter graph =
        new OnnxGraphWriter()
            .input("input_ids", DataType.INT64, "batch", "tokens")
            .input("attention_mask", DataType.INT64, "batch", "tokens");
    return types ? graph.input("token_type_ids", DataType.INT64, "batch", "tokens") : graph;
  }

  private static void sentenceTransformers(Path folder) throws IOException {
    json(
        folder.resolve("1_Pooling/config.json"),
        Map.of(
            "word_embedding_dimension",
            DIMENSIONS,
            "pooling_mode_cls_token",
            false,
            "pooling_mode_mean_tokens",
            true));
    json(folder.resolve("sentence_bert_config.json"), Map.of("max_seq_length", MAX_TOKENS / 2));
    json(
        folder.resolve("modules.json"),
        List.of(
            Map.of("idx", 0, "path", "", "type", "sentence_transformers.models.Transformer"),
            Map.of("idx", 1, "path", "1_Pooling", "type", "sentence_transformers.models.Pooling")));
    Map<String, Object> prompts = new LinkedHashMap<>();
    prompts.put("query", "query: ");
    prompts.put("passage", "passage: ");
    json(folder.resolve("config_sentence_transformers.json"), Map.of("prompts", prompts));
  }

  private static void json(Path file, Object value) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    JSON.writeValue(file.toFile(), value);
  }
}
