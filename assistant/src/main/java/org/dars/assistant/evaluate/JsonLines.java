package org.dars.assistant.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads passages and questions, one JSON object a line. */
final class JsonLines {

  // Files written by pandas hold a bare NaN where a field is empty.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonLines() {}

  static List<EvaluationPassage> passages(Path file) throws EvaluationFileException {
    List<EvaluationPassage> passages = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    read(
        file,
        (row, where) -> {
          String id = required(row, "id", where);
          if (!ids.add(id)) {
            throw new EvaluationFileException(where + ": the id " + id + " stands twice");
          }
          passages.add(
              new EvaluationPassage(
                  id,
                  required(row, "text", where),
                  text(row.path("title")),
                  text(row.path("section")),
                  text(row.path("lang"))));
        });
    return passages;
  }

  static List<EvaluationQuestion> questions(Path file) throws EvaluationFileException {
    List<EvaluationQuestion> questions = new ArrayList<>();
    read(
        file,
        (row, where) ->
            questions.add(
                new EvaluationQuestion(
                    row.hasNonNull("id") ? text(row.path("id")) : where,
                    required(row, "question", where),
                    text(row.path("lang")),
                    gold(row),
                    text(row.path("section")),
                    answers(row),
                    row.path("is_impossible").asBoolean(false))));
    return questions;
  }

  private static Set<String> gold(JsonNode row) {
    Set<String> gold = new LinkedHashSet<>();
    row.path("gold").forEach(g -> gold.add(text(g)));
    gold.add(text(row.path("gold")));
    gold.add(text(row.path("gold_paragraph")));
    gold.remove("");
    return gold;
  }

  /** {@code answer} or {@code answers}: a text, a list of texts, or {@code {"text": [...]}}. */
  private static List<String> answers(JsonNode row) {
    List<String> answers = new ArrayList<>();
    for (JsonNode node : List.of(row.path("answer"), row.path("answers"))) {
      JsonNode texts = node.isObject() ? node.path("text") : node;
      if (texts.isArray()) {
        texts.forEach(t -> answers.add(text(t.isObject() ? t.path("text") : t)));
      } else {
        answers.add(text(texts));
      }
    }
    answers.removeIf(String::isBlank);
    return answers;
  }

  /** A text or number; "" for what is missing, null, NaN, a list or an object. */
  private static String text(JsonNode value) {
    boolean nothing = value.isDouble() && !Double.isFinite(value.asDouble());
    return nothing ? "" : value.asText("");
  }

  private static String required(JsonNode row, String field, String where)
      throws EvaluationFileException {
    String value = text(row.path(field));
    if (value.isBlank()) {
      throw new EvaluationFileException(
          where + ": the field \"" + field + "\" is missing or empty");
    }
    return value;
  }

  private interface Row {
    void take(JsonNode row, String where) throws EvaluationFileException;
  }

  private static void read(Path file, Row each) throws EvaluationFileException {
    TextLines.read(
        file, "one JSON object a line", (line, where) -> each.take(parse(line, where), where));
  }

  private static JsonNode parse(String line, String where) throws EvaluationFileException {
    try {
      JsonNode row = JSON.readTree(line);
      if (row.isObject()) {
        return row;
      }
    } catch (JsonProcessingException e) {
      throw new EvaluationFileException(where + ": is not JSON: " + e.getOriginalMessage());
    }
    throw new EvaluationFileException(where + ": is not a JSON object");
  }
}
