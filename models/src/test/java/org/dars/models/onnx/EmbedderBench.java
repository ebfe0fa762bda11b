package org.dars.models.onnx;

import com.sun.management.OperatingSystemMXBean;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
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
 * the same runtime. Arguments: a JSONL file with a {@code text} a line; how many texts (100);
 * thread counts (1,2,4). The README shows how to run it.
 */
public final class EmbedderBench {

  private static final int ROUNDS = 2;
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

  /** Texts a second, and processor time of all threads a text. */
  private record Rate(double perSecond, double cpuMillis) {
    static final Rate NONE = new Rate(0, Double.MAX_VALUE);

    Rate best(Rate other) {
      return new Rate(Math.max(perSecond, other.perSecond), Math.min(cpuMillis, other.cpuMillis));
    }
  }

  public static void main(String[] args) throws Exception {
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    String threads = args.length > 2 ? args[2] : "1,2,4";
    List<String> texts = texts(Path.of(args[0]), count);
    System.out.printf(
        "%d texts, %.0f tokens on average, %d processors; best of %d rounds%n",
        texts.size(), meanTokens(texts), Runtime.getRuntime().availableProcessors(), ROUNDS);
    for (Pair pair : PAIRS) {
      long opening = System.nanoTime();
      OnnxEmbedder.open(new EmbedderSettings(pair.ours(), 1)).close();
      System.out.printf("%n%s, opened in %.0f ms%n", pair.ours().name(), seconds(opening) * 1e3);
      compare(
          pair, Arrays.stream(threads.split(",", -1)).mapToInt(Integer::parseInt).toArray(), texts);
    }
  }

  /** The rivals take turns, so that a busy minute of the machine falls on all of them. */
  private static void compare(Pair pair, int[] threads, List<String> texts) {
    Rate peer = Rate.NONE;
    Rate[] shared = new Rate[threads.length];
    Rate[] several = new Rate[threads.length];
    Arrays.fill(shared, Rate.NONE);
    Arrays.fill(several, Rate.NONE);
    for (int round = 0; round < ROUNDS; round++) {
      peer = peer.best(peer(pair.peer(), texts));
      for (int i = 0; i < threads.length; i++) {
        shared[i] = shared[i].best(shared(new EmbedderSettings(pair.ours(), threads[i]), texts));
        several[i] = several[i].best(several(pair.ours(), threads[i], texts));
      }
    }
    print("LangChain4j's own", peer, peer);
    for (int i = 0; i < threads.length; i++) {
      print(threads[i] + " threads, one session", shared[i], peer);
      print(threads[i] + " threads, a session each", several[i], peer);
    }
  }

  private static void print(String what, Rate rate, Rate peer) {
    System.out.printf(
        "  %-28s %6.1f passages/s (ratio %.2f), %5.1f ms of processor a passage (ratio %.2f)%n",
        what,
        rate.perSecond(),
        rate.perSecond() / peer.perSecond(),
        rate.cpuMillis(),
        rate.cpuMillis() / peer.cpuMillis());
  }

  private static Rate shared(EmbedderSettings settings, List<String> texts) {
    try (OnnxEmbedder e = OnnxEmbedder.open(settings)) {
      e.embedPassages(texts.subList(0, 10), n -> {});
      return measure(texts.size(), () -> e.embedPassages(texts, n -> {}));
    }
  }

  /** A session a thread, each with its share of the texts. */
  private static Rate several(EmbeddingModelSpec model, int threads, List<String> texts) {
    List<OnnxEmbedder> embedders = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      embedders.add(OnnxEmbedder.open(new EmbedderSettings(model, 1)));
      embedders.getLast().embedPassages(texts.subList(0, 5), n -> {});
    }
    Rate rate = measure(texts.size(), () -> embedInParts(embedders, texts));
    embedders.forEach(OnnxEmbedder::close);
    return rate;
  }

  private static void embedInParts(List<OnnxEmbedder> embedders, List<String> texts) {
    int share = Math.ceilDiv(texts.size(), embedders.size());
    CompletableFuture<?>[] parts = new CompletableFuture<?>[embedders.size()];
    for (int t = 0; t < parts.length; t++) {
      OnnxEmbedder e = embedders.get(t);
      List<String> part = texts.subList(t * share, Math.min(texts.size(), (t + 1) * share));
      parts[t] =
          CompletableFuture.runAsync(
              () -> e.embedPassages(part, n -> {}), task -> Thread.ofPlatform().start(task));
    }
    CompletableFuture.allOf(parts).join();
  }

  private static Rate peer(Supplier<EmbeddingModel> maker, List<String> texts) {
    EmbeddingModel model = maker.get();
    List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
    model.embedAll(segments.subList(0, 10));
    return measure(texts.size(), () -> model.embedAll(segments));
  }

  private static Rate measure(int texts, Runnable work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    work.run();
    double elapsed = seconds(start);
    return new Rate(texts / elapsed, (system.getProcessCpuTime() - cpu) / 1e6 / texts);
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
            EmbedderBench.class
                .getClassLoader()
                .getResourceAsStream(((ModelSource.OnClassPath) bge.source()).tokenizer());
        TextTokenizer tokenizer = new TextTokenizer(in.readAllBytes(), bge.maxTokens())) {
      return texts.stream().mapToInt(t -> tokenizer.encode(t).length).average().orElse(0);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
