package org.dars.models.testing;

import java.util.ArrayList;
import java.util.List;
import org.dars.models.testing.OnnxGraphWriter.DataType;

/** The decoder of a {@link ToyTranslator}, with a cache of keys and values in all its layouts. */
final class ToyDecoderGraph {

  private static final List<String> PARTS =
      List.of("0.decoder.key", "0.decoder.value", "0.encoder.key", "0.encoder.value");

  private final ToyTranslatorWeights weights;
  private final DataType type;

  ToyDecoderGraph(ToyTranslatorWeights weights, DataType type) {
    this.weights = weights;
    this.type = type;
  }

  /** For the first token, or all at once. */
  OnnxGraphWriter first() {
    OnnxGraphWriter graph = constants(inputs(new OnnxGraphWriter(), true));
    body(graph, "", false, PARTS.stream().map(p -> "present." + p).toList(), "logits");
    return outputs(graph, PARTS);
  }

  /** For the tokens after the first; it does not want the encoder's output again. */
  OnnxGraphWriter withPast() {
    OnnxGraphWriter graph = constants(past(inputs(new OnnxGraphWriter(), false)));
    List<String> own = PARTS.subList(0, 2);
    body(graph, "", true, own.stream().map(p -> "present." + p).toList(), "logits");
    return outputs(graph, own);
  }

  /** Both in one. The encoder's keys and values come out empty where they were given. */
  OnnxGraphWriter merged() {
    List<String> outputs = new ArrayList<>(List.of("logits"));
    PARTS.forEach(p -> outputs.add("present." + p));
    OnnxGraphWriter then = branch("then_", true);
    OnnxGraphWriter otherwise = branch("else_", false);
    OnnxGraphWriter graph =
        constants(past(inputs(new OnnxGraphWriter(), true)))
            .input("use_cache_branch", DataType.BOOL, 1)
            .choice("use_cache_branch", then, otherwise, outputs);
    return outputs(graph, PARTS);
  }

  private OnnxGraphWriter branch(String prefix, boolean past) {
    OnnxGraphWriter graph = new OnnxGraphWriter();
    List<String> presents = PARTS.stream().map(p -> prefix + p).toList();
    body(graph, prefix, past, presents, prefix + "logits");
    if (past) {
      for (String part : PARTS.subList(2, 4)) {
        graph.node(
            "Slice",
            List.of("past_key_values." + part, "zeroth", "zeroth", "zeroth"),
            prefix + part);
      }
    }
    graph.output(prefix + "logits", type, "rows", "tokens", weights.tokens());
    presents.forEach(p -> graph.output(p, type, "r_" + p, "h_" + p, "l_" + p, "w_" + p));
    return graph;
  }

  private OnnxGraphWriter inputs(OnnxGraphWriter graph, boolean hidden) {
    graph
        .input("encoder_attention_mask", DataType.INT64, "rows", "source")
        .input("input_ids", DataType.INT64, "rows", "tokens");
    return hidden
        ? graph.input(
            "encoder_hidden_states", type, "rows", "source", ToyEncoderGraph.width(weights))
        : graph;
  }

  private OnnxGraphWriter past(OnnxGraphWriter graph) {
    for (String part : PARTS) {
      graph.input(
          "past_key_values." + part,
          type,
          "rows",
          ToyTranslatorWeights.HEADS,
          part.contains("encoder") ? "source_past" : "past",
          ToyTranslatorWeights.WIDTH);
    }
    return graph;
  }

  private OnnxGraphWriter outputs(OnnxGraphWriter graph, List<String> parts) {
    graph.output("logits", type, "rows", "tokens", weights.tokens());
    for (String part : parts) {
      graph.output(
          "present." + part,
          type,
          "rows_" + part,
          ToyTranslatorWeights.HEADS,
          "length_" + part,
          ToyTranslatorWeights.WIDTH);
    }
    return graph;
  }

