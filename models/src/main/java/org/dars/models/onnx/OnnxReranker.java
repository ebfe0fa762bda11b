package org.dars.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.models.Reranker;
import org.dars.models.RerankerException;

/**
 * A cross-encoder on the CPU. One session is shared by its threads, one pair each, for the reasons
 * of {@link OnnxEmbedder}; a score does not depend on the number of threads.
 */
public final class OnnxReranker implements Reranker {

  private final RerankerSpec spec;
  private final TextTokenizer tokenizer;
  private final OrtSession session;
  private final Lanes lanes;
  private final Lifetime lifetime;

  private OnnxReranker(
      RerankerSpec spec, TextTokenizer tokenizer, OrtSession session, int threads) {
    this.spec = spec;
    this.tokenizer = tokenizer;
    this.session = session;
    this.lanes = new Lanes(threads, spec.name());
    this.lifetime = new Lifetime("The reranker " + spec.name(), spec.name(), lanes);
  }

  /**
   * Loads a model.
   *
   * @param threads pairs scored at the same time, 1–64; each takes one core
   * @throws RerankerException when a file is missing or does not load here
   */
  public static OnnxReranker open(RerankerSpec spec, int threads) {
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads must be 1–64, is " + threads);
    }
    TextTokenizer tokenizer;
    try {
      tokenizer =
          new TextTokenizer(Files.readAllBytes(spec.source().tokenizer()), spec.maxTokens());
    } catch (IOException | RuntimeException | LinkageError e) {
      throw notLoaded(spec, "tokenizer", e);
    }
    try {
      OrtSession session = Encoder.session(new Graph.InFile(spec.source().graph()));
      OnnxReranker reranker = new OnnxReranker(spec, tokenizer, session, threads);
      reranker.lifetime.begin();
      return reranker;
    } catch (OrtException | RuntimeException | LinkageError e) {
      tokenizer.close();
      throw notLoaded(spec, "model", e);
    }
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public Set<String> languages() {
    return spec.languages();
  }

  @Override
  public float[] score(String question, List<String> passages) {
    try {
      return lifetime.using(() -> scores(question, passages));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RerankerException("Reranking was interrupted before it finished.", e);
    } catch (IllegalStateException e) {
      throw e;
    } catch (Exception e) {
      throw new RerankerException(
          "The reranker %s failed: %s".formatted(name(), e.getMessage()), e);
    }
  }

  /** Waits for what is being scored. */
  @Override
  public void close() {
    try {
      lifetime.end(() -> {
        lanes.close();
        tokenizer.close();
        session.close();
      });
    } catch (OrtException e) {
      throw new RerankerException("The reranker " + name() + " could not be closed.", e);
    }
  }

  private float[] scores(String question, List<String> passages) throws Exception {
    float[] scores = new float[passages.size()];
    lanes.run(scores.length, i -> scores[i] = scoreOne(question, passages.get(i)));
    return scores;
  }

  private float scoreOne(String question, String passage) throws OrtException {
    TextTokenizer.Pair pair = tokenizer.encode(question, passage);
    long[] mask = new long[pair.ids().length];
    Arrays.fill(mask, 1);
    Map<String, long[]> values =
        Map.of("input_ids", pair.ids(), "attention_mask", mask, "token_type_ids", pair.types());
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String input : session.getInputNames()) {
        long[] of = values.get(input);
        if (of != null) {
          inputs.put(
              input,
              OnnxTensor.createTensor(
                  Environment.SHARED, LongBuffer.wrap(of), new long[] {1, of.length}));
        }
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return relevance(logits(result));
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private FloatBuffer logits(OrtSession.Result result) {
    return ((OnnxTensor)
            (spec.output().isEmpty()
                ? result.get(0)
                : result
                    .get(spec.output())
                    .orElseThrow(() ->
                        new IllegalStateException("the model gives no output " + spec.output()))))
        .getFloatBuffer();
  }

  /** The sigmoid of one logit; of two, their softmax, which is the sigmoid of the difference. */
  private static float relevance(FloatBuffer logits) {
    double logit =
        switch (logits.remaining()) {
          case 1 -> logits.get(0);
          case 2 -> (double) logits.get(1) - logits.get(0);
          default ->
              throw new IllegalStateException(
                  "the model gives %d numbers for a pair of texts, not 1 or 2"
                      .formatted(logits.remaining()));
        };
    if (Double.isNaN(logit)) {
      throw new IllegalStateException("the model gives a score that is not a number");
    }
    return (float) (1 / (1 + Math.exp(-logit)));
  }

  private static RerankerException notLoaded(RerankerSpec spec, String part, Throwable e) {
    return new RerankerException(
        "The %s of the reranker %s does not load on this machine (%s, %s): %s"
            .formatted(
                part,
                spec.name(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                e.getMessage()),
        e);
  }
}
