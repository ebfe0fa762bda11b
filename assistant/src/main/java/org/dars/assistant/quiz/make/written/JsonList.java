package org.dars.assistant.quiz.make.written;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of objects that a model wrote in a JSON object, read with patience: fences and chatter
 * around it, trailing commas, single quotes and raw line breaks are let pass, and of an answer that
 * breaks off the objects before the break are kept.
 *
 * @param objects what could be read
 * @param problem what is wrong with the answer, half a sentence; "" when nothing is
 */
record JsonList(List<JsonNode> objects, String problem) {

  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  JsonList {
    objects = List.copyOf(objects);
  }

  /**
   * Reads an answer.
   *
   * @param field name of the list
   */
  static JsonList read(String answer, String field) {
    int start = answer.indexOf('{');
    if (start < 0) {
      return new JsonList(List.of(), "there is no JSON object in it");
    }
    List<JsonNode> objects = new ArrayList<>();
    try (JsonParser parser = LENIENT.createParser(answer.substring(start))) {
      if (!find(parser, field)) {
        return new JsonList(List.of(), "it has no list \"" + field + "\"");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        JsonNode node = LENIENT.readTree(parser);
        if (node == null) {
          return new JsonList(objects, "it breaks off");
        }
        if (node.isObject()) {
          objects.add(node);
        }
      }
      return new JsonList(objects, objects.isEmpty() ? "its list has no objects" : "");
    } catch (IOException e) {
      return new JsonList(objects, "it is no JSON from object " + (objects.size() + 1) + " on");
    }
  }

  /** Goes to the beginning of the list, which stands in the outermost object. */
  private static boolean find(JsonParser parser, String field) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = field.equals(parser.currentName());
      JsonToken value = parser.nextToken();
      if (wanted) {
        return value == JsonToken.START_ARRAY;
      }
      parser.skipChildren();
    }
    return false;
  }
}
