package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;
import org.dars.index.search.Terms;
import org.dars.models.Embedder;
import org.jspecify.annotations.Nullable;

/**
 * A section in a few of its own sentences. A sentence counts for how many others say what it says
 * (LexRank: Erkan and Radev 2004, the stationary distribution of a walk between alike sentences),
 * for standing early, opening its block, and holding words of the headings; of alike ones only the
 * best is taken (maximal marginal relevance: Carbonell and Goldstein 1998).
 */
public final class SectionSummary {

  /** A sentence of the summary, verbatim, and the block that it stands in. */
  public record Picked(Evidence.Source source, String text) {}

  /** What a sentence is worth; fitted by {@code SummaryFit}, see docs/tutor.md. */
  record Weights(
      double centrality, double early, double opens, double heading, double leans, double novelty) {

    static final Weights STANDARD = new Weights(1, 0.4, 0.2, 0.3, 0.3, 0.5);
  }

  private static final Set<BlockKind> PROSE =
      EnumSet.of(BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.SPEAKER_NOTE, BlockKind.CUE);

  private static final int LEAST_TERMS = 4;
  private static final int MOST_TERMS = 45;
  private static final int MOST_SENTENCES = 400;
  private static final double DAMPING = 0.85;
  private static final int STEPS = 40;

  private record Line(
      Evidence.Source source, String text, Map<String, Integer> terms, int block, int inBlock) {}

  private final List<Line> lines = new ArrayList<>();
  private final Set<String> headings = new HashSet<>();
  private final Weights weights;

  private SectionSummary(Weights weights) {
    this.weights = weights;
  }

  /**
   * The sentences that say most of what a section says, in reading order; fewer when it has fewer.
   *
   * @param blocks of the section, in reading order, its headings among them
   * @param language BCP 47 tag of the section
   * @param sentences how many at most, 1 or more
   */
  public static List<Picked> of(List<Evidence.Source> blocks, String language, int sentences) {
    return of(blocks, language, sentences, null, Weights.STANDARD);
  }

  /**
   * The same, where sentences may be alike in meaning and not in words only.
   *
   * @param embedder used when it serves the language; it takes about 10 ms a sentence
   */
  public static List<Picked> of(
      List<Evidence.Source> blocks, String language, int sentences, Embedder embedder) {
    return of(blocks, language, sentences, embedder, Weights.STANDARD);
  }

  static List<Picked> of(
      List<Evidence.Source> blocks,
      String language,
      int sentences,
      @Nullable Embedder embedder,
      Weights weights) {
    if (sentences < 1) {
      throw new IllegalArgumentException("sentences must be 1 or more, is " + sentences);
    }
    SectionSummary summary = new SectionSummary(weights);
    summary.read(blocks, language);
    double[][] alike = summary.alike();
    if (embedder != null && embedder.languages().contains(language)) {
      summary.addMeaning(alike, embedder);
    }
    return summary.pick(sentences, alike);
  }

  private void read(List<Evidence.Source> blocks, String language) {
    for (int b = 0; b < blocks.size(); b++) {
      Evidence.Source source = blocks.get(b);
      if (source.kind() == BlockKind.HEADING || source.kind() == BlockKind.SLIDE_TITLE) {
        headings.addAll(Terms.of(source.text(), language));
      }
      if (!PROSE.contains(source.kind())) {
        continue;
      }
      List<String> sentences = Sentences.of(source.text(), language);
      for (int i = 0; i < sentences.size() && lines.size() < MOST_SENTENCES; i++) {
        String text = sentences.get(i);
        Map<String, Integer> terms =
            Terms.of(text, language).stream()
                .collect(Collectors.toMap(t -> t, t -> 1, Integer::sum));
        if (terms.size() >= LEAST_TERMS && terms.size() <= MOST_TERMS && says(text)) {
          lines.add(new Line(source, text, terms, b, i));
        }
      }
    }
  }

  /** A question says nothing, and what ends in a colon says what comes next. */
  private static boolean says(String sentence) {
    return !sentence.matches("(?s).*[?؟:：՞]");
  }

