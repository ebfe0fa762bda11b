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
 * asked for and that one begins so. Where several segments begin alike, ids that are out of order
 * are not believed. JSON in a code fence or between words, with a comma too many, or cut off is
 * read as far as it goes.
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
    List<Integer> places = places(entries, batch, segments);
    Set<Integer> twice = new HashSet<>();
    for (int k = 0; k < entries.size(); k++) {
      JsonNode node = entries.get(k);
      int place = places.get(k);
      if (place < 0) {
        parsed.problem = "the model answered for ids that it was not asked for";
        continue;
      }
      int index = batch.get(place);
      String start = node.path("start").asText("");
      String text = node.path("text").asText("");
      boolean named = begins(segments.get(index).text(), start);
      if (text.isBlank()) {
        parsed.problems.put(index, "the model gave an empty translation");
      } else if (batch.size() > 1
          && (!named || (outOfOrder(places, k) && beginsOther(segments, batch, place, start)))) {
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

  /** For each entry the place in the batch that it is for; −1 for none. */
  private static List<Integer> places(
      List<JsonNode> entries, List<Integer> batch, List<SourceSegment> segments) {
    Map<String, Integer> asked = new HashMap<>();
    for (int place = 0; place < batch.size(); place++) {
      asked.put(BatchQuestion.id(batch.get(place)), place);
    }
    List<Integer> places = new ArrayList<>();
    for (int k = 0; k < entries.size(); k++) {
      Integer place = asked.get(entries.get(k).path("id").asText());
      if (place == null && entries.size() == batch.size()) {
        String start = entries.get(k).path("start").asText("");
        boolean named =
            !letters(start).isEmpty() && begins(segments.get(batch.get(k)).text(), start);
        place = named ? k : null;
      }
      places.add(place == null ? -1 : place);
    }
    return places;
  }

  /** Whether an entry stands behind one that belongs behind it, or the other way round. */
  private static boolean outOfOrder(List<Integer> places, int entry) {
    int place = places.get(entry);
    for (int k = 0; k < places.size(); k++) {
      int other = places.get(k);
      if (other >= 0 && (k < entry ? other > place : other < place)) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsOther(
      List<SourceSegment> segments, List<Integer> batch, int place, String start) {
    for (int other = 0; other < batch.size(); other++) {
      if (other != place && begins(segments.get(batch.get(other)).text(), start)) {
        return true;
      }
    }
    return false;
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
