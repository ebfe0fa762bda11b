package org.dars.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One model in ONNX Runtime. A run uses only the thread that calls it, so many threads share one
 * session, and its weights.
 */
final class Encoder implements AutoCloseable {

  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";

  private final OrtEnvironment environment = Environment.SHARED;
  private final OrtSession session;
  private final EmbeddingModelSpec spec;
  private final boolean wantsMask;
  private final boolean wantsTypes;

  Encoder(Graph graph, EmbeddingModelSpec spec) throws OrtException {
    this.spec = spec;
    this.session = session(fused(graph, spec));
    this.wantsMask = session.getInputNames().contains(MASK);
    this.wantsTypes = session.getInputNames().contains(TYPES);
  }

  /** A mask is left out where nothing is padded; a graph in a file is used as it is. */
  private static Graph fused(Graph graph, EmbeddingModelSpec spec) {
    return spec.batchSize() == 1 && graph instanceof Graph.Bytes bytes
        ? new Graph.Bytes(FusedGraph.of(bytes.onnx(), spec.dimensions()))
        : graph;
  }

  /** A session for runs that use only the thread that calls them. */
  static OrtSession session(Graph graph) throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // Patterns are kept for each input shape, and nearly every text has its own.
      options.setMemoryPatternOptimization(false);
      return graph.session(options);
    }
  }

  /**
   * Runs the model once.
   *
   * @param batch token ids a text, none empty; padded here to the longest
   * @return a unit vector a text, in the same order
   */
  List<float[]> encode(List<long[]> batch) throws OrtException {
    int longest = batch.stream().mapToInt(ids -> ids.length).max().orElseThrow();
    long[] ids = new long[batch.size() * longest];
    long[] mask = new long[ids.length];
    for (int i = 0; i < batch.size(); i++) {
      long[] text = batch.get(i);
      System.arraycopy(text, 0, ids, i * longest, text.length);
      Arrays.fill(mask, i * longest, i * longest + text.length, 1);
    }
    long[] shape = {batch.size(), longest};
    try (OnnxTensor idTensor = tensor(ids, shape);
        OnnxTensor maskTensor = tensor(mask, shape);
        OnnxTensor typeTensor = tensor(new long[ids.length], shape)) {
      try (OrtSession.Result result = session.run(inputs(idTensor, maskTensor, typeTensor))) {
        return pool(output(result).getFloatBuffer(), batch, longest);
      }
    }
  }

  /**
   * Runs the model once over one text, for models that pool the mean.
   *
   * @param parts ranges of tokens, {@code {from, to}}, none empty
   * @return the unit vector of the text, then one a part
   */
  List<float[]> encode(long[] text, List<int[]> parts) throws OrtException {
    long[] mask = new long[text.length];
    Arrays.fill(mask, 1);
    long[] shape = {1, text.length};
    try (OnnxTensor idTensor = tensor(text, shape);
        OnnxTensor maskTensor = tensor(mask, shape);
        OnnxTensor typeTensor = tensor(new long[text.length], shape)) {
      try (OrtSession.Result result = session.run(inputs(idTensor, maskTensor, typeTensor))) {
        FloatBuffer hidden = output(result).getFloatBuffer();
        List<float[]> vectors = new ArrayList<>(pool(hidden, List.of(text), text.length));
        for (int[] part : parts) {
          vectors.add(unitSum(hidden, part[0] * spec.dimensions(), part[1] - part[0]));
        }
        return vectors;
      }
    }
  }

  /** Those that the graph declares. */
  private Map<String, OnnxTensor> inputs(OnnxTensor ids, OnnxTensor mask, OnnxTensor types) {
    Map<String, OnnxTensor> inputs = new HashMap<>(Map.of(IDS, ids));
    if (wantsMask) {
      inputs.put(MASK, mask);
    }
    if (wantsTypes) {
      inputs.put(TYPES, types);
    }
    return inputs;
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private OnnxTensor output(OrtSession.Result result) {
    return (OnnxTensor)
        (spec.output().isEmpty()
            ? result.get(0)
            : result
                .get(spec.output())
                .orElseThrow(
                    () -> new IllegalStateException("the model gives no output " + spec.output())));
  }

  /**
   * @param hidden [batch, longest, dimensions], or [batch, dimensions] where the graph pools
   */
  private List<float[]> pool(FloatBuffer hidden, List<long[]> batch, int longest) {
    int dimensions = spec.dimensions();
    int rows = spec.pooling() == Pooling.GRAPH ? 1 : longest;
    if (hidden.remaining() != batch.size() * rows * dimensions) {
      throw new IllegalStateException(
          "the model gives %d numbers for %d×%d tokens of %d dimensions"
              .formatted(hidden.remaining(), batch.size(), longest, dimensions));
    }
    List<float[]> vectors = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      int first = i * rows;
      int tokens = batch.get(i).length;
      vectors.add(
          switch (spec.pooling()) {
            case CLS, GRAPH -> unitSum(hidden, first * dimensions, 1);
            case MEAN -> unitSum(hidden, first * dimensions, tokens);
            case LAST -> unitSum(hidden, (first + tokens - 1) * dimensions, 1);
          });
    }
    return vectors;
  }

  /** The direction of a mean is that of the sum. */
  private float[] unitSum(FloatBuffer hidden, int offset, int tokens) {
    float[] sum = new float[spec.dimensions()];
    for (int t = 0; t < tokens; t++) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += hidden.get(offset + t * sum.length + d);
      }
    }
    double squares = 0;
    for (float x : sum) {
      squares += (double) x * x;
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      throw new IllegalStateException("the model gives a vector without direction");
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int d = 0; d < sum.length; d++) {
      sum[d] *= scale;
    }
    return sum;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