  private OnnxGraphWriter constants(OnnxGraphWriter graph) {
    int languages = weights.languages();
    int features = languages + 2;
    int hidden = ToyEncoderGraph.width(weights);
    int meanings = weights.meanings();
    float[][] doubt = new float[features][1];
    doubt[features - 1][0] = 1;
    // A language is what keys match on; queries look for nothing else.
    float[][] query = new float[1][ToyTranslatorWeights.HEADS * ToyTranslatorWeights.WIDTH];
    query[0][0] = ToyTranslatorWeights.STEEP;
    query[0][ToyTranslatorWeights.WIDTH] = ToyTranslatorWeights.STEEP;
    return graph
        .table("table", type, weights.target())
        .table("places", type, ToyTranslatorWeights.places(0))
        .table("later", type, ToyTranslatorWeights.later())
        .table("selfQuery", type, query)
        .table("selfKey", type, ToyTranslatorWeights.intoHeads(features, languages, 0, 1, 1))
        .table("selfValue", type, ToyTranslatorWeights.intoHeads(features, 0, 0, languages, 1))
        .table("selfOut", type, ToyTranslatorWeights.outOfHeads(languages))
        .table("nounsFirst", type, weights.nounsFirst())
        .table(
            "crossKey",
            type,
            ToyTranslatorWeights.intoHeads(hidden, meanings + 1, 0, 2 * ToyTranslator.POSITIONS, 1))
        .table("crossValue", type, ToyTranslatorWeights.intoHeads(hidden, 0, 0, meanings, 1))
        .table("crossOut", type, ToyTranslatorWeights.outOfHeads(meanings))
        .table("doubtful", type, doubt)
        .table("meaningToToken", type, weights.meaningToToken())
        .table("languageToToken", type, weights.languageToToken())
        .table("doubtToToken", type, weights.doubtToToken())
        .number("one", type, 1)
        .number("steep", type, ToyTranslatorWeights.STEEP)
        .number("hide", type, 10_000)
        .axes("zeroth", 0)
        .axes("axisOne", 1)
        .axes("axisTwo", 2)
        .axes("both", 0, 1)
        .axes("middle", 1, 2)
        .axes("oneQuery", 1, ToyTranslatorWeights.HEADS, 1, ToyTranslatorWeights.WIDTH)
        .axes("heads", 0, 0, ToyTranslatorWeights.HEADS, ToyTranslatorWeights.WIDTH)
        .axes("noHeads", 0, 0, ToyTranslatorWeights.HEADS * ToyTranslatorWeights.WIDTH);
  }

  /**
   * The layer.
   *
   * @param p before all names of its own
   * @param presents what the decoder's and encoder's keys and values are called
   */
  private void body(
      OnnxGraphWriter g, String p, boolean past, List<String> presents, String logits) {
    g.node("Gather", List.of("table", "input_ids"), p + "x")
        .node("Shape", List.of("input_ids"), p + "shape")
        .node("Gather", List.of(p + "shape", "axisOne"), p + "tokens");
    if (past) {
      g.node("Shape", List.of("past_key_values.0.decoder.key"), p + "pastShape")
          .node("Gather", List.of(p + "pastShape", "axisTwo"), p + "from");
    } else {
      g.node("Identity", List.of("zeroth"), p + "from");
    }
    g.node("Add", List.of(p + "from", p + "tokens"), p + "to")
        .node("Slice", List.of("places", p + "from", p + "to", "zeroth"), p + "place");
    String language = p + "language";
    self(g, p, past, presents.get(0), presents.get(1), language);
    String meaning = p + "meaning";
    cross(g, p, past, presents, language, meaning);
    g.node("MatMul", List.of(p + "x", "doubtful"), p + "doubt")
        .node("MatMul", List.of(p + "doubt", "doubtToToken"), p + "byDoubt")
        .node("MatMul", List.of(language, "languageToToken"), p + "byLanguage")
        .node("MatMul", List.of(meaning, "meaningToToken"), p + "byMeaning")
        .node("Add", List.of(p + "byLanguage", p + "byMeaning"), p + "byBoth")
        .node("Add", List.of(p + "byBoth", p + "byDoubt"), logits);
  }

