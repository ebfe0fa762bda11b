package org.dars.models.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The words that {@link ToyModels} know, and which of them mean the same: {@code [["tide",
 * "прилив"], ["moon", "луна", "ай"]]}. All others are unknown to them.
 */
public final class ToyVocabulary {

  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

  private final List<String> words = new ArrayList<>(SPECIAL);
  private final List<Integer> meanings = new ArrayList<>(List.of(-1, -1, -1, -1));

  /**
   * @param meanings words of one meaning each, lower case, in any languages
   */
  public ToyVocabulary(List<List<String>> meanings) {
    for (int i = 0; i < meanings.size(); i++) {
      for (String word : meanings.get(i)) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!words.contains(lower)) {
          words.add(lower);
          this.meanings.add(i);
        }
      }
    }
  }

  /**
   * A vector a token: of length 1, equal for words of one meaning, nearly orthogonal for others.
   * Padding has none; unknown words, the first and the last token have a little of one direction,
   * so that no text is without.
   *
   * @param seed other seeds make other vectors
   */
  float[][] vectors(int dimensions, long seed) {
    float[][] table = new float[words.size()][dimensions];
    for (int i = 0; i < table.length; i++) {
      if (meanings.get(i) >= 0) {
        Random random = new Random(seed * 1_000_003 + meanings.get(i));
        double squares = 0;
        for (int d = 0; d < dimensions; d++) {
          table[i][d] = (float) random.nextGaussian();
          squares += table[i][d] * table[i][d];
        }
        for (int d = 0; d < dimensions; d++) {
          table[i][d] /= (float) Math.sqrt(squares);
        }
      }
    }
    for (String token : List.of("[UNK]", "[CLS]", "[SEP]")) {
      table[SPECIAL.indexOf(token)][0] = 0.01f;
    }
    return table;
  }

  /** Writes a {@code tokenizer.json}: whole words, lower case, {@code [CLS] A [SEP] B [SEP]}. */
  void writeTokenizer(Path file) throws IOException {
    Map<String, Integer> vocab = new LinkedHashMap<>();
    words.forEach(w -> vocab.put(w, vocab.size()));
    List<Object> added = new ArrayList<>();
    for (String token : SPECIAL) {
      added.add(
          Map.of(
              "id",
              vocab.getOrDefault(token, 0),
              "content",
              token,
              "single_word",
              false,
              "lstrip",
              false,
              "rstrip",
              false,
              "normalized",
              false,
              "special",
              true));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", "1.0");
    json.put("truncation", null);
    json.put("padding", null);
    json.put("added_tokens", added);
    json.put("normalizer", Map.of("type", "Lowercase"));
    json.put("pre_tokenizer", Map.of("type", "Whitespace"));
    json.put("post_processor", template(vocab));
    json.put("decoder", null);
    json.put("model", Map.of("type", "WordLevel", "vocab", vocab, "unk_token", "[UNK]"));
    new ObjectMapper().writeValue(file.toFile(), json);
  }

  private static Map<String, Object> template(Map<String, Integer> vocab) {
    List<Object> single = List.of(special("[CLS]", 0), sequence("A", 0), special("[SEP]", 0));
    List<Object> pair = new ArrayList<>(single);
    pair.add(sequence("B", 1));
    pair.add(special("[SEP]", 1));
    Map<String, Object> tokens = new LinkedHashMap<>();
    for (String token : List.of("[CLS]", "[SEP]")) {
      tokens.put(
          token,
          Map.of(
              "id", token, "ids", List.of(vocab.getOrDefault(token, 0)), "tokens", List.of(token)));
    }
    return Map.of(
        "type", "TemplateProcessing", "single", single, "pair", pair, "special_tokens", tokens);
  }

  private static Map<String, Object> special(String id, int type) {
    return Map.of("SpecialToken", Map.of("id", id, "type_id", type));
  }

  private static Map<String, Object> sequence(String id, int type) {
    return Map.of("Sequence", Map.of("id", id, "type_id", type));
  }
}
