package org.dars.translator.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be believed of a language model's answer to a batch. A translation counts for an id that
 * was asked for, given once, beginning with the words its source begins with; a model that made up
 * ids of its own is believed for the segment in the same place, when it gave as many as it was
 * asked for and that one begins so. JSON in a code fence or between words, with a comma too many,
 * or cut off is read as far as it goes.
 */
final class BatchAnswer {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<Integer, String> problems = new HashMap<>();
  private String problem = "the model left it out";

  private BatchAnswer() {}

  /** Reads an answer; nothing in it is trusted. */
  static BatchAnswer parse(String answer, List<SourceSegment> segments, List<Integer> batch) {
    BatchAnswer parsed = new BatchAnswer();
    List<JsonNode> entries = entries(answer);
    if (entries == null) {
      parsed.problem = "the model did not answer with the JSON it was asked for";
      return parsed;
    }
    Map<String, Integer> asked = new HashMap<>();
    batch.forEach(i -> asked.put(BatchQuestion.id(i), i));
    Set<Integer> twice = new HashSet<>();
    for (int place = 0; place < entries.size(); place++) {
      JsonNode node = entries.get(place);
      Integer index = asked.get(node.path("id").asText());
      if (index == null) {
        index = entries.size() == batch.size() ? inPlace(node, batch.get(place), segments) : null;
      }
      if (index == null) {
        parsed.problem = "the model answered for ids that it was not asked for";
        continue;
      }
      String text = node.path("text").asText("");
      if (text.isBlank()) {
        parsed.problems.put(index, "the model gave an empty translation");
      } else if (batch.size() > 1
          && !begins(segments.get(index).text(), node.path("start").asText(""))) {
        parsed.problems.put(index, "the model mixed it up with another segment");
      } else {
        String before = parsed.texts.put(index, text);
        if (before != null && !before.equals(text)) {
          twice.add(index);
        }
      }
    }
    for (int index : twice) {
      parsed.texts.remove(index);
      parsed.problems.put(index, "the model translated it twice");
    }
    return parsed;
  }

  /** Whether anything in it can be believed. */
  boolean any() {
    return !texts.isEmpty();
  }

  /** The translation of a segment, or null when there is none to be believed. */
  @Nullable String text(int index) {
    return texts.get(index);
  }

  /** Why there is none. */
  String problem(int index) {
    return problems.getOrDefault(index, problem);
  }

  /** The whole objects of {@code {"translations": […]}} up to where the JSON breaks, or null. */
  private static @Nullable List<JsonNode> entries(String answer) {
    List<JsonNode> entries = null;
    int from = answer.indexOf('{');
    if (from < 0) {
      return null;
    }
    try (JsonParser parser = JSON.createParser(answer.substring(from))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals("translations");
        JsonToken value = parser.nextToken();
        if (!wanted || value != JsonToken.START_ARRAY) {
          parser.skipChildren();
          continue;
        }
        entries = entries == null ? new ArrayList<>() : entries;
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          JsonNode entry = JSON.readTree(parser);
          entries.add(entry);
        }
      }
    } catch (IOException e) {
      // What was whole before the break counts.
    }
    return entries;
  }

  /** The segment in the same place, when the entry names it by its first words; else null. */
  private static @Nullable Integer inPlace(JsonNode node, int index, List<SourceSegment> segments) {
    String start = node.path("start").asText("");
    boolean named = !letters(start).isEmpty() && begins(segments.get(index).text(), start);
    return named ? index : null;
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
