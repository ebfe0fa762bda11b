package org.dars.assistant.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Thirty passages of five sections that share no word of weight, and questions about them. */
final class EvaluationFixture {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FACTS =
      List.of(
          "Photosynthesis turns sunlight into sugar inside the chloroplast.",
          "Mitochondria release energy from glucose by respiration.",
          "Ribosomes assemble proteins from amino acids.",
          "Osmosis moves water across a membrane towards higher concentration.",
          "Enzymes lower the activation barrier of reactions.",
          "Chromosomes carry genes wound around histones.",
          "Basalt forms when lava cools quickly at the surface.",
          "Earthquakes begin at the hypocentre deep in the crust.",
          "Glaciers carve valleys shaped like the letter U.",
          "Sandstone consists of cemented grains of quartz.",
          "Volcanoes erupt magma rich in dissolved gas.",
          "Tectonic plates drift a few centimetres each year.",
          "Inflation is a lasting increase of the general price level.",
          "Monopoly means that a single seller controls a market.",
          "Tariffs are taxes on imported goods.",
          "Unemployment counts people who look for jobs and find none.",
          "Interest is the fee paid for borrowed money.",
          "Bonds are loans that investors grant to governments.",
          "Sonnets have fourteen lines and a strict rhyme scheme.",
          "Metaphors describe one thing as though it were another.",
          "Haiku count seventeen syllables over three verses.",
          "Novels tell long fictional stories in prose.",
          "Satire mocks vice with irony and exaggeration.",
          "Epics praise heroes in elevated style.",
          "Triangles have angles that sum to one hundred eighty degrees.",
          "Primes are divisible only by themselves and unity.",
          "Derivatives measure the rate of change of a function.",
          "Matrices represent linear maps between vector spaces.",
          "Probability assigns a number between zero and one to an event.",
          "Logarithms invert exponentiation.");

  private EvaluationFixture() {}

  static Path passages(Path folder) throws IOException {
    List<Map<String, ?>> rows = new ArrayList<>();
    for (int i = 0; i < FACTS.size(); i++) {
      rows.add(Map.of("id", "p" + i, "text", FACTS.get(i), "section", "s" + i / 6, "lang", "en"));
    }
    return write(folder.resolve("passages.jsonl"), rows);
  }

  /** A question that asks with the first word of a passage. */
  static String about(int passage) {
    String fact = FACTS.get(passage);
    return "What about " + fact.substring(0, fact.indexOf(' ')) + "?";
  }

  static Path write(Path file, List<Map<String, ?>> rows) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Map<String, ?> row : rows) {
      lines.add(line(row));
    }
    return Files.write(file, lines);
  }

  private static String line(Map<String, ?> row) throws JsonProcessingException {
    return JSON.writeValueAsString(row);
  }
}
