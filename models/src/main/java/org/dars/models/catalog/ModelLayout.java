package org.dars.models.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where exporters put a model's files, and which of several graphs is taken. */
final class ModelLayout {

  /** Graphs by the numbers they calculate with, the usual one for a CPU first. */
  static final Map<String, List<String>> VARIANTS = variants();

  /** What a model's folder may hold besides graphs; all that is read of it. */
  static final List<String> SETTINGS =
      List.of(
          "config.json",
          "tokenizer_config.json",
          "modules.json",
          "1_Pooling/config.json",
          "sentence_bert_config.json",
          "config_sentence_transformers.json");

  /** What a translator's folder may hold besides; a Marian model's own vocabulary among it. */
  static final List<String> TRANSLATOR_SETTINGS =
      List.of(
          "generation_config.json", "vocab.json", "target_vocab.json", "source.spm", "target.spm");

  static final String TOKENIZER = "tokenizer.json";
  static final String SENTENCE_PIECES = "source.spm";

  private static final List<String> FOLDERS = List.of("onnx/", "");

  private ModelLayout() {}

  private static Map<String, List<String>> variants() {
    Map<String, List<String>> variants = new LinkedHashMap<>();
    variants.put(
        "int8",
        List.of(
            "model_quantized.onnx",
            "model_int8.onnx",
            "model_uint8.onnx",
            "model_qint8.onnx",
            "model_quint8_avx2.onnx"));
    variants.put("fp32", List.of("model.onnx", "model_optimized.onnx"));
    variants.put("fp16", List.of("model_fp16.onnx"));
    return variants;
  }

  /**
   * Paths where a graph may stand, the best first.
   *
   * @param variant a key of {@link #VARIANTS}, a file name, or null for all variants
   */
  static List<String> candidates(@Nullable String variant) {
    List<String> names =
        variant == null
            ? VARIANTS.values().stream().flatMap(List::stream).toList()
            : VARIANTS.getOrDefault(variant, List.of(variant));
    List<String> paths = new ArrayList<>();
    for (String name : names) {
      if (!name.endsWith(".onnx")) {
        throw new CatalogException(
            "There is no variant \"%s\": choose one of %s, or name a graph, as in model_q8.onnx."
                .formatted(name, String.join(", ", VARIANTS.keySet())));
      }
      for (String folder : FOLDERS) {
        paths.add(ModelPath.checked(name.contains("/") ? name : folder + name));
      }
    }
    return paths.stream().distinct().toList();
  }

  /**
   * The graph to use in a folder.
   *
   * @throws CatalogException when there is none, or several and none of a known name
   */
  static String graph(Path folder, @Nullable String variant) {
    for (String path : candidates(variant)) {
      if (Files.isRegularFile(folder.resolve(path))) {
        return path;
      }
    }
    List<String> there = graphs(folder);
    if (variant == null && there.size() == 1) {
      return there.getFirst();
    }
    if (there.isEmpty()) {
      throw new CatalogException(
          "There is no ONNX graph in %s: export the model first, for example with optimum-cli export onnx."
              .formatted(folder));
    }
    throw new CatalogException(
        "Which graph of %s is meant? Choose with --variant one of: %s."
            .formatted(folder, String.join(", ", there)));
  }

  private static List<String> graphs(Path folder) {
    List<String> graphs = new ArrayList<>();
    for (String sub : FOLDERS) {
      Path at = folder.resolve(sub);
      if (Files.isDirectory(at)) {
        for (String name : names(at)) {
          if (name.endsWith(".onnx")) {
            graphs.add(sub + name);
          }
        }
      }
    }
    return graphs;
  }

  /** The graph's weights in files of their own, as PyTorch and Optimum name them. */
  static List<String> weights(Path folder, String graph) {
    int slash = graph.lastIndexOf('/') + 1;
    List<String> weights = new ArrayList<>();
    for (String name : names(folder.resolve(graph.substring(0, slash)))) {
      String path = graph.substring(0, slash) + name;
      if (path.startsWith(graph + "_data") || path.startsWith(graph + ".data")) {
        weights.add(path);
      }
    }
    return weights;
  }

  /** The same of a translator, which may have a Marian model's own vocabulary instead. */
  static String translatorVocabulary(Path folder, String encoder) {
    return Files.isRegularFile(folder.resolve(SENTENCE_PIECES))
            && !Files.isRegularFile(folder.resolve(TOKENIZER))
        ? SENTENCE_PIECES
        : tokenizer(folder, encoder);
  }

  /** Where the tokenizer stands: at the top, or beside the graph. */
  static String tokenizer(Path folder, String graph) {
    String beside = graph.substring(0, graph.lastIndexOf('/') + 1) + TOKENIZER;
    for (String path : List.of(TOKENIZER, beside)) {
      if (Files.isRegularFile(folder.resolve(path))) {
        return path;
      }
    }
    List<String> older =
        Stream.of("sentencepiece.bpe.model", "tokenizer.model", "vocab.txt", "spiece.model")
            .filter(n -> Files.isRegularFile(folder.resolve(n)))
            .toList();
    throw new CatalogException(
        "There is no tokenizer.json in %s%s: save the model's fast tokenizer there (AutoTokenizer.from_pretrained(…).save_pretrained(…))."
            .formatted(
                folder,
                older.isEmpty()
                    ? ""
                    : ", only " + String.join(", ", older) + ", which Dars does not read"));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CatalogException(
          "The folder %s cannot be read (%s): check that it is there and its rights."
              .formatted(folder, e.getMessage()),
          e);
    }
  }
}
