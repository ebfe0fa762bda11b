package org.dars.models.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.dars.models.Embedder;
import org.dars.models.EmbedderException;
import org.dars.models.PartVectors;
import org.dars.models.TextParts;

/**
 * Embeds on the CPU with a model from the class path or from files. One session is shared by {@link
 * EmbedderSettings#threads} threads, one text (or batch) each; the longest texts go first, so that
 * the last ones to finish are short. Equal texts are embedded once. Vectors do not depend on the
 * number of threads.
 */
public final class OnnxEmbedder implements Embedder {

  /** A change here, such as another way to cut long texts, makes old vectors stale. */
  private static final String RECIPE = "2";

  /** People ask the same, and a page asks again. */
  private static final int QUESTIONS_KEPT = 1_000;

  private final EmbeddingModelSpec spec;
  private final String fingerprint;
  private final TextTokenizer tokenizer;
  private final Encoder encoder;
  private final Lanes lanes;
  private final Lifetime lifetime;
  private final RecentVectors questions = new RecentVectors(QUESTIONS_KEPT);

  private OnnxEmbedder(
      EmbeddingModelSpec spec,
      String fingerprint,
      TextTokenizer tokenizer,
      Encoder encoder,
      Lanes lanes) {
    this.spec = spec;
    this.fingerprint = fingerprint;
    this.tokenizer = tokenizer;
    this.encoder = encoder;
    this.lanes = lanes;
    this.lifetime = new Lifetime("The embedding model " + spec.name(), spec.name(), lanes);
  }

