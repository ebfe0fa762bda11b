package org.dars.models.onnx;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The vocabulary of a Marian model as it was published: {@code source.spm} cuts a text into pieces,
 * {@code vocab.json} numbers them, and, where source and target have their own, {@code
 * target_vocab.json} those of the target.
 */
final class MarianTokenizer implements NmtTokenizer {

  static final String SOURCE = "source.spm";
  static final String VOCABULARY = "vocab.json";
  static final String TARGET_VOCABULARY = "target_vocab.json";
  private static final String UNKNOWN = "<unk>";

  private final HuggingFaceTokenizer pieces;
  private final Map<String, Long> source;
  private final Map<Long, String> target = new HashMap<>();
  private final Set<String> specials = new HashSet<>(Set.of("</s>", "<s>", "<pad>", UNKNOWN));
  private final LanguageTokens languages;
  private final long unknown;

  private MarianTokenizer(
      HuggingFaceTokenizer pieces, Map<String, Long> source, Map<String, Long> target) {
    this.pieces = pieces;
    this.source = source;
    target.forEach((piece, id) -> this.target.put(id, piece));
    this.languages = new LanguageTokens(source.keySet());
    specials.addAll(languages.all());
    this.unknown = source.getOrDefault(UNKNOWN, -1L);
  }

  static MarianTokenizer open(Path folder) throws IOException {
    Map<String, Long> source = vocabulary(folder.resolve(VOCABULARY));
    Path own = folder.resolve(TARGET_VOCABULARY);
    Map<String, Long> target = Files.isRegularFile(own) ? vocabulary(own) : source;
    byte[] json;
    try {
      json =
          new ObjectMapper()
              .writeValueAsBytes(
                  SentencePieceModel.tokenizerJson(Files.readAllBytes(folder.resolve(SOURCE))));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be used: %s".formatted(folder.resolve(SOURCE), e.getMessage()), e);
    }
    return new MarianTokenizer(JsonTokenizer.open(json), source, target);
  }

  private static Map<String, Long> vocabulary(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no " + file + ": copy it from the model's repository");
    }
    Map<String, Long> vocabulary = new HashMap<>();
    try {
      JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));
      json.properties().forEach(e -> vocabulary.put(e.getKey(), e.getValue().asLong()));
    } catch (JsonProcessingException e) {
      throw new IOException(file + " is not readable JSON: get the model again", e);
    }
    return vocabulary;
  }

  @Override
  public long[] encode(String text) {
    String[] found = pieces.encode(TextTokenizer.wellFormed(text), false, false).getTokens();
    return Arrays.stream(found)
        .mapToLong(p -> specials.contains(p) ? unknown : source.getOrDefault(p, unknown))
        .filter(id -> id >= 0)
        .toArray();
  }

  @Override
  public String decode(long[] ids) {
    StringBuilder text = new StringBuilder();
    for (long id : ids) {
      String piece = target.getOrDefault(id, "");
      if (!specials.contains(piece)) {
        text.append(piece);
      }
    }
    return text.toString().replace('▁', ' ').strip();
  }

  @Override
  public OptionalLong special(String token) {
    Long id = specials.contains(token) ? source.get(token) : null;
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  @Override
  public LanguageTokens languages() {
    return languages;
  }

  @Override
  public void close() {
    pieces.close();
  }
}
