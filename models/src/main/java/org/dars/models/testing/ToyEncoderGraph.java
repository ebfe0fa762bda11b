package org.dars.models.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dars.models.testing.OnnxGraphWriter.DataType;
import org.dars.models.testing.ToyTranslator.Numbers;

/** The encoder of a {@link ToyTranslator}: [batch, tokens] to [batch, tokens, {@link #width}]. */
final class ToyEncoderGraph {

  private final ToyTranslatorWeights weights;
  private final Numbers numbers;

  ToyEncoderGraph(ToyTranslatorWeights weights, Numbers numbers) {
    this.weights = weights;
    this.numbers = numbers;
  }

  /** The meaning, whether it is an adjective, the place, the place where nouns stand first. */
  static int width(ToyTranslatorWeights weights) {
    return weights.meanings() + 1 + 2 * ToyTranslator.POSITIONS;
  }

  void write(Path file) throws IOException {
    DataType type = numbers.inputs();
    float[][] adjective = new float[weights.meanings() + 1][1];
    adjective[weights.meanings()][0] = 1;
    OnnxGraphWriter graph =
        new OnnxGraphWriter()
            .input("input_ids", DataType.INT64, "batch", "tokens")
            .input("attention_mask", DataType.INT64, "batch", "tokens")
            .table("here", type, ToyTranslatorWeights.places(0))
            .table("before", type, ToyTranslatorWeights.places(-1))
            .table("after", type, ToyTranslatorWeights.places(1))
            .table("isAdjective", type, adjective)
            .number("one", type, 1)
            .number("zero", type, 0)
            .number("steep", type, ToyTranslatorWeights.STEEP)
            .number("hidden", type, 10_000)
            .axes("first", 0)
            .axes("second", 1);
    if (numbers == Numbers.INT8) {
      graph
          .table("small", DataType.INT8, weights.source())
          .number("scale", 1 / 127f)
          .node("Gather", List.of("small", "input_ids"), "bytes")
          .node("Cast", List.of("bytes"), "wide", List.of("to=1"))
          .node("Mul", List.of("wide", "scale"), "meaning");
    } else {
      graph
          .table("table", type, weights.source())
          .node("Gather", List.of("table", "input_ids"), "meaning");
    }
    graph
        .node("Shape", List.of("input_ids"), "shape")
        .node("Gather", List.of("shape", "second"), "length")
        .node("Slice", List.of("here", "first", "length", "first"), "place")
        .node("Slice", List.of("before", "first", "length", "first"), "placeBefore")
        .node("Slice", List.of("after", "first", "length", "first"), "placeAfter")
        // Attention to the token before.
        .node("Transpose", List.of("place"), "keys", List.of("perm=1,0"))
        .node("MatMul", List.of("placeBefore", "keys"), "match")
        .node("Mul", List.of("match", "steep"), "steepMatch")
        .node("Cast", List.of("attention_mask"), "mask", List.of("to=" + type.number))
        .node("Sub", List.of("mask", "one"), "padding")
        .node("Mul", List.of("padding", "hidden"), "bias")
        .node("Unsqueeze", List.of("bias", "second"), "biasRow")
        .node("Add", List.of("steepMatch", "biasRow"), "scores")
        .node("Softmax", List.of("scores"), "attention", List.of("axis=-1"))
        .node("MatMul", List.of("meaning", "isAdjective"), "adjective")
        .node("MatMul", List.of("attention", "adjective"), "adjectiveBefore")
        // The place where nouns stand first.
        .node("Sub", List.of("one", "adjective"), "other")
        .node("Sub", List.of("one", "adjectiveBefore"), "alone")
        .node("Mul", List.of("adjectiveBefore", "placeBefore"), "forward")
        .node("Mul", List.of("alone", "place"), "stay")
        .node("Add", List.of("forward", "stay"), "moved")
        .node("Mul", List.of("other", "moved"), "otherMoved")
        .node("Mul", List.of("adjective", "placeAfter"), "backward")
        .node("Add", List.of("otherMoved", "backward"), "target")
        .node("Mul", List.of("target", "zero"), "zeros")
        .node("Add", List.of("place", "zeros"), "own")
        .node("Concat", List.of("meaning", "own", "target"), "last_hidden_state", List.of("axis=2"))
        .output("last_hidden_state", type, "batch", "tokens", width(weights))
        .write(file);
  }
}
