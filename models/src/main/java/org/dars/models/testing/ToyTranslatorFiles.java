package org.dars.models.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.models.testing.ToyTranslator.Family;

/** The vocabulary and settings of a {@link ToyTranslator}. */
final class ToyTranslatorFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NLLB = List.of("eng_Latn", "kaz_Cyrl", "spa_Latn");

  private final Family family;
  private final List<String> tokens = new ArrayList<>();
  private final List<String> languages = new ArrayList<>();

  ToyTranslatorFiles(Family family) {
    this.family = family;
    tokens.addAll(marian() ? List.of("</s>", "<unk>") : List.of("<s>", "<pad>", "</s>", "<unk>"));
    for (ToyDictionary.Word word : ToyDictionary.words()) {
      String piece = piece(word.text());
      if (!tokens.contains(piece)) {
        tokens.add(piece);
      }
    }
    switch (family) {
      case MARIAN, MARIAN_JSON -> tokens.add("<pad>");
      case M2M_100 -> ToyDictionary.LANGUAGES.forEach(l -> languages.add("__" + l + "__"));
      case NLLB -> languages.addAll(NLLB);
    }
    tokens.addAll(languages);
  }

  boolean marian() {
    return family == Family.MARIAN || family == Family.MARIAN_JSON;
  }

  /** How a word stands in the vocabulary. */
  String piece(String word) {
    return !marian() || word.equals(".") ? word : "▁" + word;
  }

  List<String> tokens() {
    return tokens;
  }

  int id(String token) {
    return tokens.indexOf(token);
  }

  /** The token that tells a language, −1 where there is none. */
  int language(int number) {
    return languages.isEmpty() ? -1 : id(languages.get(number));
  }

  /** The token that the decoder begins with. */
  int start() {
    return id(marian() ? "<pad>" : "</s>");
  }

  void write(Path folder) throws IOException {
    json(folder.resolve("config.json"), config());
    json(folder.resolve("generation_config.json"), generation());
    if (family == Family.MARIAN) {
      Map<String, Integer> vocabulary = new LinkedHashMap<>();
      tokens.forEach(t -> vocabulary.put(t, vocabulary.size()));
      json(folder.resolve("vocab.json"), vocabulary);
      Files.write(folder.resolve("source.spm"), sentencePiece());
      Files.write(folder.resolve("target.spm"), sentencePiece());
    } else {
      json(folder.resolve("tokenizer.json"), tokenizer());
    }
    if (marian()) {
      json(
          folder.resolve("tokenizer_config.json"),
          Map.of("source_lang", "eng", "target_lang", "spa"));
    }
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("model_type", marian() ? "marian" : "m2m_100");
    config.put(
        "architectures", List.of(marian() ? "MarianMTModel" : "M2M100ForConditionalGeneration"));
    config.put("is_encoder_decoder", true);
    config.put("max_position_embeddings", ToyTranslator.POSITIONS);
    config.put("decoder_start_token_id", start());
    config.put("eos_token_id", id("</s>"));
    config.put("pad_token_id", id("<pad>"));
    config.put("vocab_size", tokens.size());
    return config;
  }

  private Map<String, Object> generation() {
    Map<String, Object> generation = new LinkedHashMap<>();
    generation.put("decoder_start_token_id", start());
    generation.put("eos_token_id", id("</s>"));
    generation.put("max_length", ToyTranslator.POSITIONS);
    generation.put("num_beams", 4);
    if (marian()) {
      generation.put("bad_words_ids", List.of(List.of(id("<pad>"))));
    }
    return generation;
  }

  private Map<String, Object> tokenizer() {
    List<Object> added = new ArrayList<>();
    for (int id = 0; id < tokens.size(); id++) {
      String token = tokens.get(id);
      if (token.matches("<.*>") || languages.contains(token)) {
        added.add(Map.of("id", id, "content", token, "special", true, "normalized", false));
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", "1.0");
    json.put("truncation", null);
    json.put("padding", null);
    json.put("added_tokens", added);
    json.put("normalizer", Map.of("type", "Lowercase"));
    if (marian()) {
      Map<String, Object> spaces =
          Map.of("type", "Metaspace", "replacement", "▁", "add_prefix_space", true);
      json.put("pre_tokenizer", spaces);
      json.put("decoder", spaces);
      json.put("model", Map.of("type", "Unigram", "unk_id", id("<unk>"), "vocab", scored()));
    } else {
      Map<String, Integer> vocabulary = new LinkedHashMap<>();
      tokens.stream()
          .filter(t -> !languages.contains(t))
          .forEach(t -> vocabulary.put(t, vocabulary.size()));
      json.put("pre_tokenizer", Map.of("type", "Whitespace"));
      json.put("decoder", null);
      json.put("model", Map.of("type", "WordLevel", "unk_token", "<unk>", "vocab", vocabulary));
    }
    json.put("post_processor", null);
    return json;
  }

  private List<List<Object>> scored() {
    List<List<Object>> scored = new ArrayList<>();
    tokens.forEach(t -> scored.add(List.of(t, t.matches("<.*>") ? 0.0 : -2.0)));
    return scored;
  }

  private byte[] sentencePiece() {
    Protobuf model = new Protobuf();
    model.message(1, new Protobuf().text(1, "<unk>").number(2, 0f).number(3, 2));
    model.message(1, new Protobuf().text(1, "</s>").number(2, 0f).number(3, 3));
    for (String token : tokens) {
      if (!token.matches("<.*>")) {
        model.message(1, new Protobuf().text(1, token).number(2, -2f).number(3, 1));
      }
    }
    return model.message(2, new Protobuf().number(3, 1)).toBytes();
  }

  private static void json(Path file, Object value) throws IOException {
    JSON.writeValue(file.toFile(), value);
  }
}
