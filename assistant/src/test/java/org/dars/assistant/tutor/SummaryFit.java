package org.dars.assistant.tutor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dars.assistant.tutor.SectionSummary.Weights;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Sentences;
import org.dars.models.Embedder;
import org.dars.models.onnx.EmbedderSettings;
import org.dars.models.onnx.OnnxEmbedder;

/**
 * Measures section summaries against those that the book's authors wrote: ROUGE-1 and -2 F1 of as
 * many sentences as theirs has, beside the section's first sentences. Arguments: {@code
 * PARAGRAPHS.jsonl SECTIONS.jsonl SUMMARIES.jsonl FIT}, of which the sections of chapters up to FIT
 * set the weights (printed) and the others are reported.
 */
final class SummaryFit {

  private SummaryFit() {}

  private record Section(List<Evidence.Source> blocks, String reference, int sentences) {}

  public static void main(String[] args) throws Exception {
    Map<String, String> titles = new LinkedHashMap<>();
    Map<String, Integer> chapters = new LinkedHashMap<>();
    for (JsonNode s : rows(args[1])) {
      titles.put(s.path("id").asText(), s.path("title").asText());
      chapters.put(s.path("id").asText(), s.path("chapter").asInt());
    }
    Map<String, List<JsonNode>> paragraphs =
        rows(args[0]).stream().collect(Collectors.groupingBy(p -> p.path("section").asText()));
    List<Section> fit = new ArrayList<>();
    List<Section> test = new ArrayList<>();
    for (JsonNode s : rows(args[2])) {
      String id = s.path("section").asText();
      if (!titles.containsKey(id)) {
        continue;
      }
      List<Evidence.Source> blocks = new ArrayList<>();
      blocks.add(new Evidence.Source(id, BlockKind.HEADING, "", titles.getOrDefault(id, "")));
      for (JsonNode p : paragraphs.getOrDefault(id, List.of())) {
        if (p.path("kind").asText().equals("body")) {
          blocks.add(
              new Evidence.Source(
                  p.path("id").asText(), BlockKind.PARAGRAPH, "", p.path("text").asText()));
        }
      }
      String reference = s.path("text").asText();
      Section section = new Section(blocks, reference, Sentences.of(reference, "en").size());
      (chapters.getOrDefault(id, 0) <= Integer.parseInt(args[3]) ? fit : test).add(section);
    }
    Weights best = fit(fit);
    System.out.println(best);
    print("fit", fit, best);
    print("test", test, best);
  }

  private static List<JsonNode> rows(String file) throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(file))) {
      rows.add(json.readTree(line));
    }
    return rows;
  }

  /** One weight after the other, twice around. */
  private static Weights fit(List<Section> sections) {
    double[] w = {1, 0.4, 0.2, 0.3, 0.3, 0.5};
    double most = both(sections, s -> ours(s, weights(w)));
    for (int round = 0; round < 2; round++) {
      for (int j = 1; j < w.length; j++) {
        double kept = w[j];
        for (double value : new double[] {0, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2}) {
          w[j] = value;
          double now = both(sections, s -> ours(s, weights(w)));
          if (now > most + 1e-4) {
            most = now;
            kept = value;
          }
        }
        w[j] = kept;
      }
    }
    return weights(w);
  }

  private static Weights weights(double[] w) {
    return new Weights(w[0], w[1], w[2], w[3], w[4], w[5]);
  }

  private static void print(String name, List<Section> sections, Weights weights) {
    Map<Section, String> near = new HashMap<>();
    try (Embedder embedder = OnnxEmbedder.open(EmbedderSettings.standard())) {
      for (Section s : sections) {
        near.put(s, text(SectionSummary.of(s.blocks(), "en", s.sentences(), embedder)));
      }
    }
    for (int n = 1; n <= 2; n++) {
      System.out.printf(
          Locale.ROOT,
          "%-4s %d sections  ROUGE-%d  first sentences %.3f  shipped %.3f  with vectors %.3f  these"
              + " weights %.3f%n",
          name,
          sections.size(),
          n,
          mean(sections, n, SummaryFit::lead),
          mean(sections, n, s -> ours(s, Weights.STANDARD)),
          mean(sections, n, s -> near.getOrDefault(s, "")),
          mean(sections, n, s -> ours(s, weights)));
    }
  }

  private static double both(List<Section> sections, Function<Section, String> by) {
    return mean(sections, 1, by) + mean(sections, 2, by);
  }

  private static double mean(List<Section> sections, int n, Function<Section, String> by) {
    return sections.stream()
        .mapToDouble(s -> Rouge.f1(n, by.apply(s), s.reference()))
        .average()
        .orElse(0);
  }

  private static String ours(Section s, Weights weights) {
    return text(SectionSummary.of(s.blocks(), "en", s.sentences(), null, weights));
  }

  private static String text(List<SectionSummary.Picked> summary) {
    return summary.stream().map(SectionSummary.Picked::text).collect(Collectors.joining(" "));
  }

  private static String lead(Section s) {
    return s.blocks().stream()
        .filter(b -> b.kind() == BlockKind.PARAGRAPH)
        .flatMap(b -> Sentences.of(b.text(), "en").stream())
        .limit(s.sentences())
        .collect(Collectors.joining(" "));
  }
}
