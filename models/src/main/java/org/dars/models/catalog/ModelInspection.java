package org.dars.models.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.models.catalog.ModelManifest.TranslationUse;
import org.dars.models.onnx.GraphInfo;
import org.dars.models.onnx.GraphInfo.GraphException;
import org.dars.models.onnx.GraphInfo.Port;
import org.dars.models.onnx.Pooling;
import org.dars.models.onnx.TranslationDirection;
import org.dars.models.onnx.TranslatorFiles;
import org.dars.models.onnx.TranslatorFiles.MissingFileException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a model in a folder wants to be used: what a person says goes first, then the
 * catalogue, then the model's own files and graph. What Dars cannot use is refused with the reason.
 */
final class ModelInspection {

  private static final Set<String> GIVEN = Set.of("input_ids", "attention_mask", "token_type_ids");
  private static final List<String> POOLED =
      List.of("sentence_embedding", "dense_vecs", "pooler_output");
  private static final List<String> TOKENS = List.of("last_hidden_state", "token_embeddings");

  /** Longer passages than this do not exist here, whatever a model could read. */
  private static final int MOST_TOKENS = 1024;

  private final String id;
  private final Path folder;
  private final ModelHints hints;
  private final @Nullable CatalogEntry entry;
  private final JsonNode config;
  private final JsonNode modules;

  private ModelInspection(String id, Path folder, ModelHints hints, @Nullable CatalogEntry entry) {
    this.id = id;
    this.folder = folder;
    this.hints = hints;
    this.entry = entry;
    this.config = Json.read(folder.resolve("config.json"));
    this.modules = Json.read(folder.resolve("modules.json"));
  }

  /**
   * What the model is, without its files' digests.
   *
   * @param entry of the catalogue, or null for a model that is not in it
   * @param source where it came from
   * @throws CatalogException when something is missing or Dars cannot use it
   */
  static ModelManifest of(
      String id, Path folder, ModelHints hints, @Nullable CatalogEntry entry, String source) {
    return new ModelInspection(id, folder, hints, entry).manifest(source);
  }

  private ModelManifest manifest(String source) {
    ModelTask task = task();
    if (!task.unusable().isEmpty()) {
      throw unusable(task.unusable());
    }
    if (task == ModelTask.TRANSLATION) {
      return translator(source);
    }
    Set<String> languages = languages();
    String graph = ModelLayout.graph(folder, hints.variant());
    String tokenizer = ModelLayout.tokenizer(folder, graph);
    GraphInfo info = graph(graph);
    checkInputs(info);
    boolean embeds = task == ModelTask.EMBEDDING;
    Use use = embeds ? embedding(info) : reranking(info);
    return new ModelManifest(
        id,
        task,
        source,
        languages,
        hints.licence() != null ? hints.licence() : entry == null ? "" : entry.licence(),
        embeds ? prefix(hints.queryPrefix(), true) : "",
        embeds ? prefix(hints.passagePrefix(), false) : "",
        use.pooling(),
        use.output().name(),
        maxTokens(),
        embeds ? dimensions(use.output()) : 0,
        graph,
        tokenizer,
        null,
        List.of(),
        Instant.now().toString());
  }

  private ModelManifest translator(String source) {
    TranslatorFiles files;
    try {
      files = TranslatorFiles.find(folder, hints.variant());
    } catch (MissingFileException e) {
      throw new CatalogException(String.valueOf(e.getMessage()), e);
    }
    TranslationDirection direction = TranslationDirection.of(folder, id);
    Set<String> languages =
        hints.languages().isEmpty()
                && entry == null
                && !direction.from().isEmpty()
                && !direction.to().isEmpty()
            ? Set.of(direction.from(), direction.to())
            : languages();
    return new ModelManifest(
        id,
        ModelTask.TRANSLATION,
        source,
        languages,
        hints.licence() != null ? hints.licence() : entry == null ? "" : entry.licence(),
        "",
        "",
        null,
        "",
        maxTokens(),
        0,
        files.encoder(),
        ModelLayout.translatorVocabulary(folder, files.encoder()),
        new TranslationUse(
            files.decoder(), files.decoderWithPast(), direction.from(), direction.to()),
        List.of(),
        Instant.now().toString());
  }

  private ModelTask task() {
    if (hints.task() != null) {
      return hints.task();
    }
    if (entry != null) {
      return entry.task();
    }
    String architecture = config.path("architectures").path(0).asText();
    if (architecture.endsWith("ForSequenceClassification")) {
      return ModelTask.RERANKING;
    }
    if (translates(config)) {
      return ModelTask.TRANSLATION;
    }
    if (modules.isArray() || architecture.matches(".*(Model|ForMaskedLM)")) {
      return ModelTask.EMBEDDING;
    }
    throw new CatalogException(
        "What %s does cannot be told from its files: say it with --task embedding, reranking or translation."
            .formatted(id));
  }

  /** Whether a model's {@code config.json} is that of an encoder–decoder model for texts. */
  static boolean translates(JsonNode config) {
    return config
        .path("architectures")
        .path(0)
        .asText()
        .matches("MarianMTModel|(M2M100|MBart)ForConditionalGeneration");
  }

  private Set<String> languages() {
    if (!hints.languages().isEmpty()) {
      return hints.languages();
    }
    if (entry != null) {
      return entry.languages();
    }
    throw languagesUnknown(id);
  }

  static CatalogException languagesUnknown(String id) {
    return new CatalogException(
        "Which languages %s serves is not known: say it, as in --languages en,kk,ru."
            .formatted(id));
  }

  private GraphInfo graph(String graph) {
    try {
      return GraphInfo.of(folder.resolve(graph));
    } catch (GraphException e) {
      throw new CatalogException(
          "%s cannot be used: its graph %s does not load on this machine (%s)."
              .formatted(id, graph, e.getMessage()),
          e);
    }
  }

