package org.dars.models.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The graphs of an encoder–decoder model. A run uses only the thread that calls it, so many threads
 * share the sessions, and their weights.
 */
final class Seq2Seq implements AutoCloseable {

  static final String IDS = "input_ids";
  static final String MASK = "attention_mask";
  static final String ENCODER_MASK = "encoder_attention_mask";
  static final String HIDDEN = "encoder_hidden_states";
  static final String BRANCH = "use_cache_branch";
  static final String PAST = "past_key_values.";
  static final String PRESENT = "present.";
  static final String LOGITS = "logits";

  private final OrtSession encoder;
  private final OrtSession first;

  /** The same as {@link #first} when one graph is for all tokens. */
  private final OrtSession next;

  private final boolean single;
  private final boolean caches;

  private Seq2Seq(OrtSession encoder, OrtSession first, OrtSession next, boolean single)
      throws OrtException {
    this.encoder = encoder;
    this.first = first;
    this.next = next;
    this.single = single;
    this.caches = next.getInputNames().stream().anyMatch(n -> n.startsWith(PAST));
  }

  /**
   * Loads the graphs.
   *
   * @throws IllegalStateException when a graph takes or gives something else than such graphs do;
   *     half a sentence that names it
   */
  static Seq2Seq open(TranslatorFiles files) throws OrtException {
    OrtSession encoder = Encoder.session(new Graph.InFile(files.at(files.encoder())));
    boolean single = files.decoderWithPast().isEmpty();
    OrtSession first = null;
    OrtSession next = null;
    try {
      first = Encoder.session(new Graph.InFile(files.at(files.decoder())));
      next = single ? first : Encoder.session(new Graph.InFile(files.at(files.decoderWithPast())));
      Seq2Seq model = new Seq2Seq(encoder, first, next, single);
      model.check(files);
      return model;
    } catch (OrtException | RuntimeException e) {
      encoder.close();
      if (first != null) {
        first.close();
      }
      if (next != null && !single) {
        next.close();
      }
      throw e;
    }
  }

  private void check(TranslatorFiles files) throws OrtException {
    inputs(files.encoder(), encoder, List.of(IDS, MASK));
    inputs(files.decoder(), first, List.of(IDS, ENCODER_MASK, HIDDEN, BRANCH));
    inputs(files.decoder(), next, List.of(IDS, ENCODER_MASK, HIDDEN, BRANCH));
    for (OrtSession decoder : List.of(first, next)) {
      if (!decoder.getOutputNames().contains(LOGITS)) {
        throw new IllegalStateException(files.decoder() + " has no output named " + LOGITS);
      }
    }
    if (single && caches && !first.getInputNames().contains(BRANCH)) {
      throw new IllegalStateException(
          files.decoder() + " wants " + PAST + "* at the first token and has no " + BRANCH);
    }
    for (String past : next.getInputNames()) {
      if (past.startsWith(PAST) && !first.getOutputNames().contains(present(past))) {
        throw new IllegalStateException(
            "%s has no output %s, which is wanted as %s"
                .formatted(files.decoder(), present(past), past));
      }
    }
    TensorInfo given = info(encoder.getOutputInfo().values().iterator().next());
    NodeInfo wanted = first.getInputInfo().get(HIDDEN);
    if (wanted != null && info(wanted).type != given.type) {
      throw new IllegalStateException(
          "%s gives %s and %s takes %s: take both graphs of one variant"
              .formatted(files.encoder(), given.type, files.decoder(), info(wanted).type));
    }
  }

