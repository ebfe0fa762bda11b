package org.dars.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.dars.models.EmbedderContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FusedGraphTest {

  static List<EmbeddingModelSpec> models() {
    return BundledModels.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyLayerOfABundledModelIsFused(EmbeddingModelSpec model) throws IOException {
    OnnxGraph before = new OnnxGraph(bytes(model));
    OnnxGraph after = new OnnxGraph(FusedGraph.of(bytes(model), model.dimensions()));
    assertThat(count(after, "MultiHeadAttention"))
        .isEqualTo(count(before, "Softmax"))
        .isGreaterThanOrEqualTo(6);
    assertThat(count(after, "InstanceNormalization"))
        .isEqualTo(count(before, "Sqrt"))
        .isGreaterThanOrEqualTo(13);
    assertThat(count(after, "Softmax") + count(after, "Sqrt")).isZero();
  }

  @ParameterizedTest
  @MethodSource("models")
  void theFusedModelGivesNearlyTheSameVectors(EmbeddingModelSpec model)
      throws IOException, OrtException {
    // A spec for batches is not fused.
    try (Encoder plain = new Encoder(graph(model), OnnxEmbedderTest.batchesOf(model, 2));
        Encoder fused = new Encoder(graph(model), model)) {
      for (int tokens : new int[] {2, 3, 17, 120}) {
        List<long[]> text = List.of(LongStream.range(0, tokens).map(i -> 1_000 + 7 * i).toArray());
        float[] a = plain.encode(text).getFirst();
        float[] b = fused.encode(text).getFirst();
        assertThat(EmbedderContract.dot(a, b))
            .as("%s, %d tokens", model.name(), tokens)
            .isGreaterThan(0.98);
        assertThat(b).isNotEqualTo(a);
      }
    }
  }

  @Test
  void whatIsNoSuchGraphStaysAsItIs() {
    byte[] text = "not a model".getBytes(StandardCharsets.UTF_8);
    assertThat(FusedGraph.of(text, 384)).isSameAs(text);
    assertThat(FusedGraph.of(new byte[0], 384)).isEmpty();
  }

  @Test
  void aModelOfAnotherWidthKeepsItsAttention() throws IOException {
    EmbeddingModelSpec model = BundledModels.ALL_MINILM_L6_V2;
    assertThat(count(new OnnxGraph(FusedGraph.of(bytes(model), 100)), "MultiHeadAttention"))
        .isZero();
  }

  private static long count(OnnxGraph graph, String type) {
    return graph.nodes().stream().filter(n -> n.is(type)).count();
  }

  private static Graph graph(EmbeddingModelSpec model) throws IOException {
    return new Graph.Bytes(bytes(model));
  }

  private static byte[] bytes(EmbeddingModelSpec model) throws IOException {
    String name = ((ModelSource.OnClassPath) model.source()).graph();
    try (InputStream in = FusedGraphTest.class.getClassLoader().getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
