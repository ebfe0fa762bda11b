package org.dars.assistant.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads passages and questions, one JSON object a line. */
final class JsonLines {

  private static final ObjectMapper JSON = new ObjectMapper();

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
                  row.path("title").asText(""),
                  row.path("section").asText(""),
                  row.path("lang").asText("")));
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
                    row.path("id").asText(where),
                    required(row, "question", where),
                    row.path("lang").asText(""),
                    gold(row),
                    row.path("section").asText(""),
                    answers(row),
                    row.path("is_impossible").asBoolean(false))));
    return questions;
  }

  private static Set<String> gold(JsonNode row) {
    Set<String> gold = new LinkedHashSet<>();
    row.path("gold").forEach(g -> gold.add(g.asText()));
    if (row.path("gold").isTextual()) {
      gold.add(row.path("gold").asText());
    }
    if (!row.path("gold_paragraph").asText("").isEmpty()) {
      gold.add(row.path("gold_paragraph").asText());
    }
    return gold;
  }

  /** {@code answer} or {@code answers}: a text, a list of texts, or {@code {"text": [...]}}. */
  private static List<String> answers(JsonNode row) {
    List<String> answers = new ArrayList<>();
    for (JsonNode node : List.of(row.path("answer"), row.path("answers"))) {
      JsonNode texts = node.isObject() ? node.path("text") : node;
      if (texts.isArray()) {
        texts.forEach(t -> answers.add(t.isObject() ? t.path("text").asText("") : t.asText("")));
      } else {
        answers.add(texts.asText(""));
      }
    }
    answers.removeIf(a -> a.isBlank() || a.equals("null"));
    return answers;
  }

  private static String required(JsonNode row, String field, String where)
      throws EvaluationFileException {
    String value = row.path(field).asText("");
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
    int number = 0;
    int taken = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          String where = file + ", row " + number;
          each.take(parse(line, where), where);
          taken++;
        }
      }
    } catch (NoSuchFileException e) {
      throw new EvaluationFileException(file + ": there is no such file");
    } catch (MalformedInputException e) {
      throw new EvaluationFileException(
          file + ", row " + (number + 1) + ": is not UTF-8 text; save the file as UTF-8");
    } catch (IOException e) {
      throw new EvaluationFileException(file + ": cannot be read: " + e.getMessage());
    }
    if (taken == 0) {
      throw new EvaluationFileException(file + ": holds no rows; one JSON object a line is wanted");
    }
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
