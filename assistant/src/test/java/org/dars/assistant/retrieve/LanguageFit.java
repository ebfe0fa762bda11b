package org.dars.assistant.retrieve;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.dars.index.search.DocumentKey;
import org.dars.index.search.HeldWords;
import org.dars.index.search.IndexedPassage;
import org.dars.index.search.PassageIndex;

/**
 * Fits the weights that tell a question in another language from one in its course's, and prints
 * which share of the questions of each file is taken for one, whole and cut to 50 and 20
 * characters, those in the course's language also misspelt ("m"). Arguments: the course's language,
 * {@code PASSAGES.jsonl} of up to many courses, then {@code --own FILE.jsonl} for questions in that
 * language to fit on, {@code --own-test FILE.jsonl} for some to report, and {@code --other
 * FILE.jsonl} for those in others ({@code lang} names them), every other of which is fitted on and
 * the rest reported.
 */
final class LanguageFit {

  private static final int ROUNDS = 4_000;
  private static final double RIDGE = 1e-3;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private LanguageFit() {}

  private record Asked(String name, boolean other, boolean fit, String words, double[] features) {}

  public static void main(String[] args) throws IOException {
    Set<String> own = Set.of(args[0]);
    List<Asked> all = new ArrayList<>();
    for (String file : args) {
      if (!file.equals(args[0]) && !file.startsWith("--") && !afterFlag(args, file)) {
        all.addAll(ask(Path.of(file), own, args));
      }
    }
    print(all);
    double[] weights = fit(all.stream().filter(Asked::fit).toList());
    System.out.println("weights " + Arrays.toString(weights));
  }

  private static boolean afterFlag(String[] args, String file) {
    int at = Arrays.asList(args).indexOf(file);
    return args[at - 1].startsWith("--");
  }

  /** All questions, asked of one course. */
  private static List<Asked> ask(Path passages, Set<String> own, String[] args) throws IOException {
    Path folder = Files.createTempDirectory("dars-language");
    List<Asked> asked = new ArrayList<>();
    try (PassageIndex index = PassageIndex.open(folder, "", 0)) {
      List<IndexedPassage> all = new ArrayList<>();
      for (String line : Files.readAllLines(passages)) {
        JsonNode p = JSON.readTree(line);
        String id = p.path("id").asText();
        all.add(
            new IndexedPassage(id, "", "", p.path("text").asText(), own.iterator().next(), null));
      }
      index.put(new DocumentKey("z", "c", "d"), all);
      index.commit(1);
      for (int i = 1; i + 1 < args.length; i++) {
        if (args[i].startsWith("--")) {
          boolean other = args[i].equals("--other");
          int n = 0;
          for (String line : Files.readAllLines(Path.of(args[i + 1]))) {
            JsonNode q = JSON.readTree(line);
            String name =
                other ? q.path("lang").asText() : "own " + Path.of(args[i + 1]).getFileName();
            boolean fit = args[i].equals("--own") || (other && n++ % 2 == 0);
            List<String> shapes = new ArrayList<>();
            for (int most : new int[] {20, 50, 1_000}) {
              shapes.add("%4d ".formatted(most) + cut(q.path("question").asText(), most));
              if (!other) {
                String words = cut(q.path("question").asText(), most);
                shapes.add("%4dm".formatted(most) + misspelt(words, new Random(n * 31L + most)));
              }
            }
            for (String shape : shapes) {
              String words = shape.substring(5);
              HeldWords held = index.held("z", Set.of("c"), words);
              double[] features = QuestionLanguage.features(words, own, held);
              boolean told = !own.contains(QuestionLanguage.of(words, own, w -> Optional.of(held)));
              asked.add(
                  new Asked(
                      "%s | %s | %s | %s"
                          .formatted(passages.getFileName(), name, shape.substring(0, 5), told),
                      other,
                      fit,
                      words,
                      features));
            }
          }
        }
      }
    }
    return asked;
  }

  /** At most so many characters, whole words. */
  static String cut(String question, int most) {
    if (question.length() <= most) {
      return question;
    }
    int space = question.lastIndexOf(' ', most);
    return space <= 0 ? question.substring(0, most) : question.substring(0, space);
  }

  /** Small letters, and a letter left out, doubled or swapped in every other long word. */
  static String misspelt(String question, Random random) {
    List<String> words = new ArrayList<>();
    for (String word : question.toLowerCase(Locale.ROOT).replace("?", "").split(" ")) {
      int at = word.length() < 4 ? 0 : 1 + random.nextInt(word.length() - 2);
      words.add(
          switch (at == 0 ? 3 : random.nextInt(6)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.substring(at - 1);
            case 2 ->
                word.substring(0, at)
                    + word.charAt(at + 1)
                    + word.charAt(at)
                    + word.substring(at + 2);
            default -> word;
          });
    }
    return String.join(" ", words);
  }

  private static void print(List<Asked> all) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Asked a : all) {
      if (!a.fit()) {
        String kind = a.name().substring(0, a.name().lastIndexOf('|'));
        int[] count = counts.computeIfAbsent(kind, k -> new int[2]);
        count[0] += a.name().endsWith("true") ? 1 : 0;
        count[1]++;
      }
    }
    counts.forEach((kind, c) ->
        System.out.printf(
            Locale.ROOT,
            "%s %.3f of %d taken for another language%n",
            kind,
            c[0] / (double) c[1],
            c[1]));
  }

  /** Logistic regression by gradient descent; both answers weigh alike. */
  private static double[] fit(List<Asked> asked) {
    int n = asked.getFirst().features().length;
    double[] mean = new double[n];
    double[] deviation = new double[n];
    for (int j = 0; j < n; j++) {
      int column = j;
      mean[j] = asked.stream().mapToDouble(a -> a.features()[column]).average().orElseThrow();
      double m = mean[j];
      deviation[j] =
          Math.sqrt(
                  asked.stream()
                      .mapToDouble(a -> Math.pow(a.features()[column] - m, 2))
                      .average()
                      .orElseThrow())
              + 1e-9;
    }
    double others = asked.stream().filter(Asked::other).count();
    double[] w = new double[n + 1];
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradient = new double[n + 1];
      for (Asked a : asked) {
        double sum = w[0];
        for (int j = 0; j < n; j++) {
          sum += w[j + 1] * (a.features()[j] - mean[j]) / deviation[j];
        }
        double weight = 0.5 / (a.other() ? others : asked.size() - others);
        double error = weight * ((a.other() ? 1 : 0) - 1 / (1 + Math.exp(-sum)));
        gradient[0] += error;
        for (int j = 0; j < n; j++) {
          gradient[j + 1] += error * (a.features()[j] - mean[j]) / deviation[j];
        }
      }
      for (int j = 0; j <= n; j++) {
        w[j] += gradient[j] - RIDGE * w[j];
      }
    }
    double[] raw = w.clone();
    for (int j = 0; j < n; j++) {
      raw[j + 1] = w[j + 1] / deviation[j];
      raw[0] -= raw[j + 1] * mean[j];
    }
    return raw;
  }
}