  private List<Picked> pick(int most, double[][] alike) {
    double[] score = scores(centrality(alike));
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      left.add(i);
    }
    List<Integer> picked = new ArrayList<>();
    while (picked.size() < most && !left.isEmpty()) {
      Integer best =
          left.stream()
              .max(
                  Comparator.comparingDouble(
                          (Integer i) -> score[i] - weights.novelty() * nearest(alike[i], picked))
                      .thenComparing(Comparator.reverseOrder()))
              .orElseThrow();
      left.removeIf(best::equals);
      picked.add(best);
    }
    return picked.stream()
        .sorted()
        .map(i -> new Picked(lines.get(i).source(), lines.get(i).text()))
        .toList();
  }

  private static double nearest(double[] alike, List<Integer> picked) {
    return picked.stream().mapToDouble(p -> alike[p]).max().orElse(0);
  }

  private double[] scores(double[] centrality) {
    double[] scores = new double[lines.size()];
    for (int i = 0; i < scores.length; i++) {
      Line line = lines.get(i);
      double early = 1 - (double) i / scores.length;
      long named = line.terms().keySet().stream().filter(headings::contains).count();
      double heading = headings.isEmpty() ? 0 : Math.min(1, named / 2.0);
      scores[i] =
          weights.centrality() * centrality[i]
              + weights.early() * early
              + weights.opens() * (line.inBlock() == 0 ? 1 : 0)
              + weights.heading() * heading
              - weights.leans() * (Joining.leansBack(line.text()) ? 1 : 0);
    }
    return scores;
  }

  /** Cosines of the sentences, words weighted by how few sentences hold them, 0–1. */
  private double[][] alike() {
    Map<String, Integer> frequency = new HashMap<>();
    lines.forEach(l -> l.terms().keySet().forEach(t -> frequency.merge(t, 1, Integer::sum)));
    int n = lines.size();
    List<Map<String, Double>> vectors = new ArrayList<>();
    for (Line line : lines) {
      Map<String, Double> vector = new HashMap<>();
      line.terms()
          .forEach((t, count) ->
              vector.put(t, count * Math.log(1 + (double) n / frequency.getOrDefault(t, 1))));
      double length = Math.sqrt(vector.values().stream().mapToDouble(v -> v * v).sum());
      vector.replaceAll((t, v) -> v / length);
      vectors.add(vector);
    }
    double[][] alike = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        alike[i][j] = dot(vectors.get(i), vectors.get(j));
        alike[j][i] = alike[i][j];
      }
    }
    return alike;
  }

  /** Half of what makes sentences alike is then how near their vectors lie. */
  private void addMeaning(double[][] alike, Embedder embedder) {
    List<float[]> vectors =
        embedder.embedPassages(lines.stream().map(Line::text).toList(), done -> {});
    double mean = 0;
    int n = lines.size();
    double[][] near = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        near[i][j] = dot(vectors.get(i), vectors.get(j));
        mean += near[i][j] / (n * (n - 1) / 2.0);
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        // Cosines of sentences of one section lie close together; what counts is above their mean.
        double meaning = Math.max(0, near[i][j] - mean) / (1 - mean + 1e-9);
        alike[i][j] = (alike[i][j] + meaning) / 2;
        alike[j][i] = alike[i][j];
      }
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double dot(Map<String, Double> a, Map<String, Double> b) {
    double sum = 0;
    for (Map.Entry<String, Double> e : a.entrySet()) {
      sum += e.getValue() * b.getOrDefault(e.getKey(), 0.0);
    }
    return sum;
  }

  /** How often a walk between alike sentences comes by, 1 for the most visited one. */
  private static double[] centrality(double[][] alike) {
    int n = alike.length;
    double[] out = new double[n];
    for (int i = 0; i < n; i++) {
      for (double a : alike[i]) {
        out[i] += a;
      }
    }
    double[] rank = new double[n];
    Arrays.fill(rank, 1.0 / Math.max(n, 1));
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          next[j] += out[i] == 0 ? rank[i] / n : rank[i] * alike[i][j] / out[i];
        }
      }
      for (int j = 0; j < n; j++) {
        rank[j] = (1 - DAMPING) / n + DAMPING * next[j];
      }
    }
    double most = Arrays.stream(rank).max().orElse(1);
    for (int j = 0; j < n; j++) {
      rank[j] /= most;
    }
    return rank;
  }
}
