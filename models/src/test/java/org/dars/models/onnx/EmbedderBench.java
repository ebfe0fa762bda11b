package org.dars.models.onnx;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passages embedded a second, by model and threads, beside LangChain4j's own in-process model on
 * the same runtime. Arguments: a JSONL file with a {@code text} a line; how many texts (200);
 * thread counts (1,2,4). The README shows how to run it.
 */
public final class EmbedderBench {

  private static final Pattern TEXT =
      Pattern.compile("\"text\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"");
  private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final List<Pair> PAIRS =
      List.of(
          new Pair(BundledModels.ALL_MINILM_L6_V2, AllMiniLmL6V2QuantizedEmbeddingModel::new),
          new Pair(BundledModels.BGE_SMALL_EN_V15, BgeSmallEnV15QuantizedEmbeddingModel::new),
          new Pair(BundledModels.E5_SMALL_V2, E5SmallV2QuantizedEmbeddingModel::new));

  private record Pair(EmbeddingModelSpec ours, Supplier<EmbeddingModel> peer) {}

  private EmbedderBench() {}

  public static void main(String[] args) throws Exception {
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    String threads = args.length > 2 ? args[2] : "1,2,4";
    List<String> texts = texts(Path.of(args[0]), count);
    System.out.printf(
        "%d texts, %.0f tokens on average, %d processors%n",
        texts.size(), meanTokens(texts), Runtime.getRuntime().availableProcessors());
    for (Pair pair : PAIRS) {
      EmbeddingModelSpec model = pair.ours();
      long opening = System.nanoTime();
      OnnxEmbedder.open(new EmbedderSettings(model, 1)).close();
      System.out.printf("%n%s, opened in %.0f ms%n", model.name(), seconds(opening) * 1e3);
      double peer = peer(pair.peer(), texts);
      System.out.printf("  LangChain4j's own        %6.1f passages/s%n", peer);
      for (String n : threads.split(",", -1)) {
        int t = Integer.parseInt(n);
        double shared = shared(new EmbedderSettings(model, t), texts);
        double several = several(model, t, texts);
        System.out.printf(
            "  %d threads, one session   %6.1f passages/s, ratio %.2f; %d sessions %6.1f%n",
            t, shared, shared / peer, t, several);
      }
      System.out.printf("  resident %s%n", resident());
    }
  }

  private static double shared(EmbedderSettings settings, List<String> texts) {
    try (OnnxEmbedder e = OnnxEmbedder.open(settings)) {
      e.embedPassages(texts.subList(0, 20), n -> {});
      long start = System.nanoTime();
      e.embedPassages(texts, n -> {});
      return texts.size() / seconds(start);
    }
  }

  /** A session a thread, each with its share of the texts. */
  private static double several(EmbeddingModelSpec model, int threads, List<String> texts) {
    List<OnnxEmbedder> embedders = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      embedders.add(OnnxEmbedder.open(new EmbedderSettings(model, 1)));
      embedders.getLast().embedPassages(texts.subList(0, 5), n -> {});
    }
    long start = System.nanoTime();
    int share = Math.ceilDiv(texts.size(), threads);
    CompletableFuture<?>[] parts = new CompletableFuture<?>[threads];
    for (int t = 0; t < threads; t++) {
      OnnxEmbedder e = embedders.get(t);
      List<String> part = texts.subList(t * share, Math.min(texts.size(), (t + 1) * share));
      parts[t] =
          CompletableFuture.runAsync(
              () -> e.embedPassages(part, n -> {}), task -> Thread.ofPlatform().start(task));
    }
    CompletableFuture.allOf(parts).join();
    double rate = texts.size() / seconds(start);
    embedders.forEach(OnnxEmbedder::close);
    return rate;
  }

  private static double peer(Supplier<EmbeddingModel> maker, List<String> texts) {
    EmbeddingModel model = maker.get();
    List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
    model.embedAll(segments.subList(0, 20));
    long start = System.nanoTime();
    model.embedAll(segments);
    return texts.size() / seconds(start);
  }

  /** Paragraphs of 80 to 100 words, about 117 tokens, repeated if there are too few. */
  private static List<String> texts(Path jsonl, int count) throws IOException {
    List<String> fitting = new ArrayList<>();
    for (String line : Files.readAllLines(jsonl)) {
      Matcher m = TEXT.matcher(line);
      if (m.find()) {
        String text =
            UNICODE
                .matcher(m.group(1))
                .replaceAll(
                    u -> Matcher.quoteReplacement("" + (char) Integer.parseInt(u.group(1), 16)))
                .translateEscapes();
        int words = text.split("\\s+").length;
        if (words >= 80 && words <= 100) {
          fitting.add(text);
        }
      }
    }
    if (fitting.isEmpty()) {
      throw new IOException(jsonl + ": no text of 80 to 100 words");
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(fitting.get(i % fitting.size()));
    }
    return texts;
  }

  private static double meanTokens(List<String> texts) throws IOException {
    EmbeddingModelSpec bge = BundledModels.BGE_SMALL_EN_V15;
    try (InputStream in =
            EmbedderBench.class.getClassLoader().getResourceAsStream(bge.tokenizerResource());
        TextTokenizer tokenizer = new TextTokenizer(in.readAllBytes(), bge.maxTokens())) {
      return texts.stream().mapToInt(t -> tokenizer.encode(t).length).average().orElse(0);
    }
  }

  private static String resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Arrays.stream(Files.readString(status).split("\n"))
            .filter(l -> l.startsWith("VmRSS"))
            .findFirst()
            .map(l -> l.substring(6).strip())
            .orElse("unknown")
        : "unknown";
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
