package org.dars.models.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** What servers say about their errors. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** A missing node when it is no JSON. */
  static JsonNode read(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return json == null ? MissingNode.getInstance() : json;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /**
   * The message in {@code {"error": "…"}}, {@code {"error": {"message": "…"}}} or {@code
   * {"message": "…"}}, "" when there is none.
   */
  static String errorMessage(JsonNode json) {
    JsonNode error = json.path("error");
    if (error.isTextual()) {
      return error.asText();
    }
    String inner = error.path("message").asText("");
    return inner.isEmpty() ? json.path("message").asText("") : inner;
  }
}
