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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passages embedded a second, by threads, beside LangChain4j's own in-process model ({@code
 * embedAll} with its default executor) on the same runtime, in the same run: they take turns in the
 * order A B B A, so that a busy minute of the machine falls on both, and the medians are compared.
 * Then one question at a time, and what the process holds in memory.
 *
 * <p>Arguments: a JSONL file with a {@code text} a line; how many texts (100); thread counts
 * (1,2,4); rounds of A B B A (2); the model (e5-small-v2-q). The README shows how to run it.
 */
public final class EmbedderBench {

  private static final Pattern TEXT =
      Pattern.compile("\"text\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)*+)\"");
  private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final int QUESTIONS = 300;

  private static final Map<String, Supplier<EmbeddingModel>> PEERS =
      Map.of(
          BundledModels.ALL_MINILM_L6_V2.name(), AllMiniLmL6V2QuantizedEmbeddingModel::new,
          BundledModels.BGE_SMALL_EN_V15.name(), BgeSmallEnV15QuantizedEmbeddingModel::new,
          BundledModels.E5_SMALL_V2.name(), E5SmallV2QuantizedEmbeddingModel::new);

  private EmbedderBench() {}

  /** Texts a second, and processor time of all threads a text. */
  private record Rate(double perSecond, double cpuMillis) {

    static Rate median(List<Rate> rates) {
      return new Rate(
          middle(rates.stream().mapToDouble(Rate::perSecond).toArray()),
          middle(rates.stream().mapToDouble(Rate::cpuMillis).toArray()));
    }
  }

  public static void main(String[] args) throws Exception {
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 100;
    int[] threads =
        Arrays.stream((args.length > 2 ? args[2] : "1,2,4").split(",", -1))
            .mapToInt(Integer::parseInt)
            .toArray();
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 2;
    EmbeddingModelSpec model =
        args.length > 4 ? BundledModels.named(args[4]).orElseThrow() : BundledModels.E5_SMALL_V2;
    List<String> all = texts(Path.of(args[0]));
    Map<String, List<String>> sets = new LinkedHashMap<>();
    sets.put("of 80 to 100 words", some(all, 80, 100, count));
    sets.put("of mixed length", some(all, 1, 1_000, count));
    sets.put("of mixed length, each a second time", twice(some(all, 1, 1_000, count / 2)));
    long opening = System.nanoTime();
    OnnxEmbedder.open(new EmbedderSettings(model, 1)).close();
    System.out.printf(
        "%s, opened in %.0f ms; %d processors; medians of %d runs%n",
        model.name(),
        (System.nanoTime() - opening) / 1e6,
        Runtime.getRuntime().availableProcessors(),
        2 * rounds);
    for (Map.Entry<String, List<String>> set : sets.entrySet()) {
      System.out.printf(
          "%n%d texts %s, %.0f tokens on average%n",
          set.getValue().size(), set.getKey(), meanTokens(model, set.getValue()));
      compare(model, threads, set.getValue(), rounds);
    }
    questions(model, all);
    System.out.printf("%nmost resident memory, both sides together: %s%n", peakMemory());
  }

  private static void compare(
      EmbeddingModelSpec model, int[] threads, List<String> texts, int rounds) {
    EmbeddingModel peer = Objects.requireNonNull(PEERS.get(model.name())).get();
    peer.embedAll(texts.subList(0, 10).stream().map(TextSegment::from).toList());
    for (int count : threads) {
      try (OnnxEmbedder ours = OnnxEmbedder.open(new EmbedderSettings(model, count))) {
        ours.embedPassages(texts.subList(0, 10), n -> {});
        List<Rate> a = new ArrayList<>();
        List<Rate> b = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
          a.add(peer(peer, texts));
          b.add(measure(texts.size(), () -> ours.embedPassages(texts, n -> {})));
          b.add(measure(texts.size(), () -> ours.embedPassages(texts, n -> {})));
          a.add(peer(peer, texts));
        }
        print(count, Rate.median(a), Rate.median(b));
      }
    }
  }

  private static void print(int threads, Rate peer, Rate ours) {
    System.out.printf(
        "  %d threads: %6.1f passages/s and %5.1f ms of processor a passage, LangChain4j %6.1f and"
            + " %5.1f: %.2f times as fast%n",
        threads,
        ours.perSecond(),
        ours.cpuMillis(),
        peer.perSecond(),
        peer.cpuMillis(),
        ours.perSecond() / peer.perSecond());
  }

  private static Rate peer(EmbeddingModel model, List<String> texts) {
    List<TextSegment> segments = texts.stream().map(TextSegment::from).toList();
    return measure(texts.size(), () -> model.embedAll(segments));
  }

  private static Rate measure(int texts, Runnable work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    work.run();
    double elapsed = (System.nanoTime() - start) / 1e9;
    return new Rate(texts / elapsed, (system.getProcessCpuTime() - cpu) / 1e6 / texts);
  }

  /** Questions of nine words, no two alike. */
  private static void questions(EmbeddingModelSpec model, List<String> texts) {
    try (OnnxEmbedder ours = OnnxEmbedder.open(new EmbedderSettings(model, 1))) {
      double[] millis = new double[QUESTIONS];
      for (int i = -20; i < QUESTIONS; i++) {
        List<String> words = List.of(texts.get(Math.floorMod(i, texts.size())).split("\\s+"));
        String question = i + " " + String.join(" ", words.subList(0, Math.min(8, words.size())));
        long start = System.nanoTime();
        ours.embedQuery(question);
        if (i >= 0) {
          millis[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      Arrays.sort(millis);
      System.out.printf(
          "%none question of nine words: p50 %.1f ms, p95 %.1f ms%n",
          millis[QUESTIONS / 2], millis[QUESTIONS * 95 / 100]);
    }
  }

  private static List<String> texts(Path jsonl) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(jsonl)) {
      Matcher m = TEXT.matcher(line);
      if (m.find()) {
        texts.add(
            UNICODE
                .matcher(m.group(1))
                .replaceAll(
                    u -> Matcher.quoteReplacement("" + (char) Integer.parseInt(u.group(1), 16)))
                .translateEscapes());
      }
    }
    return texts;
  }

  /** The first texts of so many words, no two alike. */
  private static List<String> some(List<String> all, int fewest, int most, int count)
      throws IOException {
    List<String> fitting =
        all.stream()
            .distinct()
            .filter(t -> {
              int words = t.split("\\s+").length;
              return words >= fewest && words <= most;
            })
            .limit(count)
            .toList();
    if (fitting.size() < count) {
      throw new IOException("only " + fitting.size() + " different texts: ask for fewer");
    }
    return fitting;
  }

  private static List<String> twice(List<String> texts) {
    List<String> twice = new ArrayList<>(texts);
    twice.addAll(texts);
    return twice;
  }

  private static double meanTokens(EmbeddingModelSpec model, List<String> texts)
      throws IOException {
    try (InputStream in =
            EmbedderBench.class
                .getClassLoader()
                .getResourceAsStream(((ModelSource.OnClassPath) model.source()).tokenizer());
        TextTokenizer tokenizer = new TextTokenizer(in.readAllBytes(), model.maxTokens())) {
      return texts.stream().mapToInt(t -> tokenizer.encode(t).length).average().orElse(0);
    }
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }

  private static String peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "unknown on this system";
    }
    return Files.readAllLines(status).stream()
        .filter(l -> l.startsWith("VmHWM"))
        .map(l -> l.substring(l.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }
}
