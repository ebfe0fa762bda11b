package org.dars.models.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A SentencePiece model, as a {@code tokenizer.json} that segments alike. Field numbers are those
 * of {@code sentencepiece_model.proto}.
 */
final class SentencePieceModel {

  private static final int PIECES = 1;
  private static final int TRAINER = 2;
  private static final int NORMALIZER = 3;
  private static final int PIECE_TEXT = 1;
  private static final int PIECE_SCORE = 2;
  private static final int PIECE_TYPE = 3;
  private static final int MODEL_TYPE = 3;
  private static final int CHARSMAP = 2;
  private static final int UNIGRAM = 1;
  private static final int UNKNOWN = 2;
  private static final int CONTROL = 3;

  private SentencePieceModel() {}

  /**
   * Converts a model.
   *
   * @return to be written as JSON
   * @throws IOException when the bytes are no unigram model; half a sentence
   */
  static Map<String, Object> tokenizerJson(byte[] bytes) throws IOException {
    UnknownFieldSet model = OnnxGraph.parse(ByteString.copyFrom(bytes));
    for (ByteString trainer : model.getField(TRAINER).getLengthDelimitedList()) {
      List<Long> type = OnnxGraph.parse(trainer).getField(MODEL_TYPE).getVarintList();
      if (!type.isEmpty() && type.getLast() != UNIGRAM) {
        throw new IOException("it is no unigram model: save the model's tokenizer.json instead");
      }
    }
    List<List<Object>> vocabulary = new ArrayList<>();
    int unknown = -1;
    for (ByteString each : model.getField(PIECES).getLengthDelimitedList()) {
      UnknownFieldSet piece = OnnxGraph.parse(each);
      List<Long> types = piece.getField(PIECE_TYPE).getVarintList();
      long type = types.isEmpty() ? 1 : types.getLast();
      if (type == UNKNOWN) {
        unknown = vocabulary.size();
      }
      // No text holds a control piece; U+0000 keeps it out of reach.
      String text =
          type == CONTROL || type == UNKNOWN
              ? "\0" + vocabulary.size()
              : OnnxNode.string(piece, PIECE_TEXT);
      List<Integer> scores = piece.getField(PIECE_SCORE).getFixed32List();
      float score = scores.isEmpty() ? 0 : Float.intBitsToFloat(scores.getLast());
      vocabulary.add(List.of(text, (double) score));
    }
    if (vocabulary.isEmpty() || unknown < 0) {
      throw new IOException("it holds no pieces, or none for what it does not know");
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", "1.0");
    json.put("truncation", null);
    json.put("padding", null);
    json.put("added_tokens", List.of());
    json.put("normalizer", normalizer(model));
    Map<String, Object> spaces =
        Map.of("type", "Metaspace", "replacement", "▁", "prepend_scheme", "always", "split", true);
    json.put(
        "pre_tokenizer",
        Map.of(
            "type",
            "Sequence",
            "pretokenizers",
            List.of(Map.of("type", "WhitespaceSplit"), spaces)));
    json.put("post_processor", null);
    json.put("decoder", spaces);
    json.put("model", Map.of("type", "Unigram", "unk_id", unknown, "vocab", vocabulary));
    return json;
  }

  private static Map<String, Object> normalizer(UnknownFieldSet model) throws IOException {
    List<Object> steps = new ArrayList<>();
    for (ByteString each : model.getField(NORMALIZER).getLengthDelimitedList()) {
      for (ByteString map : OnnxGraph.parse(each).getField(CHARSMAP).getLengthDelimitedList()) {
        if (!map.isEmpty()) {
          steps.add(
              Map.of(
                  "type",
                  "Precompiled",
                  "precompiled_charsmap",
                  Base64.getEncoder().encodeToString(map.toByteArray())));
        }
      }
    }
    return Map.of("type", "Sequence", "normalizers", steps);
  }
}