  private static void inputs(String graph, OrtSession session, List<String> given) {
    String others =
        new TreeSet<>(session.getInputNames())
            .stream()
                .filter(n -> !given.contains(n) && !n.startsWith(PAST))
                .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      throw new IllegalStateException(graph + " needs inputs that Dars does not give: " + others);
    }
    if (!session.getInputNames().contains(IDS)) {
      throw new IllegalStateException(graph + " has no input named " + IDS);
    }
  }

  private static String present(String past) {
    return PRESENT + past.substring(PAST.length());
  }

  private static TensorInfo info(NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo tensor) {
      return tensor;
    }
    throw new IllegalStateException(node.getName() + " is no tensor");
  }

  /** Whether keys and values of earlier tokens are kept, rather than calculated for every token. */
  boolean caches() {
    return caches;
  }

  /**
   * Reads source texts.
   *
   * @param batch token ids a text, none empty; padded here to the longest
   * @param pad what they are padded with
   * @param beams rows of the decoder for each text
   * @return to be closed
   */
  Decoding encode(List<long[]> batch, long pad, int beams) throws OrtException {
    int longest = batch.stream().mapToInt(t -> t.length).max().orElseThrow();
    long[] ids = new long[batch.size() * longest];
    long[] mask = new long[ids.length];
    Arrays.fill(ids, pad);
    for (int i = 0; i < batch.size(); i++) {
      long[] text = batch.get(i);
      System.arraycopy(text, 0, ids, i * longest, text.length);
      Arrays.fill(mask, i * longest, i * longest + text.length, 1);
    }
    long[] shape = {batch.size(), longest};
    Decoding decoding = new Decoding(batch.size() * beams);
    try (Scope scope = new Scope()) {
      Map<String, OnnxTensor> inputs = new HashMap<>();
      inputs.put(IDS, scope.add(tensor(ids, shape)));
      OnnxTensor masks = scope.add(tensor(mask, shape));
      if (encoder.getInputNames().contains(MASK)) {
        inputs.put(MASK, masks);
      }
      OrtSession.Result result = scope.add(encoder.run(inputs));
      int[] rows = new int[batch.size() * beams];
      Arrays.setAll(rows, row -> row / beams);
      decoding.fixed.put(ENCODER_MASK, decoding.whole.add(rows(masks, rows)));
      decoding.fixed.put(HIDDEN, decoding.whole.add(rows((OnnxTensor) result.get(0), rows)));
      return decoding;
    } catch (OrtException | RuntimeException e) {
      decoding.close();
      throw e;
    }
  }

  private static OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(Environment.SHARED, LongBuffer.wrap(values), shape);
  }

  /** A copy of rows of a tensor, whatever its numbers are. */
  private static OnnxTensor rows(OnnxTensor tensor, int[] rows) throws OrtException {
    TensorInfo info = tensor.getInfo();
    long[] shape = info.getShape().clone();
    ByteBuffer all = tensor.getByteBuffer();
    int size = Math.toIntExact(all.remaining() / shape[0]);
    ByteBuffer copy = ByteBuffer.allocateDirect(size * rows.length).order(ByteOrder.nativeOrder());
    for (int row : rows) {
      copy.put(all.slice(all.position() + row * size, size));
    }
    shape[0] = rows.length;
    return OnnxTensor.createTensor(Environment.SHARED, copy.flip(), shape, info.type);
  }

  @Override
  public void close() throws OrtException {
    encoder.close();
    first.close();
    if (!single) {
      next.close();
    }
  }

  /** One batch being decoded; used by one thread. */
  final class Decoding implements BeamSearch.Decoder, AutoCloseable {

    private final int rows;
    private final Scope whole = new Scope();
    private final Map<String, OnnxTensor> fixed = new HashMap<>();
    private final Map<String, OnnxTensor> past = new HashMap<>();

    /** What holds the decoder's own keys and values of the last token. */
    private Scope last = new Scope();

    private boolean begun;

    private Decoding(int rows) {
      this.rows = rows;
    }

    @Override
    public float[][] next(long[][] prefixes) throws OrtException {
      OrtSession session = begun ? next : first;
      boolean cached = begun && caches;
      int length = cached ? 1 : prefixes[0].length;
      long[] ids = new long[rows * length];
      for (int row = 0; row < rows; row++) {
        System.arraycopy(prefixes[row], prefixes[row].length - length, ids, row * length, length);
      }
      Scope now = new Scope();
      try (Scope inputs = new Scope()) {
        Map<String, OnnxTensor> given = new HashMap<>();
        for (String name : session.getInputNames()) {
          given.put(name, input(name, session, ids, length, inputs));
        }
        OrtSession.Result result = (begun ? now : whole).add(session.run(given));
        float[][] logits = last((OnnxTensor) result.get(LOGITS).orElseThrow());
        remember(result, session);
        last.close();
        last = now;
        begun = true;
        return logits;
      } catch (OrtException | RuntimeException e) {
        now.close();
        throw e;
      }
    }

    private OnnxTensor input(String name, OrtSession session, long[] ids, int length, Scope scope)
        throws OrtException {
      if (name.equals(IDS)) {
        return scope.add(tensor(ids, new long[] {rows, length}));
      }
      if (name.equals(BRANCH)) {
        return scope.add(
            OnnxTensor.createTensor(Environment.SHARED, new boolean[] {begun && caches}));
      }
      OnnxTensor known = name.startsWith(PAST) ? past.get(name) : fixed.get(name);
      return known != null
          ? known
          : scope.add(nothing(info(Objects.requireNonNull(session.getInputInfo().get(name)))));
    }

    /** Keys or values of no token. */
    private OnnxTensor nothing(TensorInfo wanted) throws OrtException {
      long[] shape = wanted.getShape();
      return OnnxTensor.createTensor(
          Environment.SHARED,
          ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder()),
          new long[] {rows, shape[1], 0, shape[3]},
          wanted.type);
    }

    /** The encoder's keys and values come once, with the first token. */
    private void remember(OrtSession.Result result, OrtSession session) {
      for (String name : next.getInputNames()) {
        if (name.startsWith(PAST) && !(begun && name.contains(".encoder."))) {
          Optional<?> value =
              session.getOutputNames().contains(present(name))
                  ? result.get(present(name))
                  : Optional.empty();
          if (!(value.orElse(null) instanceof OnnxTensor tensor)) {
            throw new IllegalStateException("the decoder gives no " + present(name));
          }
          past.put(name, tensor);
        }
      }
    }

    /** The numbers of the last token of each row. */
    private float[][] last(OnnxTensor logits) {
      long[] shape = logits.getInfo().getShape(); // [rows, length, vocabulary]
      int tokens = Math.toIntExact(shape[1]);
      int vocabulary = Math.toIntExact(shape[2]);
      var numbers = logits.getFloatBuffer();
      float[][] each = new float[rows][vocabulary];
      for (int row = 0; row < rows; row++) {
        numbers.get((row * tokens + tokens - 1) * vocabulary, each[row]);
      }
      return each;
    }

    @Override
    public void reorder(int[] from) throws OrtException {
      Scope reordered = new Scope();
      try {
        for (Map.Entry<String, OnnxTensor> each : past.entrySet()) {
          if (!each.getKey().contains(".encoder.")) {
            each.setValue(reordered.add(rows(each.getValue(), from)));
          }
        }
      } catch (OrtException | RuntimeException e) {
        reordered.close();
        throw e;
      }
      last.close();
      last = reordered;
    }

    @Override
    public void close() {
      last.close();
      whole.close();
      past.clear();
      fixed.clear();
    }
  }
}