  /** Which language is told by the tokens so far. */
  private static void self(
      OnnxGraphWriter g, String p, boolean past, String key, String value, String language) {
    project(g, p + "x", "selfKey", p + "newKey");
    project(g, p + "x", "selfValue", p + "newValue");
    if (past) {
      g.node(
              "Concat",
              List.of("past_key_values.0.decoder.key", p + "newKey"),
              key,
              List.of("axis=2"))
          .node(
              "Concat",
              List.of("past_key_values.0.decoder.value", p + "newValue"),
              value,
              List.of("axis=2"));
    } else {
      g.node("Identity", List.of(p + "newKey"), key)
          .node("Identity", List.of(p + "newValue"), value);
    }
    g.node("Concat", List.of(p + "from", "zeroth"), p + "corner", List.of("axis=0"))
        .node("Concat", List.of(p + "to", p + "to"), p + "end", List.of("axis=0"))
        .node("Slice", List.of("later", p + "corner", p + "end", "both"), p + "causal")
        .node("Reshape", List.of("selfQuery", "oneQuery"), p + "queries");
    attend(g, p + "self_", p + "queries", key, value, p + "causal", "selfOut", language);
  }

  /** The meaning of the source's token at this place, in the order of the language. */
  private void cross(
      OnnxGraphWriter g,
      String p,
      boolean past,
      List<String> presents,
      String language,
      String meaning) {
    String key = past ? "past_key_values.0.encoder.key" : presents.get(2);
    String value = past ? "past_key_values.0.encoder.value" : presents.get(3);
    if (!past) {
      project(g, "encoder_hidden_states", "crossKey", key);
      project(g, "encoder_hidden_states", "crossValue", value);
    }
    g.node("MatMul", List.of(language, "nounsFirst"), p + "first")
        .node("Sub", List.of("one", p + "first"), p + "notFirst")
        .node("Mul", List.of(p + "notFirst", p + "place"), p + "inOrder")
        .node("Mul", List.of(p + "first", p + "place"), p + "inOther")
        .node("Concat", List.of(p + "inOrder", p + "inOther"), p + "look", List.of("axis=2"))
        .node("Mul", List.of(p + "look", "steep"), p + "steepLook")
        .node("Unsqueeze", List.of(p + "steepLook", "axisOne"), p + "oneHead")
        .node("Concat", List.of(p + "oneHead", p + "oneHead"), p + "twoHeads", List.of("axis=1"))
        .node("Cast", List.of("encoder_attention_mask"), p + "mask", List.of("to=" + type.number))
        .node("Sub", List.of(p + "mask", "one"), p + "padding")
        .node("Mul", List.of(p + "padding", "hide"), p + "bias")
        .node("Unsqueeze", List.of(p + "bias", "middle"), p + "biasRow");
    attend(g, p + "cross_", p + "twoHeads", key, value, p + "biasRow", "crossOut", meaning);
  }

  /** [rows, tokens, features] to [rows, heads, tokens, width]. */
  private static void project(OnnxGraphWriter g, String input, String matrix, String output) {
    g.node("MatMul", List.of(input, matrix), output + "_flat")
        .node("Reshape", List.of(output + "_flat", "heads"), output + "_heads")
        .node("Transpose", List.of(output + "_heads"), output, List.of("perm=0,2,1,3"));
  }

  private static void attend(
      OnnxGraphWriter g,
      String p,
      String query,
      String key,
      String value,
      String bias,
      String out,
      String result) {
    g.node("Transpose", List.of(key), p + "keys", List.of("perm=0,1,3,2"))
        .node("MatMul", List.of(query, p + "keys"), p + "match")
        .node("Add", List.of(p + "match", bias), p + "scores")
        .node("Softmax", List.of(p + "scores"), p + "attention", List.of("axis=-1"))
        .node("MatMul", List.of(p + "attention", value), p + "mixed")
        .node("Transpose", List.of(p + "mixed"), p + "tokensFirst", List.of("perm=0,2,1,3"))
        .node("Reshape", List.of(p + "tokensFirst", "noHeads"), p + "joined")
        .node("MatMul", List.of(p + "joined", out), result);
  }
}