  private void checkInputs(GraphInfo info) {
    String others =
        info.inputs().stream()
            .map(Port::name)
            .filter(n -> !GIVEN.contains(n))
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      throw unusable("its graph needs inputs that Dars does not give: " + others);
    }
    for (Port input : info.inputs()) {
      if (!input.type().equals("INT64")) {
        throw unusable(
            "its graph takes %s as %s, and Dars gives INT64".formatted(input.name(), input.type()));
      }
    }
    if (info.inputs().stream().noneMatch(i -> i.name().equals("input_ids"))) {
      throw unusable("its graph has no input named input_ids");
    }
  }

  /** An output and how it is used. */
  private record Use(Port output, @Nullable Pooling pooling) {}

  private Use embedding(GraphInfo info) {
    Pooling pooling = pooling();
    Optional<Port> pooled = named(info, POOLED, 2);
    Optional<Port> tokens =
        named(info, TOKENS, 3)
            .or(() -> info.outputs().stream().filter(o -> o.shape().size() == 3).findFirst());
    if (pooling == Pooling.GRAPH || hasDense()) {
      return new Use(
          pooled.orElseThrow(() ->
              unusable(
                  "it transforms its vectors after pooling, and its graph leaves that out: export it"
                      + " with an output named sentence_embedding")),
          Pooling.GRAPH);
    }
    if (pooling != null && tokens.isPresent()) {
      return new Use(checked(tokens.get()), pooling);
    }
    if (pooled.isPresent()) {
      return new Use(checked(pooled.get()), Pooling.GRAPH);
    }
    if (tokens.isPresent()) {
      throw new CatalogException(
          "How %s makes one vector of its tokens' is not known: say it with --pooling mean, cls or last (its model card tells)."
              .formatted(id));
    }
    throw unusable(
        "its graph gives no vectors of tokens and none of texts; its outputs are "
            + info.outputs().stream().map(Port::name).collect(Collectors.joining(", ")));
  }

  private Use reranking(GraphInfo info) {
    Port output = named(info, List.of("logits"), 2).orElse(info.outputs().getFirst());
    checked(output);
    if (output.width() > 2) {
      throw unusable(
          "it tells %d classes apart; a reranker gives one score, or two"
              .formatted(output.width()));
    }
    return new Use(output, null);
  }

  private Optional<Port> named(GraphInfo info, List<String> names, int axes) {
    if (entry != null && !entry.output().isEmpty()) {
      return info.output(entry.output());
    }
    return names.stream()
        .flatMap(n -> info.output(n).stream())
        .filter(o -> o.shape().isEmpty() || o.shape().size() == axes)
        .findFirst();
  }

  private Port checked(Port output) {
    if (!output.isFloat()) {
      throw unusable(
          "its output %s holds %s, and Dars reads FLOAT and FLOAT16"
              .formatted(output.name(), output.type()));
    }
    return output;
  }

  private boolean hasDense() {
    for (JsonNode module : modules) {
      if (module.path("type").asText().endsWith(".Dense")) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Pooling pooling() {
    if (hints.pooling() != null) {
      return hints.pooling();
    }
    if (entry != null && entry.pooling() != null) {
      return entry.pooling();
    }
    JsonNode own = Json.read(folder.resolve("1_Pooling/config.json"));
    if (own.path("pooling_mode_cls_token").asBoolean()) {
      return Pooling.CLS;
    }
    if (own.path("pooling_mode_mean_tokens").asBoolean()) {
      return Pooling.MEAN;
    }
    if (own.path("pooling_mode_lasttoken").asBoolean()) {
      return Pooling.LAST;
    }
    if (!own.isMissingNode()) {
      throw unusable("it pools in a way that Dars does not know (1_Pooling/config.json)");
    }
    return null;
  }

  private String prefix(@Nullable String said, boolean query) {
    if (said != null) {
      return said;
    }
    if (entry != null) {
      return query ? entry.queryPrefix() : entry.passagePrefix();
    }
    JsonNode prompts =
        Json.read(folder.resolve("config_sentence_transformers.json")).path("prompts");
    for (String name : query ? List.of("query") : List.of("passage", "document")) {
      if (prompts.path(name).isTextual()) {
        return prompts.path(name).asText();
      }
    }
    return "";
  }

  private int maxTokens() {
    if (hints.maxTokens() > 0) {
      return hints.maxTokens();
    }
    if (entry != null && entry.maxTokens() > 0) {
      return entry.maxTokens();
    }
    int positions = config.path("max_position_embeddings").asInt();
    // RoBERTa and its kin keep the first positions for padding.
    int reserved = config.path("model_type").asText().contains("roberta") ? 2 : 0;
    for (int told :
        new int[] {
          Json.read(folder.resolve("sentence_bert_config.json")).path("max_seq_length").asInt(),
          positions - reserved,
          // Where nobody cared, a number with thirty digits, which does not fit and reads as 0.
          Json.read(folder.resolve("tokenizer_config.json")).path("model_max_length").asInt()
        }) {
      if (told >= 16) {
        return Math.min(told, MOST_TOKENS);
      }
    }
    return 512;
  }

  private int dimensions(Port output) {
    int hidden = config.path("hidden_size").asInt();
    int width = output.width() > 0 ? output.width() : hidden;
    if (width < 1) {
      throw unusable("the length of its vectors is told neither by its graph nor by config.json");
    }
    return width;
  }

  private CatalogException unusable(String reason) {
    return new CatalogException(
        "%s cannot be used: %s."
            .formatted(
                id,
                reason.startsWith("not usable by this version: ")
                    ? reason.substring("not usable by this version: ".length())
                    : reason));
  }
}
