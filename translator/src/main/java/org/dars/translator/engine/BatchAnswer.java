package org.dars.translator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A batch as JSON for a language model, and what can be believed of its answer. */
final class BatchAnswer {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<Integer, String> problems = new HashMap<>();
  private String problem = "the model left it out";

  private BatchAnswer() {}

  /** The user's message for a batch of segments, given by their indices. */
  static String question(List<SourceSegment> segments, List<Integer> batch, EngineContext context) {
    ObjectNode root = JSON.createObjectNode();
    root.put("document", context.document());
    var list = root.putArray("segments");
    List<String> section = List.of();
    for (int i : batch) {
      SourceSegment segment = segments.get(i);
      ObjectNode node = list.addObject().put("id", id(i));
      if (!segment.headings().equals(section)) {
        section = segment.headings();
        node.put("section", String.join(" > ", section));
      }
      node.put("text", segment.text());
    }
    return root.toString();
  }

  /** Reads an answer; nothing in it is trusted. */
  static BatchAnswer parse(String answer, List<SourceSegment> segments, List<Integer> batch) {
    BatchAnswer parsed = new BatchAnswer();
    JsonNode root = object(answer);
    if (root == null || !root.path("translations").isArray()) {
      parsed.problem = "the model did not answer with the JSON it was asked for";
      return parsed;
    }
    Map<String, Integer> asked = new HashMap<>();
    batch.forEach(i -> asked.put(id(i), i));
    Set<Integer> twice = new HashSet<>();
    for (JsonNode node : root.path("translations")) {
      Integer index = asked.get(node.path("id").asText());
      if (index == null) {
        continue;
      }
      String text = node.path("text").asText("");
      if (text.isBlank()) {
        parsed.problems.put(index, "the model gave an empty translation");
      } else if (batch.size() > 1
          && !begins(segments.get(index).text(), node.path("start").asText(""))) {
        parsed.problems.put(index, "the model mixed it up with another segment");
      } else if (parsed.texts.put(index, text) != null) {
        twice.add(index);
      }
    }
    for (int index : twice) {
      parsed.texts.remove(index);
      parsed.problems.put(index, "the model translated it twice");
    }
    return parsed;
  }

  /** The translation of a segment, or null when there is none to be believed. */
  @Nullable String text(int index) {
    return texts.get(index);
  }

  /** Why there is none. */
  String problem(int index) {
    return problems.getOrDefault(index, problem);
  }

  /** Not a plain count: a model that numbers its answers afresh must not hit another segment. */
  private static String id(int index) {
    return Integer.toString(index * 37 + 1_009, 36);
  }

  /** The JSON object in an answer, which may stand in a code fence or between words. */
  private static @Nullable JsonNode object(String answer) {
    int from = answer.indexOf('{');
    int to = answer.lastIndexOf('}');
    if (from < 0 || to < from) {
      return null;
    }
    try {
      return JSON.readTree(answer.substring(from, to + 1));
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean begins(String source, String start) {
    String whole = letters(source);
    String begin = letters(start);
    return begin.isEmpty() ? whole.isEmpty() : whole.startsWith(begin);
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