  /**
   * Loads a model; takes a fraction of a second and about twice the model's size in memory.
   *
   * @throws EmbedderException when the model is not on the class path or does not load here
   */
  public static OnnxEmbedder open(EmbedderSettings settings) {
    EmbeddingModelSpec spec = settings.model();
    Parts parts = parts(spec);
    TextTokenizer tokenizer;
    try {
      tokenizer = new TextTokenizer(parts.tokenizer(), spec.maxTokens());
    } catch (IOException | RuntimeException | LinkageError e) {
      throw notLoaded(spec, "tokenizer", e);
    }
    try {
      Encoder encoder = new Encoder(parts.graph(), spec);
      OnnxEmbedder embedder =
          new OnnxEmbedder(
              spec,
              parts.fingerprint(),
              tokenizer,
              encoder,
              new Lanes(settings.threads(), spec.name()));
      embedder.lifetime.begin();
      return embedder;
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
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public int dimensions() {
    return spec.dimensions();
  }

  @Override
  public Set<String> languages() {
    return spec.languages();
  }

  @Override
  public float[] embedQuery(String text) {
    return questions.get(text, () -> embed(List.of(spec.queryPrefix() + text), n -> {}).getFirst());
  }

  /**
   * {@inheritDoc}
   *
   * @throws EmbedderException when the calling thread is interrupted (the flag stays set), or the
   *     model fails
   * @throws IllegalStateException when this embedder is closed
   */
  @Override
  public List<float[]> embedPassages(List<String> texts, IntConsumer done) {
    return embed(texts.stream().map(t -> spec.passagePrefix() + t).toList(), done);
  }

  @Override
  public List<PartVectors> embedParts(List<TextParts> texts, IntConsumer done) {
    return spec.pooling() == Pooling.MEAN
        ? whileOpen(() -> partsOpen(texts, done))
        : partsAsTexts(texts, done);
  }

  /** Waits for what is being embedded; must not be called from a progress callback. */
  @Override
  public void close() {
    try {
      lifetime.end(() -> {
        questions.clear();
        lanes.close();
        tokenizer.close();
        encoder.close();
      });
    } catch (OrtException e) {
      throw new EmbedderException("The embedding model " + name() + " could not be closed.", e);
    }
  }

  private List<float[]> embed(List<String> texts, IntConsumer done) {
    return whileOpen(() -> embedOpen(texts, done));
  }

  private <T> T whileOpen(Callable<T> embedding) {
    try {
      return lifetime.using(embedding);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbedderException("Embedding was interrupted before it finished.", e);
    } catch (OrtException e) {
      throw new EmbedderException(
          "The embedding model %s failed: %s".formatted(name(), e.getMessage()), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new EmbedderException("The embedding model %s failed.".formatted(name()), e);
    }
  }

  private List<float[]> embedOpen(List<String> all, IntConsumer done) throws Exception {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      places.computeIfAbsent(all.get(i), t -> new ArrayList<>()).add(i);
    }
    List<String> texts = List.copyOf(places.keySet());
    int n = texts.size();
    long[][] tokens = new long[n][];
    lanes.run(n, i -> tokens[i] = tokenizer.encode(texts.get(i)));

    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingInt((Integer i) -> -tokens[i].length))
            .mapToInt(Integer::intValue)
            .toArray();
    int size = spec.batchSize();
    float[][] vectors = new float[all.size()][];
    Progress progress = new Progress(done);
    lanes.run(
        Math.ceilDiv(n, size),
        piece -> {
          int[] members = Arrays.copyOfRange(order, piece * size, Math.min(n, (piece + 1) * size));
          List<long[]> batch = Arrays.stream(members).mapToObj(i -> tokens[i]).toList();
          List<float[]> encoded = encoder.encode(batch);
          int finished = 0;
          for (int i = 0; i < members.length; i++) {
            List<Integer> equal = places.getOrDefault(texts.get(members[i]), List.of());
            for (int place : equal) {
              vectors[place] = encoded.get(i).clone();
            }
            finished += equal.size();
          }
          progress.add(finished);
        });
    return new ArrayList<>(Arrays.asList(vectors));
  }

  private List<PartVectors> partsOpen(List<TextParts> texts, IntConsumer done) throws Exception {
    Integer[] order = new Integer[texts.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt((Integer i) -> -texts.get(i).text().length()));
    PartVectors[] vectors = new PartVectors[texts.size()];
    Progress progress = new Progress(done);
    lanes.run(
        order.length,
        piece -> {
          vectors[order[piece]] = late(texts.get(order[piece]));
          progress.add(1);
        });
    return Arrays.asList(vectors);
  }

  private PartVectors late(TextParts text) throws OrtException {
    int shift = spec.passagePrefix().length();
    Tokens tokens = tokenizer.tokens(spec.passagePrefix() + text.text());
    List<int[]> found = new ArrayList<>();
    int[] at = new int[text.parts().size()];
    for (int i = 0; i < at.length; i++) {
      TextParts.Part part = text.parts().get(i);
      int[] range = tokens.within(part.start() + shift, part.end() + shift);
      at[i] = range[0] == range[1] ? 0 : found.size() + 1;
      if (range[0] < range[1]) {
        found.add(range);
      }
    }
    List<float[]> vectors = encoder.encode(tokens.ids(), found);
    return new PartVectors(vectors.getFirst(), Arrays.stream(at).mapToObj(vectors::get).toList());
  }

  /** For models whose first token alone speaks for a text: each part is a text. */
  private List<PartVectors> partsAsTexts(List<TextParts> texts, IntConsumer done) {
    List<String> all = new ArrayList<>(texts.stream().map(TextParts::text).toList());
    texts.forEach(t -> t.parts().forEach(part -> all.add(t.of(part))));
    List<float[]> vectors =
        embedPassages(all, n -> done.accept((int) ((long) n * texts.size() / all.size())));
    List<PartVectors> parted = new ArrayList<>();
    int next = texts.size();
    for (int i = 0; i < texts.size(); i++) {
      int parts = texts.get(i).parts().size();
      parted.add(new PartVectors(vectors.get(i), vectors.subList(next, next + parts)));
      next += parts;
    }
    return parted;
  }

  /** Reports one at a time, so that the numbers only grow. */
  private static final class Progress {
    private final IntConsumer done;
    private int finished;

    Progress(IntConsumer done) {
      this.done = done;
    }

    synchronized void add(int texts) {
      finished += texts;
      done.accept(finished);
    }
  }

  /** What a model is made of. */
  private record Parts(Graph graph, byte[] tokenizer, String fingerprint) {}

  private static Parts parts(EmbeddingModelSpec spec) {
    return switch (spec.source()) {
      case ModelSource.OnClassPath jar -> {
        byte[] tokenizer = resource(spec, jar, jar.tokenizer());
        byte[] graph = resource(spec, jar, jar.graph());
        yield new Parts(
            new Graph.Bytes(graph), tokenizer, fingerprint(spec, List.of(graph, tokenizer)));
      }
      case ModelSource.InFiles files ->
          new Parts(
              new Graph.InFile(files.graph()),
              file(spec, files.tokenizer()),
              fingerprint(
                  spec, List.of((files.digest() + "\n" + spec.output() + "\n").getBytes(UTF_8))));
    };
  }

  private static byte[] file(EmbeddingModelSpec spec, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new EmbedderException(
          "The embedding model %s cannot be read: %s (%s); install it again."
              .formatted(spec.name(), file, e.getMessage()),
          e);
    }
  }

  private static byte[] resource(
      EmbeddingModelSpec spec, ModelSource.OnClassPath jar, String name) {
    try (InputStream in = OnnxEmbedder.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new EmbedderException(
            "The embedding model %s is not installed: %s is not on the class path; add the artifact %s."
                .formatted(spec.name(), name, jar.artifact()));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new EmbedderException(
          "The embedding model %s cannot be read: %s in the artifact %s is broken; download it again."
              .formatted(spec.name(), name, jar.artifact()),
          e);
    }
  }

  private static EmbedderException notLoaded(EmbeddingModelSpec spec, String part, Throwable e) {
    return new EmbedderException(
        "The %s of the embedding model %s does not load on this machine (%s, %s): %s"
            .formatted(
                part,
                spec.name(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                e.getMessage()),
        e);
  }

  private static String fingerprint(EmbeddingModelSpec spec, List<byte[]> parts) {
    String settings =
        String.join(
            "\n",
            RECIPE,
            spec.pooling().name(),
            spec.queryPrefix(),
            spec.passagePrefix(),
            Integer.toString(spec.maxTokens()),
            Integer.toString(spec.batchSize()));
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      parts.forEach(sha256::update);
      sha256.update(settings.getBytes(UTF_8));
      return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
