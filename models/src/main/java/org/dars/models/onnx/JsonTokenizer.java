package org.dars.models.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A Hugging Face {@code tokenizer.json}. Its added tokens and its template are taken out and put in
 * by {@link OnnxTranslator}, which knows the languages; so a text cannot write them.
 */
final class JsonTokenizer implements NmtTokenizer {

  private final HuggingFaceTokenizer tokenizer;
  private final Map<String, Long> specials = new HashMap<>();
  private final Set<Long> specialIds;
  private final LanguageTokens languages;
  private final long unknown;

  JsonTokenizer(byte[] json) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    if (!(mapper.readTree(json) instanceof ObjectNode root) || !root.path("model").isObject()) {
      throw new IOException("its tokenizer.json is none: get the model again");
    }
    for (JsonNode added : root.path("added_tokens")) {
      specials.put(added.path("content").asText(), added.path("id").asLong());
    }
    JsonNode model = root.path("model");
    targets(model);
    this.unknown = unknown(model);
    this.specialIds = Set.copyOf(specials.values());
    this.languages = new LanguageTokens(specials.keySet());
    root.putArray("added_tokens");
    root.putNull("post_processor");
    this.tokenizer = open(mapper.writeValueAsBytes(root));
  }

  /** A tokenizer without limits, padding and additions. */
  static HuggingFaceTokenizer open(byte[] json) throws IOException {
    return TextTokenizer.open(
        new ByteArrayInputStream(json),
        Map.of("padding", "false", "truncation", "false", "addSpecialTokens", "false"));
  }

  /** Marian's tokens for languages are often words of the vocabulary, and not marked. */
  private void targets(JsonNode model) {
    JsonNode vocabulary = model.path("vocab");
    if (vocabulary.isArray()) {
      for (int id = 0; id < vocabulary.size(); id++) {
        target(vocabulary.path(id).path(0).asText(), id);
      }
    } else {
      vocabulary.properties().forEach(e -> target(e.getKey(), e.getValue().asLong()));
    }
  }

  private void target(String token, long id) {
    if (LanguageTokens.TARGET.matcher(token).matches()) {
      specials.put(token, id);
    }
  }

  private long unknown(JsonNode model) {
    if (model.path("unk_id").isIntegralNumber()) {
      return model.path("unk_id").asLong();
    }
    String token = model.path("unk_token").asText("<unk>");
    return specials.getOrDefault(token, model.path("vocab").path(token).asLong(-1));
  }

  @Override
  public long[] encode(String text) {
    long[] ids = tokenizer.encode(TextTokenizer.wellFormed(text), false, false).getIds();
    return Arrays.stream(ids)
        .map(id -> specialIds.contains(id) ? unknown : id)
        .filter(id -> id >= 0)
        .toArray();
  }

  @Override
  public String decode(long[] ids) {
    long[] words = Arrays.stream(ids).filter(id -> !specialIds.contains(id)).toArray();
    return words.length == 0 ? "" : tokenizer.decode(words, false).strip();
  }

  @Override
  public OptionalLong special(String token) {
    Long id = specials.get(token);
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  @Override
  public LanguageTokens languages() {
    return languages;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
