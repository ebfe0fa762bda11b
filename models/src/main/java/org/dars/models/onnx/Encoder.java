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
import java.util.concurrent.ExecutionException;

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
  private final boolean wantsTypes;

  Encoder(byte[] graph, EmbeddingModelSpec spec) throws OrtException {
    this.spec = spec;
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // Patterns are kept for each input shape, and nearly every text has its own.
      options.setMemoryPatternOptimization(false);
      this.session = createSession(graph, options);
    }
    this.wantsTypes = session.getInputNames().contains(TYPES);
  }

  private OrtSession createSession(byte[] graph, SessionOptions options) throws OrtException {
    try {
      return DeepStack.call(() -> environment.createSession(graph, options));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrtException cause) {
        throw cause;
      }
      throw new IllegalStateException("the session could not be made", e.getCause());
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
      Map<String, OnnxTensor> inputs = new HashMap<>(Map.of(IDS, idTensor, MASK, maskTensor));
      if (wantsTypes) {
        inputs.put(TYPES, typeTensor);
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return pool(((OnnxTensor) result.get(0)).getFloatBuffer(), batch, longest);
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
      Map<String, OnnxTensor> inputs = new HashMap<>(Map.of(IDS, idTensor, MASK, maskTensor));
      if (wantsTypes) {
        inputs.put(TYPES, typeTensor);
      }
      try (OrtSession.Result result = session.run(inputs)) {
        FloatBuffer hidden = ((OnnxTensor) result.get(0)).getFloatBuffer();
        List<float[]> vectors = new ArrayList<>(pool(hidden, List.of(text), text.length));
        for (int[] part : parts) {
          vectors.add(unitSum(hidden, part[0] * spec.dimensions(), part[1] - part[0]));
        }
        return vectors;
      }
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  /**
   * @param hidden [batch, longest, dimensions]
   */
  private List<float[]> pool(FloatBuffer hidden, List<long[]> batch, int longest) {
    int dimensions = spec.dimensions();
    if (hidden.remaining() != batch.size() * longest * dimensions) {
      throw new IllegalStateException(
          "the model gives %d numbers for %d×%d tokens of %d dimensions"
              .formatted(hidden.remaining(), batch.size(), longest, dimensions));
    }
    List<float[]> vectors = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      int tokens =
          switch (spec.pooling()) {
            case CLS -> 1;
            case MEAN -> batch.get(i).length;
          };
      vectors.add(unitSum(hidden, i * longest * dimensions, tokens));
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
