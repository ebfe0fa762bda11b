package org.dars.models.onnx;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A BERT-shaped graph with its layer normalisations and attentions written in operators that ONNX
 * Runtime computes faster on a CPU (decision 0010). Numbers differ in the last places.
 *
 * <ul>
 *   <li>Normalising the tokens of {@code [1, tokens, dimensions]} is what instance normalisation
 *       does with tokens as channels; its kernel is vectorised, that of layer normalisation is not.
 *   <li>Attention without padding needs no mask, and is one operator instead of twelve.
 * </ul>
 */
final class FusedGraph {

  private static final String IDS = "input_ids";
  private static final String ONES = "dars_ones";
  private static final String ZEROS = "dars_zeros";

  private final OnnxGraph graph;
  private final int dimensions;
  private int norms;
  private int attentions;

  private FusedGraph(byte[] model, int dimensions) throws IOException {
    this.graph = new OnnxGraph(model);
    this.dimensions = dimensions;
  }

  /**
   * The faster graph; the model itself where it is of another shape.
   *
   * @param model an ONNX graph for one text a run, without padding
   * @param dimensions width of a token's vector
   */
  static byte[] of(byte[] model, int dimensions) {
    try {
      FusedGraph fused = new FusedGraph(model, dimensions);
      fused.fuse();
      return fused.norms + fused.attentions == 0 ? model : fused.graph.toBytes();
    } catch (IOException | RuntimeException e) {
      return model; // ONNX Runtime says better what is wrong with it.
    }
  }

  private void fuse() {
    for (OnnxNode node : graph.nodes()) {
      if (node.is("Div")) {
        normalisation(node);
      } else if (node.is("Reshape")) {
        attention(node);
      }
    }
    if (norms > 0) {
      graph.addIntegers("dars_from", 1);
      graph.addIntegers("dars_to", 2);
      graph.prepend(
          List.of(
              OnnxNode.of("Shape", List.of(IDS), "dars_shape"),
              OnnxNode.of("Slice", List.of("dars_shape", "dars_from", "dars_to"), "dars_tokens"),
              OnnxNode.of("ConstantOfShape", List.of("dars_tokens"), ZEROS),
              OnnxNode.of("Exp", List.of(ZEROS), ONES)));
    }
  }

  /** (x − mean) ∕ √(mean of (x − mean)² + ε); scale and bias follow and stay. */
  private void normalisation(OnnxNode quotient) {
    OnnxNode centred = graph.from(quotient.input(0));
    OnnxNode root = graph.from(quotient.input(1));
    OnnxNode sum = graph.from(root.input(0));
    OnnxNode mean = graph.from(centred.input(1));
    OnnxNode variance = graph.from(sum.input(0));
    OnnxNode square = graph.from(variance.input(0));
    OptionalDouble epsilon = graph.scalar(sum.input(1));
    boolean matches =
        centred.is("Sub")
            && root.is("Sqrt")
            && sum.is("Add")
            && isMeanOfLast(mean)
            && isMeanOfLast(variance)
            && square.is("Pow")
            && mean.input(0).equals(centred.input(0))
            && square.input(0).equals(centred.output())
            && graph.scalar(square.input(1)).orElse(0) == 2
            && epsilon.isPresent();
    if (matches) {
      graph.replace(
          quotient,
          OnnxNode.of(
                  "InstanceNormalization",
                  List.of(centred.input(0), ONES, ZEROS),
                  quotient.output())
              .with("epsilon", (float) epsilon.getAsDouble()));
      norms++;
    }
  }

  private static boolean isMeanOfLast(OnnxNode node) {
    return node.is("ReduceMean") && node.integers("axes").equals(List.of(-1L));
  }

  /** reshape(softmax(q kᵀ ∕ √head + mask) v), heads taken apart before and together after. */
  private void attention(OnnxNode together) {
    OnnxNode turned = graph.from(together.input(0));
    OnnxNode weighted = graph.from(turned.input(0));
    OnnxNode softmax = graph.from(weighted.input(0));
    OnnxNode masked = graph.from(softmax.input(0));
    OnnxNode scaled = graph.from(masked.input(0));
    OnnxNode product = graph.from(scaled.input(0));
    long head = Math.round(Math.pow(graph.scalar(scaled.input(1)).orElse(0), 2));
    boolean matches =
        isTurned(turned, 0, 2, 1, 3)
            && weighted.is("MatMul")
            && softmax.is("Softmax")
            && masked.is("Add")
            && scaled.is("Div")
            && product.is("MatMul")
            && head > 0
            && dimensions % head == 0
            && isTurned(graph.from(product.input(0)), 0, 2, 1, 3)
            && isTurned(graph.from(product.input(1)), 0, 2, 3, 1)
            && isTurned(graph.from(weighted.input(1)), 0, 2, 1, 3);
    if (matches) {
      List<String> inputs =
          List.of(whole(product.input(0)), whole(product.input(1)), whole(weighted.input(1)));
      if (!inputs.contains("")) {
        graph.replace(
            together,
            OnnxNode.of("MultiHeadAttention", inputs, together.output())
                .contrib()
                .with("num_heads", Math.toIntExact(dimensions / head)));
        attentions++;
      }
    }
  }

  private static boolean isTurned(OnnxNode node, long... axes) {
    return node.is("Transpose")
        && node.integers("perm").equals(Arrays.stream(axes).boxed().toList());
  }

  /** What was taken apart into heads and turned; "" when it was not. */
  private String whole(String turned) {
    OnnxNode apart = graph.from(graph.from(turned).input(0));
    return apart.is("Reshape") ? apart.input(0) : "";
  }
}
